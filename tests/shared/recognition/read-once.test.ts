import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitOfPack, readOnce } from '#shared/recognition/pack-fit';
import type { PlainWorkbook, Sheet } from '#shared/workbook/sheet';
import { compositions, subjects } from '../../support/office-compositions';
import { readFixture, WORKBOOKS } from '../../support/reference';
import { besideSheets, stackSheets } from '../../support/vary-workbook';

const known = await subjects();
const packs = [...known.values()].map(({ pack }) => pack);

const ON_ONE_SHEET: [string, (name: string, sheets: readonly Sheet[]) => Sheet][] = [
  ['beside one another', besideSheets],
  ['below one another', (name, sheets) => stackSheets(name, sheets, 1)],
];

/** What each pack says of a workbook, with what all read alike read once, and by each for itself. */
function fits(workbook: PlainWorkbook, { shared }: { readonly shared: boolean }) {
  const one = structuredClone(workbook);
  const once = readOnce();
  return packs.map((pack) => {
    const { tables, year } = fitOfPack(
      pack,
      shared ? one : structuredClone(workbook),
      shared ? once : readOnce(),
    );
    return { pack: pack.id, tables, year };
  });
}

describe('every pack says of a workbook what it would say alone', () => {
  test.each(Object.keys(WORKBOOKS) as (keyof typeof WORKBOOKS)[])('%s', (name) => {
    const workbook = readFixture(name);
    expect(fits(workbook, { shared: true })).toEqual(fits(workbook, { shared: false }));
  });

  test.each(ON_ONE_SHEET)('tables %s', (_, join) => {
    const { sheets, ...book } = readFixture('filled');
    const workbook = {
      ...book,
      sheets: [0, 2, 4, 6, 8].map((at) => join(`${at}`, sheets.slice(at, at + 2))),
    };
    expect(fits(workbook, { shared: true })).toEqual(fits(workbook, { shared: false }));
  });

  test.each([...known])(
    '%s, as offices change it',
    (_, subject) => {
      for (const vary of fc.sample(compositions(subject), { seed: 20_221_130, numRuns: 4 })) {
        const workbook = vary(subject.workbook);
        expect(fits(workbook, { shared: true }), fc.stringify(vary)).toEqual(
          fits(workbook, { shared: false }),
        );
      }
    },
    60_000,
  );
});
