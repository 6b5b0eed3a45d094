import type ExcelJS from 'exceljs';

/** How a cell looks. */
export type CellLook = {
  readonly font: keyof typeof FONTS;
  readonly border: boolean;
  /** Excel's number format; `General` where none is meant. */
  readonly format: string;
  readonly align: Alignment | undefined;
};

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

/**
 * A look as the library takes it, always the same object for the same look: the library knows an object again that it has
 * met, and works out the style of every other anew, which for a style a cell is most of its time.
 */
export function styleOf(look: CellLook): Partial<ExcelJS.Style> {
  const known = STYLES.get(look);
  if (known) return known;
  const { font, border, format, align } = look;
  const style: Partial<ExcelJS.Style> = {
    numFmt: format,
    font: FONTS[font],
    ...(border ? { border: BORDER } : {}),
    ...(align ? { alignment: alignmentOf(align) } : {}),
  };
  STYLES.set(look, style);
  return style;
}

const STYLES = new WeakMap<CellLook, Partial<ExcelJS.Style>>();

function alignmentOf({ horizontal, vertical, fit, indent = 0 }: Alignment): Partial<ExcelJS.Alignment> {
  return {
    horizontal,
    vertical,
    ...(fit === 'wrap' ? { wrapText: true } : fit === 'shrink' ? { shrinkToFit: true } : {}),
    ...(indent > 0 ? { indent } : {}),
  };
}
