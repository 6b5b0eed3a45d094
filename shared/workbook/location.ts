import type { Scale } from '../amount/amount';
import type { PrintedWords } from '../pack/answered-words';
import type { LineKey, TableId } from '../rule/rule';
import { cellAt, type Sheet } from './sheet';

/**
 * Where a table of the pack stands in a workbook: the one thing that import and export into a template share.
 * Found by titles, 表号 and header words, never by sheet order or fixed places.
 */
export type TableLocation = {
  readonly table: TableId;
  readonly sheet: Sheet;
  /** Rows that belong to the table, inclusive. */
  readonly top: number;
  readonly bottom: number;
  /** Columns that belong to it, inclusive: another table may stand beside it. */
  readonly left: number;
  readonly right: number;
  /** The cell with the title or 表号 by which the table was known. */
  readonly anchor: CellPlace;
  readonly caption: LocatedCaption;
  /** Panel by panel, the sheet columns of each printed column; an absent one was not found. */
  readonly panels: readonly (readonly LocatedColumn[])[];
  /** What stands above each of its columns, found or not; a column without words has a name for that. */
  readonly headings: readonly ColumnHeading[];
  /** Columns of the sheet that say in what each row is counted (计量单位). */
  readonly unitColumns: readonly number[];
  readonly firstBodyRow: number;
  /**
   * The first row of the body when it is the header's last as well: texts in its amount columns are titles, neither
   * read nor written over.
   */
  readonly titleRow: number | undefined;
  /** Rows of the header repeated in the body, as at the top of a printed page. */
  readonly headerRows: readonly number[];
  readonly lines: readonly LocatedLine[];
  readonly codedLines: readonly LocatedCodedLine[];
  /** Blank rows among the coded lines that a template keeps ready. */
  readonly spareRows: readonly number[];
  /** Rows of printed 行次 without a label, and rows that match nothing of the pack. */
  readonly strangeRows: readonly StrangeRow[];
  /** The row of the first note, and of the 说明 sentence where it is printed. */
  readonly noteRow: number | undefined;
  readonly sentenceRow: number | undefined;
  readonly missingColumns: readonly MissingColumn[];
  readonly unclearColumns: readonly UnclearColumn[];
  readonly doubtedColumns: readonly DoubtedColumn[];
  /** Lines of the pack that stand in none of the table's parts; empty in a continuation. */
  readonly missingLines: readonly MissingLine[];
  /** Marked as a later page (续表). */
  readonly continued: boolean;
  /** Later pages of the same table, in order; each has lines, columns and caption of its own, and none of these. */
  readonly continuations: readonly TableLocation[];
};

export type MissingLine = { readonly key: LineKey; readonly panel: number; readonly label: string };

/** A printed column of the pack that the sheet has no column for. */
export type MissingColumn = {
  readonly panel: number;
  readonly title: string;
  readonly shows: LocatedColumn['shows'];
};

/** A printed column that several of the sheet's could be by their words; none of them was taken. */
export type UnclearColumn = {
  readonly panel: number;
  readonly title: string;
  readonly shows: LocatedColumn['shows'];
  /** Columns of the sheet. */
  readonly columns: readonly number[];
};

/** Why a column that has the title sought may not be it, with the words above or below it that say so. */
export type HeaderDoubt = {
  /** `unknown`: a group that the pack does not know stands where its own should. */
  readonly kind: 'other-year' | 'other-group' | 'unknown-group';
  readonly words: string;
};

/** A column that has the title sought under a group that is another one, or that nobody knows; it was not taken. */
export type DoubtedColumn = {
  readonly panel: number;
  readonly title: string;
  readonly column: number;
  readonly doubt: HeaderDoubt;
};

/** The words above a column of the sheet, outermost first, joined by ` / `. */
export type ColumnHeading = {
  readonly column: number;
  readonly said: PrintedWords;
  /** A clerk said that nothing is to be read here. */
  readonly ignored: boolean;
};

export type CellPlace = { readonly row: number; readonly column: number };

/** What the caption says; each place is where a template has the label. */
export type LocatedCaption = {
  readonly organisation: string;
  readonly organisationAt: CellPlace | undefined;
  readonly year: number | undefined;
  readonly yearAt: CellPlace | undefined;
  /** The scale in which the table is kept: the printed unit's, 元 where it is another one than 元 and 万元. */
  readonly scale: Scale;
  readonly scaleAt: CellPlace | undefined;
  /** Who says so; `default`: nobody, the pack's own is assumed. */
  readonly scaleBy: 'workbook' | 'answer' | 'default';
  /** The power of ten over 元 of the unit that is printed: 千元 3, 万元 4. */
  readonly power: number;
  /** The unit in its own words; empty where none is printed, or none that could be told. */
  readonly unit: string;
  /** What is printed of the unit and leaves open which it is: one that is none of 元, or two. */
  readonly doubt?: UnitDoubt;
};

export type UnitDoubt = { readonly words: string; readonly place: CellPlace };

export type LocatedColumn = {
  readonly shows: 'label' | 'number' | 'code' | 'name' | 'amount';
  readonly amount: number | undefined;
  /**
   * Sheet columns; several when a code is split over 类、款、项; the same one for code and name where both stand in one
   * cell. Empty: not found.
   */
  readonly columns: readonly number[];
  /** The unit of money that its own title names; absent: the table's. */
  readonly unit?: string;
};

/** A fixed line's part in one panel: the amounts stand in that panel's amount columns. */
export type LocatedLine = {
  readonly key: LineKey;
  readonly panel: number;
  readonly row: number;
  readonly said: PrintedWords;
  /** The panel in whose rows it was read; another one for a line that reaches across panels. */
  readonly readIn: number;
};

export type LocatedCodedLine = {
  readonly code: string;
  /** The printed code of which this is one of several rows: the rest of its own only numbers them. */
  readonly numbers?: string;
  readonly name: string;
  readonly panel: number;
  readonly row: number;
  readonly said: PrintedWords;
};

export type StrangeRow = {
  readonly row: number;
  readonly panel: number;
  readonly label: string;
  readonly said: PrintedWords;
  /** `ignored`: a clerk said that it means nothing. `doubtful`: the row of a 科目 or one of those that are numbered below it. */
  readonly reason: 'unlabelled' | 'unknown' | 'bad-code' | 'duplicate' | 'repeated' | 'ignored' | 'doubtful';
};

/** Whether a cell of the title row holds a column's title. Rows above the body never move. */
export function isTitle({ sheet, titleRow }: TableLocation, row: number, column: number): boolean {
  return row === titleRow && cellAt(sheet, row, column)?.kind === 'text';
}
