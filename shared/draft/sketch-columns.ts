import { parseAmount } from '../amount/parse-amount';
import { KINDS } from '../kind/kinds';
import { codeText } from '../workbook/join-code';
import { cellAt } from '../workbook/sheet';
import type { SketchGrid } from './sketch-grid';
import type { SketchParts } from './sketch-parts';

/** A printed column: what it shows and the header cells above it. */
export type SketchColumn = {
  readonly shows: 'label' | 'number' | 'code' | 'name' | 'amount';
  /** Columns of the sheet; several where a code is split over 类、款、项. */
  readonly at: readonly number[];
  readonly path: readonly HeaderCell[];
  /** Code and name stand in one cell. */
  readonly withName: boolean;
  /** What is printed above the parts of a code that is split: 类、款、项; none of one that is whole. */
  readonly parts: readonly string[];
  /** What an `amount` column takes where it is no amounts. */
  readonly type?: 'count' | 'percentage' | 'text';
};

/** A cell of the header; the same place in two paths is one merged cell. */
export type HeaderCell = { readonly place: string; readonly text: string };

const CODE_PART = /^(类|款|项)$/;
/** Titles of columns that hold words. */
const WORDY = /^(备注|说明|原因|依据|内容|主要用途)|(说明|原因|内容|备注)$/;
/** Titles of columns that count things: 数量（台）, 购置数(辆), 批次. */
const COUNTING = /(数量|人数|次数|批次|车辆数|保有量)|[(（](辆|台|套|个|人|次|批)[)）]$/;

export function sketchColumns(grid: SketchGrid, parts: SketchParts): SketchColumn[] {
  const columns: SketchColumn[] = [];
  const bodyRows = parts.bodyRows.filter((row) => row !== parts.titleRow);
  for (let at = 0; at < grid.sheet.columnCount; at += 1) {
    const path = headerPath(grid, headerRowsOf(grid, parts, at), at);
    const body = bodyRows.map((row) => grid.own(row, at)).filter((text) => text !== '');
    if (path.length === 0 && body.length === 0) continue;
    const parted = CODE_PART.test(path.at(-1)?.text ?? '');
    const own = parted ? path.slice(0, -1) : path;
    const before = columns.at(-1);
    const part = path.at(-1)?.text ?? '';
    if (parted && before?.shows === 'code' && before.path.at(-1)?.place === own.at(-1)?.place) {
      columns[columns.length - 1] = { ...before, at: [...before.at, at], parts: [...before.parts, part] };
      continue;
    }
    const title = (own.at(-1)?.text ?? '').replace(/\s+/g, '');
    const shows = parted ? 'code' : kindOf(title, body, before);
    const type = shows === 'amount' ? typeOf(title, body, isPercent(grid, bodyRows, at)) : undefined;
    columns.push({
      shows,
      at: [at],
      path: own,
      withName: shows === 'code' && /(编码|代码).*名称/.test(title),
      parts: parted ? [part] : [],
      ...(type === undefined ? {} : { type }),
    });
  }
  return withoutTrailingLabels(columns);
}

/** Words right of the last amounts are remarks: no list of lines begins there. */
function withoutTrailingLabels(columns: readonly SketchColumn[]): SketchColumn[] {
  const last = columns.findLastIndex(
    ({ shows, type }) => shows === 'amount' && KINDS[type ?? 'amount'].calculates,
  );
  return columns.map((column, at) =>
    last >= 0 && at > last && column.shows === 'label'
      ? { ...column, shows: 'amount', type: 'text' }
      : column,
  );
}

/** What a column of values holds where it holds no amounts, by its title and what stands in it. */
function typeOf(title: string, body: readonly string[], percent: boolean): SketchColumn['type'] {
  if (percent || (body.length > 0 && body.every((text) => /^-?[\d,.]+[%％]$/.test(text))))
    return 'percentage';
  const allWords = body.length > 0 && body.every((text) => !parseAmount(text, 'wanyuan').ok);
  if (WORDY.test(title) || (allWords && !body.some((text) => /\d/.test(text)))) return 'text';
  return COUNTING.test(title) && body.every((text) => /^\d*$/.test(codeText(text))) ? 'count' : undefined;
}

function isPercent(grid: SketchGrid, rows: readonly number[], column: number): boolean {
  return rows.some((row) => cellAt(grid.sheet, row, column)?.percent === true);
}

/** A title in the body's first row belongs to the columns right of that row's label. */
function headerRowsOf(
  grid: SketchGrid,
  { headerRows, titleRow }: SketchParts,
  column: number,
): readonly number[] {
  if (titleRow === undefined) return headerRows;
  const [first = 0] = grid.sheet.rows.get(titleRow)?.keys() ?? [];
  return column > grid.spot(titleRow, first).right ? [...headerRows, titleRow] : headerRows;
}

/** The header cells above a column, uppermost first, each once. */
function headerPath(grid: SketchGrid, rows: readonly number[], column: number): HeaderCell[] {
  const path: HeaderCell[] = [];
  for (const row of rows) {
    const { top, left } = grid.spot(row, column);
    const place = `${top},${left}`;
    const text = grid.own(top, left);
    if (text !== '' && path.at(-1)?.place !== place) path.push({ place, text });
  }
  return path;
}

function kindOf(
  title: string,
  body: readonly string[],
  before: SketchColumn | undefined,
): SketchColumn['shows'] {
  if (/编码|代码/.test(title)) return 'code';
  if (/^(行次|序号)$/.test(title)) return 'number';
  if (/名称$/.test(title)) return before?.shows === 'code' && !before.withName ? 'name' : 'label';
  if (/^(项目|科目)$/.test(title)) return 'label';
  if (before && WORDY.test(title)) return 'amount';
  const words = body.filter((text) => !parseAmount(text, 'wanyuan').ok && !/[%％]$/.test(text));
  const numbers = body.filter((text) => /^\d/.test(text));
  if (words.length > Math.max(2, numbers.length)) return 'label';
  if (title === '' && before?.shows === 'label' && isCountingOn(numbers)) return 'number';
  return 'amount';
}

/** Ordinals: whole numbers that never fall. */
function isCountingOn(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => Number(codeText(text)));
  return (
    numbers.length > 2 &&
    numbers.every((number, at) => Number.isInteger(number) && (at === 0 || number > (numbers[at - 1] ?? 0)))
  );
}
