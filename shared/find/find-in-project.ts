import { type CellValue, isText, type Scale } from '../amount/amount';
import { type Address, type AddressText, addressText, toAddress } from '../document/address';
import { tablesIn } from '../document/document';
import type { ValueType } from '../kind/kinds';
import { displayText } from '../kind/value-text';
import { normalName } from '../kit/same-name';
import { hasRows, ROW_NAME } from '../pack/row-keys';
import type { TableLine } from '../pack/table-shape';
import type { BookId } from '../rule/rule';
import { type CellName, type NamedTable, namedFormTables, namedTables, nameIn } from '../session/cell-name';
import type { Session } from '../session/session';
import { type AmountMatch, amountMatcher } from './amount-matcher';

/** `amount`: a cell's number of any kind; `text`: a cell's words; `written`: what the clerk wrote for the document; `sentence`: what the document says around it. */
export type FindKind = CellHit['kind'] | WrittenHit['kind'] | TextNoteHit['kind'] | SentenceHit['kind'];

export type FindQuery = {
  readonly text: string;
  /** Only in this table; absent: in all, and in the texts of the document. */
  readonly table?: string;
  /** Of `table`: the form that it is one of; absent: the project's own. */
  readonly book?: BookId;
  /** Only in the texts of the document. */
  readonly inDocument?: true;
  readonly kinds: ReadonlySet<FindKind>;
  /** Only where the whole content is what is looked for (单元格完全匹配). */
  readonly whole: boolean;
  /** In which amounts are shown and looked for. */
  readonly scale: Scale;
  /** The document as it is composed, where its sentences are looked through: each block with what it says, typed texts left out. */
  readonly sentences?: readonly { readonly block: string; readonly text: string }[];
};

/** One place where the text stands. */
export type FindHit = CellHit | WrittenHit | TextNoteHit | SentenceHit;

/** In a text of the document, by its key. */
export type WrittenHit = {
  readonly key: string;
  readonly kind: 'written';
  readonly written: string;
  readonly address?: undefined;
  readonly name?: undefined;
  readonly shown: string;
  readonly isWhole: boolean;
};

/** In the note at a text. */
export type TextNoteHit = Omit<WrittenHit, 'kind'> & { readonly kind: 'text-note' };

/** In a block of the document, made of the template and the cells; it is changed where those are. */
export type SentenceHit = {
  readonly key: string;
  readonly kind: 'sentence';
  readonly block: string;
  readonly address?: undefined;
  readonly name?: undefined;
  readonly shown: string;
  readonly isWhole: boolean;
};

export type CellHit = {
  /** Unique among the hits of a search. */
  readonly key: string;
  readonly kind: 'amount' | 'text' | 'name' | 'code' | 'note';
  /** Where to go: the cell itself, or the first cell of the line whose name or code it is. */
  readonly address: AddressText;
  readonly name: CellName;
  /** The content as shown. */
  readonly shown: string;
  /** The whole content is what was looked for. */
  readonly isWhole: boolean;
};

/** Everything that contains the text, in the order of tables, lines and columns. Blank text is found nowhere. */
export function findInProject(session: Session, query: FindQuery): readonly FindHit[] {
  return [...findPieces(session, query)].flat();
}

/** The same in small pieces, line after line: whoever must answer keys meanwhile goes on when there is time. */
export function* findPieces(session: Session, query: FindQuery): Generator<readonly FindHit[]> {
  const wanted = (hits: readonly FindHit[]) => (query.whole ? hits.filter(({ isWhole }) => isWhole) : hits);
  if (query.text.trim() === '') return;
  const tables = searchedTables(session).filter(
    ({ table, form }) =>
      !query.inDocument &&
      (query.table === undefined || (table.id === query.table && form?.book === query.book)),
  );
  const matchers = new Map<Scale, ReturnType<typeof amountMatcher>>();
  const search: Search = {
    session,
    query,
    matchAmount: (value, type, scale) => {
      const known = matchers.get(scale) ?? amountMatcher(query.text, scale);
      matchers.set(scale, known);
      return known(value, type);
    },
    matchText: textMatcher(query.text),
  };
  for (const table of tables) {
    for (const line of table.lines) yield wanted(findInLine(search, table, line));
  }
  if (query.table !== undefined) return;
  yield wanted(findInTexts(search));
  yield wanted(findInSentences(search));
}

/** The project's own tables, then those of its forms. */
function searchedTables(session: Session): readonly NamedTable[] {
  return [...namedTables(session.pack, session.document()), ...namedFormTables(session)];
}

/** All that is searched, cell by cell in the order of hits. */
export function searchedCells(session: Session): readonly AddressText[] {
  return searchedTables(session).flatMap((table) =>
    table.lines.flatMap((line) => [
      ...(isRow(table, line) ? [cellText(table, line, ROW_NAME)] : []),
      ...line.columns.map((column) => cellText(table, line, column)),
    ]),
  );
}

/** A row that people added, whose name is a cell. */
function isRow({ table, form }: NamedTable, { code, fixed }: TableLine): boolean {
  return form !== undefined && code !== undefined && !fixed && hasRows(table);
}

function cellText({ table, form }: NamedTable, line: TableLine, column: number): AddressText {
  const text = addressText(table.id, line.key, column);
  return form ? `${form.book}.${text}` : text;
}

