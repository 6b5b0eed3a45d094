import { codeText } from './join-code';

/** A code and a name as they stand in one cell. */
export type CodeAndName = {
  readonly code: string;
  readonly name: string;
};

const DIGIT = '[0-9０-９]';
/** `2010301 行政运行`, `[2010301]行政运行`, `201 03 01-行政运行`: a mark in front, digits, marks between, words. */
const IN_ONE_CELL = new RegExp(
  `^[\\s'‘’\`]*[[(（【〔]?(${DIGIT}{3,}(?:\\s*${DIGIT}+)*)\\s*[\\])）】〕]?[\\s—–－_:：、.．,，|/-]*(.*)$`,
  's',
);
const FIRST_DIGITS = new RegExp(`^${DIGIT}+`);

/**
 * Takes a cell with a code and a name apart; `undefined` where no three digits stand in front or no name follows.
 * Digits behind a space are part of the code only if a code of these `levels` results.
 */
export function splitCode(text: string, levels: readonly number[]): CodeAndName | undefined {
  const found = IN_ONE_CELL.exec(text);
  if (!found) return undefined;
  const digits = found[1] ?? '';
  const name = (found[2] ?? '').replace(/\s*[\r\n]+\s*/g, '').trim();
  const code = codeText(digits);
  const first = FIRST_DIGITS.exec(digits)?.[0] ?? '';
  if (first.length < digits.length && !levels.includes(code.length)) {
    return { code: codeText(first), name: `${digits.slice(first.length).trim()}${name}` };
  }
  return name === '' ? undefined : { code, name };
}

/** A name without its own code in front of it. */
export function withoutCode(name: string, code: string, levels: readonly number[]): string {
  const apart = splitCode(name, levels);
  return apart && apart.code === code ? apart.name : name;
}
