import { expect, test } from 'vitest';
import { moneyDifference, type UnitFinding } from '#shared/batch/unit-result';

test.each([
  ['amount', '-1234.50', -123450n],
  ['amount', null, null],
  ['score', '5.00', null],
  ['count', '3', null],
  ['percentage', '5.00%', null],
  [undefined, '5.00', null],
])('a difference of %s, %s, is money only where it is', (type, difference, money) => {
  const finding: UnitFinding = {
    rule: 'A-1',
    severity: 'error',
    message: '',
    cells: [],
    expected: null,
    actual: null,
    difference,
    ...(type === undefined ? {} : { type }),
  };
  expect(moneyDifference(finding)).toBe(money);
});
