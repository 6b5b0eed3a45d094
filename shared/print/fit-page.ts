import { greatest } from '../kit/lists';
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
/** Both sides of a cell in points, ruled line included: what a column is given, and what is drawn. */
const PADDING = 6;
const DRAWN_PADDING = 4.2;
const INDENT = 0.8;
/**
 * Above and below a row's words in points: the closest, for a table that just stands on one page, close, for one of
 * several pages, and airy; a row's ruled line; and the height of a line of words.
 */
const PADDINGS = { closest: 0.6, close: 1, airy: 3 } as const;
const RULE = 0.6;
export const LINE_HEIGHT = 1.25;
/** Header words are broken over lines, but not into single signs; an empty amount column looks like the others. */
const LEAST_EMS: Readonly<Record<LayoutColumn['shows'], number>> = {
  amount: 5,
  code: 4,
  label: 4,
  name: 4,
  number: 2,
};
/** Title and caption, in points, and what programs that set the same table differ in. */
const TITLE_HEIGHT = 52;
const DIFFERENCE = 4;
/** Lines of a header row: its words are often broken. */
const HEADER_LINES = 1.6;
/** Notes below the table, in points: their type, a line of it, and what parts them from the table. */
const NOTES = { size: 9, line: 12, gap: 4 } as const;

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
  const height =
    content.height * POINTS_PER_MILLIMETRE - TITLE_HEIGHT - DIFFERENCE - notesHeight(layout.notes, width);
  const words = measureWords(layout, textOf);
  const needs = (size: number, share: number): number[] =>
    words.columns.map((em, at) => em * size * (isWords(layout.columns[at]) ? share : 1) + PADDING);
  const fits = (size: number, share: number): boolean => sum(needs(size, share)) <= width;
  const whole = SIZES.find((size) => size >= COMFORTABLE && fits(size, 1));
  // Words in two lines, or in three where two could not be read; then smaller and smaller.
  const folded = SIZES.find((size) => size >= READABLE && fits(size, SHARES.twoLines));
  const share =
    whole !== undefined ? SHARES.whole : folded !== undefined ? SHARES.twoLines : SHARES.threeLines;
  const smallest = SIZES[SIZES.length - 1] ?? 5;
  const widest = whole ?? folded ?? SIZES.find((size) => fits(size, share)) ?? smallest;
  const setAt = (size: number): Setting => {
    const widths = spread(layout, { least: needs(size, share), whole: needs(size, 1) }, width);
    return { size, widths, lines: linesOf(layout, words, { size, widths }) };
  };
  // On one page if that can be had without printing smaller than is read at ease.
  const least = whole === undefined ? READABLE : COMFORTABLE;
  const sizes = SIZES.filter((size) => size <= widest && size >= least).map(setAt);
  const set = sizes.find((each) => heightOf(each, PADDINGS.closest) <= height) ?? setAt(widest);
  const shares = set.widths.map((each) => (each / sum(set.widths)) * 100);
  return { paper, size: set.size, padding: paddingFor(set, height), shares };
}

/** A table at a size: the widths of its columns in points, and how many lines of words each row has. */
type Setting = {
  readonly size: number;
  readonly widths: readonly number[];
  readonly lines: readonly number[];
};

function paddingFor(set: Setting, height: number): number {
  const room = PADDINGS.closest + (height - heightOf(set, PADDINGS.closest)) / set.lines.length / 2;
  // A table of several pages is set close, so that they are few.
  return room < PADDINGS.closest ? PADDINGS.close : Math.min(Math.floor(room * 10) / 10, PADDINGS.airy);
}

function heightOf({ size, lines }: Setting, padding: number): number {
  return sum(lines) * size * LINE_HEIGHT + lines.length * (2 * padding + RULE);
}

function notesHeight(notes: TableLayout['notes'], width: number): number {
  const lines = notes.map((note) => Math.ceil(textWidth(note, NOTES.size, false) / width));
  return notes.length === 0 ? 0 : NOTES.gap + sum(lines) * NOTES.line;
}

/** Lines of the rows of the body, then of the header. */
function linesOf(
  { columns, body, header }: TableLayout,
  { rows }: Words,
  { size, widths }: Pick<Setting, 'size' | 'widths'>,
): readonly number[] {
  const inLines = (em: number, column: number): number =>
    isWords(columns[column])
      ? Math.ceil(em / Math.max(Math.floor(((widths[column] ?? 0) - DRAWN_PADDING) / size), 1))
      : 1;
  return [
    ...body.map((_, row) =>
      greatest(
        (rows[row] ?? []).map(({ em, column }) => inLines(em, column)),
        1,
      ),
    ),
    ...header.map(() => HEADER_LINES),
  ];
}

/** How wide the words of a table are, in ems. */
type Words = {
  /** The widest of each column; a merged cell has the room of all its columns. */
  readonly columns: readonly number[];
  /** Those of each row of the body. */
  readonly rows: readonly (readonly { readonly column: number; readonly em: number }[])[];
};

function measureWords(layout: TableLayout, textOf: (cell: LayoutCell) => string): Words {
  const columns: number[] = layout.columns.map(({ shows }) => LEAST_EMS[shows]);
  const rows = layout.body.map(({ cells }) =>
    cells.flatMap((cell) => {
      if (cell.columnSpan > 1) return [];
      const indent = cell.content.kind === 'name' ? cell.content.level * INDENT : 0;
      // Measured in hundredths, since widths come in whole units.
      const em = textWidth(textOf(cell), 100, cell.bold) / 100 + indent;
      columns[cell.column] = Math.max(columns[cell.column] ?? 0, em);
      return [{ column: cell.column, em }];
    }),
  );
  return { columns, rows };
}

/**
 * What is left over goes to words that would be broken, then to all columns as their printed widths are to each other;
 * `least` and `whole`: what each column needs, its words broken and not.
 */
function spread(
  layout: TableLayout,
  { least, whole }: { readonly least: readonly number[]; readonly whole: readonly number[] },
  width: number,
): readonly number[] {
  const lacks = whole.map((need, at) => need - (least[at] ?? 0));
  const left = Math.max(width - sum(least), 0);
  const given = sum(lacks) === 0 ? 0 : Math.min(left / sum(lacks), 1);
  const spare = left - given * sum(lacks);
  const printed = layout.columns.map((column) => column.width);
  return least.map(
    (need, at) => need + given * (lacks[at] ?? 0) + (spare * (printed[at] ?? 0)) / sum(printed),
  );
}

function isWords(column: LayoutColumn | undefined): boolean {
  return column?.shows === 'label' || column?.shows === 'name';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
