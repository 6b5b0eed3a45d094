import { normalName } from '../kit/same-name';

const ORDINAL = /^([一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)、?|\d+[.、]|(其中|加|减):)+/;
/** Words that the notation of rules takes for itself. */
const TAKEN = /^(每行|末级|上级|明细|本行|同码|下级|同类|各码|上年|sum)$/;

/** A label without 一、 and the like in front: what it names. */
export function ownName(label: string): string {
  return normalName(label).replace(ORDINAL, '');
}

/** How a label is numbered: lines of one manner are of one rank. */
export function ordinalManner(label: string): 'none' | 'capital' | 'bracket' | 'digit' {
  const plain = normalName(label);
  if (/^[一二三四五六七八九十]+、/.test(plain)) return 'capital';
  if (/^\([一二三四五六七八九十]+\)/.test(plain)) return 'bracket';
  return /^\d+[.、]/.test(plain) ? 'digit' : 'none';
}

/** Gives the lines of one table their keys, each once. */
export class LineKeys {
  private readonly used = new Set<string>();

  /** @param side what tells apart two lines of one name: a word of its panel's title */
  take(wanted: string, side: string): string {
    const plain = wanted.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '') || '行';
    const base = TAKEN.test(plain) ? `${plain}行` : plain;
    const tries = [base, `${base}${side.slice(0, 1)}`];
    let key = tries.find((candidate) => !this.used.has(candidate));
    for (let count = 2; key === undefined; count += 1) {
      const candidate = `${base}${count}`;
      if (!this.used.has(candidate)) key = candidate;
    }
    this.used.add(key);
    return key;
  }
}
