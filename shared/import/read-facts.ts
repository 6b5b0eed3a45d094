import type { Facts } from '../pack/facts';
import type { Pack } from '../pack/pack';
import { findHeading } from '../workbook/find-heading';
import type { LocatedWorkbook } from '../workbook/locate-tables';
import type { PlainWorkbook } from '../workbook/sheet';

/** Whose workbook it is and of which year, from the first caption that says so, else the heading, else the pack. */
export function readFacts(located: LocatedWorkbook, workbook: PlainWorkbook, pack: Pack): Facts {
  const captions = located.tables.map(({ caption }) => caption);
  const heading = findHeading(workbook);
  const named = captions.find(({ organisation }) => organisation !== '');
  const dated = captions.find(({ year }) => year !== undefined);
  return {
    organisation: named?.organisation ?? heading?.organisation ?? '',
    kind: '',
    year: dated?.year ?? heading?.year ?? pack.year,
  };
}
