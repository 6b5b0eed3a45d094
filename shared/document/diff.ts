import { present } from '../kit/assert';
import { VersionedMap } from '../kit/versioned-map';
import type { Facts } from '../pack/facts';
import type { CodedLine } from '../pack/table-shape';
import type { BookId, ColumnNumber } from '../rule/rule';
import { type Address, type AddressText, placeOf, type TablePlace } from './address';
import {
  type Book,
  type DismissedMark,
  type Entry,
  type FormFacts,
  type ImportIssue,
  type ProjectDocument,
  type TableContent,
  tablesIn,
} from './document';

/**
 * The unit of change, undo and refresh: before and after, by place; a place without `book` is in the project's own
 * tables. A diff applied and then reversed gives the document it started from.
 */
export type Diff = readonly Change[];

export type Change =
  | (Address & {
      readonly kind: 'entry';
      readonly before: Entry | undefined;
      readonly after: Entry | undefined;
    })
  /** A coded line appears (`before` absent), disappears (`after` absent) or changes its name. */
  | (TablePlace & {
      readonly kind: 'line';
      readonly before: CodedLine | undefined;
      readonly after: CodedLine | undefined;
    })
  | { readonly kind: 'facts'; readonly before: Facts; readonly after: Facts }
  | {
      readonly kind: 'explanation';
      readonly finding: string;
      readonly before: string | undefined;
      readonly after: string | undefined;
    }
  | {
      readonly kind: 'text';
      readonly key: string;
      readonly before: string | undefined;
      readonly after: string | undefined;
    }
  | {
      readonly kind: 'text-note';
      readonly key: string;
      readonly before: string | undefined;
      readonly after: string | undefined;
    }
  | {
      readonly kind: 'dismissals';
      readonly key: string;
      readonly before: readonly DismissedMark[] | undefined;
      readonly after: readonly DismissedMark[] | undefined;
    }
  | {
      readonly kind: 'note';
      readonly address: AddressText;
      readonly before: string | undefined;
      readonly after: string | undefined;
    }
  | {
      readonly kind: 'issues';
      readonly before: readonly ImportIssue[];
      readonly after: readonly ImportIssue[];
    }
  /** A table that the imported workbook lacked is filled in by hand after all. */
  | (TablePlace & { readonly kind: 'presence'; readonly before: boolean; readonly after: boolean })
  /** A whole table taken from an import. */
  | (TablePlace & { readonly kind: 'table'; readonly before: TableContent; readonly after: TableContent })
  /** The list of 项目 says something else of one. */
  | {
      readonly kind: 'form';
      readonly book: BookId;
      readonly before: FormFacts;
      readonly after: FormFacts;
    }
  /** A whole book comes, goes or is exchanged. */
  | {
      readonly kind: 'book';
      readonly book: BookId;
      readonly before: Book | undefined;
      readonly after: Book | undefined;
    };

/**
 * What has to be made anew, of all that is computed from a document, when it changes: the program of rules;
 * what of it the lines reach; the cells derived under a condition, with all findings; the values an entry reaches; the
 * findings; nothing.
 */
export type Need = 'program' | 'lines' | 'conditions' | 'values' | 'findings' | 'nothing';

const NEEDS: Readonly<Record<Change['kind'], Need>> = {
  line: 'lines',
  presence: 'program',
  table: 'program',
  book: 'program',
  facts: 'conditions',
  entry: 'values',
  issues: 'findings',
  explanation: 'nothing',
  text: 'nothing',
  'text-note': 'nothing',
  dismissals: 'nothing',
  note: 'nothing',
  form: 'nothing',
};

export function needsOf(diff: Diff): ReadonlySet<Need> {
  return new Set(diff.map(({ kind }) => NEEDS[kind]));
}

export function reverseDiff(diff: Diff): Diff {
  return diff
    .toReversed()
    .map((change) => ({ ...change, before: change.after, after: change.before }) as Change);
}

/** The document after the diff, which must have been made for this document. The document itself stays as it was. */
export function applyDiff(document: ProjectDocument, diff: Diff): ProjectDocument {
  const draft = new Draft();
  return linesTogether(diff).reduce((current, change) => applyChange(current, change, draft), document);
}

type LineChange = Extract<Change, { kind: 'line' }>;
/** Changes of lines of one table that follow each other. */
type LinesChange = TablePlace & { readonly kind: 'lines'; readonly changes: readonly LineChange[] };

