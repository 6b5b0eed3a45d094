import { parseRational, type Rational } from '../amount/rational';
import type { Relation } from '../amount/rounding';
import { remembered } from '../kit/remembered';

/** What a goal or a result says in words: `≥20人`, `3万元`, `99.54`. */
export type Measure = {
  /** Absent: it names none. */
  readonly relation?: Relation;
  /** As it is written, before its 万 or 亿. */
  readonly value: Rational;
  /** 1, 10,000 or 100,000,000. */
  readonly times: Rational;
  /** What stands behind the number, 万 and 亿 included; empty: nothing. */
  readonly unit: string;
};

const RELATIONS: readonly (readonly [RegExp, Relation])[] = [
  [/^(?:≥|⩾|>=|不低于|不少于|不小于|大于等于|大于或等于|达到|至少)/, '>='],
  [/^(?:≤|⩽|<=|不高于|不超过|不大于|不多于|小于等于|小于或等于|控制在|至多)/, '<='],
  [/^(?:>|大于|高于|超过|多于)/, '>'],
  [/^(?:<|小于|低于|少于)/, '<'],
  [/^(?:=|等于)/, '='],
];
const NUMBER = /^(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(万|亿)?/;

/** The relation with which a text begins, or which it is. */
export function relationOf(text: string): Relation | undefined {
  const plain = text.normalize('NFKC').trim();
  return RELATIONS.find(([pattern]) => pattern.test(plain))?.[1];
}

/** 2022年 and 5月 are dates; 3年, 20日 and 3个月 are so long. */
function isDate(digits: string, behind: string): boolean {
  return behind.startsWith('月') || (behind.startsWith('年') && /^[12]\d{3}$/.test(digits));
}

/** `undefined` for words, for dates and for a text of several numbers: which one is meant nobody can tell. */
export function readMeasure(text: string): Measure | undefined {
  return measures(text).measure;
}

/** Forms say the same goals and results over and over, and every rule over them asks again. */
const measures = remembered((text) => ({ measure: measureIn(text) }));

function measureIn(text: string): Measure | undefined {
  const plain = text.normalize('NFKC').trim();
  const relation = relationOf(plain);
  const bare = RELATIONS.reduce(
    (rest, [pattern]) => (rest === plain ? rest.replace(pattern, '') : rest),
    plain,
  ).trim();
  const [whole, digits = '', times = ''] = NUMBER.exec(bare) ?? [];
  if (whole === undefined) return undefined;
  const behind = bare.slice(whole.length).trim();
  if (/\d/.test(behind) || isDate(digits, behind)) return undefined;
  const value = parseRational(digits.replaceAll(',', ''));
  if (!value) return undefined;
  const numerator = times === '万' ? 10_000n : times === '亿' ? 100_000_000n : 1n;
  return {
    ...(relation === undefined ? {} : { relation }),
    value,
    times: { numerator, denominator: 1n },
    unit: `${times}${behind}`,
  };
}
