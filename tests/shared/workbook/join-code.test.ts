import { expect, test } from 'vitest';
import { joinCode } from '#shared/workbook/join-code';

const LEVELS = [3, 5, 7];

test.each([
  [['201', '03', '01'], '', '2010301'],
  [['201', '20103', '2010301'], '', '2010301'],
  [['201', '3', '1'], '', '2010301'],
  [['', '', '02'], '2010301', '2010302'],
  [['', '05', ''], '2010301', '20105'],
])('%j is one code', (parts, above, code) => {
  expect(joinCode(parts, LEVELS, above)).toBe(code);
});

test.each([
  // Without the column of 类 the others are no code: 00301 is one that nobody printed.
  [['03', '01', ''], '0301'],
  [['05', ''], '05'],
  [['21', '03', '01'], '210301'],
])('%j is none, and comes back as it stands', (parts, text) => {
  const joined = joinCode(parts, LEVELS, '');
  expect(joined).toBe(text);
  expect(LEVELS).not.toContain(joined.length);
});

test.each([
  [['111001', ''], '', '111001'],
  [['111001', '201'], '', '111001201'],
  [['111001', '2010301'], '', '1110012010301'],
  [['', '2010302'], '1110012010301', '1110012010302'],
  [['111', ''], '', '111'],
])('%j of a unit and a 科目 is one code', (parts, above, code) => {
  expect(joinCode(parts, [6, 13], above, [3, 6, 9, 11, 13])).toBe(code);
});
