import type { Amount } from '../amount/amount';

/** An amount or percentage as it stands in a text. */
export type TypedNumber = {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly isRate: boolean;
  /** Its digits without the point: 1234 of `12.34万元`. */
  readonly digits: bigint;
  /** What one of these digits is worth: in 分 of an amount, as a power of ten of one per cent (`decimals`) of a rate. */
  readonly step: Amount;
  readonly decimals: number;
  /** “12余万元”: as much and something more. */
  readonly isCut: boolean;
};

/** 分 in each unit. */
const UNITS: Readonly<Record<string, Amount>> = {
  元: 100n,
  百元: 10_000n,
  千元: 100_000n,
  万元: 1_000_000n,
  百万元: 100_000_000n,
  千万元: 1_000_000_000n,
  亿元: 10_000_000_000n,
};

const NUMBER = /(\d[\d,，]*)(?:\.(\d+))?\s*(余|多)?\s*(?:(亿|千万|百万|万|千|百)?\s*(余|多)?\s*元|([%％]))/g;

/** The amounts of money and the percentages of a text, in their order. Years and counts of things are neither. */
export function typedNumbers(text: string): readonly TypedNumber[] {
  return [...halfWidth(text).matchAll(NUMBER)].flatMap((found): TypedNumber[] => {
    const [words, whole = '', part = '', more, scale = '', moreBehind, percent] = found;
    const digits = BigInt(`${whole.replaceAll(/[,，]/g, '')}${part}`);
    const place = { from: found.index, to: found.index + words.length, words, digits };
    const isCut = more !== undefined || moreBehind !== undefined;
    const decimals = part.length;
    if (percent !== undefined) return [{ ...place, isRate: true, step: 0n, decimals, isCut }];
    const unit = UNITS[`${scale}元`];
    const finest = 10n ** BigInt(decimals);
    // Finer than 分 is no amount of money that a table could hold.
    if (unit === undefined || unit % finest !== 0n) return [];
    return [{ ...place, isRate: false, step: unit / finest, decimals, isCut }];
  });
}

/** Full width digits and signs as they are meant; every character stays one, so that places stay the same. */
function halfWidth(text: string): string {
  return text.replace(/[０-９．]/g, (character) => character.normalize('NFKC'));
}
