import { expect, test } from 'vitest';
import { isNumber } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { plainText } from '#shared/kind/value-text';
import { printedCells } from '../../support/printed-cells';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { cellsInEqualities, unnoticed } from '../../support/unnoticed';

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

test('changing an amount in an equality by one 分 (a count by one) fails a rule that names the cell', () => {
  const cells = cellsInEqualities(pack, workbook);
  expect(cells.length).toBeGreaterThan(240);
  // Every fifth; each costs a whole import. All of them, both ways: npm run endurance.
  const some = cells.filter((_, at) => at % 5 === 0);
  expect(unnoticed(pack, workbook, some, (at) => (at % 2 === 0 ? [1n] : [-1n]))).toEqual([]);
});

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
