import { SSF } from '@e965/xlsx';
import { type FormatSection, readSections, sectionFor } from '#shared/workbook/format-section';
import type { ShownNumber } from '#shared/workbook/sheet';

/** What a cell's number format makes of a number; its sections may show different numbers differently. */
export type CellFormat = (value: number) => ShownNumber;

const AS_IT_IS: ShownNumber = {};
export const GENERAL: CellFormat = () => AS_IT_IS;

/** A format as cells name it in Excel and WPS. */
export function cellFormat(format: unknown): CellFormat {
  if (typeof format !== 'string') return GENERAL;
  if (SSF.is_date(format)) return always({ date: true });
  return formatOf(readSections(format));
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
