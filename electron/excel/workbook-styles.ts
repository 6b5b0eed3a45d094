import { escapeAttribute } from '../package/text-edits';

/** How a cell looks. Those that are alike are one object wherever they can be: a look is looked up for each cell. */
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

const SONG = '<name val="宋体"/><family val="3"/><charset val="134"/>';

/** The first is the workbook's own, by whose digits the widths of columns are measured. */
const FONTS = {
  own: '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
  plain: `<font><sz val="10"/>${SONG}</font>`,
  bold: `<font><b/><sz val="10"/>${SONG}</font>`,
  title: `<font><b/><sz val="18"/>${SONG}</font>`,
};
const FONT_NAMES = Object.keys(FONTS);

/** Of the format; every other is written out. */
const KNOWN_FORMATS: Readonly<Record<string, number>> = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  '@': 49,
};
const FIRST_FORMAT = 164;

const EDGES = ['left', 'right', 'top', 'bottom'] as const;
const BORDERS = [
  `<border>${EDGES.map((edge) => `<${edge}/>`).join('')}<diagonal/></border>`,
  `<border>${EDGES.map((edge) => `<${edge} style="thin"/>`).join('')}<diagonal/></border>`,
];

/** The looks of a workbook's cells, each written once whatever number of cells have it. */
export class WorkbookStyles {
  readonly #known = new Map<CellLook, number>();
  readonly #places = new Map<string, number>();
  readonly #formats: string[] = [];

  constructor() {
    this.#placeOf('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  }

  /** The look's place among the workbook's styles. */
  of(look: CellLook): number {
    const known = this.#known.get(look);
    if (known !== undefined) return known;
    const place = this.#placeOf(this.#xml(look));
    this.#known.set(look, place);
    return place;
  }

  /** Everything that goes into the part of styles. */
  content(): string {
    const formats = this.#formats.map(
      (code, at) => `<numFmt numFmtId="${FIRST_FORMAT + at}" formatCode="${escapeAttribute(code)}"/>`,
    );
    return [
      formats.length === 0 ? '' : counted('numFmts', formats),
      counted('fonts', Object.values(FONTS)),
      counted('fills', ['none', 'gray125'].map(fillXml)),
      counted('borders', BORDERS),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      counted('cellXfs', [...this.#places.keys()]),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    ].join('');
  }

  #placeOf(xml: string): number {
    const place = this.#places.get(xml) ?? this.#places.size;
    this.#places.set(xml, place);
    return place;
  }

  #xml({ font, border, format, align }: CellLook): string {
    const fontId = FONT_NAMES.indexOf(font);
    const borderId = border ? 1 : 0;
    const ids = `numFmtId="${this.#formatId(format)}" fontId="${fontId}" fillId="0" borderId="${borderId}" xfId="0"`;
    const applied = 'applyNumberFormat="1" applyFont="1" applyBorder="1"';
    if (align === undefined) return `<xf ${ids} ${applied}/>`;
    return `<xf ${ids} ${applied} applyAlignment="1">${alignmentXml(align)}</xf>`;
  }

  #formatId(format: string): number {
    const known = KNOWN_FORMATS[format];
    if (known !== undefined) return known;
    const at = this.#formats.indexOf(format);
    return FIRST_FORMAT + (at >= 0 ? at : this.#formats.push(format) - 1);
  }
}

function alignmentXml({ horizontal, vertical, fit, indent = 0 }: Alignment): string {
  const attributes = [
    ` horizontal="${horizontal}"`,
    ` vertical="${vertical === 'middle' ? 'center' : vertical}"`,
    fit === 'wrap' ? ' wrapText="1"' : fit === 'shrink' ? ' shrinkToFit="1"' : '',
    indent > 0 ? ` indent="${indent}"` : '',
  ];
  return `<alignment${attributes.join('')}/>`;
}

function fillXml(pattern: string): string {
  return `<fill><patternFill patternType="${pattern}"/></fill>`;
}

function counted(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}
