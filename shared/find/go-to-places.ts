import { type AddressText, addressText, parseAddress, writeAddress } from '../document/address';
import { greatest } from '../kit/lists';
import { normalName } from '../kit/same-name';
import type { TableLine } from '../pack/table-shape';
import type { BookId, TableId } from '../rule/rule';
import { type CellName, type NamedTable, namedFormTables, namedTables, nameIn } from '../session/cell-name';
import type { Session } from '../session/session';
import { fitPinyin, isPinyinQuery, type Pinyin, pinyinOf } from './pinyin';

/** Somewhere to go: a cell, or a table as a whole. */
export type Destination = {
  readonly table: TableId;
  /** Of a form's table; absent: one of the project's own. */
  readonly book?: BookId;
  /** Absent: the table itself. */
  readonly address?: AddressText;
  readonly name: CellName;
};

/** The words by which the places of a project are known; made once for the lines it has. */
export type PlaceIndex = readonly IndexedTable[];

type Words = { readonly text: string; readonly pinyin: Pinyin };
type IndexedTable = {
  readonly named: NamedTable;
  readonly words: readonly Words[];
  readonly lines: readonly { readonly line: TableLine; readonly words: Words }[];
  readonly columns: readonly { readonly number: number; readonly words: Words }[];
};

/** The project's own tables and those of its forms, which are known by the name of their 项目 too. */
export function indexPlaces(session: Session): PlaceIndex {
  const tables = [...namedTables(session.pack, session.document()), ...namedFormTables(session)];
  return tables.map((named) => ({
    named,
    words: [named.table.number, named.table.shortTitle, named.table.title, named.form?.name ?? ''].map(
      wordsOf,
    ),
    lines: named.lines
      .filter(({ columns }) => columns.length > 0)
      .map((line) => ({ line, words: wordsOf(line.label.replace(ORDINAL, '')) })),
    columns: named.table.columns.map(({ number, path }) => ({ number, words: wordsOf(path.join('')) })),
  }));
}

/** 一、 (一) 1. before a printed label: nobody types it. */
const ORDINAL = /^\s*([一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d+[.．、])\s*/;

function wordsOf(text: string): Words {
  return { text: normalName(text).toLowerCase(), pinyin: pinyinOf(text) };
}

/**
 * The places a clerk may mean, best first: by address (`03[2010301,2]`, also unfinished), by names or their pinyin
 * (`本年收入合计`, `bnsrhj`), by code or 行次, each after the table where wanted (`03 行政运行 基本支出`).
 * `shown` is the table in sight: among equals its places come first.
 */
export function goToPlaces(
  index: PlaceIndex,
  query: string,
  shown: string,
  most: number,
): readonly Destination[] {
  const exact = byAddress(index, query);
  const words = normalWords(query);
  if (words.length === 0) return [];
  const found: { readonly place: Destination; readonly score: number }[] = [];
  for (const table of index) {
    const bonus = table.named.table.id === shown ? 1 : 0;
    for (const { place, score } of placesIn(table, words)) found.push({ place, score: score + bonus });
  }
  found.sort((one, other) => other.score - one.score);
  const places = found.slice(0, most).map(({ place }) => place);
  return exact ? [exact, ...places.filter(({ address }) => address !== exact.address)] : places;
}

function byAddress(index: PlaceIndex, query: string): Destination | undefined {
  const address = parseAddress(query);
  const table = index.find(
    ({ named }) => named.table.id === address?.table && named.form?.book === address.book,
  );
  const line = address && table?.named.line(address.line);
  if (!address || !table || !line?.columns.includes(address.column)) return undefined;
  return { ...placeOf(table), address: writeAddress(address), name: nameIn(table.named, address) };
}

function placeOf({ named: { table, form } }: IndexedTable): Pick<Destination, 'table' | 'book'> {
  return form ? { table: table.id, book: form.book } : { table: table.id };
}

/** The words of a query; the brackets and comma of an address part them as spaces do. */
function normalWords(query: string): readonly string[] {
  return query
    .normalize('NFKC')
    .split(/[\s[\],，、]+/)
    .map((word) => normalName(word).toLowerCase())
    .filter((word) => word !== '');
}

type Scored = { readonly place: Destination; readonly score: number };

function placesIn(table: IndexedTable, query: readonly string[]): readonly Scored[] {
  const [first = '', ...others] = query;
  const named = scoreOfTable(table, first);
  const here = linesFor(table, query);
  if (named === 0) return here;
  const { number, shortTitle } = table.named.table;
  const words = { table: table.named.form?.name ?? number, line: shortTitle, column: '' };
  const itself = { ...placeOf(table), name: words };
  if (others.length === 0) return [{ place: itself, score: named }, ...here];
  return [...here, ...linesFor(table, others).map(({ place, score }) => ({ place, score: score + named }))];
}

/** Places whose line answers to at least one word, and line or column to every other. */
function linesFor(table: IndexedTable, words: readonly string[]): readonly Scored[] {
  const found: Scored[] = [];
  for (const { line, words: label } of table.lines) {
    const scores = words.map((word) => scoreOfLine(line, label, word));
    if (scores.every((score) => score === 0)) continue;
    const rest = words.filter((_, at) => scores[at] === 0);
    const column = columnFor(table, line, rest);
    if (!column) continue;
    const { id } = table.named.table;
    const own = addressText(id, line.key, column.number);
    const address: AddressText = table.named.form ? `${table.named.form.book}.${own}` : own;
    const name = nameIn(table.named, { table: id, line: line.key, column: column.number });
    const score = scores.reduce((sum, one) => sum + one, 0) + column.score;
    found.push({ place: { ...placeOf(table), address, name }, score });
  }
  return found;
}

/** The line's column that answers to all the words, or its first when there are none. */
function columnFor(
  table: IndexedTable,
  line: TableLine,
  words: readonly string[],
): { readonly number: number; readonly score: number } | undefined {
  const [first] = line.columns;
  if (words.length === 0) return first === undefined ? undefined : { number: first, score: 0 };
  let best: { readonly number: number; readonly score: number } | undefined;
  for (const { number, words: path } of table.columns) {
    if (!line.columns.includes(number)) continue;
    const scores = words.map((word) => (word === String(number) ? 60 : scoreOfWords(path, word)));
    const score = scores.includes(0) ? 0 : scores.reduce((sum, one) => sum + one, 0);
    if (score > (best?.score ?? 0)) best = { number, score };
  }
  return best;
}

function scoreOfTable({ named, words }: IndexedTable, word: string): number {
  if (word === named.table.id || Number(word) === Number(named.table.id)) return 90;
  return greatest(words.map((known) => scoreOfWords(known, word)));
}

function scoreOfLine(line: TableLine, label: Words, word: string): number {
  if (word === line.key || word === line.fixed?.number) return 95;
  // Fewer digits than the shortest code are rather a column or a 行次.
  if (word.length >= 3 && line.code?.startsWith(word)) return 70;
  return scoreOfWords(label, word);
}

/** The same words, then their beginning, then a part of them; letters as pinyin rank below characters. */
function scoreOfWords({ text, pinyin }: Words, word: string): number {
  if (text === word) return 100;
  if (text.startsWith(word)) return 80;
  if (text.includes(word)) return 60;
  if (!isPinyinQuery(word)) return 0;
  const fit = fitPinyin(pinyin, word);
  if (fit === 'none') return 0;
  const whole = word.length === pinyin.length ? 10 : 0;
  return (fit === 'start' ? 50 : 30) + whole;
}
