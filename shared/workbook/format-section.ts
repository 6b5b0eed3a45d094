import { append } from '../kit/lists';
import type { ShownNumber } from './sheet';

/** One section of a number format: for which numbers it is, and what it makes of them. */
export type FormatSection = {
  readonly condition: Condition | undefined;
  readonly shown: ShownNumber;
};

export type Condition = { readonly relation: string; readonly bound: number };

/** The parts of a section: places for digits, signs that calculate, and what is printed as it stands. */
type Token =
  | { readonly kind: 'digit' }
  | { readonly kind: 'point' }
  | { readonly kind: 'comma' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'literal'; readonly text: string };

/** A quoted text, an escaped sign (`\` or, in Excel and WPS, `!`), a space or fill, a bracket, the general format. */
const PIECE = /"([^"]*)"|[\\!](.)|[_*].|\[([^\]]*)\]|General|G\/通用格式|[\s\S]/gu;
const CONDITION = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/;
const UNIT = /^\(?(?:人民币)?([十百千万亿]*元|[十百千]*[万亿])\)?$/;

/** The sections of a format, parted by semicolons outside of texts. */
export function readSections(format: string): FormatSection[] {
  const sections: FormatSection[] = [];
  let tokens: Token[] = [];
  let condition: Condition | undefined;
  const close = (): void => {
    sections.push({ condition, shown: shownBy(tokens) });
    tokens = [];
    condition = undefined;
  };
  for (const [piece, quoted, escaped, bracket] of format.matchAll(PIECE)) {
    if (piece === ';') close();
    else if (bracket !== undefined) {
      condition ??= conditionOf(bracket);
      // A currency stands in front of its language: [$¥-804].
      const currency = /^\$([^-]*)/.exec(bracket)?.[1] ?? '';
      if (currency !== '') tokens.push({ kind: 'literal', text: currency });
    } else append(tokens, tokenOf(piece, quoted ?? escaped));
  }
  close();
  return sections;
}

function tokenOf(piece: string, literal: string | undefined): Token[] {
  if (literal !== undefined) return [{ kind: 'literal', text: literal }];
  if (/^[_*]/u.test(piece) && piece.length > 1) return [];
  if (piece === '0' || piece === '#' || piece === '?' || piece.length > 1) return [{ kind: 'digit' }];
  if (piece === '.') return [{ kind: 'point' }];
  if (piece === ',') return [{ kind: 'comma' }];
  return piece === '%' ? [{ kind: 'percent' }] : [{ kind: 'literal', text: piece }];
}

function conditionOf(bracket: string): Condition | undefined {
  const [, relation, bound] = CONDITION.exec(bracket.trim()) ?? [];
  return relation === undefined ? undefined : { relation, bound: Number(bound) };
}

function shownBy(tokens: readonly Token[]): ShownNumber {
  const first = tokens.findIndex(({ kind }) => kind === 'digit');
  const last = tokens.findLastIndex(({ kind }) => kind === 'digit');
  if (first < 0) return {};
  const literals = tokens.map((token) => (token.kind === 'literal' ? token.text : ''));
  if (tokens.some(({ kind }) => kind === 'percent') || literals.some((text) => text.includes('‰'))) {
    return { percent: true };
  }
  const behind = literals.slice(last + 1).join('');
  const hidden = hiddenPowers(tokens, first, last);
  return { ...(hidden === 0 ? {} : { hidden }), ...shownUnit(behind) };
}

/** The unit of money in what a format prints behind the digits: 万元, 万. */
export function shownUnit(behind: string): Pick<ShownNumber, 'unit'> {
  const unit = UNIT.exec(behind.normalize('NFKC').replace(/\s+/g, ''))?.[1];
  return unit === undefined ? {} : { unit: unit.endsWith('元') ? unit : `${unit}元` };
}

/**
 * Each comma behind the digits, or before the point, divides by a thousand; a point that is printed as a text divides
 * by ten for each digit behind it. Digits that are printed as they stand leave open what is shown.
 */
function hiddenPowers(tokens: readonly Token[], first: number, last: number): number | 'unclear' {
  const inside = tokens.slice(first, last + 1);
  const point = inside.findIndex(({ kind }) => kind === 'point');
  const printed = inside.flatMap((token, at) =>
    token.kind === 'literal' && /^[.．。·]$/.test(token.text) ? [at] : [],
  );
  const digitsPrinted = tokens
    .slice(first)
    .some((token) => token.kind === 'literal' && /\d/.test(token.text));
  const [dot] = printed;
  if (digitsPrinted || printed.length > 1 || (dot !== undefined && point >= 0)) return 'unclear';
  const behindPoint = dot === undefined ? 0 : inside.slice(dot).filter(({ kind }) => kind === 'digit').length;
  const before = point < 0 ? [] : inside.slice(inside.slice(0, point).findLastIndex(isDigit) + 1, point);
  const commas = [...before, ...tokens.slice(last + 1)].filter(({ kind }) => kind === 'comma').length;
  return 3 * commas + behindPoint;
}

function isDigit({ kind }: Token): boolean {
  return kind === 'digit';
}

/** The section by which a number is shown: by its condition, else by its sign. */
export function sectionFor(sections: readonly FormatSection[], value: number): FormatSection | undefined {
  const [first, second, third] = sections;
  if (sections.length <= 1) return first;
  const conditional = sections.some(({ condition }) => condition !== undefined);
  if (conditional) {
    const fitting = sections
      .slice(0, 3)
      .find(({ condition }, at) => holds(condition ?? implied(at, sections), value));
    return fitting ?? sections[Math.min(sections.length, 3) - 1];
  }
  if (value < 0) return second;
  return value === 0 ? (third ?? first) : first;
}

/** A second section without a condition, before a third, is the one of negative numbers. */
function implied(at: number, sections: readonly FormatSection[]): Condition | undefined {
  if (at === 1 && sections.length > 2) return { relation: '<', bound: 0 };
  return at === 0 ? { relation: '>', bound: 0 } : undefined;
}

function holds(condition: Condition | undefined, value: number): boolean {
  if (condition === undefined) return true;
  const { relation, bound } = condition;
  switch (relation) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '<>':
      return value !== bound;
    default:
      return value === bound;
  }
}
