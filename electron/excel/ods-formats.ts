import { type Condition, type FormatSection, shownUnit } from '#shared/workbook/format-section';
import { writtenNumberText } from '#shared/workbook/number-text';
import type { ShownNumber } from '#shared/workbook/sheet';
import type { PackageParts } from '../package/read-package';
import { scanXml } from '../package/scan-xml';
import { type CellFormat, formatOf, GENERAL } from './number-format';
import { shownPower } from './shown-power';

/** A number of an .ods sheet: all its digits, and what its style shows of them. */
export type OdsNumber = { readonly text: string; readonly shown: ShownNumber };

/** By sheet, row and column. */
export type OdsNumbers = ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<number, OdsNumber>>>;

type Attributes = Readonly<Record<string, string>>;

/** A number style under construction; names of the styles that take over under a condition. */
type NumberStyle = {
  factor: number;
  behindPoint: number;
  unclear: boolean;
  hasNumber: boolean;
  behind: string;
  readonly kind: string;
  readonly maps: { readonly condition: Condition; readonly style: string }[];
};

type CellStyle = { readonly format: string | undefined; readonly parent: string | undefined };

const STYLES = new Set(['number-style', 'currency-style', 'percentage-style', 'date-style', 'time-style']);

/**
 * What the parser of cells loses of an .ods: digits beyond the fifteenth, and the scale that LibreOffice and WPS keep
 * beside a format's code (display factor, texts between the digits).
 */
export function readOdsNumbers(parts: PackageParts): OdsNumbers {
  const formats = new Map<string, NumberStyle>();
  const cells = new Map<string, CellStyle>();
  for (const part of ['styles.xml', 'content.xml']) {
    const bytes = parts.get(part)?.bytes;
    // What is wrong with the content is told by those who read its cells.
    if (bytes !== undefined) readStyles(bytes, formats, cells);
  }
  const known = new Map<string, CellFormat>();
  const formatNamed = (name: string): CellFormat => {
    const format = known.get(name) ?? formatOf(sectionsOf(name, formats));
    known.set(name, format);
    return format;
  };
  const formatOfCell = (style: string): CellFormat => {
    let named = cells.get(style);
    for (let depth = 0; named && named.format === undefined && depth < 20; depth += 1) {
      named = cells.get(named.parent ?? '');
    }
    return named?.format === undefined ? GENERAL : formatNamed(named.format);
  };
  return readNumbers(parts.get('content.xml')?.bytes ?? new Uint8Array(), formatOfCell);
}

function readStyles(
  bytes: Uint8Array,
  formats: Map<string, NumberStyle>,
  cells: Map<string, CellStyle>,
): void {
  let style: NumberStyle | undefined;
  let text: 'behind' | 'inside' | undefined;
  let position = 0;
  scanXml(bytes, {
    open: (name, attributes) => {
      if (STYLES.has(name)) {
        style = newStyle(name);
        formats.set(attributes['style:name'] ?? '', style);
      } else if (name === 'style' && attributes['style:family'] === 'table-cell') {
        cells.set(attributes['style:name'] ?? '', {
          format: attributes['style:data-style-name'],
          parent: attributes['style:parent-style-name'],
        });
      } else if (style) {
        if (name === 'text') text = 'behind';
        if (name === 'embedded-text') {
          text = 'inside';
          position = Number(attributes['number:position'] ?? 0);
        }
        takePart(style, name, attributes);
      }
    },
    text: (piece) => {
      if (!style || !text) return;
      if (text === 'behind') style.behind += style.hasNumber ? piece : '';
      else if (/^[.．。]$/.test(piece.trim())) style.behindPoint += position;
      else if (/\d/.test(piece)) style.unclear = true;
    },
    close: (name) => {
      if (name === 'text' || name === 'embedded-text') text = undefined;
      if (STYLES.has(name)) style = undefined;
    },
  });
}

function newStyle(kind: string): NumberStyle {
  return { kind, factor: 0, behindPoint: 0, unclear: false, hasNumber: false, behind: '', maps: [] };
}

