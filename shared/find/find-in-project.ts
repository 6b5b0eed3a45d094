import { isText, type Scale } from '../amount/amount';
import { type AddressText, addressText, toAddress } from '../document/address';
import { displayText } from '../kind/value-text';
import { normalName } from '../kit/same-name';
import type { TableLine } from '../pack/table-shape';
import { type CellName, type NamedTable, namedTables, nameIn } from '../session/cell-name';
import type { Session } from '../session/session';
import { type AmountMatch, amountMatcher } from './amount-matcher';

/** `amount`: a cell's number of any kind; `text`: a cell's words; `written`: what the clerk wrote for the document; `sentence`: what the document says around it. */
export type FindKind = CellHit['kind'] | WrittenHit['kind'] | TextNoteHit['kind'] | SentenceHit['kind'];

export type FindQuery = {
  readonly text: string;
  /** Only in this table; absent: in all, and in the texts of the document. */
  readonly table?: string;
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
  if (query.text.trim() === '') return [];
  const tables = namedTables(session.pack, session.document()).filter(
    ({ table }) => !query.inDocument && (query.table === undefined || table.id === query.table),
  );
  const search: Search = {
    session,
    query,
    matchAmount: amountMatcher(query.text, query.scale),
    matchText: textMatcher(query.text),
  };
  const hits: readonly FindHit[] = [
    ...tables.flatMap((table) => table.lines.flatMap((line) => findInLine(search, table, line))),
    ...(query.table === undefined ? findInTexts(search) : []),
    ...(query.table === undefined ? findInSentences(search) : []),
  ];
  return query.whole ? hits.filter(({ isWhole }) => isWhole) : hits;
}

type Search = {
  readonly session: Session;
  readonly query: FindQuery;
  readonly matchAmount: ReturnType<typeof amountMatcher>;
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
  const start = addressText(table.table.id, line.key, first);
  const hits: CellHit[] = [];
  const take = (kind: CellHit['kind'], address: AddressText, shown: string, match: AmountMatch): void => {
    if (match === 'none') return;
    const name = nameIn(table, toAddress(address));
    hits.push({ key: `${kind} ${address}`, kind, address, name, shown, isWhole: match === 'whole' });
  };
  if (kinds.has('code') && line.code !== undefined) {
    take('code', start, line.code, search.matchText(line.code));
  }
  if (kinds.has('name')) take('name', start, line.label, search.matchText(line.label));
  for (const column of line.columns) findInCell(search, addressText(table.table.id, line.key, column), take);
  return hits;
}

function findInCell(
  { session, query, matchAmount, matchText }: Search,
  address: AddressText,
  take: (kind: CellHit['kind'], address: AddressText, shown: string, match: AmountMatch) => void,
): void {
  const view = session.cell(address);
  if (view) {
    const { value, type } = view;
    const kind = isText(value) ? 'text' : 'amount';
    const shown = displayText(value, type, query.scale);
    if (query.kinds.has(kind))
      take(kind, address, shown, isText(value) ? matchText(shown) : matchAmount(value, type));
  }
  const note = query.kinds.has('note') ? session.document().notes.get(address) : undefined;
  if (note !== undefined) take('note', address, note, matchText(note));
}

/** Names as people mean them, capitals aside. */
function textMatcher(sought: string): (text: string) => AmountMatch {
  const wanted = normalName(sought).toLowerCase();
  return (text) => {
    const known = normalName(text).toLowerCase();
    if (known === wanted) return 'whole';
    return known.includes(wanted) ? 'part' : 'none';
  };
}

/**
 * The hit after (or before) where the clerk stands; after the last comes the first. `current` is the key of the hit
 * last gone to, which tells several hits in one cell apart. `order` is every address of the project in order.
 */
export function nextHit(
  hits: readonly FindHit[],
  order: readonly AddressText[],
  from: { readonly current: string | null; readonly address: AddressText | null },
  step: 1 | -1,
): FindHit | undefined {
  const at = hits.findIndex(({ key, address }) => key === from.current && (address ?? null) === from.address);
  if (at >= 0) return hits[(at + step + hits.length) % hits.length];
  if (from.address === null) return step > 0 ? hits[0] : hits.at(-1);
  const ranks = new Map(order.map((address, rank) => [address, rank]));
  const here = ranks.get(from.address) ?? -1;
  // The texts of the document come after all tables.
  const rankOf = ({ address }: FindHit) =>
    address === undefined ? order.length : (ranks.get(address) ?? -1);
  return step > 0
    ? (hits.find((hit) => rankOf(hit) >= here) ?? hits[0])
    : (hits.findLast((hit) => rankOf(hit) < here) ?? hits.at(-1));
}