type Search = {
  readonly session: Session;
  readonly query: FindQuery;
  readonly matchAmount: (value: CellValue, type: ValueType, scale: Scale) => AmountMatch;
  readonly matchText: (text: string) => AmountMatch;
};

/** The texts of the document and the notes at them, by their keys. */
function findInTexts({ session, query, matchText }: Search): readonly FindHit[] {
  const { texts, textNotes } = session.document();
  const among = (kind: 'written' | 'text-note', said: ReadonlyMap<string, string>): readonly FindHit[] =>
    [...said].toSorted().flatMap(([written, shown]): FindHit[] => {
      const match = matchText(shown);
      if (match === 'none') return [];
      return [{ key: `${kind} ${written}`, kind, written, shown, isWhole: match === 'whole' }];
    });
  return [
    ...(query.kinds.has('written') ? among('written', texts) : []),
    ...(query.kinds.has('note') ? among('text-note', textNotes) : []),
  ];
}

function findInSentences({ query: { kinds, sentences = [] }, matchText }: Search): readonly FindHit[] {
  if (!kinds.has('sentence')) return [];
  return sentences.flatMap(({ block, text }): FindHit[] => {
    const match = matchText(text);
    if (match === 'none') return [];
    return [{ key: `sentence ${block}`, kind: 'sentence', block, shown: text, isWhole: match === 'whole' }];
  });
}

function findInLine(search: Search, table: NamedTable, line: TableLine): readonly FindHit[] {
  const [first] = line.columns;
  if (first === undefined) return [];
  const { kinds } = search.query;
  const { notes } = search.session.document();
  const isNamed = isRow(table, line);
  const start = cellText(table, line, isNamed ? ROW_NAME : first);
  // A form is printed in its own unit, whatever the tables are shown in.
  const own = table.form
    ? tablesIn(search.session.document(), table.form.book)?.get(table.table.id)?.scale
    : undefined;
  const scale = own ?? search.query.scale;
  const hits: CellHit[] = [];
  const take = (kind: CellHit['kind'], address: AddressText, shown: string, match: AmountMatch): void => {
    if (match === 'none') return;
    const name = nameIn(table, toAddress(address));
    hits.push({ key: `${kind} ${address}`, kind, address, name, shown, isWhole: match === 'whole' });
  };
  const place = { table: table.table.id, line: line.key, ...(table.form ? { book: table.form.book } : {}) };
  if (kinds.has('code') && line.code !== undefined && !isNamed) {
    take('code', start, line.code, search.matchText(line.code));
  }
  if (kinds.has('name')) take('name', start, line.label, search.matchText(line.label));
  const searchesCells = kinds.has('amount') || kinds.has('text');
  for (const column of line.columns) {
    // Its text is written only for what is found, or may have a note.
    if (searchesCells)
      findInCell(search, { ...place, column }, () => cellText(table, line, column), scale, take);
    if (!kinds.has('note') || notes.size === 0) continue;
    const address = cellText(table, line, column);
    const note = notes.get(address);
    if (note !== undefined) take('note', address, note, search.matchText(note));
  }
  return hits;
}

function findInCell(
  { session, query, matchAmount, matchText }: Search,
  address: Address,
  text: () => AddressText,
  scale: Scale,
  take: (kind: CellHit['kind'], address: AddressText, shown: string, match: AmountMatch) => void,
): void {
  const view = session.cell(address);
  if (!view || view.value === null) return;
  const { value, type } = view;
  const kind = isText(value) ? 'text' : 'amount';
  if (!query.kinds.has(kind)) return;
  const shown = isText(value) ? displayText(value, type, scale) : '';
  const match = isText(value) ? matchText(shown) : matchAmount(value, type, scale);
  if (match !== 'none') take(kind, text(), isText(value) ? shown : displayText(value, type, scale), match);
}

/** Names as people mean them, capitals aside. */
function textMatcher(sought: string): (text: string) => AmountMatch {
  const wanted = normalName(sought).toLowerCase();
  // A name stands in several tables.
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text) ?? normalName(text).toLowerCase();
    names.set(text, known);
    if (known === wanted) return 'whole';
    return known.includes(wanted) ? 'part' : 'none';
  };
}

/**
 * The hit after (or before) where the clerk stands; after the last comes the first. `current` is the key of the hit
 * last gone to, which tells several hits in one cell apart. `order` is every address of the project in order, or what
 * gives it: it is asked for only where the clerk has gone elsewhere since.
 */
export function nextHit(
  hits: readonly FindHit[],
  order: readonly AddressText[] | (() => readonly AddressText[]),
  from: { readonly current: string | null; readonly address: AddressText | null },
  step: 1 | -1,
): FindHit | undefined {
  const at = hits.findIndex(({ key, address }) => key === from.current && (address ?? null) === from.address);
  if (at >= 0) return hits[(at + step + hits.length) % hits.length];
  if (from.address === null) return step > 0 ? hits[0] : hits.at(-1);
  const all = typeof order === 'function' ? order() : order;
  const ranks = new Map(all.map((address, rank) => [address, rank]));
  const here = ranks.get(from.address) ?? -1;
  // The texts of the document come after all tables.
  const rankOf = ({ address }: FindHit) => (address === undefined ? all.length : (ranks.get(address) ?? -1));
  return step > 0
    ? (hits.find((hit) => rankOf(hit) >= here) ?? hits[0])
    : (hits.findLast((hit) => rankOf(hit) < here) ?? hits.at(-1));
}
