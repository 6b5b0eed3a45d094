import type ExcelJS from 'exceljs';

/**
 * How a cell looks, as the library takes it: one object a look, for the library knows an object again that it has met, and works
 * out the style of every other anew, which for a style a cell is most of its time.
 */
export type CellLook = Partial<ExcelJS.Style>;

export type Alignment = {
  readonly horizontal: 'left' | 'center' | 'right';
  readonly vertical: 'middle' | 'top';
  readonly fit?: 'wrap' | 'shrink';
  readonly indent?: number;
};

const SONG = { name: '宋体', size: 10, family: 3, charset: 134 } as const;

export const FONTS = {
  plain: SONG,
  bold: { ...SONG, bold: true },
  title: { ...SONG, size: 18, bold: true },
} as const satisfies Readonly<Record<string, Partial<ExcelJS.Font>>>;

const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

const KNOWN = new Map<string, CellLook>();

/** @param format Excel's number format; `General` where none is meant */
export function cellLook(
  font: keyof typeof FONTS,
  border: boolean,
  format: string,
  align?: Alignment,
): CellLook {
  const name = [font, border, format, align?.horizontal, align?.vertical, align?.fit, align?.indent].join(
    '|',
  );
  const known = KNOWN.get(name);
  if (known) return known;
  const made: CellLook = {
    numFmt: format,
    font: FONTS[font],
    ...(border ? { border: BORDER } : {}),
    ...(align ? { alignment: alignmentOf(align) } : {}),
  };
  KNOWN.set(name, made);
  return made;
}

function alignmentOf({ horizontal, vertical, fit, indent = 0 }: Alignment): Partial<ExcelJS.Alignment> {
  return {
    horizontal,
    vertical,
    ...(fit === 'wrap' ? { wrapText: true } : fit === 'shrink' ? { shrinkToFit: true } : {}),
    ...(indent > 0 ? { indent } : {}),
  };
}
