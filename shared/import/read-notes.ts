import type { AddressText } from '../document/address';
import type { PlainWorkbook } from '../workbook/sheet';
import type { TableReading } from './read-table';

/** The workbook's comments on cells that were read, as 批注 of those cells. */
export function readNotes(
  workbook: PlainWorkbook,
  readings: Iterable<TableReading>,
): ReadonlyMap<AddressText, string> {
  const sheets = new Map(workbook.sheets.map(({ name, comments }) => [name, comments]));
  const notes = new Map<AddressText, string>();
  // Without comments no cell need be asked for.
  if (workbook.sheets.every(({ comments }) => comments === undefined)) return notes;
  for (const { places } of readings) {
    for (const [address, place] of places) {
      // A sheet's name may hold an exclamation mark; a cell's never does.
      const mark = place.lastIndexOf('!');
      const comment = sheets.get(place.slice(0, mark))?.get(place.slice(mark + 1));
      if (comment !== undefined) notes.set(address, comment);
    }
  }
  return notes;
}
