import type { Command } from '#shared/document/command';
import { Engine } from '#shared/engine/engine';
import type { Pack } from '#shared/pack/pack';
import type { Session } from '#shared/session/session';
import { largeProject } from '../shared/export/large-project';
import { sessionOf } from '../support/reference';
import { pair, type Row, sideBySide } from './measure';
import { firstDifference, spreadsheetOf } from './ten-tables';

/** Goes through the 项 of a table: another amount at another place each time, and then the right one again. */
function places(session: Session): () => { readonly line: string; readonly value: bigint } {
  const content = session.document().tables.get('03');
  const lines = content?.lines.filter(({ code }) => code.length === 7) ?? [];
  let step = 1;
  return () => {
    step += 1;
    const line = lines[((step >> 1) * 97) % lines.length]?.code ?? '';
    const right = content?.entries.get(line)?.get(2)?.value;
    return { line, value: (typeof right === 'bigint' ? right : 0n) + (step % 2 === 0 ? 100n : 0n) };
  };
}

/** Types one amount into 03. */
function typing(session: Session): () => void {
  const next = places(session);
  return () => {
    const { line, value } = next();
    const command: Command = {
      kind: 'set-cells',
      cells: [{ address: { table: '03', line, column: 2 }, value }],
    };
    if (!session.run(command).ok) throw new Error('An amount was refused');
  };
}

/**
 * The peer is a spreadsheet engine under the GPL, used here only: the same ten tables, and every identity a formula
 * that says whether it holds. Both must come to the same values, or nothing is measured.
 */
export async function editRows(pack: Pack): Promise<Row[]> {
  const session = sessionOf(pack, largeProject(pack, 5_000));
  session.findings();
  const type = typing(session);
  const listing = sessionOf(pack, largeProject(pack, 5_000));
  listing.findings();
  const typeAndList = typing(listing);

  const started = Engine.start(pack, largeProject(pack, 5_000));
  if (!started.ok) throw new Error(started.problem.kind);
  const engine = started.value;
  const peer = spreadsheetOf(engine);
  const next = places(session);
  const { cells, formulas, checks } = peer.size;
  const set = (line: string, cents: bigint): void => {
    const number = engine.number({ table: '03', line, column: 2 });
    if (number === undefined) throw new Error(`No cell of ${line}`);
    peer.engine.setCellContents({ sheet: peer.sheet, ...peer.at(number) }, Number(cents) / 100);
  };
  const compared = sessionOf(pack, largeProject(pack, 5_000));
  const typeCompared = typing(compared);
  const nextCompared = places(compared);
  for (let time = 0; time < 20; time += 1) {
    typeCompared();
    const { line, value } = nextCompared();
    set(line, value);
  }
  const same = Engine.start(pack, compared.document());
  const difference = same.ok ? firstDifference(same.value, peer) : same.problem.kind;
  if (difference !== undefined) throw new Error(`The peer computes something else: ${difference}`);

  const [values, all, theirs] = await sideBySide(
    [
      {
        name: 'juesuan: values, every changed finding judged and all counted',
        run: () => {
          type();
          session.summary();
        },
      },
      {
        name: 'juesuan: values and the list of all findings',
        run: () => {
          typeAndList();
          listing.findings();
          listing.summary();
        },
      },
      {
        name: `HyperFormula: ${cells} cells, ${formulas} formulas, ${checks} identities`,
        run: () => {
          const { line, value } = next();
          set(line, value);
        },
      },
    ],
    { warm: 200 },
  );
  const sizes = [50, 500, 5_000, 20_000, 95_000];
  const flat = await sideBySide(
    sizes.map((items) => ({ name: `${items} 项`, run: typing(sessionOf(pack, largeProject(pack, items))) })),
    { warm: 300, seconds: 4 },
  );
  const [smallest, ...larger] = flat;
  return [
    {
      work: `5,000 项中录入一个金额：十张表的数，每条受影响的恒等式重新判定并计数 : HyperFormula 以公式装下全部恒等式（${cells} 格、${formulas} 个公式、${checks} 条恒等式）`,
      ...pair(values, theirs),
      target: { ofPeer: 0.1 },
      before: '4.0 ms；只装一张表合计的 HyperFormula 的 5.3 倍',
    },
    {
      work: '同上，另列出全部三万多条审核结果，变了的重新成文 : 同一对照',
      ...pair(all, theirs),
    },
    ...larger.map(
      (ours, at): Row => ({
        work: `录入一个金额，只看数：${sizes[at + 1]} 项 : 50 项`,
        ...pair(ours, smallest),
        target: { ofPeer: 2 },
        before: ['0.5 ms', '1.1 ms', '12 ms', '没有测过'][at] ?? '',
      }),
    ),
  ];
}

/** A 科目 comes into 03 among 5,000 and goes again. */
export async function lineRows(pack: Pack): Promise<Row[]> {
  const session = sessionOf(pack, largeProject(pack, 5_000));
  session.findings();
  const run = (command: Command): void => {
    if (!session.run(command).ok) throw new Error('A line was refused');
    session.findings();
    session.summary();
  };
  const [inserted, deleted] = await sideBySide([
    {
      name: 'juesuan',
      run: () =>
        run({
          kind: 'insert-lines',
          table: '03',
          lines: [{ code: '2010199', name: '其他' }],
          names: {},
          moveAmounts: false,
        }),
    },
    { name: 'juesuan', run: () => run({ kind: 'delete-lines', table: '03', codes: ['2010199'] }) },
  ]);
  return [
    {
      work: '5,000 项中插入一个科目',
      ...pair(inserted, undefined),
      target: { milliseconds: 16 },
      before: '312 ms',
    },
    {
      work: '5,000 项中删除一个科目',
      ...pair(deleted, undefined),
      target: { milliseconds: 16 },
      before: '312 ms',
    },
  ];
}
