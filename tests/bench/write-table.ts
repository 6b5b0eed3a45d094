import { isMet, type Row } from './measure';

/** One run of the bench, as it is kept. */
export type Run = {
  readonly node: string;
  readonly machine: string;
  /** Of the peers. */
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
};

export function asText(row: Row): string {
  const { work, ours, peer, unit } = row;
  const ms = (value: number): string => counted(value, unit);
  const ratio = peer ? `  ${times(ours.median / peer.median)} × ${peer.name} ${ms(peer.median)}` : '';
  const met = isMet(row);
  const fastest = `${ms(ours.fastest)}${peer ? ` : ${ms(peer.fastest)}` : ''}`;
  // Of work in other processes and threads nobody counts it.
  const busy = Number.isNaN(ours.busy) ? '' : `，处理器 ${ms(ours.busy)}${peer ? ` : ${ms(peer.busy)}` : ''}`;
  return `${met === undefined ? '  ' : met ? '✓ ' : '✗ '}${ms(ours.median)}${ratio}  （最快 ${fastest}${busy}）  目标 ${targetOf(row)}  ${work}`;
}

export function asMarkdown({ node, machine, versions, rows }: Run): string {
  const peers = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    '# 速度',
    '',
    '`npm run bench -- --keep` 写出本页和 `benchmarks.json`。程序按交付的样子打包后运行，与对照在同一进程里轮流做，取中位数；',
    '冷启动一行是两个进程。数字随机器和它当时的忙闲而变，倍数变得少些；“最快之比”是各自最快一次相比（没有对照的是最快一次），',
    '受别的工作干扰最少。“以前”是立下目标时在当时的机器上量得的。',
    '',
    `机器：${machine}；Node ${node}；对照：${peers.join('、')}。`,
    '',
    '| 工作 | 以前 | 现在 | 对照 | 倍数 | 最快之比 | 目标 | |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => {
      const { work, before, ours, peer, unit } = row;
      const ms = (value: number): string => counted(value, unit);
      const met = isMet(row);
      return `| ${[
        work,
        before ?? '',
        ms(ours.median),
        peer ? ms(peer.median) : '',
        peer ? times(ours.median / peer.median) : '',
        peer ? times(ours.fastest / peer.fastest) : ms(ours.fastest),
        targetOf(row),
        met === undefined ? '' : met ? '达到' : '未达到',
      ].join(' | ')} |`;
    }),
    '',
  ].join('\n');
}

function targetOf({ target }: Row): string {
  if (!target) return '—';
  if ('ofPeer' in target) return `≤ ${target.ofPeer} 倍`;
  return 'milliseconds' in target ? `≤ ${target.milliseconds} ms` : `≤ ${target.megabytes} MB`;
}

function counted(value: number, unit: Row['unit']): string {
  return `${value < 10 ? value.toPrecision(3) : value.toFixed(1)} ${unit ?? 'ms'}`;
}

function times(value: number): string {
  return value.toFixed(2);
}
