import { isNothing, type Scale } from '../amount/amount';
import type { ExplainedRule, ExplainedSide, ExplainedTerm } from '../engine/explain';
import { displayText } from '../kind/value-text';

export const RELATION_SIGNS: Readonly<Record<ExplainedRule['relation'], string>> = {
  '=': '=',
  '<=': '≤',
  '>=': '≥',
  '<': '<',
  '>': '>',
  '<>': '≠',
};

/** A side as it is worth reading: what adds something, at most `most` of it, and what was left out. */
export type FoldedSide = {
  readonly terms: readonly ExplainedTerm[];
  /** Terms that add something and are folded away, with their sum in 分. */
  readonly folded: { readonly count: number; readonly sum: bigint };
  /** Terms that are blank, 0 or —. */
  readonly nothing: number;
};

/**
 * Leaves blank and zero terms out, and of a long sum all but the first `most`, unless only one would be folded.
 * A side of one term, or of nothing but blanks, keeps its first term, so that a place is always named.
 */
export function foldSide({ terms }: ExplainedSide, most: number): FoldedSide {
  const telling = terms.filter(({ value }) => !isNothing(value));
  const kept = telling.length > most + 1 ? telling.slice(0, most) : telling;
  const rest = telling.slice(kept.length);
  const sum = rest.reduce(
    (total, { sign, value }) => total + (typeof value === 'bigint' ? BigInt(sign) * value : 0n),
    0n,
  );
  const shown = kept.length > 0 ? kept : terms.slice(0, 1);
  return {
    terms: shown,
    folded: { count: rest.length, sum },
    nothing: terms.length - rest.length - shown.length,
  };
}

/** What adding nothing looks like: blank is named, 0 and — are written. */
export function termValue({ value, type }: ExplainedTerm, scale: Scale): string {
  return displayText(value, type, scale) || '空';
}

/** How many terms of a sum are read in one line. */
const MOST_IN_TEXT = 5;

/**
 * One line with the numbers put in:
 * `01[27,1] 本年收入合计 55,923,963.72 = 01[1,1] 一般公共预算财政拨款收入 55,000,000.00 + …（其余 6 项为空或 0）`.
 */
export function explanationText(rule: ExplainedRule, scale: Scale): string {
  const side = (explained: ExplainedSide) => sideText(explained, rule.type, scale);
  return `${side(rule.left)} ${RELATION_SIGNS[rule.relation]} ${side(rule.right)}`;
}

/** The right side alone, for a place that names the left one already: `= 01[1,1] … + …`. */
export function formulaText(rule: ExplainedRule, scale: Scale): string {
  return `${RELATION_SIGNS[rule.relation]} ${sideText(rule.right, rule.type, scale)}`;
}

function sideText(side: ExplainedSide, type: ExplainedRule['type'], scale: Scale): string {
  if (side.formula !== undefined)
    return `${side.formula}，得 ${displayText(side.total, type, scale) || '空'}`;
  const { terms, folded, nothing } = foldSide(side, MOST_IN_TEXT);
  const parts = terms.map((term) => ({
    minus: term.sign === -1,
    text: `${term.address} ${term.words} ${termValue(term, scale)}`,
  }));
  if (folded.count > 0) {
    const sum = displayText(folded.sum, type, scale);
    parts.push({ minus: false, text: `另 ${folded.count} 项共 ${sum}` });
  }
  if (side.constant !== 0n || parts.length === 0) {
    const written = side.constant < 0n ? -side.constant : side.constant;
    parts.push({ minus: side.constant < 0n, text: displayText(written, type, scale) });
  }
  const joined = parts
    .map(({ minus, text }, at) => (at === 0 ? (minus ? `-${text}` : text) : `${minus ? '-' : '+'} ${text}`))
    .join(' ');
  return nothing > 0 ? `${joined}（其余 ${nothing} 项为空或 0）` : joined;
}
