import { expect, test } from 'vitest';
import { loadShanxi, readFixture } from '../support/reference';
import { cellsInEqualities, unnoticed } from '../support/unnoticed';

test('no amount of the published workbook can be one 分 wrong without a failing rule that names it', () => {
  const [pack, workbook] = [loadShanxi(), readFixture('filled')];
  const cells = cellsInEqualities(pack, workbook);
  process.stdout.write(`${cells.length} 格，各多、少一次\n`);
  expect(unnoticed(pack, workbook, cells, () => [1n, -1n])).toEqual([]);
});
