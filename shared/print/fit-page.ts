import type { LayoutCell, LayoutColumn, TableLayout } from '../layout/layout';
import { textWidth } from '../layout/text-width';
import { contentSize, LANDSCAPE, type Paper, POINTS_PER_MILLIMETRE, PORTRAIT } from './paper';

/** Type sizes in points, from the one wished for to the smallest that can be read. */
const SIZES = [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5];
/** Below this size a table is rather broken over pages, or its words over lines, than printed smaller. */
const COMFORTABLE = 7.5;
/** Below this size words are rather broken over three lines than printed smaller. */
const READABLE = 6.5;
/** What part of their width words are given, from one line to three; the rest is lost where they break. */
const SHARES = { whole: 1, twoLines: 0.55, threeLines: 0.4 } as const;
/** Both sides of a cell in points, ruled line included. */
const PADDING = 6;
const INDENT = 0.8;
/** Above and below a row's words in points, from close to airy; its ruled line; and the height of a line of words. */
const PADDINGS = { least: 1, most: 3 } as const;
const RULE = 0.6;
export const LINE_HEIGHT = 1.25;
/** Header words are broken over lines, but not into single signs; an empty amount column looks like the others. */
const LEAST_EMS: Readonly<Record<LayoutColumn['shows'], number>> = {
  amount: 5,
  code: 3,
  label: 4,
  name: 4,
  number: 2,
};
/** Title and caption, in points, and the height of a header row in body rows: its words are often broken. */
const TITLE_HEIGHT = 52;
const HEADER_ROWS = 1.6;

/** How a table is put on paper so that its width is filled and no amount is cut. */
export type PageFit = {
  readonly paper: Paper;
  /** Type size in points. */
  readonly size: number;
  /** Above and below the words of a row, in points: a table that leaves room on its page uses some of it. */
  readonly padding: number;
  /** Share of the width of each column, in per cent; together 100. */
  readonly shares: readonly number[];
};

/** Fits a table to the paper its layout asks for. `textOf` gives the text of every cell. */
export function fitPage(layout: TableLayout, textOf: (cell: LayoutCell) => string): PageFit {
  const paper = layout.landscape ? LANDSCAPE : PORTRAIT;
  const content = contentSize(paper);
  const width = content.width * POINTS_PER_MILLIMETRE;
  const ems = columnEms(layout, textOf);
  const needs = (size: number, share: number): number[] =>
    ems.map((em, at) => em * size * (isWords(layout.columns[at]) ? share : 1) + PADDING);
  const fits = (size: number, share: number): boolean => sum(needs(size, share)) <= width;
  const whole = SIZES.find((size) => size >= COMFORTABLE && fits(size, 1));
  // Words in two lines, or in three where two could not be read; then smaller and smaller.
  const folded = SIZES.find((size) => size >= READABLE && fits(size, SHARES.twoLines));
  const share =
    whole !== undefined ? SHARES.whole : folded !== undefined ? SHARES.twoLines : SHARES.threeLines;
  const smallest = SIZES[SIZES.length - 1] ?? 5;
  const widest = whole ?? folded ?? SIZES.find((size) => fits(size, share)) ?? smallest;
  const height = content.height * POINTS_PER_MILLIMETRE - TITLE_HEIGHT;
  const size = onOnePage(layout, widest, height);
  const least = needs(size, size >= COMFORTABLE && fits(size, 1) ? 1 : share);
  return { paper, size, padding: paddingFor(layout, size, height), shares: spread(layout, least, width) };
}

/** A size, not below the comfortable one, at which the table stands on one page; else the size it could have. */
function onOnePage(layout: TableLayout, widest: number, height: number): number {
  const fits = (size: number) => rowCount(layout) * rowHeight(size, PADDINGS.least) <= height;
  return SIZES.find((size) => size <= widest && size >= COMFORTABLE && fits(size)) ?? widest;
}

function paddingFor(layout: TableLayout, size: number, height: number): number {
  const room = (height / rowCount(layout) - size * LINE_HEIGHT - RULE) / 2;
  // A table of several pages is set close, so that they are few.
  return room < PADDINGS.least ? PADDINGS.least : Math.min(Math.floor(room * 10) / 10, PADDINGS.most);
}

function rowCount({ body, header, notes }: TableLayout): number {
  return body.length + header.length * HEADER_ROWS + notes.length * HEADER_ROWS;
}

function rowHeight(size: number, padding: number): number {
  return size * LINE_HEIGHT + 2 * padding + RULE;
}

/** The widest text of each column in ems; a merged cell has the room of all its columns. */
function columnEms(layout: TableLayout, textOf: (cell: LayoutCell) => string): number[] {
  const ems: number[] = layout.columns.map(({ shows }) => LEAST_EMS[shows]);
  for (const { cells } of layout.body) {
    for (const cell of cells) {
      if (cell.columnSpan > 1) continue;
      const indent = cell.content.kind === 'name' ? cell.content.level * INDENT : 0;
      // Measured in hundredths, since widths come in whole units.
      const em = textWidth(textOf(cell), 100, cell.bold) / 100 + indent;
      ems[cell.column] = Math.max(ems[cell.column] ?? 0, em);
    }
  }
  return ems;
}

/** What is left over goes to the columns as their printed widths are to each other. */
function spread(layout: TableLayout, least: readonly number[], width: number): number[] {
  const spare = Math.max(width - sum(least), 0);
  const printed = layout.columns.map((column) => column.width);
  const widths = least.map((need, at) => need + (spare * (printed[at] ?? 0)) / sum(printed));
  return widths.map((each) => (each / sum(widths)) * 100);
}

function isWords(column: LayoutColumn | undefined): boolean {
  return column?.shows === 'label' || column?.shows === 'name';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
