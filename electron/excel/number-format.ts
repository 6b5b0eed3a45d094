import { SSF } from '@e965/xlsx';
import { type FormatSection, readSections, sectionFor } from '#shared/workbook/format-section';
import type { ShownNumber } from '#shared/workbook/sheet';

/** What a cell's number format makes of a number; its sections may show different numbers differently. */
export type CellFormat = (value: number) => ShownNumber;

/** The number is shown as it is stored. */
export const AS_IT_IS: ShownNumber = {};
export const GENERAL: CellFormat = () => AS_IT_IS;

/** Formats read before: a workbook has a handful of them in thousands of cells. */
const known = new Map<string, CellFormat>();
const MOST_KNOWN = 500;

/** A format as cells name it in Excel and WPS. */
export function cellFormat(format: unknown): CellFormat {
  if (typeof format !== 'string') return GENERAL;
  const before = known.get(format);
  if (before) return before;
  const read = SSF.is_date(format) ? always({ date: true }) : formatOf(readSections(format));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(format, read);
  return read;
}

/** The format whose section fits the number. */
export function formatOf(sections: readonly FormatSection[]): CellFormat {
  return (value) => sectionFor(sections, value)?.shown ?? AS_IT_IS;
}

/** Formats that every workbook has without listing them; 27–36 and 50–58 are the dates of Chinese editions. */
export function builtInFormat(id: number): CellFormat {
  if (id === 9 || id === 10) return always({ percent: true });
  const dates = [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ] as const;
  return dates.some(([from, to]) => from <= id && id <= to) ? always({ date: true }) : GENERAL;
}

function always(shown: ShownNumber): CellFormat {
  return () => shown;
}
