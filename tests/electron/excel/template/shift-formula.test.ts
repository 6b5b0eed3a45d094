import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnName } from '#shared/workbook/sheet';
import { formulaTokens } from '../../../../electron/excel/formula/formula-tokens';
import { translateFormula } from '../../../../electron/excel/formula/move-references';
import { shiftFormula } from '../../../../electron/excel/template/shift-formula';

const shifts = new Map([['甲', [{ after: 8, count: 18, like: 8 }]]]);
const shifted = (formula: string, home = '甲') => shiftFormula(formula, home, shifts);

test.each([
  ['SUM(C8:C10)', 'SUM(C8:C28)'],
  ['SUM(C7:C9)', 'SUM(C7:C9)'],
  ['SUM(C10:C12)', 'SUM(C28:C30)'],
  ['C33+$F$34-F$35', 'C51+$F$52-F$53'],
  ['SUM(A:A)+SUM(9:10)+SUM($9:$12)', 'SUM(A:A)+SUM(9:28)+SUM($9:$30)'],
  ['A1:A1048576', 'A1:A1048576'],
  ['IF(A10="A10",LOG10(A10),"say ""A10""")', 'IF(A28="A10",LOG10(A28),"say ""A10""")'],
  ['科目A10+A10x+_A10+A10.b+XFE10+A1048577', '科目A10+A10x+_A10+A10.b+XFE10+A1048577'],
  ["乙!A10+'甲'!A10+甲!A10:B12+'乙 丙'!A10", "乙!A10+'甲'!A28+甲!A28:B30+'乙 丙'!A10"],
  ['甲!A10:甲!B12', '甲!A28:甲!B30'],
  ['[1]甲!A10+甲:丙!A10', '[1]甲!A10+甲:丙!A10'],
  ['Table1[[#This Row],[A10]]+A10', 'Table1[[#This Row],[A10]]+A28'],
  ['#REF!+A10#+@A10+{1,2;3,4}', '#REF!+A28#+@A28+{1,2;3,4}'],
  ['甲!科目A10+甲!#REF!', '甲!科目A10+甲!#REF!'],
  ['A10 A11,A10:INDEX(A10:A11,1)', 'A28 A29,A28:INDEX(A28:A29,1)'],
  ['1E10+2.5e3+A10', '1E10+2.5e3+A28'],
])('%s becomes %s', (before, after) => {
  expect(shifted(before)).toBe(after);
});

test('a reference without sheet means the home sheet; sheet names are compared without case', () => {
  expect(shifted('A10', '乙')).toBe('A10');
  const latin = new Map([['it’s a', [{ after: 0, count: 1, like: 0 }]]]);
  expect(shiftFormula("'IT’S A'!B2+B2", '乙', latin)).toBe("'IT’S A'!B3+B2");
  expect(shiftFormula("'o''k'!B2", undefined, new Map([["o'k", [{ after: 0, count: 2, like: 0 }]]]))).toBe(
    "'o''k'!B4",
  );
});

test('a copied formula moves its relative ends only', () => {
  expect(translateFormula('A1+$A1+A$1+$A$1+SUM(B2:B3)+乙!C4', 2, 1)).toBe('B3+$A3+B$1+$A$1+SUM(C4:C5)+乙!D6');
  expect(translateFormula('A1', -1, 0)).toBe('#REF!');
});

type Piece = { readonly before: string; readonly after: string };
type Insertion = { readonly after: number; readonly count: number };

/** Written apart from the code under test: where a row ends up when lines are put in one by one. */
function movedRow(row: number, insertions: readonly Insertion[]): number {
  let moved = row;
  for (const { after, count } of [...insertions].reverse()) {
    for (let line = 0; line < count; line += 1) if (moved > after) moved += 1;
  }
  return moved;
}

const insertionsArbitrary = fc
  .uniqueArray(fc.nat(60), { minLength: 1, maxLength: 4 })
  .chain((rows) =>
    fc.tuple(
      ...rows
        .sort((a, b) => a - b)
        .map((after) => fc.record({ after: fc.constant(after), count: fc.integer({ min: 1, max: 20 }) })),
    ),
  );

function piecesArbitrary(insertions: readonly Insertion[]): fc.Arbitrary<readonly Piece[]> {
  const cell = fc.record({ row: fc.nat(80), column: fc.nat(800), fixed: fc.nat(3) });
  const spell = (row: number, column: number, fixed: number) =>
    `${fixed & 1 ? '$' : ''}${columnName(column)}${fixed & 2 ? '$' : ''}${row + 1}`;
  const prefix = fc.constantFrom('', '甲!', "'甲'!");
  const reference = fc
    .tuple(prefix, fc.array(cell, { minLength: 1, maxLength: 2 }))
    .map(([sheet, corners]) => ({
      before: sheet + corners.map((c) => spell(c.row, c.column, c.fixed)).join(':'),
      after: sheet + corners.map((c) => spell(movedRow(c.row, insertions), c.column, c.fixed)).join(':'),
    }));
  const elsewhere = cell.map(({ row, column }) => `乙!${spell(row, column, 0)}`);
  const fixed = fc.constantFrom('"A1:B2"', '"a""B9"', '科目B9', 'LOG10(2)', '12.5', 'T[[B9]]', '#N/A', '1E9');
  const same = fc.oneof(elsewhere, fixed).map((text) => ({ before: text, after: text }));
  return fc.array(fc.oneof(reference, same), { minLength: 1, maxLength: 8 });
}

test('in any formula exactly the references to the moved sheet move, each by the lines put in above it', () => {
  fc.assert(
    fc.property(
      insertionsArbitrary.chain((insertions) =>
        fc.tuple(fc.constant(insertions), piecesArbitrary(insertions)),
      ),
      fc.constantFrom('+', '*', ',', ' & ', '<='),
      ([insertions, pieces], sign) => {
        const moving = new Map([
          ['甲', insertions.map((insertion) => ({ ...insertion, like: insertion.after }))],
        ]);
        const before = `SUM(${pieces.map((piece) => piece.before).join(sign)})`;
        const after = `SUM(${pieces.map((piece) => piece.after).join(sign)})`;
        expect(shiftFormula(before, '甲', moving)).toBe(after);
      },
    ),
    { numRuns: 500 },
  );
});

test('tokens joined give the text again, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`A1$:!'"[]()+-,.;#@{}%&=<> 甲x9\\_?`) }), (text) => {
      expect(
        formulaTokens(text)
          .map((token) => token.text)
          .join(''),
      ).toBe(text);
    }),
    { numRuns: 2000 },
  );
});
