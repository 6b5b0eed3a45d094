/**
 * A workbook as plain cells: what the first pass (reading bytes) hands to the second (locating tables).
 * Rows and columns are zero-based everywhere in code; `cellName` gives what Excel shows.
 */
export type SheetCell = ShownNumber & {
  readonly kind: 'text' | 'number' | 'boolean' | 'error';
  /**
   * The text; for a number its plain decimal text (no exponent) as `numberText` gives it, so that what Excel shows as
   * 55923963.72 is exactly `55923963.72`; for an error its Excel spelling, e.g. `#DIV/0!`.
   */
  readonly text: string;
  /** The formula without `=`. */
  readonly formula?: string;
  /** The file holds a formula here but no computed value; `text` is empty. */
  readonly uncomputed?: true;
};

/** What a cell's number format makes of its number, as far as that matters to what the number means. */
export type ShownNumber = {
  /** It is shown as a percentage, so it is no amount. */
  readonly percent?: true;
  /** It is shown as a date or time, so it is no amount. */
  readonly date?: true;
  /**
   * How many powers of ten the format takes off: 55923963.72 shown as 5592.4 (`0!.0,`) hides 4. `unclear`: the format
   * prints digits of its own. Absent: none.
   */
  readonly hidden?: number | 'unclear';
  /** The unit that the format prints behind the number: 元, 万元. */
  readonly unit?: string;
};

/** An inclusive rectangle. */
export type SheetRange = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** Row → column → cell. Only cells with content are there; iteration is in ascending order. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;
  readonly merges: readonly SheetRange[];
  /** Merges over nothing, as a template has them where something is to be written. */
  readonly blankMerges?: readonly SheetRange[];
  /** Numbers in cells that a merge covers: nobody sees them; absent: none. */
  readonly covered?: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  /** Comments by the cell as Excel names it, `C7`; absent: none, or a format whose comments are not read. */
  readonly comments?: ReadonlyMap<string, string>;
  /** One past the last row and column with content. */
  readonly rowCount: number;
  readonly columnCount: number;
};

/** As many rows as the format has. */
export const MOST_SHEET_ROWS = 1_048_576;

/** What a file is, by its content; its name may say something else. */
export type WorkbookFormat = 'xlsx' | 'xls' | 'ods' | 'xls-95' | 'xml-2003' | 'html' | 'text';

export type PlainWorkbook = {
  readonly format: WorkbookFormat;
  readonly sheets: readonly Sheet[];
  /** Names of sheets that the file lists and does not hold. */
  readonly lostSheets?: readonly string[];
};

/** Why a file gave no workbook. Each is told to the clerk in one sentence by `explainReadProblem`. */
export type ReadProblem = {
  readonly kind: 'not-a-workbook' | 'encrypted' | 'damaged' | 'too-large' | 'old-format';
  /** What the reader saw, for the log; never shown alone. */
  readonly detail?: string;
};

export function cellAt(sheet: Sheet, row: number, column: number): SheetCell | undefined {
  return sheet.rows.get(row)?.get(column);
}

/** The merge that covers a place, over nothing too. */
export function mergeAt(
  { merges, blankMerges = [] }: Sheet,
  row: number,
  column: number,
): SheetRange | undefined {
  return [...merges, ...blankMerges].find(
    ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
  );
}

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  const known = NAMES[column];
  if (known !== undefined) return known;
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  if (column === NAMES.length) NAMES.push(name);
  return name;
}

/** The names asked for so far, of columns that follow one another: as many as a sheet has at most. */
const NAMES: string[] = [];

/** Zero-based row and column → what Excel shows, `C7`. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}
