import { polyphonic } from 'pinyin-pro';

/**
 * How a Chinese text is said: for each character that is said, all its readings without tones (`行` → xing, hang,
 * heng). Letters and digits stand for themselves, in small letters; punctuation and spaces are left out.
 */
export type Pinyin = readonly (readonly string[])[];

/** One character at a time, so that a long list of names asks the library once for each character it has. */
const readings = new Map<string, readonly string[]>();

export function pinyinOf(text: string): Pinyin {
  return [...text.normalize('NFKC')].map(readingsOf).filter((said) => said.length > 0);
}

function readingsOf(character: string): readonly string[] {
  const known = readings.get(character);
  if (known) return known;
  const said = /\p{Script=Han}/u.test(character)
    ? (polyphonic(character, { type: 'array', toneType: 'none', v: true })[0] ?? [])
    : /[\p{L}\p{N}]/u.test(character)
      ? [character.toLowerCase()]
      : [];
  readings.set(character, said);
  return said;
}

/** Whether letters can be pinyin at all: `ylbx`, `yiliao`. */
export function isPinyinQuery(query: string): boolean {
  return /^[a-z][a-z0-9]*$/i.test(query);
}

/**
 * Where the letters typed fit the text: at its start, somewhere inside, or nowhere. Each character may be given by
 * its initial, or by as much of its reading as has been typed: `ylbx`, `yiliaobx` and `yiliaobaox` all fit 医疗保险.
 */
export function fitPinyin(text: Pinyin, query: string): 'start' | 'inside' | 'none' {
  const letters = query.toLowerCase();
  const start = text.findIndex((_, at) => fitsFrom(text, at, letters));
  if (start < 0) return 'none';
  return start === 0 ? 'start' : 'inside';
}

function fitsFrom(text: Pinyin, at: number, letters: string): boolean {
  if (letters === '') return true;
  const said = text[at];
  if (!said) return false;
  return said.some((reading) => {
    const shared = sharedLength(reading, letters);
    // The last reading may be cut short anywhere; before it only an initial or the whole reading makes sense.
    if (shared === letters.length) return true;
    return (
      (shared === reading.length && fitsFrom(text, at + 1, letters.slice(shared))) ||
      (shared >= 1 && fitsFrom(text, at + 1, letters.slice(1)))
    );
  });
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
