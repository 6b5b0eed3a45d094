import { expect, test } from 'vitest';
import { PrintedPlaces, placeNumber } from '#shared/import/printed-places';
import { MOST_SHEET_ROWS } from '#shared/workbook/sheet';

const LAST_COLUMN = 16_383;

test('a cell that is put on several pages stands on the last of them, and is called as its sheet shows it', () => {
  const places = new PrintedPlaces('03');
  places.page('GK03').lines.set('201', new Map([[1, placeNumber(6, 2)]]));
  places.page('GK03续').lines.set('201', new Map([[1, placeNumber(0, 0)]]));
  expect(places.get('201', 1)).toBe('GK03续!A1');
  expect([places.get('201', 2), places.get('202', 1)]).toEqual([undefined, undefined]);
  expect([...new Map(places)]).toEqual([['03[201,1]', 'GK03续!A1']]);
});

test('the last cell of a sheet has a name of its own', () => {
  const places = new PrintedPlaces('01');
  const columns = new Map([
    [1, placeNumber(MOST_SHEET_ROWS - 1, LAST_COLUMN)],
    [2, placeNumber(MOST_SHEET_ROWS - 1, LAST_COLUMN - 1)],
    [3, placeNumber(MOST_SHEET_ROWS - 2, LAST_COLUMN)],
  ]);
  places.page('一').lines.set('1', columns);
  expect([1, 2, 3].map((column) => places.get('1', column))).toEqual([
    '一!XFD1048576',
    '一!XFC1048576',
    '一!XFD1048575',
  ]);
});
