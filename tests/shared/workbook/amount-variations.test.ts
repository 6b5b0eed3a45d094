import { expect, test } from 'vitest';
import { NOT_APPLICABLE } from '#shared/amount/amount';
import { entryAt } from '#shared/document/document';
import { locateTables } from '#shared/workbook/locate-tables';
import type { SheetCell } from '#shared/workbook/sheet';
import { withCell } from '../../support/edit-sheet';
import { mapAmounts } from '../../support/office-habits';
import { importFixture, loadShanxi, readFixture } from '../../support/reference';
import { compose, mapTexts, onSheets, textCell } from '../../support/vary-workbook';

const pack = loadShanxi();
const workbook = readFixture('filled');
const original = importFixture(pack, workbook).document;

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
    for (const [id, { scale, lines, entries }] of document.tables) {
      expect(scale).toBe('wanyuan');
      expect({ lines, entries }).toEqual({
        lines: original.tables.get(id)?.lines,
        entries: original.tables.get(id)?.entries,
      });
    }
  },
);

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
  expect(entryAt(document, '02', '2010301', 3)?.value).toBe(value);
});

test.each([
  ['nothing', undefined],
  ['spaces', textCell(' \u3000 ')],
] as const)('%s stays blank', (_, cell) => {
  const { document } = importFixture(pack, withCell(workbook, BLANK.sheet, 9, 4, cell));
  expect(entryAt(document, '02', '2010301', 3)).toBeUndefined();
});