function takePart(style: NumberStyle, name: string, attributes: Attributes): void {
  if (name === 'number') {
    style.hasNumber = true;
    style.factor = Math.round(Math.log10(Number(attributes['number:display-factor'] ?? '1') || 1));
  }
  const [, relation, bound] =
    /^value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?[\d.]+)$/.exec(attributes['style:condition'] ?? '') ?? [];
  if (name === 'map' && relation !== undefined) {
    const condition = { relation: relation === '!=' ? '<>' : relation, bound: Number(bound) };
    style.maps.push({ condition, style: attributes['style:apply-style-name'] ?? '' });
  }
}

function sectionsOf(name: string, formats: ReadonlyMap<string, NumberStyle>): FormatSection[] {
  const style = formats.get(name);
  if (!style) return [];
  return [
    ...style.maps.map(({ condition, style: other }) => ({ condition, shown: shownBy(formats.get(other)) })),
    { condition: undefined, shown: shownBy(style) },
  ];
}

function shownBy(style: NumberStyle | undefined): ShownNumber {
  if (!style) return {};
  if (style.kind === 'percentage-style' || style.behind.includes('‰')) return { percent: true };
  if (style.kind === 'date-style' || style.kind === 'time-style') return { date: true };
  const hidden = style.unclear || /\d/.test(style.behind) ? 'unclear' : style.factor + style.behindPoint;
  return { ...(hidden === 0 ? {} : { hidden }), ...shownUnit(style.behind) };
}

/** A cell of a number that is being read: where it begins, and what is printed in it. */
type OpenCell = OdsNumber & { readonly at: number; printed: string };

/** A style that takes over under a condition shows in the printed text alone. */
function shownBeside({ text, shown, printed }: OpenCell): ShownNumber {
  if (shown.hidden !== undefined || shown.percent || shown.date) return shown;
  const beside = shownPower(Number(text), printed);
  return beside === 'other' || beside === undefined ? shown : { ...shown, ...beside };
}

function readNumbers(bytes: Uint8Array, formatOfCell: (style: string) => CellFormat): OdsNumbers {
  const sheets = new Map<string, Map<number, Map<number, OdsNumber>>>();
  let rows = new Map<number, Map<number, OdsNumber>>();
  let columnStyles: { readonly until: number; readonly style: string }[] = [];
  let row = 0;
  let times = 1;
  let rowStyle: string | undefined;
  let column = 0;
  let depth = 0;
  let cell: OpenCell | undefined;
  scanXml(bytes, {
    open: (name, attributes) => {
      const repeated = Math.max(1, Number(attributes['table:number-columns-repeated'] ?? 1) || 1);
      if (name === 'table') {
        depth += 1;
        // A table within a cell is none of the sheets.
        if (depth > 1) return;
        rows = new Map();
        columnStyles = [];
        row = 0;
        column = 0;
        sheets.set(attributes['table:name'] ?? '', rows);
      } else if (depth !== 1) return;
      else if (name === 'table-column') {
        column += repeated;
        columnStyles.push({ until: column, style: attributes['table:default-cell-style-name'] ?? '' });
      } else if (name === 'table-row') {
        column = 0;
        times = Math.max(1, Number(attributes['table:number-rows-repeated'] ?? 1) || 1);
        rowStyle = attributes['table:default-cell-style-name'];
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        const value = attributes['office:value'];
        const text = value === undefined ? undefined : writtenNumberText(value);
        const at = column;
        column += repeated;
        if (text === undefined) return;
        const ofColumn = columnStyles.find(({ until }) => at < until)?.style;
        const style = attributes['table:style-name'] || rowStyle || ofColumn || 'Default';
        cell = { text, shown: formatOfCell(style)(Number(value)), at, printed: '' };
      }
    },
    text: (piece) => {
      if (cell && depth === 1) cell.printed += piece;
    },
    close: (name) => {
      if (cell && (name === 'table-cell' || name === 'covered-table-cell') && depth === 1) {
        const found = { text: cell.text, shown: shownBeside(cell) };
        for (let down = row; down < row + times; down += 1) {
          const line = rows.get(down) ?? new Map<number, OdsNumber>();
          for (let along = cell.at; along < column; along += 1) line.set(along, found);
          rows.set(down, line);
        }
        cell = undefined;
      }
      if (name === 'table') depth -= 1;
      if (name === 'table-row' && depth === 1) row += times;
    },
  });
  return sheets;
}
