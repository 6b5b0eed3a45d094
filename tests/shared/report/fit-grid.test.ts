import { expect, test } from 'vitest';
import { textWidth } from '#shared/layout/text-width';
import { fitGrid } from '#shared/report/fit-grid';
import { type Grid, textRow } from '#shared/report/grid';
import { TEXT_WIDTH } from '#shared/report/official-page';

const LINE = (TEXT_WIDTH * 72) / 25.4;

function grid(shares: readonly number[], ...rows: readonly (readonly string[])[]): Grid {
  return { header: shares.map(() => ''), shares, aligns: shares.map(() => 'right'), rows: rows.map(textRow) };
}

test('columns whose numbers are longer than they are wide take from the others; words may be broken', () => {
  const long = '一个很长的名称一个很长的名称一个很长的名称';
  const fitted = fitGrid(grid([0.8, 0.1, 0.1], [long, '1,650,000.00', '5']));
  expect(fitted.size).toBe(10.5);
  expect((fitted.shares[1] ?? 0) * LINE).toBeGreaterThan(textWidth('1,650,000.00', 10.5, false));
  expect(fitted.shares[0]).toBeLessThan(0.8);
  expect(fitted.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
});

test('a line that cannot hold all numbers is set smaller, and still none is longer than its cell', () => {
  const amounts = Array.from({ length: 7 }, () => '1,234,567.00');
  const { size = 0, shares } = fitGrid(
    grid(
      Array.from({ length: 7 }, () => 1 / 7),
      amounts,
    ),
  );
  expect(size).toBeLessThan(10.5);
  for (const share of shares) expect(share * LINE).toBeGreaterThan(textWidth('1,234,567.00', size, false));
});

test('where everything fits the shares stay', () => {
  expect(fitGrid(grid([0.5, 0.25, 0.25], ['名称', '1.00', '2.00']))).toMatchObject({
    shares: [0.5, 0.25, 0.25],
  });
});

test('words keep four signs in a line where a smaller type can hold them, else two', () => {
  const row = (numbers: number) => ['一级指标', ...Array.from({ length: numbers }, () => '64,420,533.64')];
  const signs = (numbers: number): number => {
    const { size = 0, shares } = fitGrid(
      grid(
        row(numbers).map(() => 1 / (numbers + 1)),
        row(numbers),
      ),
    );
    return Math.floor(((shares[0] ?? 0) * LINE - 8) / size + 0.01);
  };
  expect(signs(5)).toBeGreaterThanOrEqual(4);
  expect(signs(6)).toBeGreaterThanOrEqual(2);
});
