import { greatest, least } from '../kit/lists';
import { oncePer } from '../kit/once-per';
import type { Table } from '../pack/pack';
import { headerWords } from './find-header';
import type { CellPlace } from './location';
import { isBudgetTable } from './ministry-table';
import { namingCells, type ReadWordCells, type WordCells } from './naming-cells';
import type { Sheet } from './sheet';
import type { SheetTexts } from './sheet-texts';
import { type SpokenNameReader, type TableName, titleWords } from './table-names';
import type { TableRegion } from './table-region';

/** Title and number of one table stand at most this many written rows apart. */
const NEAR = 6;

export type SheetTables = {
  readonly regions: readonly TableRegion[];
  /** The ministry's own tables on the sheet, by their number; empty where none is printed. */
  readonly ministry: readonly string[];
  /** Headings of which title and number name two tables. */
  readonly conflicts: readonly TitleConflict[];
};

/** A title that a table's number contradicts. */
export type TitleConflict = {
  readonly sheet: Sheet;
  readonly place: CellPlace;
  /** The title, normalised, as an answer names it. */
  readonly words: string;
  readonly shown: string;
  /** Ids of the tables that title and number name, the title's first. */
  readonly tables: readonly string[];
};

type Mark = {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  /** The last row of a title that stands beside its table, merged down along it, as forms print it. */
  readonly besideTo: number | undefined;
  readonly name: TableName;
};

/** The cells that name one table: its title, its number or both. */
type Heading = {
  table: Table | undefined;
  ministry: string | undefined;
  numbered: boolean;
  continued: boolean;
  /** The table that its title names, where its number names `table`. */
  against: Table | undefined;
  readonly marks: Mark[];
};

/**
 * Finds the tables of a sheet by their printed 表号 or title. A table's rows run from the earlier of the two to the
 * row before the next table's; tables side by side share the rows and divide the columns. A 续表 without a name goes
 * on with the table above it, or with the last one of the sheet before (`above`).
 */
export function findTables(
  texts: SheetTexts,
  reader: SpokenNameReader,
  above: Table | undefined,
  cells: ReadWordCells,
): SheetTables {
  const headings = gather(texts, marksOf(texts, reader, cells(texts)), above).map((heading) => ({
    ...heading,
    ...span(heading),
  }));
  const regions: TableRegion[] = [];
  const ministry: string[] = [];
  const conflicts: TitleConflict[] = [];
  for (const heading of headings) {
    const others = headings.filter((other) => other !== heading);
    const beside = others.filter(
      (other) => other.top <= heading.end && heading.top <= other.end && apart(heading, other),
    );
    const before = beside.filter((other) => other.right < heading.left);
    const after = beside.filter((other) => other.left > heading.right);
    const left = greatest(
      before.map((other) => boundary(other, heading)),
      0,
    );
    const right = least(
      after.map((other) => boundary(heading, other)),
      texts.sheet.columnCount,
    );
    const below = others.filter(
      (other) => other.top > heading.end && !(beside.length > 0 && apartFrom(left, right - 1, other, others)),
    );
    const [first] = heading.marks;
    if (!first) continue;
    const { besideTo } = first;
    const bottom =
      least(
        below.map((other) => other.top),
        texts.sheet.rowCount,
      ) - 1;
    const region = {
      captionTop: others.some((other) => other.top < heading.top) ? heading.top : 0,
      top: heading.top,
      headerTop: besideTo === undefined ? heading.end + 1 : first.row,
      bottom: Math.min(bottom, besideTo ?? bottom),
      left: besideTo === undefined ? left : first.right + 1,
      right: right - 1,
      anchor: { row: first.row, column: first.left },
      numbered: heading.numbered,
      continued: heading.continued,
    };
    if (heading.ministry !== undefined && !heading.numbered) ministry.push(heading.ministry);
    else if (heading.table && heading.against) {
      conflicts.push(conflictOf(texts, heading, heading.table, heading.against));
    } else if (heading.table) {
      const found = { ...region, table: heading.table };
      if (isBudgetTable(texts, found)) ministry.push('');
      else regions.push(found);
    }
  }
  return { regions, ministry, conflicts };
}

function conflictOf(texts: SheetTexts, { marks }: Heading, numbered: Table, titled: Table): TitleConflict {
  const title =
    marks.find(({ name }) => name.kind === 'table' && (name.against !== undefined || !name.numbered)) ??
    marks[0];
  const place = { row: title?.row ?? 0, column: title?.left ?? 0 };
  return {
    sheet: texts.sheet,
    place,
    words: titleWords(texts.textAt(place.row, place.column)),
    shown: texts.rawAt(place.row, place.column).trim(),
    tables: [titled.id, numbered.id],
  };
}

function marksOf(texts: SheetTexts, { read, ends }: SpokenNameReader, cells: WordCells): Mark[] {
  const marks: Mark[] = [];
  for (const { row, left, spoken } of namingCells(cells, ends)) {
    const name = read(spoken);
    if (!name) continue;
    const merge = texts.sheet.merges.find((range) => range.top === row && range.left === left);
    const right = merge?.right ?? left;
    const isBeside = merge !== undefined && merge.bottom > row && titlesBehind(texts, row, right, name) > 1;
    marks.push({ row, left, right, besideTo: isBeside ? merge.bottom : undefined, name });
  }
  return marks;
}

