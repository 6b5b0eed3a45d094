import { mapReferences } from '../formula/move-references';
import { type RowShift, shiftRow } from './row-shift';

/** The moved sheets by lower-case name: Excel compares sheet names without case. */
export type SheetShifts = ReadonlyMap<string, RowShift>;

/**
 * The formula after rows were inserted. `home` is the sheet it stands in: references without a sheet mean that one.
 * Both ends of a range move on their own, so a range grows by what is inserted inside it.
 */
export function shiftFormula(formula: string, home: string | undefined, shifts: SheetShifts): string {
  return mapReferences(formula, (token) => {
    const sheet = token.prefix === undefined ? home : token.prefix.sheet;
    const shift = sheet === undefined ? undefined : shifts.get(sheet.toLowerCase());
    if (shift === undefined) return undefined;
    return (corner) => (corner.row === undefined ? corner : { ...corner, row: shiftRow(shift, corner.row) });
  });
}
