import { SCALE_NAMES } from '../amount/amount';
import { addressText } from '../document/address';
import type { Book, Entry, ProjectDocument, TableContent } from '../document/document';
import { tablesOfKind } from '../pack/book';
import type { Facts } from '../pack/facts';
import type { Pack, Table } from '../pack/pack';
import { tableLines } from '../pack/table-shape';
import type { ColumnNumber } from '../rule/rule';

/** One thing that somebody said in one of two versions of a project and not, or otherwise, in the other. */
export type Difference = {
  /** `公开01表`, `上年 公开01表`, `上年`, or empty: the project as a whole. */
  readonly table: string;
  /** `01[27,1]`, `科目 2010301`, `单位名称`. */
  readonly what: string;
  readonly before: SaidValue;
  readonly after: SaidValue;
};

/** A value with the kind it is written as, or words; undefined: nothing was said. */
export type SaidValue = Entry | string | undefined;

/**
 * How two versions of a project differ in what was entered, in the order of its tables; none: they are saved as the same
 * text. What is computed is left out: it differs where its sources do.
 */
export function findDifferences(
  pack: Pack,
  before: ProjectDocument,
  after: ProjectDocument,
): readonly Difference[] {
  const issues = [before, after].map(
    (document) => new Map(document.issues.map((issue) => [issue.id, issue])),
  );
  return [
    ...inWords('', '表样包', before.packId, after.packId),
    ...inFacts('', before.facts, after.facts),
    ...inTables(pack.tables, '', before.tables, after.tables),
    ...keysOf(before.books, after.books).flatMap((name) =>
      inBook(pack, name, before.books.get(name), after.books.get(name)),
    ),
    ...inTexts('', '批注 ', before.notes, after.notes),
    ...inTexts('', '说明 ', before.explanations, after.explanations),
    ...inTexts('', '决算公开文本 ', before.texts, after.texts),
    ...inTexts('', '决算公开文本的批注 ', before.textNotes, after.textNotes),
    ...inTexts('', '决算公开文本的已核对 ', dismissedWords(before), dismissedWords(after)),
    ...keysOf(issues[0], issues[1]).flatMap((id) => {
      const [one, other] = issues.map((known) => known.get(id));
      const place = (one ?? other)?.place;
      const what = `待处理的导入问题 ${place === '' || place === undefined ? id : place}`;
      return isSame(one, other) ? [] : [{ table: '', what, before: one?.message, after: other?.message }];
    }),
  ];
}

function dismissedWords({ dismissals }: ProjectDocument): ReadonlyMap<string, string> {
  return new Map(
    [...dismissals].map(([key, marks]) => [
      key,
      marks.map(({ words, reason }) => `“${words}”：${reason}`).join('；'),
    ]),
  );
}

const FACTS = { organisation: '单位名称', kind: '单位性质', year: '年度' } as const satisfies Record<
  keyof Facts,
  string
>;

function inFacts(table: string, before: Facts, after: Facts): Difference[] {
  return Object.entries(FACTS).flatMap(([key, what]) => {
    const [one, other] = [before, after].map((facts) => String(facts[key as keyof Facts]));
    return inWords(table, what, one, other);
  });
}

/** A book that came or went is one difference; within one that stayed each is told. */
function inBook(
  pack: Pack,
  name: string,
  before: Book | undefined,
  after: Book | undefined,
): readonly Difference[] {
  if (!before || !after) {
    return inWords(name, '整套表', before && nameOf(before), after && nameOf(after));
  }
  const shapes = tablesOfKind(pack, after.kind);
  return [
    ...inWords(name, '来源', nameOf(before), nameOf(after)),
    ...inFacts(name, before.facts, after.facts),
    ...inTables(shapes, name, before.tables, after.tables),
    ...inTexts(name, '说明 ', before.explanations ?? NO_TEXTS, after.explanations ?? NO_TEXTS),
    ...inTexts(name, '决算公开文本 ', before.texts ?? NO_TEXTS, after.texts ?? NO_TEXTS),
    ...(isSame(before.lacks, after.lacks)
      ? []
      : [{ table: name, what: '没有对应的行和栏', before: lacksOf(before), after: lacksOf(after) }]),
  ];
}

