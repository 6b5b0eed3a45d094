import { expect, test } from 'vitest';
import { firstNames } from '#shared/kit/first-names';

test('so many names are said, and that there are more', () => {
  expect(firstNames(['甲局', '乙局'], 2)).toBe('甲局、乙局');
  expect(firstNames(['甲局', '乙局', '丙局'], 2)).toBe('甲局、乙局 等');
});
