import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CellValue, isText, textValue } from '#shared/amount/amount';
import { KINDS, kindOf, type ValueType } from '#shared/kind/kinds';
import {
  checkValue,
  displayText,
  editText,
  exactWorkbookValue,
  readStored,
  readTyped,
  readValue,
  readWorkbookCell,
  sentenceText,
  storedText,
} from '#shared/kind/value-text';

const TYPES = {
  amount: { kind: 'amount' },
  inWanyuan: { kind: 'amount', scale: '万元' },
  count: { kind: 'count', unit: '辆' },
  percentage: { kind: 'percentage', decimals: 2 },
  score: { kind: 'score', decimals: 1 },
  text: { kind: 'text', limit: 12 },
  choice: { kind: 'choice', options: ['优', '良', '不适用（—）'] },
  date: { kind: 'date' },
} as const satisfies Record<string, ValueType>;

/** What is read, as the table shows it, or the sentence that refuses it. */
function read(text: string, type: ValueType): string {
  const value = readTyped(text, type, 'yuan');
  return value.ok ? displayText(value.value.value, type, 'yuan') : value.problem;
}

describe('what is typed, and what is shown', () => {
  test.each<[keyof typeof TYPES, string, string]>([
    ['amount', '1234.5', '1,234.50'],
    ['inWanyuan', '1.5', '1.50'],
    ['inWanyuan', '15000元', '1.50'],
    ['count', '12辆', '12'],
    ['count', '1.5', '“1.5”不是整数，数量只能是整数'],
    ['percentage', '98.5%', '98.50%'],
    ['percentage', '98.5', '98.50%'],
    ['percentage', '＝1/3', '33.33%'],
    ['percentage', '=12%+3%', '15.00%'],
    ['percentage', '=12+3', '“=12+3”看不出是百分之几还是几倍，请在数后写上 %'],
    ['percentage', '98.555%', '“98.555”的小数超过 2 位，请核对后输入'],
    ['score', '9.5', '9.5'],
    ['score', '=20/3', '6.7'],
    ['score', '9.55', '“9.55”的小数超过 1 位，请核对后输入'],
    ['text', '  已验收 ', '已验收'],
    ['text', '—', '—'],
    ['text', '=1+1', '=1+1'],
    ['text', '一二三四五六七八九十一二三', '文字有 13 个字，这里最多 12 个字'],
    ['choice', ' 优', '优'],
    ['choice', '不适用(-)', '不适用（—）'],
    ['choice', '好', '“好”不在可选项中，请从 优、良、不适用（—） 中选一项'],
    ['date', '2024年1月31日', '2024-01-31'],
    ['date', '2024/1/31', '2024-01-31'],
    ['date', '20240131', '2024-01-31'],
    ['date', '2024-02-30', '“2024-02-30”不是日期，请写成 2024-01-31 或 2024年1月31日'],
    ['date', '', ''],
  ])('%s: “%s” → %s', (name, text, shown) => expect(read(text, TYPES[name])).toBe(shown));
});

test('a cell that holds the text “—” is not one that holds —', () => {
  const dash = readValue('—', TYPES.text, 'yuan');
  expect(dash).toEqual({ ok: true, value: "'—" });
  expect(storedText("'—", TYPES.text)).toBe("'—");
  expect([readStored("'—", TYPES.text), readStored('—', TYPES.text)]).toEqual(["'—", '—']);
});

test('a column with a unit of its own is in that unit, whatever the table is shown in', () => {
  for (const scale of ['yuan', 'wanyuan'] as const) {
    expect(displayText(1_500_000n, TYPES.inWanyuan, scale)).toBe('1.50');
    expect(sentenceText(1_500_000n, TYPES.inWanyuan, scale)).toBe('1.50万元');
  }
});

describe('a cell of a workbook', () => {
  test.each<[string, keyof typeof TYPES, Parameters<typeof readWorkbookCell>[0], string]>([
    ['a formatted percentage', 'percentage', { kind: 'number', text: '0.9855', percent: true }, '98.55%'],
    [
      'a computed one, as printed',
      'percentage',
      { kind: 'number', text: '0.333333333333333', percent: true },
      '33.33%',
    ],
    ['per cents without the format', 'percentage', { kind: 'number', text: '98.5' }, '98.50%'],
    [
      'a share without the format',
      'percentage',
      { kind: 'number', text: '0.98' },
      '是 0.98，没有百分号，看不出是百分之几，请在 Excel 中设为百分比格式',
    ],
    ['a date', 'date', { kind: 'number', text: '45322', date: true }, '2024-01-31'],
    ['a date as text', 'date', { kind: 'text', text: '2024.1.31' }, '2024-01-31'],
    ['a number in a text column', 'text', { kind: 'number', text: '12' }, '12'],
    [
      'a date in a text column',
      'text',
      { kind: 'number', text: '45322', date: true },
      '是日期，这里填文字，请在 Excel 中把此格改为文本',
    ],
    [
      'a percentage in an amount',
      'amount',
      { kind: 'number', text: '0.5', percent: true },
      '“0.5”按百分比显示，不是金额',
    ],
    [
      'a percentage in a score',
      'score',
      { kind: 'number', text: '0.5', percent: true },
      '“0.5”按百分比显示，不是得分',
    ],
  ])('%s', (_, name, cell, shown) => {
    const value = readWorkbookCell(cell, TYPES[name], 'yuan');
    expect(value.ok ? displayText(value.value, TYPES[name], 'yuan') : value.problem).toBe(shown);
  });
});

const amounts = fc.bigInt({ min: -9n * 10n ** 15n, max: 9n * 10n ** 15n });
const values: Readonly<Record<keyof typeof TYPES, fc.Arbitrary<CellValue>>> = {
  amount: amounts,
  inWanyuan: amounts,
  count: amounts,
  percentage: amounts,
  score: amounts,
  text: fc
    .string({ unit: fc.constantFrom('验', "'", '—', '=', '1', '\n', '%'), maxLength: 12 })
    .map((text) => textValue(text.trim())),
  choice: fc.constantFrom(...TYPES.choice.options).map(textValue),
  date: fc
    .date({ min: new Date('1901-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((day) => textValue(day.toISOString().slice(0, 10))),
};

describe.each(Object.entries(TYPES))('whatever a cell of %s holds', (name, type) => {
  const held = values[name as keyof typeof TYPES];

  test('comes back from a file, from editing and from a workbook, and nothing of another kind does', () => {
    fc.assert(
      fc.property(held, fc.constantFrom('yuan' as const, 'wanyuan' as const), (value, scale) => {
        expect(readStored(storedText(value, type), type)).toBe(value);
        const typed = readTyped(editText(value, type, scale), type, scale);
        expect(typed.ok && typed.value.value).toBe(value);
        expect(checkValue(value, type).ok).toBe(true);
        if (value === null || value === '—') return;
        const cell = exactWorkbookValue(value, type, scale);
        const flags = {
          ...(name === 'percentage' ? { percent: true as const } : {}),
          ...(name === 'date' ? { date: true as const } : {}),
        };
        expect(readWorkbookCell({ ...cell, ...flags }, type, scale)).toEqual({ ok: true, value });
        expect(checkValue(isText(value) ? 1n : "'x", type).ok).toBe(false);
      }),
    );
  });
});

test('every kind has a name, and numbers stand at the right', () => {
  for (const [word, { name, calculates, align }] of Object.entries(KINDS)) {
    expect(name).not.toBe('');
    expect([word, align === 'right']).toEqual([word, calculates]);
  }
  expect(kindOf(TYPES.choice).options(TYPES.choice)).toEqual(TYPES.choice.options);
});
