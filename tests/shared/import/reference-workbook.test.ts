import { expect, test } from 'vitest';
import { isNumber } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { AMOUNT, COUNT } from '#shared/kind/kinds';
import { plainText, sameMeasure } from '#shared/kind/value-text';
import { sessionOver } from '#shared/session/create-session';
import { numberCell, withCell } from '../../support/edit-sheet';
import { printedCells } from '../../support/printed-cells';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';

const pack = loadShanxi();
const workbook = readFixture('filled');
const imported = importFixture(pack, workbook);
const session = sessionOf(pack, imported.document);

function shown(address: string): string | null {
  const cell = session.cell(parseAddress(address)!);
  return cell && isNumber(cell.value) ? plainText(cell.value, cell.type) : null;
}

test('the published disclosure has no failing rule and no rounding', () => {
  expect(session.findings().filter(({ state }) => state === 'fail' || state === 'rounding')).toEqual([]);
  expect(imported.report.issues).toEqual([]);
});

test.each([
  ['01[27,1]', '55923963.72'],
  ['06[人员,2]', '13988143.89'],
  ['06[公用,2]', '3078181.57'],
  ['07[1,7]', '46479.14'],
  ['10[7,1]', '3'],
])('%s is %s as published', (address, value) => {
  expect(shown(address)).toBe(value);
});

test('every rule of the pack is in the ledger, and what did not run says why', () => {
  const listed = new Set(session.findings().map(({ rule }) => rule));
  for (const rule of pack.rules) if (rule.derives || rule.checks) expect(listed).toContain(rule.id);
  const idle = session.findings().filter(({ state }) => state === 'not-run');
  expect(new Set(idle.map(({ message }) => /（未执行：(.+)）/.exec(message)?.[1]))).toEqual(
    new Set(['没有导入上年数', '项目没有填写单位性质']),
  );
});

test('every printed number is in effect, and no correct total is an override', () => {
  const cells = printedCells(pack, workbook);
  expect(cells.length).toBeGreaterThan(250);
  for (const { address, text } of cells) {
    const value = shown(address);
    expect([address, Number(value)]).toEqual([address, Number(text)]);
    expect(session.cell(parseAddress(address)!)?.kind).not.toBe('override');
  }
});

test('changing any amount in an equality by one 分 (a count by one) fails a rule that names the cell', () => {
  const inEqualities = new Set(
    session.findings().flatMap((finding) => {
      const equal = pack.rules.some(
        ({ id, statement }) =>
          id === finding.rule && statement.kind === 'comparison' && statement.relation === '=',
      );
      return equal && finding.state === 'pass' ? finding.cells : [];
    }),
  );
  const cells = printedCells(pack, workbook).filter(({ address }) => inEqualities.has(address));
  expect(cells.length).toBeGreaterThan(240);
  const unnoticed: string[] = [];
  for (const { address, sheet, row, column, text } of cells) {
    const type = session.cell(parseAddress(address)!)?.type ?? AMOUNT;
    for (const step of [1n, -1n]) {
      const exact = BigInt(
        sameMeasure(type, COUNT)
          ? text
          : text.replace(/^(-?\d+)\.?(\d{0,2})$/, (_, whole, rest) => whole + rest.padEnd(2, '0')),
      );
      const changed = withCell(workbook, sheet, row, column, numberCell(plainText(exact + step, type)));
      const { document, book } = importFixture(pack, changed);
      const noticed = sessionOver(pack, document, book.engine)
        .findings()
        .some((finding) => finding.state === 'fail' && finding.cells.includes(address));
      if (!noticed) unnoticed.push(`${address} ${step > 0n ? '+' : '-'}1`);
    }
  }
  expect(unnoticed).toEqual([]);
  // Some five hundred whole imports.
}, 120_000);

test('the amounts that stand in no equality are known by name', () => {
  const inEqualities = new Set(
    pack.rules.flatMap((rule) =>
      rule.statement.kind === 'comparison' && rule.statement.relation === '='
        ? session
            .findings()
            .filter(({ rule: id, state }) => id === rule.id && state === 'pass')
            .flatMap(({ cells }) => cells)
        : [],
    ),
  );
  expect(
    printedCells(pack, workbook)
      .map(({ address }) => address)
      .filter((address) => !inEqualities.has(address)),
  ).toEqual(['10[5,1]']);
});
