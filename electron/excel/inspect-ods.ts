import { isNumberText } from '#shared/workbook/number-text';
import type { ReadProblem } from '#shared/workbook/sheet';
import type { PackageParts } from '../package/read-package';
import { ScanStop, scanXml } from '../package/scan-xml';

/** Places that repeated cells with content may unroll to. */
const MOST_PLACES = 2_000_000;

/**
 * Counts what an .ods unrolls to. One short element may stand for 16,384 columns of a million rows; the rows and
 * columns that a program repeats to the sheet's end are empty and cost nothing. A value that is no number is refused
 * here, because the library would read the front half of it.
 */
export function inspectOds(parts: PackageParts): ReadProblem | undefined {
  const bytes = parts.get('content.xml')?.bytes ?? new Uint8Array();
  let rowTimes = 1;
  let places = 0;
  let tooMany = false;
  const trouble = scanXml(bytes, {
    open: (name, attributes, closesItself) => {
      if (name === 'table-row') rowTimes = times(attributes['table:number-rows-repeated']);
      const columns = times(attributes['table:number-columns-repeated']);
      // An element that closes itself is an empty cell, never unrolled; covered cells are, once.
      if (name === 'table-cell' && !closesItself) places += columns * rowTimes;
      if (name === 'covered-table-cell') places += columns;
      const value = attributes['office:value'];
      if (value !== undefined && !isNumberText(value)) throw new ScanStop(`value ${value}`);
      tooMany = places > MOST_PLACES;
      if (tooMany) throw new ScanStop('too many repeated cells');
    },
    text: () => undefined,
    close: () => undefined,
  });
  if (tooMany) return { kind: 'too-large', detail: `${places} places of repeated cells` };
  return trouble === undefined ? undefined : { kind: 'damaged', detail: `content.xml: ${trouble}` };
}

function times(written: string | undefined): number {
  return Math.max(1, Number.parseInt(written ?? '1', 10) || 1);
}
