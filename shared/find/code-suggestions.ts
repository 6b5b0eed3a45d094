import { normalName } from '../kit/same-name';
import { PRIOR_BOOK } from '../pack/book';
import type { Pack } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import { classificationOf, codeLevels } from '../pack/table-shape';
import type { TableId } from '../rule/rule';
import type { Session } from '../session/session';
import { fitPinyin, isPinyinQuery, type Pinyin, pinyinOf } from './pinyin';

/** Where a code and its name are known from, the nearest first. */
export type CodeSource = '本项目' | '上年' | '单位清单' | '词典' | '词典（未核对）';

/** A 科目 that a table may need. It is offered, never demanded: codes that no list has are as good. */
export type CodeSuggestion = CodedLine & { readonly source: CodeSource };

/** Suggestions with the words to find them by. */
export type CodeIndex = readonly {
  readonly suggestion: CodeSuggestion;
  readonly name: string;
  readonly pinyin: Pinyin;
}[];

/**
 * The codes that may stand in the table, each once, sorted: the project's own, last year's, those of the list the
 * office keeps, the pack's dictionary.
 */
export function codeSuggestions(
  session: Session,
  table: TableId,
  office: readonly CodedLine[],
): readonly CodeSuggestion[] {
  const { pack } = session;
  const { tables, books } = session.document();
  const prior = books.get(PRIOR_BOOK);
  const shape = pack.tables.find(({ id }) => id === table);
  const levels = (shape && codeLevels(shape)) ?? [];
  const classification = shape && classificationOf(shape);
  const isLike = beginnings(pack, classification);
  const found = new Map<string, CodeSuggestion>();
  const add = ({ code, name }: CodedLine, source: CodeSource): void => {
    if (name === '' || found.has(code) || !levels.includes(code.length)) return;
    found.set(code, { code, name, source });
  };
  const sameKind = pack.tables.filter((other) => classificationOf(other) === classification);
  for (const { id } of sameKind) for (const line of tables.get(id)?.lines ?? []) add(line, '本项目');
  for (const [id, { lines }] of prior?.tables ?? []) {
    const counts = prior?.packId !== pack.id || sameKind.some((other) => other.id === id);
    if (counts) for (const line of lines) add(line, '上年');
  }
  for (const line of office) if (isLike(line.code)) add(line, '单位清单');
  for (const entry of pack.dictionary) {
    if (entry.classification === classification) add(entry, entry.verified ? '词典' : '词典（未核对）');
  }
  return [...found.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

/**
 * Whether a code of unknown classification may belong to this one: it begins as the dictionary's codes do (支出功能
 * 分类 with 2). A pack without a dictionary takes any.
 */
function beginnings(pack: Pack, classification: string | undefined): (code: string) => boolean {
  const known = new Set(
    pack.dictionary
      .filter((entry) => entry.classification === classification)
      .map(({ code }) => code.slice(0, 1)),
  );
  return (code) => known.size === 0 || known.has(code.slice(0, 1));
}

export function indexCodes(suggestions: readonly CodeSuggestion[]): CodeIndex {
  return suggestions.map((suggestion) => ({
    suggestion,
    name: normalName(suggestion.name).toLowerCase(),
    pinyin: pinyinOf(suggestion.name),
  }));
}

/**
 * The codes that answer to what is typed, best first: the beginning of a code, a part of a name, pinyin (`ylbx`), or
 * several of them parted by spaces (`208 yl`). Nothing typed: all, those near the line stood on (`near`) first.
 */
export function findCodes(
  index: CodeIndex,
  query: string,
  near: string,
  most: number,
): readonly CodeSuggestion[] {
  const words = query
    .normalize('NFKC')
    .split(/\s+/)
    .map((word) => normalName(word).toLowerCase())
    .filter((word) => word !== '');
  const found = index.flatMap((entry) => {
    const scores = words.map((word) => scoreOf(entry, word));
    if (scores.includes(0)) return [];
    const score = scores.reduce((sum, one) => sum + one, sharedBeginning(entry.suggestion.code, near) / 10);
    return [{ suggestion: entry.suggestion, score }];
  });
  found.sort((one, other) => other.score - one.score);
  return found.slice(0, most).map(({ suggestion }) => suggestion);
}

function scoreOf({ suggestion, name, pinyin }: CodeIndex[number], word: string): number {
  if (/^\d+$/.test(word)) return suggestion.code === word ? 100 : suggestion.code.startsWith(word) ? 80 : 0;
  if (name === word) return 100;
  if (name.startsWith(word)) return 80;
  if (name.includes(word)) return 60;
  if (!isPinyinQuery(word)) return 0;
  const fit = fitPinyin(pinyin, word);
  if (fit === 'none') return 0;
  return (fit === 'start' ? 50 : 30) + (word.length === pinyin.length ? 10 : 0);
}

function sharedBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