const NO_TEXTS: ReadonlyMap<string, string> = new Map();

function nameOf({ source, kind, packId, readOnly }: Book): string {
  return `${source}（${kind}，${packId}${readOnly ? '，只读' : ''}）`;
}

function lacksOf({ lacks = [] }: Book): string {
  return lacks
    .map(
      ({ table, columns, lines }) =>
        `${table}：栏 ${columns.join('、') || '无'}，行 ${lines.join('、') || '无'}`,
    )
    .join('；');
}

function inTables(
  printed: readonly Table[],
  book: string,
  before: ProjectDocument['tables'],
  after: ProjectDocument['tables'],
): readonly Difference[] {
  const known = [...new Set([...printed.map(({ id }) => id), ...keysOf(before, after)])];
  return known.flatMap((id) => {
    const [one, other] = [before.get(id), after.get(id)];
    if (one === other) return [];
    const table = printed.find((candidate) => candidate.id === id);
    const words = [book, table ? table.name : id].filter((word) => word !== '').join(' ');
    const keys = new Set([...linesOf(table, one), ...linesOf(table, other)]);
    return [
      ...inWords(words, '整张表', presenceOf(one), presenceOf(other)),
      ...inWords(words, '金额单位', one && SCALE_NAMES[one.scale], other && SCALE_NAMES[other.scale]),
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

function presenceOf(content: TableContent | undefined): string | undefined {
  return content && (content.absent ? '工作簿中没有' : '有');
}

/** The lines of a table in printed order, then what is kept for lines it does not have. */
function linesOf(table: Table | undefined, content: TableContent | undefined): readonly string[] {
  if (!content) return [];
  const printed = table ? tableLines(table, content.lines).map(({ key }) => key) : [];
  return [...printed.filter((key) => content.entries.has(key)), ...content.entries.keys()];
}

function inLines(
  table: string,
  before: TableContent | undefined,
  after: TableContent | undefined,
): readonly Difference[] {
  const [one = NO_TEXTS, other = NO_TEXTS] = [before, after].map(
    (content) => new Map(content?.lines.map(({ code, name }) => [code, name])),
  );
  return inTexts(table, '科目 ', one, other);
}

type Columns = ReadonlyMap<ColumnNumber, Entry>;
const NO_COLUMNS: Columns = new Map();

function inColumns(
  before: Columns = NO_COLUMNS,
  after: Columns = NO_COLUMNS,
): readonly (readonly [column: number, before: Entry | undefined, after: Entry | undefined])[] {
  if (before === after) return [];
  const columns = [...new Set([...before.keys(), ...after.keys()])].sort((one, other) => one - other);
  return columns
    .map((column) => [column, before.get(column), after.get(column)] as const)
    .filter(([, one, other]) => one?.value !== other?.value || one?.rounded !== other?.rounded);
}

function inTexts(
  table: string,
  what: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly Difference[] {
  return keysOf(before, after).flatMap((key) =>
    inWords(table, `${what}${key}`, before.get(key), after.get(key)),
  );
}

function inWords(
  table: string,
  what: string,
  before: string | undefined,
  after: string | undefined,
): readonly Difference[] {
  return before === after ? [] : [{ table, what, before, after }];
}

function keysOf(
  before: ReadonlyMap<string, unknown> = NO_TEXTS,
  after: ReadonlyMap<string, unknown> = NO_TEXTS,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].toSorted();
}

/** Of plain data without amounts. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** `公开01表 4 处（01[1,1]、01[27,1]、01[28,1]、…）；公开02表 1 处（…）`: a short account of many differences. */
export function differencesInWords(differences: readonly Difference[], most = 3): string {
  if (differences.length === 0) return '没有差别';
  const groups = new Map<string, string[]>();
  for (const { table, what } of differences) {
    const key = table === '' ? '项目' : table;
    const places = groups.get(key);
    if (places) places.push(what);
    else groups.set(key, [what]);
  }
  return [...groups]
    .map(([table, places]) => {
      const named = places.slice(0, most).join('、');
      return `${table} ${places.length} 处（${named}${places.length > most ? '、…' : ''}）`;
    })
    .join('；');
}