/** How many titles of the table's own columns stand behind its title: its header, and no 表号 or 单位 of a title above it. */
function titlesBehind(texts: SheetTexts, row: number, right: number, name: TableName): number {
  const line = texts.lineAt(row);
  if (!line || name.kind !== 'table') return 0;
  const words = headerWords(name.table);
  const isTitle = (text: string): boolean => words.has(text) || words.has(text.replace(/\(.*\)$/, ''));
  return line.columns.filter((column, at) => column > right && isTitle(line.texts[at] ?? '')).length;
}

/** Puts the title, the number and the 续表 of each table together; a second one of a kind begins another. */
function gather(texts: SheetTexts, marks: readonly Mark[], above: Table | undefined): Heading[] {
  const written = writtenRows(texts.sheet);
  const near = (heading: Heading, mark: Mark): boolean => {
    const from = written.get(heading.marks[0]?.row ?? mark.row) ?? 0;
    return (written.get(mark.row) ?? 0) - from <= NEAR;
  };
  const headings: Heading[] = [];
  for (const mark of marks) {
    const { name } = mark;
    const fitting = headings.filter((heading) => fits(heading, mark) && near(heading, mark));
    const known =
      fitting.findLast(({ table }) => name.kind === 'table' && table === name.table) ?? fitting.at(-1);
    const heading = known ?? {
      table: undefined,
      ministry: undefined,
      numbered: false,
      continued: false,
      against: undefined,
      marks: [],
    };
    if (!known) headings.push(heading);
    heading.marks.push(mark);
    if (name.kind === 'ministry') heading.ministry = name.number;
    else if (name.kind === 'continuation') heading.continued = true;
    else take(heading, name);
  }
  let last = above;
  for (const heading of headings) {
    if (heading.ministry === undefined) heading.table ??= last;
    last = heading.table ?? last;
  }
  return headings;
}

/** How many written rows stand above each. */
const writtenRows = oncePer(
  ({ rows }: Sheet): ReadonlyMap<number, number> => new Map([...rows.keys()].map((row, at) => [row, at])),
);

function take(heading: Heading, name: Extract<TableName, { kind: 'table' }>): void {
  const other = heading.table !== undefined && heading.table !== name.table ? heading.table : undefined;
  const isAnswered = heading.marks.some((mark) => mark.name.kind === 'table' && mark.name.answered);
  if (name.answered) heading.against = undefined;
  else if (other && !isAnswered) heading.against = name.numbered ? other : name.table;
  if (other === undefined || name.answered || (name.numbered && !isAnswered)) heading.table = name.table;
  heading.against ??= name.against;
  heading.numbered ||= name.numbered;
  heading.continued ||= name.continued;
}

function fits(heading: Heading, { name, row }: Mark): boolean {
  if (name.kind === 'ministry') return heading.ministry === undefined && !heading.numbered;
  if (name.kind === 'continuation') return touches(heading, row) && !heading.continued;
  const alone = heading.table === undefined && heading.ministry === undefined;
  if (alone) return touches(heading, row);
  if (heading.table !== name.table) {
    if (heading.table === undefined) return !name.numbered;
    return isOtherHalf(heading, name) && touches(heading, row);
  }
  // The title or number of the next page.
  const again = heading.marks.some(
    (mark) => mark.name.kind === 'table' && mark.name.numbered === name.numbered && row > mark.row + 3,
  );
  return !again && (touches(heading, row) || !name.continued || heading.continued);
}

/** A title beside a number alone, or a number beside a title alone: of one heading, whatever tables they name. */
function isOtherHalf({ marks }: Heading, name: Extract<TableName, { kind: 'table' }>): boolean {
  return marks.every(
    (mark) => mark.name.kind === 'table' && mark.name.numbered !== name.numbered && !mark.name.against,
  );
}

/** Written on the same row or within the next two. */
function touches({ marks }: Heading, row: number): boolean {
  return marks.some((mark) => row - mark.row <= 2);
}

type Span = { readonly top: number; readonly end: number; readonly left: number; readonly right: number };

function span({ marks }: Heading): Span {
  return {
    top: least(marks.map(({ row }) => row)),
    end: greatest(marks.map(({ row }) => row)),
    left: least(marks.map(({ left }) => left)),
    right: greatest(marks.map(({ right }) => right)),
  };
}

function apart(one: Span, other: Span): boolean {
  return one.right < other.left || other.right < one.left;
}

/** Where the right one of two tables begins: past the left one's number, which ends it, or at its own title. */
function boundary(one: Heading & Span, other: Span): number {
  return one.numbered ? one.right + 1 : other.left;
}

/** A lower table that itself stands beside another one, in columns that are not these. */
function apartFrom(left: number, right: number, lower: Span, all: readonly Span[]): boolean {
  const paired = all.some((other) => other.top <= lower.end && lower.top <= other.end && apart(lower, other));
  return paired && (right < lower.left || lower.right < left);
}
