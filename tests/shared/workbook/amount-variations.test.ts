import { expect, test } from 'vitest';
import { NOT_APPLICABLE } from '#shared/amount/amount';
import { entryAt } from '#shared/document/document';
import { officialTables } from '#shared/pack/table-shape';
import { locateTables } from '#shared/workbook/locate-tables';
import { cellAt, type SheetCell } from '#shared/workbook/sheet';
import { withCell } from '../../support/edit-sheet';
import { mapAmounts } from '../../support/office-habits';
import { importFixture, loadShanxi, readFixture } from '../../support/reference';
import { addCells, compose, insertRows, mapTexts, onSheets, textCell } from '../../support/vary-workbook';

const pack = loadShanxi();
const workbook = readFixture('filled');
const original = importFixture(pack, workbook).document;

/** The tables of a workbook: 补充资料 stand in none. */
function printed<Content>(tables: ReadonlyMap<string, Content>): readonly (readonly [string, Content])[] {
  const official = new Set(officialTables(pack).map(({ id }) => id));
  return [...tables].filter(([id]) => official.has(id));
}

/** 元 to 万元 with all its digits: the point moves four places. */
function inWanyuan(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = whole.padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}${fraction}`;
}

test.each(['金额单位：万元', '单位：万元', '金额单位:人民币万元', '（单位：万 元）'])(
  'a workbook in 万元, labelled %s, gives the same amounts',
  (label) => {
    const varied = compose(
      mapAmounts(pack, ({ text }): SheetCell => ({ kind: 'number', text: inWanyuan(text) })),
      mapTexts((text) => (text === '金额单位：元' ? label : text)),
    )(workbook);
    const { document, report } = importFixture(pack, varied);
    expect(report.issues).toEqual([]);
    expect(document.facts).toEqual(original.facts);
    for (const [id, { scale, lines, entries }] of printed(document.tables)) {
      expect(scale).toBe('wanyuan');
      expect({ lines, entries }).toEqual({
        lines: original.tables.get(id)?.lines,
        entries: original.tables.get(id)?.entries,
      });
    }
  },
);

const noUnit = mapTexts((text) => (text === '金额单位：元' ? '' : text));

test.each([
  ['in the title', mapTexts((text, row) => (row === 0 ? `${text}（万元）` : text))],
  ['beside the number', mapTexts((text) => (/^公开\d+表$/.test(text) ? `${text}　单位：万元` : text))],
  ['above the title', onSheets((one) => addCells(insertRows(one, 0), [[0, 1, '（以万元为单位）']]))],
  [
    'right of the table',
    onSheets((one) => addCells(one, [[2, one.columnCount + 1, '（金额单位：人民币万元）']])),
  ],
  ['in the note', onSheets((one) => addCells(one, [[one.rowCount, 0, '注：本表金额单位为万元。']]))],
] as const)('万元 said %s', (_, say) => {
  const varied = compose(
    mapAmounts(pack, ({ text }): SheetCell => ({ kind: 'number', text: inWanyuan(text) })),
    noUnit,
    say,
  )(workbook);
  const { document, report } = importFixture(pack, varied);
  expect(report.issues).toEqual([]);
  for (const [id, { scale, entries }] of printed(document.tables)) {
    expect([id, scale]).toEqual([id, 'wanyuan']);
    expect(entries).toEqual(original.tables.get(id)?.entries);
  }
});

test('a table that says no scale is read in the pack’s, and the clerk is told', () => {
  const { report } = importFixture(pack, noUnit(workbook));
  expect(report.issues).toHaveLength(officialTables(pack).length);
  for (const { severity, message } of report.issues) {
    expect(severity).toBe('warning');
    expect(message).toContain('没有写明金额单位，已按元读取');
  }
});

test.each([
  ['万元 behind an amount of a table in 元', '12.5万元'],
  ['another currency', '$12'],
  ['元 in the middle', '12元5'],
])('%s is no number', (_, text) => {
  const sheet = locateTables(workbook, pack).tables.find(({ table }) => table === '02')!.sheet.name;
  const { report } = importFixture(pack, withCell(workbook, sheet, 9, 4, textCell(text)));
  expect(report.issues.map(({ message }) => message).join()).toContain(`“${text}”不是数字`);
});

test('each table keeps its own scale', () => {
  const sheet = locateTables(workbook, pack).tables.find(({ table }) => table === '07')?.sheet.name;
  const only07 = compose(
    mapAmounts(pack, (cell, address) => (address.startsWith('07[') ? textCell(inWanyuan(cell.text)) : cell)),
    onSheets((one) =>
      one.name === sheet
        ? mapTexts((text) => text.replace('单位：元', '单位：万元'))({ format: 'xlsx', sheets: [one] })
            .sheets[0]!
        : one,
    ),
  )(workbook);
  const { document } = importFixture(pack, only07);
  expect([...document.tables].filter(([, { scale }]) => scale === 'wanyuan').map(([id]) => id)).toEqual([
    '07',
  ]);
  expect(document.tables.get('07')?.entries).toEqual(original.tables.get('07')?.entries);
});

test.each(['千元', '百万元'])('a table in %s is reported before anything else is believed', (unit) => {
  const varied = mapTexts((text) => text.replace(/单位：元$/, `单位：${unit}`))(workbook);
  const { document, report } = importFixture(pack, varied);
  expect(document.facts).toEqual(original.facts);
  expect(report.issues).toHaveLength(officialTables(pack).length);
  for (const { severity, message } of report.issues) {
    expect(severity).toBe('error');
    expect(message).toContain(`金额单位是“${unit}”`);
  }
});

test('0.00 in every blank place, rows without words among them, is no error', () => {
  const places = locateTables(workbook, pack).tables.flatMap(
    ({ sheet, panels, lines, codedLines, strangeRows }) =>
      [...lines, ...codedLines, ...strangeRows].flatMap(({ row, panel }) =>
        (panels[panel] ?? []).flatMap(({ amount, columns: [column] }) =>
          amount === undefined || column === undefined || cellAt(sheet, row, column)
            ? []
            : [{ sheet: sheet.name, row, column }],
        ),
      ),
  );
  let varied = workbook;
  for (const { sheet, row, column } of places) {
    varied = withCell(varied, sheet, row, column, { kind: 'number', text: '0' });
  }
  const { report } = importFixture(pack, varied);
  expect(places.length).toBeGreaterThan(400);
  expect(report.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(report.tables.flatMap(({ overrides }) => overrides)).toEqual([]);
});

/** 02[2010301,3] (上级补助收入) stands in E10 and is blank in the reference. */
const BLANK = { sheet: locateTables(workbook, pack).tables.find(({ table }) => table === '02')!.sheet.name };

test.each([
  ['0.00', textCell('0.00'), 0n],
  ['0', { kind: 'number', text: '0' } satisfies SheetCell, 0n],
  ['—', textCell('—'), NOT_APPLICABLE],
  ['——', textCell('——'), NOT_APPLICABLE],
  ['-', textCell(' - '), NOT_APPLICABLE],
] as const)('%s is kept as what it is', (_, cell, value) => {
  const { document } = importFixture(pack, withCell(workbook, BLANK.sheet, 9, 4, cell));
  expect(entryAt(document, { table: '02', line: '2010301', column: 3 })?.value).toBe(value);
});

test.each([
  ['nothing', undefined],
  ['spaces', textCell(' \u3000 ')],
] as const)('%s stays blank', (_, cell) => {
  const { document } = importFixture(pack, withCell(workbook, BLANK.sheet, 9, 4, cell));
  expect(entryAt(document, { table: '02', line: '2010301', column: 3 })).toBeUndefined();
});
