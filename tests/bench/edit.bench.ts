import { bench, describe } from 'vitest';
import type { Command } from '#shared/document/command';
import { Engine } from '#shared/engine/engine';
import type { Session } from '#shared/session/session';
import { largeProject } from '../shared/export/large-project';
import { loadShanxi, sessionOf } from '../support/reference';
import { spreadsheetOf } from './ten-tables';

const pack = loadShanxi();

/** Types one amount into 03, another place each time. */
function typing(session: Session): () => void {
  const lines =
    session
      .document()
      .tables.get('03')
      ?.lines.filter(({ code }) => code.length === 7) ?? [];
  let step = 0;
  return () => {
    step += 1;
    const line = lines[(step * 97) % lines.length]?.code ?? '';
    const command: Command = {
      kind: 'set-cells',
      cells: [{ address: { table: '03', line, column: 2 }, value: BigInt(step) }],
    };
    if (!session.run(command).ok) throw new Error('An amount was refused');
  };
}

/**
 * The peer is a spreadsheet engine under the GPL, used here only: the same ten tables, and every identity a formula
 * that says whether it holds.
 */
describe('one amount among 5,000 项 of ten tables: values and every finding', () => {
  const document = largeProject(pack, 5_000);
  const session = sessionOf(pack, document);
  session.findings();
  const type = typing(session);
  bench('juesuan: values of ten tables and all findings', () => {
    type();
    session.findings();
    session.summary();
  });
  bench('juesuan: values of ten tables', type);

  const engine = Engine.start(pack, document);
  if (!engine.ok) throw new Error(engine.problem.kind);
  const peer = spreadsheetOf(engine.value);
  const { cells, formulas, checks } = peer.size;
  const lines = document.tables.get('03')?.lines.filter(({ code }) => code.length === 7) ?? [];
  const columns = lines.map(({ code }) =>
    peer.at(engine.value.number({ table: '03', line: code, column: 2 }) ?? 0),
  );
  let step = 0;
  bench(`HyperFormula: ${cells} cells, ${formulas} formulas, ${checks} identities`, () => {
    step += 1;
    const place = columns[(step * 97) % columns.length];
    if (place) peer.engine.setCellContents({ sheet: peer.sheet, ...place }, step / 100);
  });
});

describe('one amount, values only, by the number of 项', () => {
  for (const items of [50, 500, 5_000, 20_000, 95_000]) {
    bench(`${items} 项`, typing(sessionOf(pack, largeProject(pack, items))));
  }
});

describe('a 科目 comes into 03 among 5,000 项 and goes again: values and every finding', () => {
  const session = sessionOf(pack, largeProject(pack, 5_000));
  session.findings();
  let isThere = false;
  bench('one of the two', () => {
    const command: Command = isThere
      ? { kind: 'delete-lines', table: '03', codes: ['2010199'] }
      : {
          kind: 'insert-lines',
          table: '03',
          lines: [{ code: '2010199', name: '其他' }],
          names: {},
          moveAmounts: false,
        };
    if (!session.run(command).ok) throw new Error('A line was refused');
    isThere = !isThere;
    session.findings();
    session.summary();
  });
});
