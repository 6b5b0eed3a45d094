import type { CellValue } from '../amount/amount';
import { addressText } from '../document/address';
import type { Entry, ProjectDocument, TableContent } from '../document/document';
import { tablesOfKind } from '../pack/book';
import type { Pack, Table } from '../pack/pack';
import { tableLines } from '../pack/table-shape';

/** One thing that somebody said in one of two versions of a project and not, or otherwise, in the other. */
export type Difference = {
  /** `01 收入支出决算总表`, `上年 01 …`, or empty: the project as a whole. */
  readonly table: string;
  /** `01[27,1]`, `科目 2010301`, `单位名称`. */
  readonly what: string;
  readonly before: Said;
  readonly after: Said;
};

/** A value with the kind it is written as, or words; undefined: nothing was said. */
export type Said = Entry | string | undefined;

const FACTS = { organisation: '单位名称', kind: '单位性质', year: '年度' } as const;

/**
 * How two versions of a project differ in what was entered, in the order of its tables. What is computed is left out: it
 * differs where its sources do.
 */
export function findDifferences(
  pack: Pack,
  before: ProjectDocument,
  after: ProjectDocument,
): readonly Difference[] {
  return [
    ...Object.entries(FACTS).flatMap(([key, what]) => {
      const [one, other] = [before, after].map(({ facts }) => String(facts[key as keyof typeof FACTS]));
      return one === other ? [] : [{ table: '', what, before: one, after: other }];
    }),
    ...inTables(pack.tables, '', before.tables, after.tables),
    ...[...new Set([...before.books.keys(), ...after.books.keys()])].flatMap((book) =>
      inTables(
        tablesOfKind(pack, (after.books.get(book) ?? before.books.get(book))?.kind ?? book),
        book,
        tablesOf(before, book),
        tablesOf(after, book),
      ),
    ),
    ...inTexts('批注 ', before.notes, after.notes),
    ...inTexts('说明 ', before.explanations, after.explanations),
    ...inTexts('文字 ', before.texts, after.texts),
  ];
}

type Tables = ProjectDocument['tables'];
const NO_TABLES: Tables = new Map();
function tablesOf(document: ProjectDocument, book: string): Tables {
  return document.books.get(book)?.tables ?? NO_TABLES;
}

const NO_COLUMNS: ReadonlyMap<number, Entry> = new Map();

function inTables(printed: readonly Table[], book: string, before: Tables, after: Tables): Difference[] {
  const known = [...new Set([...printed.map(({ id }) => id), ...before.keys(), ...after.keys()])];
  return known.flatMap((id) => {
    const [one, other] = [before.get(id), after.get(id)];
    if (one === other) return [];
    const table = printed.find((candidate) => candidate.id === id);
    const words = [book, table ? table.name : id].filter((word) => word !== '').join(' ');
    const keys = new Set([one, other].flatMap((content) => keysOf(table, content)));
    return [
      ...inLines(words, one, other),
      ...[...keys].flatMap((line) =>
        inColumns(one?.entries.get(line), other?.entries.get(line)).map(([column, left, right]) => ({
          table: words,
          what: `${book === '' ? '' : `${book}.`}${addressText(id, line, column)}`,
          before: left,
          after: right,
        })),
      ),
    ];
  });
}

/** The lines of a table in printed order, then what is kept for lines it does not have. */
function keysOf(table: Table | undefined, content: TableContent | undefined): readonly string[] {
  if (!content) return [];
  const printed = table ? tableLines(table, content.lines).map(({ key }) => key) : [];
  return [...printed.filter((key) => content.entries.has(key)), ...content.entries.keys()];
}

function inLines(
  table: string,
  before: TableContent | undefined,
  after: TableContent | undefined,
): Difference[] {
  const names = [before, after].map(
    (content) => new Map(content?.lines.map(({ code, name }) => [code, name])),
  );
  const [one = new Map(), other = new Map()] = names;
  const codes = [...new Set([...one.keys(), ...other.keys()])].toSorted();
  return codes.flatMap((code) => {
    const [left, right] = [one.get(code), other.get(code)];
    return left === right ? [] : [{ table, what: `科目 ${code}`, before: left, after: right }];
  });
}

function inColumns(
  before: ReadonlyMap<number, Entry> = NO_COLUMNS,
  after: ReadonlyMap<number, Entry> = NO_COLUMNS,
): readonly (readonly [column: number, before: Entry | undefined, after: Entry | undefined])[] {
  if (before === after) return [];
  const columns = [...new Set([...before.keys(), ...after.keys()])].sort((one, other) => one - other);
  return columns
    .map((column) => [column, before.get(column), after.get(column)] as const)
    .filter(([, one, other]) => !sameEntry(one, other));
}

function sameEntry(one: Entry | undefined, other: Entry | undefined): boolean {
  const value = (entry: Entry | undefined): CellValue | undefined => entry?.value;
  return value(one) === value(other) && one?.rounded === other?.rounded;
}

function inTexts(
  what: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Difference[] {
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((key) => {
    const [left, right] = [before.get(key), after.get(key)];
    return left === right ? [] : [{ table: '', what: `${what}${key}`, before: left, after: right }];
  });
}

/** `01 表 3 处（01[27,1]、01[28,1]、…），02 表 1 处`: a short account of many differences. */
export function differencesInWords(differences: readonly Difference[], most = 3): string {
  if (differences.length === 0) return '没有差别';
  const groups = new Map<string, string[]>();
  for (const { table, what } of differences) {
    const key = table === '' ? '项目' : table;
    groups.set(key, [...(groups.get(key) ?? []), what]);
  }
  return [...groups]
    .map(([table, places]) => {
      const named = places.slice(0, most).join('、');
      return `${table} ${places.length} 处（${named}${places.length > most ? '、…' : ''}）`;
    })
    .join('；');
}
