import { expect, test } from 'vitest';
import { AMOUNT, COUNT, TEXT } from '#shared/kind/kinds';
import { readPasted } from '#shared/kind/value-text';
import { readSections } from '#shared/workbook/format-section';
import { StyleFormats } from '#shared/workbook/style-formats';

test.each([
  ['.xl65 {mso-number-format:"0\\.0\\,";}', '0.0,'],
  ['<!-- td {mso-number-format:"0\\!\\.0000";} -->', '0!.0000'],
  [
    '.other {color:red} .xl65, td.xl66 {font:x;mso-number-format:"0\\0022\\.\\0022\\0\\,\\0022万元\\0022"}',
    '0"."0,"万元"',
  ],
  ['.xl65 {mso-number-format:Percent;}', 'Percent'],
])('%s gives a cell the format %s', (sheet, format) => {
  const formats = new StyleFormats();
  formats.read(sheet);
  expect(formats.of('td', '', 'xl65')).toBe(format);
  expect(formats.of('td', 'mso-number-format:"\\@"', 'xl65')).toBe('@');
});

test('a format that takes powers of ten off is told from one that does not', () => {
  expect(readSections('0"."0,"万元"')[0]?.shown).toMatchObject({ hidden: 4 });
  expect(readSections('#,##0.00')[0]?.shown).toEqual({});
});

test('a number shown smaller than it is, copied without what it is, is no amount and no count; a text is what is shown', () => {
  const cell = { text: '5592.4', scaled: true } as const;
  for (const type of [AMOUNT, COUNT]) expect(readPasted(cell, type, 'yuan').ok).toBe(false);
  expect(readPasted(cell, TEXT, 'yuan')).toEqual({ ok: true, value: "'5592.4" });
});
