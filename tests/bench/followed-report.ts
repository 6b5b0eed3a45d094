import { composeReport, parseReport } from '#shared/narrative/compose-report';
import { followReport } from '#shared/narrative/live-report';
import type { Pack } from '#shared/pack/pack';
import type { Session } from '#shared/session/session';
import { pair, type Row, sideBySide } from './measure';
import { bigSession } from './report';

/** A changed amount in the document of a large department: the sentences that use it, beside the whole made anew. */
export async function followedRows(pack: Pack): Promise<Row[]> {
  const templates = parseReport(pack);
  if (!templates?.ok) throw new Error('The pack has no document');
  const session = bigSession(pack);
  const live = followReport(templates.value, session, { scale: pack.scale });
  session.subscribe(live.note);
  if (!live.blocks().ok) throw new Error('The document cannot be composed');
  const other = bigSession(pack);
  const change = typing(session);
  const changeOther = typing(other);
  const [ours, whole] = await sideBySide(
    [
      {
        name: 'only what reads the cell',
        before: change,
        run: () => {
          if (!live.blocks().ok) throw new Error('The document cannot be composed');
        },
      },
      {
        name: 'the whole document',
        before: changeOther,
        run: () => composeReport(templates.value, other, { scale: pack.scale }),
      },
    ],
    { seconds: 2 },
  );
  return [
    {
      work: '公开文本中改一个金额：只重做用到它的段落 : 整篇重做',
      ...pair(ours, whole),
      target: { milliseconds: 16 },
    },
  ];
}

/** Types another amount into a 项 of 05, which goes into most sums of the document. */
function typing(session: Session): () => void {
  const line =
    session
      .document()
      .tables.get('05')
      ?.lines.find(({ code }) => code.length === 7)?.code ?? '';
  const address = { table: '05', line, column: 2 };
  let value = 1_000_00n;
  return () => {
    value += 1n;
    if (!session.run({ kind: 'set-cells', cells: [{ address, value }] }).ok)
      throw new Error('An amount was refused');
  };
}