function linesTogether(diff: Diff): readonly (Exclude<Change, LineChange> | LinesChange)[] {
  const gathered: (Exclude<Change, LineChange> | LinesChange)[] = [];
  let open: LineChange[] = [];
  for (const change of diff) {
    if (change.kind !== 'line') {
      gathered.push(change);
      open = [];
      continue;
    }
    const [first] = open;
    if (first && first.book === change.book && first.table === change.table) {
      open.push(change);
      continue;
    }
    open = [change];
    gathered.push({ kind: 'lines', ...placeOf(change), changes: open });
  }
  return gathered;
}

/** Up to so many keys a copy of the whole map costs little. */
const LARGE = 200;

/** Maps made while one diff is applied: nobody else holds them yet, so a long paste need not copy them each time. */
class Draft {
  private readonly own = new Set<object>();

  withKey<Key, Value>(
    map: ReadonlyMap<Key, Value>,
    key: Key,
    value: Value | undefined,
  ): ReadonlyMap<Key, Value> {
    const mine = this.own.has(map);
    if (map instanceof VersionedMap || map.size > LARGE) {
      const copy = mine && map instanceof VersionedMap ? map : VersionedMap.over(map);
      this.own.add(copy);
      copy.put(key, value);
      if (copy.size > LARGE / 2) return copy;
      const small = new Map(copy);
      this.own.add(small);
      return small;
    }
    const copy = mine && map instanceof Map ? map : new Map(map);
    this.own.add(copy);
    if (value === undefined) copy.delete(key);
    else copy.set(key, value);
    return copy;
  }
}

function applyChange(
  document: ProjectDocument,
  change: Exclude<Change, LineChange> | LinesChange,
  draft: Draft,
): ProjectDocument {
  switch (change.kind) {
    case 'entry':
      return withTable(document, change, draft, (content) => ({
        ...content,
        entries: withEntry(content.entries, change, draft),
      }));
    case 'lines':
      return withTable(document, change, draft, (content) => ({
        ...content,
        lines: withLines(content.lines, change.changes),
      }));
    case 'presence':
      return withTable(document, change, draft, (content) => ({ ...content, absent: change.after }));
    case 'facts':
      return { ...document, facts: change.after };
    case 'explanation':
      return {
        ...document,
        explanations: draft.withKey(document.explanations, change.finding, change.after),
      };
    case 'text':
      return { ...document, texts: draft.withKey(document.texts, change.key, change.after) };
    case 'text-note':
      return { ...document, textNotes: draft.withKey(document.textNotes, change.key, change.after) };
    case 'dismissals':
      return { ...document, dismissals: draft.withKey(document.dismissals, change.key, change.after) };
    case 'note':
      return { ...document, notes: draft.withKey(document.notes, change.address, change.after) };
    case 'issues':
      return { ...document, issues: change.after };
    case 'table':
      return withTable(document, change, draft, () => change.after);
    case 'form': {
      const book = present(document.books.get(change.book), 'a diff names a book the document has');
      return {
        ...document,
        books: draft.withKey(document.books, change.book, { ...book, form: change.after }),
      };
    }
    case 'book':
      return { ...document, books: draft.withKey(document.books, change.book, change.after) };
  }
}

function withTable(
  document: ProjectDocument,
  place: TablePlace,
  draft: Draft,
  update: (content: TableContent) => TableContent,
): ProjectDocument {
  const tables = present(tablesIn(document, place.book), 'a diff names a book the document has');
  const content = present(tables.get(place.table), 'a diff names a table the document has');
  const changed = draft.withKey(tables, place.table, update(content));
  if (place.book === undefined) return { ...document, tables: changed };
  const book = present(document.books.get(place.book), 'a diff names a book the document has');
  return { ...document, books: draft.withKey(document.books, place.book, { ...book, tables: changed }) };
}

function withEntry(
  entries: TableContent['entries'],
  { line, column, after }: Extract<Change, { kind: 'entry' }>,
  draft: Draft,
): TableContent['entries'] {
  const columns = draft.withKey(entries.get(line) ?? new Map<ColumnNumber, Entry>(), column, after);
  return draft.withKey(entries, line, columns.size === 0 ? undefined : columns);
}

/** Carries out the changes of a table's lines together: the list is gone through once, however many they are. */
function withLines(lines: readonly CodedLine[], changes: readonly LineChange[]): readonly CodedLine[] {
  const gone = new Set<string>();
  const come = new Map<string, CodedLine>();
  for (const { before, after } of changes) {
    if (before) {
      gone.add(before.code);
      come.delete(before.code);
    }
    if (after) come.set(after.code, after);
  }
  const arriving = [...come.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
  const merged: CodedLine[] = [];
  let next = 0;
  for (const line of lines) {
    if (gone.has(line.code)) continue;
    for (let first = arriving[next]; first && first.code < line.code; first = arriving[next]) {
      merged.push(first);
      next += 1;
    }
    merged.push(line);
  }
  return [...merged, ...arriving.slice(next)];
}
