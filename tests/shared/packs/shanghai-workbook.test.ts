import { describe, expect, test } from 'vitest';
import { isNumber } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { groupRounding } from '#shared/engine/group-rounding';
import { workbookValue } from '#shared/kind/value-text';
import { hiddenLines } from '#shared/session/hidden-lines';
import type { Session } from '#shared/session/session';
import { numberCell, withCell } from '../../support/edit-sheet';
import { printedCells } from '../../support/printed-cells';
import { importFixture, loadShanghai, readFixture, sessionOf } from '../../support/reference';

const pack = loadShanghai();
const workbook = readFixture('shanghai');
const imported = importFixture(pack, workbook);
const session = sessionOf(pack, imported.document);

function shown(from: Session, address: string): string | null {
  const cell = from.cell(parseAddress(address)!);
  return cell && isNumber(cell.value) ? workbookValue(cell.value, cell.type, 'wanyuan').text : null;
}

test('no rule fails; what rounding to 万元 left is told as 尾差 and nothing else', () => {
  expect(imported.report.issues).toEqual([]);
  const findings = session.findings();
  expect(findings.filter(({ state }) => state === 'fail')).toEqual([]);
  const rounding = findings.filter(({ state }) => state === 'rounding');
  expect(rounding.length).toBeGreaterThan(10);
  for (const { difference } of rounding) expect(Number(difference)).not.toBe(0);
});

test('尾差 is one hint a table, each finding in one of them', () => {
  const groups = groupRounding(pack, session.findings());
  expect(groups.map(({ sentence }) => sentence).slice(0, 2)).toEqual([
    '《收入支出决算总表》有 1 处尾差，最大 0.01万元，是换算为万元时四舍五入所致，无须改正',
    '《收入决算表》有 6 处尾差，最大 0.01万元，是换算为万元时四舍五入所致，无须改正',
  ]);
  expect(groups.flatMap(({ findings }) => findings)).toHaveLength(session.summary().rounding);
  expect(groupRounding(pack, session.findings(), 'yuan')[0]?.sentence).toContain('最大 100.00元，');
});

test('who and when, from the cover: the tables print neither', () => {
  expect([imported.report.organisation, imported.report.year]).toEqual(['上海市示范事务局', 2024]);
});

test('every rule of the pack runs on these figures, apart from last year and 补充资料', () => {
  const ran = new Set(
    session.findings().flatMap(({ rule, state }) => (state === 'pass' || state === 'rounding' ? [rule] : [])),
  );
  const rules = pack.rules.filter(({ derives, checks }) => derives || checks).map(({ id }) => id);
  expect(rules.filter((id) => !ran.has(id) && id !== 'P-1' && !id.startsWith('S'))).toEqual([]);
});

test('every printed number is in effect, and no total within the envelope is an override', () => {
  const cells = printedCells(pack, workbook);
  expect(cells.length).toBeGreaterThan(250);
  for (const { address, text } of cells) {
    expect([address, Number(shown(session, address))]).toEqual([address, Number(text)]);
    expect(session.cell(parseAddress(address)!)?.kind).not.toBe('override');
  }
});

describe("another department's habits: codes over 类、款、项, 26 类", () => {
  const other = sessionOf(pack, importFixture(pack, readFixture('shanghaiSplit')).document);

  test('give the same project', () => {
    expect(session.addresses().map((address) => [address, shown(session, address)])).toEqual(
      other.addresses().map((address) => [address, shown(other, address)]),
    );
  });

  test('the two optional 类 are there, and stay out of the table while they are blank', () => {
    expect(shown(other, '01[231,2]')).toBe(null);
    const [table] = pack.tables;
    expect([...hiddenLines(other, table!)]).toEqual(['231', '232']);
    other.run({
      kind: 'insert-lines',
      table: '03',
      lines: [{ code: '2310301', name: '地方政府一般债券还本支出' }],
      names: {},
      moveAmounts: false,
    });
    other.run({
      kind: 'set-cells',
      cells: [{ address: { table: '03', line: '2310301', column: 3 }, value: 10_000n }],
    });
    expect([...hiddenLines(other, table!)]).toEqual(['232']);
  });
});

test('合计 is read where the template prints it: on the row of three column titles', () => {
  const sheet = '政府性基金预算财政拨款收入支出决算表';
  const titles = workbook.sheets.find(({ name }) => name === sheet)!.rows.get(3)!;
  const asPrinted = [4, 5, 6].reduce(
    (before, column) =>
      withCell(withCell(before, sheet, 3, column, undefined), sheet, 4, column, titles.get(column)),
    workbook,
  );
  const read = importFixture(pack, asPrinted);
  expect(read.report.issues).toEqual([]);
  const wrong = importFixture(pack, withCell(asPrinted, sheet, 4, 2, numberCell('999.99')));
  expect(wrong.report.tables.find(({ table }) => table === '08')?.overrides).toEqual([
    expect.objectContaining({ cell: '08[合计,1]', printed: '9999900.00' }),
  ]);
});

test('changing any amount in an equality beyond the envelope fails a rule that names the cell', () => {
  const equal = new Set(
    session.findings().flatMap(({ rule, state, cells }) => {
      const comparisons = pack.rules.filter(({ id }) => id === rule);
      const isEquality = comparisons.some(
        ({ statement }) => statement.kind === 'comparison' && statement.relation === '=',
      );
      return isEquality && (state === 'pass' || state === 'rounding') ? cells : [];
    }),
  );
  const cells = printedCells(pack, workbook);
  expect(cells.filter(({ address }) => !equal.has(address))).toEqual([]);
  const unnoticed = cells.flatMap(({ address, sheet, row, column, text }, at) => {
    // 0.40 万元 is beyond (n+1) × 0.005 for every sum of these tables.
    const changed = (Number(text) + (at % 2 === 0 ? 0.4 : -0.4)).toFixed(2);
    const mutated = withCell(workbook, sheet, row, column, numberCell(changed));
    const findings = sessionOf(pack, importFixture(pack, mutated).document).findings();
    const noticed = findings.some(({ state, cells: read }) => state === 'fail' && read.includes(address));
    return noticed ? [] : [`${address} ${text} → ${changed}`];
  });
  expect(unnoticed).toEqual([]);
}, 60_000);
