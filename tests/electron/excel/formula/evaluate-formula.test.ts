import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRational, rationalText } from '#shared/amount/rational';
import {
  evaluateFormula,
  type FormulaCell,
  type FormulaSource,
} from '../../../../electron/excel/formula/evaluate-formula';

type Cells = Readonly<Record<string, string>>;

/** Cells by address; `=…` is a formula, a number a number, anything else text. */
function source(sheets: Readonly<Record<string, Cells>>): FormulaSource {
  return {
    sheet: (name) => {
      const cells = sheets[name];
      if (cells === undefined) return undefined;
      const rows = new Map<number, Map<number, FormulaCell>>();
      for (const [place, text] of Object.entries(cells)) {
        const row = Number(place.slice(1)) - 1;
        const line = rows.get(row) ?? new Map<number, FormulaCell>();
        rows.set(row, line.set(place.charCodeAt(0) - 65, cell(text)));
      }
      return { name, rows };
    },
  };
}

function cell(text: string): FormulaCell {
  if (text.startsWith('=')) return { formula: text.slice(1) };
  const value = parseRational(text);
  return { value: value === undefined ? { kind: 'text', text } : { kind: 'number', value } };
}

function result(formula: string, cells: Cells = {}, other: Cells = {}): string {
  const given = source({ 甲: { ...cells, Z1: `=${formula}` }, '乙 丙': other });
  const value = evaluateFormula(given, '甲', 0, 25);
  if (!value.ok) return `? ${value.problem}`;
  if (value.value.kind === 'number') return rationalText(value.value.value);
  return value.value.kind === 'text' ? `"${value.value.text}"` : JSON.stringify(value.value);
}

test.each([
  ['0.1+0.2', '0.3'],
  ['1-0.9-0.1', '0'],
  ['-2*-3', '6'],
  ['2+3*4-6/4', '12.5'],
  ['(2+3)*4', '20'],
  ['10-4-3', '3'],
  ['-(1+2)', '-3'],
  ['50%*3', '1.5'],
  ['1/3*3', '1'],
  ['ROUND(2.345,2)', '2.35'],
  ['ROUND(-2.345,2)', '-2.35'],
  ['ROUND(1250,-2)', '1300'],
  ['ROUND(559239637.2/10000,2)', '55923.96'],
  ['IF(1>2,1/0,7)', '7'],
  ['IF("a"="A",1,2)', '1'],
  ['ABS(-1.50)', '1.5'],
  ['MAX(1,-2,3.5)-MIN(1,-2)', '5.5'],
  ['SUM()', '0'],
  ['IF(A1="","",1)', '""'],
  ['VLOOKUP(1,A1:B2,2)', '? function VLOOKUP'],
  ['1/0', '? division by zero'],
  ['"a"+1', '? text "a" as a number'],
  ['科目代码', '? 甲!Z1: name 科目代码'],
  ['Sheet9!A1', '? no sheet Sheet9'],
  ['1+', '? 甲!Z1: ends too early'],
  ['2^3', '? 甲!Z1: not understood: ^'],
  ['A1:B2', '? a range where one value belongs'],
  ['SUM(1', '? 甲!Z1: ) expected before the end'],
])('%s gives %s', (formula, expected) => {
  expect(result(formula)).toBe(expected);
});

test('cells, ranges and other sheets; text and blanks in a range do not count', () => {
  const cells = { A1: '9000000000000000.01', A2: '合计', A4: '0.02', B1: '=SUM(A1:A9)', B2: '=B1+A3' };
  expect(result('B2', cells)).toBe('9000000000000000.03');
  expect(result("SUM('乙 丙'!A:A)+'乙 丙'!B1", {}, { A1: '1', A9: '2.5', B1: '=A9*2' })).toBe('8.5');
  expect(result('A2+1', cells)).toBe('? text "合计" as a number');
});

test('a circle is said, not followed', () => {
  expect(result('B1', { B1: '=C1+1', C1: '=SUM(A1:B2)' })).toBe('? circular reference through 甲!B1');
});

test('a long chain and deep brackets end in a reason', () => {
  const chain = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`A${i + 1}`, `=A${i + 2}+1`]));
  expect(result('A1', chain)).toBe('? chain of formulas too long');
  expect(result(`${'('.repeat(5000)}1${')'.repeat(5000)}`)).toBe('? 甲!Z1: nested too deep');
});

test('a sum of amounts is exact', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), { maxLength: 30 }),
      (amounts) => {
        const text = (fen: bigint) => rationalText({ numerator: fen, denominator: 100n });
        const cells = Object.fromEntries(amounts.map((fen, index) => [`A${index + 1}`, text(fen)]));
        expect(result('SUM(A1:A40)', cells)).toBe(text(amounts.reduce((sum, fen) => sum + fen, 0n)));
      },
    ),
  );
});
