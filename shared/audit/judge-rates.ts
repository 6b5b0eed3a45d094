import { type Amount, absolute } from '../amount/amount';
import type { AuditFinding } from './audit-finding';
import type { AuditRule } from './audit-rules';
import { type Figure, type Figures, saidFigure } from './figures';
import { findingAt } from './finding-at';
import { subjectName, type Verdict } from './judge-values';
import { printedRate, rateSteps } from './printed-figure';
import type { Understood } from './understand';

/** A rate is right if any of these comes to it: the cells', or the numbers as the text says them. */
export type Fraction = { readonly part: Figure; readonly whole: Figure };

const NAMES: Readonly<Record<'share' | 'completion', { readonly rule: AuditRule; readonly words: string }>> =
  {
    share: { rule: 'D-21', words: '占比' },
    completion: { rule: 'D-23', words: '完成率' },
  };

/** A share or a completion. `budget`: what the paragraph says was budgeted. */
export function judgeShare(
  one: Understood,
  relation: 'share' | 'completion',
  figures: Figures,
  budget: Understood | undefined,
): Verdict {
  const { about, quantity, base, mention } = one;
  const parts = figuresFor(quantity && figures.ofCell(quantity), about);
  const saidBase = base && figures.said(base);
  const stated = relation === 'completion' ? (budget ?? saidBase) : saidBase;
  const wholes = figuresFor(base && figures.ofCell(base), stated);
  if (parts.length === 0 || wholes.length === 0) return undefined;
  const fractions = parts.flatMap((part) => wholes.map((whole) => ({ part, whole })));
  const { rule, words } = NAMES[relation];
  const isZero = fractions.every(({ whole }) => whole.value === 0n);
  if (isZero) {
    const { paragraph } = one;
    const nothing = fractions.every(({ part }) => part.value === 0n);
    return {
      findings: [
        findingAt(rule, paragraph, mention.from, mention.to, {
          message: nothing
            ? `“${subjectName(one)}”的${relation === 'share' ? '分母' : '预算'}和决算都是 0，${words}“${mention.words}”没有意义，建议不写`
            : `“${subjectName(one)}”的${relation === 'share' ? '分母' : '预算'}是 0，不能算${words}“${mention.words}”`,
          ...(nothing ? { severity: 'hint' as const } : {}),
        }),
      ],
    };
  }
  // Which number it is a share of must be known by its words; a sentence that states both numbers is its own witness.
  const isSure = one.isSure || (about !== undefined && budget !== undefined);
  return judgeRate(one, fractions, rule, words, isSure);
}

/** Holds a rate against fractions that are each as good; the first is the one to be told. */
export function judgeRate(
  one: Understood,
  fractions: readonly Fraction[],
  rule: AuditRule,
  words: string,
  isSure: boolean,
): Verdict {
  const { mention, paragraph } = one;
  const usable = fractions.filter(({ whole }) => whole.value !== 0n);
  const [told] = usable;
  if (!told) return undefined;
  const digits = absolute(mention.digits);
  const { decimals } = mention;
  const isRight = usable.some(({ part, whole }) =>
    mention.isCut
      ? (absolute(part.value) * 100n * 10n ** BigInt(decimals)) / absolute(whole.value) === digits
      : rateSteps(part.value, whole.value, decimals) === digits,
  );
  if (isRight) return { findings: [] };
  const expected = printedRate(told.part.value, told.whole.value, decimals);
  const shown = printedRate(told.part.value, told.whole.value, Math.max(decimals, 2));
  if (usable.some((fraction) => isWithin(fraction, digits, decimals)))
    return {
      findings: [
        findingAt(rule, paragraph, mention.from, mention.to, {
          state: 'rounding',
          severity: 'hint',
          message: `“${subjectName(one)}”的${words}“${mention.words}”在尾差范围内，按文中和表中的数算是 ${shown}`,
          expected,
        }),
      ],
    };
  if (!isSure) return undefined;
  return {
    findings: [
      findingAt(rule, paragraph, mention.from, mention.to, {
        message: `“${subjectName(one)}”的${words}“${mention.words}”不对：${sum(told)} 应为 ${shown}`,
        expected,
        correct: true,
      }),
    ],
  };
}

function sum({ part, whole }: Fraction): string {
  const yuan = (value: Amount): string => {
    const cents = absolute(value);
    return `${value < 0n ? '-' : ''}${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
  };
  return `${yuan(part.value)} ÷ ${yuan(whole.value)}`;
}

/** Whether some numbers that print as these two give the rate. */
function isWithin({ part, whole }: Fraction, digits: bigint, decimals: number): boolean {
  const power = 100n * 10n ** BigInt(decimals);
  const [least, most] = [absolute(part.value) - part.half, absolute(part.value) + part.half];
  const [low, high] = [absolute(whole.value) - whole.half, absolute(whole.value) + whole.half];
  if (part.half === 0n && whole.half === 0n) return false;
  if (low <= 0n) return true;
  // (2·digits − 1)/(2·power) ≤ most/low and least/high < (2·digits + 1)/(2·power)
  return (2n * digits - 1n) * low <= 2n * most * power && 2n * least * power <= (2n * digits + 1n) * high;
}

export function figuresFor(cell: Figure | undefined, said: Understood | undefined): readonly Figure[] {
  return [...(cell ? [cell] : []), ...(said ? [saidFigure(said)] : [])];
}

export function onlyFindings(verdicts: readonly Verdict[]): readonly AuditFinding[] {
  return verdicts.flatMap((verdict) => verdict?.findings ?? []);
}
