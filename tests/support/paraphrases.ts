import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { absolute } from '#shared/amount/amount';
import { decimalText, grouped } from '#shared/amount/format-amount';
import { nearestInteger } from '#shared/amount/rational';
import { priorQuantity, type Quantity, readQuantity } from '#shared/narrative/quantity';
import type { Session } from '#shared/session/session';

const FILE = join(fileURLToPath(new URL('../..', import.meta.url)), 'tests/fixtures/audit/paraphrases.txt');

/** A sentence in other words under its headings, its numbers true of the project, each with what it means. */
export type Paraphrase = {
  readonly headings: readonly string[];
  readonly text: string;
  readonly numbers: readonly { readonly from: number; readonly words: string; readonly meaning: string }[];
};

export function readParaphrases(session: Session): readonly Paraphrase[] {
  const headings: string[] = [];
  return readFileSync(FILE, 'utf8')
    .split('\n')
    .flatMap((line): Paraphrase[] => {
      const [, marks, heading] = /^(#{2,3}) (.*)$/.exec(line) ?? [];
      if (marks !== undefined && heading !== undefined) {
        headings.length = Math.min(headings.length, marks.length - 2);
        headings.push(heading);
        return [];
      }
      if (line.trim() === '' || line.startsWith('#')) return [];
      const numbers: { from: number; words: string; meaning: string }[] = [];
      let text = '';
      for (const [at, part] of line.split(/\{([^}]*)\}/).entries()) {
        if (at % 2 === 0) {
          text += part;
          continue;
        }
        const [kind = '', what = ''] = part.split(' ');
        const made = printed(kind, what, session);
        numbers.push({ from: text.length, ...made });
        text += made.words;
      }
      return [{ headings: [...headings], text, numbers }];
    });
}

function printed(kind: string, what: string, session: Session): { words: string; meaning: string } {
  const [part = '', whole = ''] = what.split('/');
  // Both kinds of offices have 机关运行经费 of their own; the pack's sentence says their sum.
  const formula = part === '10[5,1]' ? '10[5,1] + 10[6,1]' : part;
  const quantity = quantityOf(formula, session);
  const money = (value: bigint): string => `${grouped(decimalText(absolute(value), 2))}元`;
  const rate = (one: bigint, other: bigint): string =>
    other === 0n ? '0%' : `${decimalText(percent(absolute(one), absolute(other)), 2)}%`;
  switch (kind) {
    case 'v':
      return { words: money(quantity.value), meaning: `value:${formula}` };
    case 'w':
      return {
        words: `${decimalText(nearestInteger({ numerator: quantity.value, denominator: 10_000n }).integer, 2)}万元`,
        meaning: `value:${formula}`,
      };
    case 'n':
      return { words: String(quantity.value), meaning: `value:${formula}` };
    case 's':
    case 'c': {
      const base = quantityOf(whole, session);
      const relation = kind === 's' ? 'share' : 'completion';
      return { words: rate(quantity.value, base.value), meaning: `${relation}:${formula}/${whole}` };
    }
    case 'd':
    case 'r': {
      const prior = priorQuantity(quantity, session);
      if (!prior.ok) throw new Error(prior.problem);
      const change = quantity.value - prior.value.value;
      return kind === 'd'
        ? { words: money(change), meaning: `change:${formula}` }
        : { words: rate(change, prior.value.value), meaning: `change-rate:${formula}` };
    }
    default:
      throw new Error(`“${kind}” is no kind of number`);
  }
}

function percent(part: bigint, whole: bigint): bigint {
  return nearestInteger({ numerator: part * 10_000n, denominator: whole }).integer;
}

function quantityOf(formula: string, session: Session): Quantity {
  const read = readQuantity(formula, session);
  if (!read.ok) throw new Error(`${formula}: ${read.problem}`);
  return read.value;
}
