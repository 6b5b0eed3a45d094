import { Button, Checkbox, Flex } from 'antd';
import type { HostResponse } from '#shared/host/contract';

type Read = HostResponse<'sum.read'>;

type Props = {
  readonly read: Read;
  /** The eliminations that are not carried out, by their place. */
  readonly left: ReadonlySet<number>;
  readonly onLeave: (left: ReadonlySet<number>) => void;
};

/** What units handed to each other, both sides, each to be taken off the sum or left in it. */
export function EliminationList({ read: { eliminations }, left, onLeave }: Props) {
  if (eliminations.length === 0) return <p className="quiet">没有发现单位之间的往来，不需要抵销。</p>;
  const toggle = (at: number) => {
    const next = new Set(left);
    if (!next.delete(at)) next.add(at);
    onLeave(next);
  };
  return (
    <section aria-label="抵销" className="sum-eliminations">
      <Flex justify="space-between" align="center">
        <strong>{`单位之间的往来：抵销 ${eliminations.length - left.size} 笔，保留 ${left.size} 笔`}</strong>
        <Flex gap={8}>
          <Button size="small" onClick={() => onLeave(new Set())}>
            全部抵销
          </Button>
          <Button size="small" onClick={() => onLeave(new Set(eliminations.keys()))}>
            全部保留
          </Button>
        </Flex>
      </Flex>
      <table>
        <thead>
          <tr>
            <th>抵销</th>
            <th>往来</th>
            <th>收到的单位</th>
            <th>付出的单位</th>
            <th>金额（元）</th>
          </tr>
        </thead>
        <tbody>
          {eliminations.map(({ title, amount, income, expense }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: known by its place, and the list does not change
            <tr key={at}>
              <td>
                <Checkbox
                  aria-label={`抵销 ${title} ${amount}`}
                  checked={!left.has(at)}
                  onChange={() => toggle(at)}
                />
              </td>
              <td>{title}</td>
              <td>{income.map(sideText).join('；')}</td>
              <td>{expense.map(sideText).join('；')}</td>
              <td className="sum-amount">{amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sideText({
  organisation,
  file,
  cell,
  amount,
}: Read['eliminations'][number]['income'][number]): string {
  return `${organisation || file} ${cell} ${amount}`;
}
