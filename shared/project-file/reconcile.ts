import { addressText } from '../document/address';
import { append } from '../kit/lists';
import { tablesOfKind } from '../pack/book';
import type { Pack, Table } from '../pack/pack';
import { codeLevels, type TableLine, tableLines } from '../pack/table-shape';
import type { StoredBook, StoredProject, StoredTable } from './stored-project';

type Tables = Readonly<Record<string, StoredTable>>;
type StoredIssue = StoredProject['issues'][number];
type Told = Pick<StoredIssue, 'rule' | 'message'>;
type Fitted = { readonly tables: Record<string, StoredTable>; readonly told: readonly Told[] };

/**
 * Brings a stored project to the tables that its pack has now. A table that the pack has gained is put in as one that
 * an import lacked, so that it can be typed into (O-1). What the pack has no cell for any more is taken out, since
 * nobody would see it nor could say how its digits are meant; every text of it is told (O-2). Both stay with the
 * project as issues until the clerk dismisses them.
 */
export function reconcile(pack: Pack, stored: StoredProject): StoredProject {
  const own = fitTables(pack, pack.tables, stored.tables, '', true);
  const told = [...own.told];
  const books = Object.entries(stored.books).map(([name, book]): [string, StoredBook] => {
    const fitted = fitTables(pack, tablesOfKind(pack, book.kind), book.tables, name, book.readOnly !== true);
    append(told, fitted.told);
    return [name, { ...book, tables: fitted.tables }];
  });
  return {
    ...stored,
    tables: own.tables,
    books: Object.fromEntries(books),
    issues: [...stored.issues, ...asIssues(told, stored.issues)],
  };
}

/** `gains`: a table that is not there comes; a book to be read stays as it was taken. */
function fitTables(
  pack: Pack,
  shapes: readonly Table[],
  stored: Tables,
  book: string,
  gains: boolean,
): Fitted {
  const tables: Record<string, StoredTable> = {};
  const told: Told[] = [];
  for (const [id, table] of Object.entries(stored)) {
    const shape = shapes.find((candidate) => candidate.id === id);
    const kept = shape ? whatFits(shape, table) : undefined;
    if (kept) tables[id] = kept;
    append(told, whatDoesNot(id, table, kept, book));
  }
  const gained = gains ? shapes.filter(({ id }) => stored[id] === undefined) : [];
  // No import has 补充资料: they come empty, as in a new project, and nobody misses them.
  for (const { id, supplementary } of gained) {
    tables[id] = {
      ...(supplementary ? {} : { absent: true as const }),
      scale: pack.scale,
      lines: [],
      entries: {},
    };
  }
  const missed = gained.filter(({ supplementary }) => !supplementary);
  if (missed.length > 0) {
    const names = missed.map(({ name }) => name).join('、');
    told.push({
      rule: 'O-1',
      message: `表样包有本项目${book}所没有的${names}，已作为缺少的表补上；请导入或录入这些表，没有数据的请在其中录入 0`,
    });
  }
  return { tables, told };
}

/** The lines and entries of a table for which its shape has cells. */
function whatFits(shape: Table, { absent, scale, lines, entries }: StoredTable): StoredTable {
  const levels = codeLevels(shape);
  const coded = levels ? lines : [];
  const known = knownColumns(tableLines(shape, coded));
  // Nearly always all of it: then it is the very same.
  if (coded === lines && hasOnly(entries, known))
    return { ...(absent ? { absent } : {}), scale, lines, entries };
  const kept = Object.entries(entries).flatMap(
    ([line, cells]): [string, StoredTable['entries'][string]][] => {
      const fitting = Object.entries(cells).filter(([column]) => known.get(line)?.has(column));
      return fitting.length > 0 ? [[line, Object.fromEntries(fitting)]] : [];
    },
  );
  return { ...(absent ? { absent } : {}), scale, lines: coded, entries: Object.fromEntries(kept) };
}

/** By line the columns in which it has cells, as they are written in a project file. */
type KnownColumns = ReadonlyMap<string, ReadonlySet<string>>;

function knownColumns(lines: readonly TableLine[]): KnownColumns {
  // Thousands of lines share a few lists of columns.
  const written = new Map<readonly number[], ReadonlySet<string>>();
  const known = new Map<string, ReadonlySet<string>>();
  for (const { key, columns } of lines) {
    const set = written.get(columns) ?? new Set(columns.map(String));
    written.set(columns, set);
    known.set(key, set);
  }
  return known;
}

/** Whether all cells are known, and no line is without any. */
function hasOnly(entries: StoredTable['entries'], known: KnownColumns): boolean {
  for (const line in entries) {
    const columns = known.get(line);
    if (!columns) return false;
    let count = 0;
    for (const column in entries[line]) {
      if (!columns.has(column)) return false;
      count += 1;
    }
    if (count === 0) return false;
  }
  return true;
}

/** What of a table was left out, line by line with every text, in words. */
function whatDoesNot(
  id: string,
  stored: StoredTable,
  kept: StoredTable | undefined,
  book: string,
): readonly Told[] {
  if (kept && kept.lines === stored.lines && kept.entries === stored.entries) return [];
  const names = new Map(stored.lines.map(({ code, name }) => [code, name]));
  const left = Object.entries(stored.entries).flatMap(([line, cells]): Told[] => {
    const texts = Object.entries(cells).flatMap(([column, entry]) => {
      if (kept?.entries[line]?.[column] !== undefined) return [];
      const text = entry === null || typeof entry === 'string' ? entry : entry.value;
      return [`${placeIn(book, addressText(id, line, Number(column)))} ${text ?? '空白'}`];
    });
    if (texts.length === 0) return [];
    const name = names.get(line);
    return [takenOut(`${texts.join('、')}${name === undefined ? '' : `（${name}）`}`)];
  });
  const lines = kept?.lines.length === stored.lines.length ? [] : stored.lines;
  const bare = lines.filter(({ code }) => stored.entries[code] === undefined);
  if (bare.length > 0) {
    const codes = bare.map(({ code, name }) => `${code} ${name}`).join('、');
    left.push(takenOut(`${placeIn(book, `表 ${id}`)} 的科目 ${codes}`));
  }
  return kept || left.length > 0 ? left : [takenOut(`${placeIn(book, `表 ${id}`)}（空表）`)];
}

function placeIn(book: string, place: string): string {
  return book === '' ? place : `${book}.${place}`;
}

function takenOut(what: string): Told {
  return {
    rule: 'O-2',
    message: `项目文件中有表样包没有的内容，已移出项目：${what}；请核对，需要的请填到现在的表中`,
  };
}

function asIssues(told: readonly Told[], others: readonly StoredIssue[]): StoredIssue[] {
  const taken = new Set(others.map(({ id }) => id));
  let count = 0;
  return told.map(({ rule, message }) => {
    do count += 1;
    while (taken.has(`打开-${count}`));
    return { id: `打开-${count}`, rule, severity: 'warning', message, cells: [], place: '' };
  });
}
