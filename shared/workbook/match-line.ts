import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { FixedLine } from '../pack/pack';
import { withoutMoneyUnit } from './printed-unit';
import type { PanelRow } from './read-row';

/** How surely a row is a line. Its number or code together with its name is surest; 0: it is not. */
const SURE = 30;
const SAME_NAME = 20;
const SAME_BUT_ORDINAL = 19;

const ORDINAL =
  /^(\(?第?[一二三四五六七八九十]+[、.,:)]|\([一二三四五六七八九十\d]+\)[、.]?|\d+[.、,:)]?|[ivx]+[.、)])/i;
/** 其中：, 加： and 减： in front say how a line is used, not what it is. */
const USE = /^(其中|加|减):/;

/** A fixed line with its names prepared for comparison. */
export type KnownLine = {
  readonly line: FixedLine;
  readonly names: ReadonlySet<string>;
  /** The names without ordinals. */
  readonly bare: ReadonlySet<string>;
};

export const knownLine = oncePer((line: FixedLine): KnownLine => {
  const names = [line.label, ...line.aliases].map(normalName).filter((name) => name !== '');
  const bare = names.map(withoutOrdinal).filter((name) => name !== '');
  return { line, names: new Set(names), bare: new Set(bare) };
});

export function fitOfLine(known: KnownLine, row: PanelRow): number {
  if (isCode(row.code)) return row.code === known.line.key ? SURE : 0;
  const fit = likeWords(known, spokenWords(row));
  return fit > 0 && row.number !== '' && row.number === known.line.number ? SURE : fit;
}

/** Every text by which a row may be a line: its code, its words, these without ordinal and unit. */
export function wordsOfRow(row: PanelRow): readonly string[] {
  const { words, bare, unitless } = spokenWords(row);
  return [row.code, words, bare, ...(unitless === undefined ? [] : [unitless])];
}

export function likeName(known: KnownLine, words: string): number {
  return likeWords(known, speakingWords(words));
}

/** Words as lines are compared with them: without their ordinal, and without the money unit they may end in. */
type SpeakingWords = { readonly words: string; readonly bare: string; readonly unitless: string | undefined };

function speakingWords(words: string): SpeakingWords {
  const { name, unit } = withoutMoneyUnit(words);
  return {
    words,
    bare: withoutOrdinal(words),
    unitless: unit === undefined ? undefined : withoutOrdinal(name),
  };
}

/** A row is compared with every line of its panel. */
const spokenWords = oncePer((row: PanelRow) => speakingWords(row.words));

function likeWords({ names, bare: own }: KnownLine, { words, bare, unitless }: SpeakingWords): number {
  if (words === '') return 0;
  if (names.has(words)) return SAME_NAME;
  return own.has(bare) || (unitless !== undefined && own.has(unitless)) ? SAME_BUT_ORDINAL : 0;
}

/** How alike two lines of different packs are by their names; two without any (07) are alike. */
export function likeKnown(one: KnownLine, other: KnownLine): number {
  if (one.names.size + other.names.size === 0) return SAME_NAME;
  const shares = (names: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
    [...names].some((name) => others.has(name));
  if (shares(one.names, other.names)) return SAME_NAME;
  return shares(one.bare, other.bare) ? SAME_BUT_ORDINAL : 0;
}

export function isCode(text: string): boolean {
  return /^\d+$/.test(text);
}

export function withoutOrdinal(name: string): string {
  return name.replace(USE, '').replace(ORDINAL, '').replace(USE, '');
}
