import { HyperFormula } from 'hyperformula';
import { bench, describe } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import type { CodedLine } from '#shared/pack/table-shape';
import { loadShanxi, sessionOf } from '../support/reference';

/**
 * One amount typed into a table 03 of 5,000 项: our session (all ten tables follow, every rule judged again) beside
 * HyperFormula with the sums of table 03 alone. The peer is a spreadsheet engine under the GPL, used here only.
 */
const ITEMS: readonly CodedLine[] = Array.from({ length: 5000 }, (_, at) => {
  const code = 2010101 + Math.floor(at / 90) * 100 + (at % 90);
  return { code: String(code), name: `科目${at}` };
});

const pack = loadShanxi();
const session = sessionOf(pack, newDocument(pack, { organisation: '', kind: '', year: 2022 }));
session.run({ kind: 'insert-lines', table: '03', lines: ITEMS, names: {}, moveAmounts: false });
session.run({
  kind: 'set-cells',
  cells: ITEMS.flatMap(({ code: line }) =>
    [2, 3, 4, 5, 6].map((column) => ({ address: { table: '03', line, column }, value: 12_345n })),
  ),
});
session.findings();

/** The same lines as a sheet: row sums, sums of each 款, of each 类 and of all. */
function spreadsheet(): { readonly engine: HyperFormula; readonly rows: readonly number[] } {
  const lines = session.document().tables.get('03')?.lines ?? [];
  const rowOf = new Map(lines.map(({ code }, at) => [code, at + 2]));
  const children = (parent: string, length: number): string[] =>
    lines.filter(({ code }) => code.length === length && code.startsWith(parent)).map(({ code }) => code);
  const sumOf = (codes: readonly string[], column: string): string =>
    codes.length === 0
      ? ''
      : `=${codes
          .map((code) => `${column}${rowOf.get(code)}`)
          .reduce(joinAdjacent, '')
          .replace(/^\+/, '')}`;
  const sheet = [
    ['合计', ...'BCDEFG'.split('').map((column) => sumOf(children('', 3), column))],
    ...lines.map(({ code }, at) =>
      code.length === 7
        ? [code, `=SUM(C${at + 2}:G${at + 2})`, 123.45, 123.45, 123.45, 123.45, 123.45]
        : [
            code,
            ...'BCDEFG'
              .split('')
              .map(
                (column) =>
                  `=SUM(${column}${at + 3}:${column}${at + 2 + lines.filter((line) => line.code.startsWith(code) && line.code !== code).length})${code.length === 3 ? '/2' : ''}`,
              ),
          ],
    ),
  ];
  const engine = HyperFormula.buildFromArray(sheet, { licenseKey: 'gpl-v3' });
  return { engine, rows: lines.flatMap(({ code }, at) => (code.length === 7 ? [at + 1] : [])) };
}

function joinAdjacent(text: string, cell: string): string {
  return `${text}+${cell}`;
}

const peer = spreadsheet();
let step = 0;

describe('one amount typed into 5,000 lines', () => {
  bench('juesuan: values of all tables', () => {
    step += 1;
    const line = ITEMS[(step * 97) % ITEMS.length]?.code ?? '';
    session.run({
      kind: 'set-cells',
      cells: [{ address: { table: '03', line, column: 2 }, value: BigInt(step) }],
    });
  });
  bench('juesuan: values and every finding', () => {
    step += 1;
    const line = ITEMS[(step * 97) % ITEMS.length]?.code ?? '';
    session.run({
      kind: 'set-cells',
      cells: [{ address: { table: '03', line, column: 2 }, value: BigInt(step) }],
    });
    session.findings();
  });
  bench('HyperFormula: values of one sheet', () => {
    step += 1;
    const row = peer.rows[(step * 97) % peer.rows.length] ?? 1;
    peer.engine.setCellContents({ sheet: 0, row, col: 2 }, step / 100);
  });
});
