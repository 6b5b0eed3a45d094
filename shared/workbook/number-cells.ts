import { oncePer, onceWithin } from '../kit/once-per';
import { remembered } from '../kit/remembered';
import { foldedText, normalName } from '../kit/same-name';
import type { LocatedCodedLine, LocatedLine, TableLocation } from './location';
import { PlaceSet } from './place-set';
import { printedUnit } from './printed-unit';
import { cellAt, type Sheet, type SheetCell } from './sheet';

/** Columns of such a title count rows; their numbers are no amounts. */
const COUNTING_TITLES = new Set(['序号', '行次', '编号']);

/** A number in words of numbers: signs of currency, parentheses or a sign, digits with separators, what stands behind. */
const NUMBER = /^'?[¥$]?[-+(]{0,2}[¥$]?(?:\d[\d,，]*(?:[.。]\d*)?|[.。]\d+)\)?([^\d]*)$/u;

/** Whether a cell holds a number, written as one or as a text that says one. */
export function holdsNumber(cell: SheetCell): boolean {
  if (cell.date || cell.text === '') return false;
  if (cell.kind === 'number') return true;
  if (cell.kind !== 'text') return false;
  return saysNumber(cell.text);
}

const saysNumber = remembered((text): boolean => {
  const [, unit = ''] = NUMBER.exec(foldedText(text).replace(/\s+/g, '')) ?? [undefined, 'no number'];
  return unit === '' || /^[千万亿]$/.test(unit) || printedUnit(unit) !== undefined;
});

/** The places of a page whose numbers name or count rows: codes, 行次, names of lines that are known. */
export const namingPlaces = oncePer((location: TableLocation): ((row: number, column: number) => boolean) => {
  const { panels, left, right } = location;
  const counting = new Set(
    panels.flat().flatMap(({ shows, columns }) => (shows === 'number' || shows === 'code' ? columns : [])),
  );
  // Asked for columns in which numbers stand: a region may have thousands without any.
  const counts = onceWithin(
    (column: number): boolean =>
      counting.has(column) ||
      (left <= column &&
        column <= right &&
        headerTexts(location, column).some((text) => COUNTING_TITLES.has(normalName(text)))),
  );
  // A name may be a number too, where its line is known.
  const naming = panels.map((own) => own.filter(({ shows }) => shows !== 'amount'));
  const known = new PlaceSet();
  for (const line of [...location.lines, ...location.codedLines]) {
    for (const { shows, columns } of naming[line.panel] ?? []) {
      const speaking = speakingColumns(location.sheet, line.row, columns);
      for (const column of columns)
        if (shows === 'code' || speaking.includes(column) || saysKey(location, line, column))
          known.add(line.row, column);
    }
  }
  return (row, column) => counts(column) || known.has(row, column);
});

/** A line's 行次 beside its label, where one title stands over both. */
function saysKey({ sheet }: TableLocation, line: LocatedLine | LocatedCodedLine, column: number): boolean {
  return 'key' in line && cellAt(sheet, line.row, column)?.text.trim() === line.key;
}

/** Of the columns under one title, those that make a row's words: a number behind words is none of them, nor one alone. */
export function speakingColumns(sheet: Sheet, row: number, columns: readonly number[]): readonly number[] {
  const isNumber = (column: number): boolean => {
    const cell = cellAt(sheet, row, column);
    return cell !== undefined && holdsNumber(cell);
  };
  const words = columns.find(
    (column) => !isNumber(column) && (cellAt(sheet, row, column)?.text.trim() ?? '') !== '',
  );
  return words === undefined
    ? columns.slice(0, 1)
    : columns.filter((column) => column <= words || !isNumber(column));
}

/** The words above a column of a page. */
export function headerTexts({ sheet, anchor, firstBodyRow }: TableLocation, column: number): string[] {
  const texts: string[] = [];
  for (let row = anchor.row + 1; row < firstBodyRow; row += 1) {
    const cell = cellAt(sheet, row, column);
    if (cell?.kind === 'text' && !/[:：]/.test(cell.text) && /\p{L}/u.test(cell.text))
      texts.push(cell.text.trim());
  }
  return texts;
}

/** Above and between tables: 栏次, numbers of tables and pages, a year. */
export function countsOrDates({ text }: SheetCell): boolean {
  const number = Number(/^\s*[(（]?\s*(\d+(?:\.0+)?)\s*[)）]?\s*$/.exec(text)?.[1] ?? Number.NaN);
  return Number.isInteger(number) && ((number >= 0 && number <= 99) || (number >= 1949 && number <= 2100));
}

/** All numbers of a sheet. */
export function* numberCells(sheet: Sheet): Generator<{ row: number; column: number; cell: SheetCell }> {
  for (const [row, cells] of sheet.rows) {
    for (const [column, cell] of cells) if (holdsNumber(cell)) yield { row, column, cell };
  }
}
