import { absolute } from '../amount/amount';
import { moneyPower } from '../amount/money-unit';
import { saidAmount } from '../text-check/said-number';
import type { AuditFinding } from './audit-finding';
import { type Figures, saidFigure } from './figures';
import { findingAt } from './finding-at';
import { likeNumber, printsAs } from './printed-figure';
import type { Understood } from './understand';

/** What became of a number of the text. `undefined`: nothing is known of it that it could be held against. */
export type Verdict = { readonly findings: readonly AuditFinding[] } | undefined;

const FINE: Verdict = { findings: [] };

/** An amount or a count against the cell that it is, or against the place where the text said it before. */
export function judgeValue(one: Understood, figures: Figures): Verdict {
  const { mention, paragraph, quantity, isSure } = one;
  const amount = saidAmount(mention);
  const isMoney = mention.unit === 'money';
  const someCell = isMoney && figures.isSomeCell(mention);
  if (!quantity) return someCell ? FINE : inAnotherUnit(one, figures);
  const cell = figures.ofCell(quantity);
  if (cell) {
    // Some amount that the table prints so is said so: both are rounded, each at its own last digit.
    const apart = absolute(absolute(cell.value) - absolute(amount));
    const isWithin = isMoney && cell.half > 0n && 2n * apart < mention.step + 2n * cell.half;
    if (printsAs(cell.value, mention, cell.one) || isWithin) return FINE;
    // What its words do not settle may be another number of the tables.
    if (!isSure) return someCell ? FINE : inAnotherUnit(one, figures);
    const expected = likeNumber(cell.value, mention, cell.one);
    const unit = otherUnit(one, cell.value);
    const message = unit
      ? `“${mention.words}”的单位有误：${figures.describe(quantity)}是 ${expected}`
      : `“${subjectName(one)}${mention.words}”与表不符：${figures.describe(quantity)}${cell.blank ? '是空白' : `是 ${expected}`}，请核对`;
    return {
      findings: [
        findingAt(unit ? 'D-27' : 'D-20', paragraph, mention.from, mention.to, {
          message,
          expected,
          correct: true,
        }),
      ],
    };
  }
  const parts = isSure ? figures.saidParts(quantity) : undefined;
  const unlike = parts && unlikeSum(one, parts);
  if (unlike) return { findings: [unlike] };
  const first = figures.said(quantity);
  // Only its own sentence says it: there is nothing that it could contradict but the tables, in another unit.
  if (!first || first === one) return someCell ? FINE : (inAnotherUnit(one, figures) ?? FINE);
  if (!isSure || agree(one, first)) return FINE;
  return {
    findings: [
      findingAt('D-26', paragraph, mention.from, mention.to, {
        message: `“${subjectName(one)}${mention.words}”与前文的“${first.mention.words}”不一致，请核对是哪一处写错`,
        expected: likeNumber(saidAmount(first.mention), mention),
      }),
    ],
  };
}

/** A sum that is said beside its parts, where it does not come to them. */
function unlikeSum(one: Understood, parts: readonly Understood[]): AuditFinding | undefined {
  const { mention, paragraph } = one;
  const sum = parts.map(saidFigure).reduce((all, { value }) => all + value, 0n);
  const room = parts.reduce((all, part) => all + part.mention.step, mention.step);
  if (
    absolute(sum - saidAmount(mention)) * 2n <=
    (parts.every((part) => part.mention.step === 1n) ? 0n : room)
  )
    return undefined;
  const words = parts.map((part) => `“${part.mention.words}”`).join('、');
  return findingAt('D-26', paragraph, mention.from, mention.to, {
    message: `“${subjectName(one)}${mention.words}”与文中各项${words}之和不一致，请核对是哪一处写错`,
    expected: likeNumber(sum, mention),
  });
}

/** So many digits are no accident, whatever the words call the number. */
const TELLING_DIGITS = 100_000n;

/** What no cell comes to, and one does with the same digits in another unit: 元 for 万元. */
function inAnotherUnit({ mention, paragraph }: Understood, figures: Figures): Verdict {
  const { unit, step, digits, words, unitWords } = mention;
  if (unit !== 'money' || step === 0n || absolute(digits) < TELLING_DIGITS) return undefined;
  const right = ['元', '万元', '千元', '亿元'].find((other) => {
    const meant = stepIn(mention, other);
    return other !== unitWords && meant > 0n && figures.isSomeCell({ ...mention, step: meant });
  });
  if (right === undefined) return undefined;
  const expected = `${words.slice(0, words.length - unitWords.length)}${right}`;
  return {
    findings: [
      findingAt('D-27', paragraph, mention.from, mention.to, {
        message: `“${words}”的单位有误：各表中没有这个数，有 ${expected}`,
        expected,
        correct: words.endsWith(unitWords),
      }),
    ],
  };
}

/** What the last digit would be worth in another unit, in 分; 0 where it would be finer than 分. */
function stepIn({ decimals }: Understood['mention'], unit: string): bigint {
  const [worth, finest] = [10n ** BigInt(2 + (moneyPower(unit) ?? 0)), 10n ** BigInt(decimals)];
  return worth % finest === 0n ? worth / finest : 0n;
}

/** Fewer digits may be any number's. */
const LEAST_DIGITS = 100n;

/** The right digits with the wrong unit: 2995.39元 for 2995.39万元. */
function otherUnit({ mention }: Understood, value: bigint): boolean {
  if (mention.unit !== 'money' || mention.step === 0n || absolute(mention.digits) < LEAST_DIGITS)
    return false;
  return [10_000n, 1_000n, 100_000_000n].some(
    (times) =>
      printsAs(value, { ...mention, step: mention.step * times }) ||
      (mention.step % times === 0n && printsAs(value, { ...mention, step: mention.step / times })),
  );
}

/** Both come to the same where the coarser one ends. */
function agree(one: Understood, other: Understood): boolean {
  const left = saidFigure(one);
  const right = saidFigure(other);
  const apart = absolute(left.value - right.value) * 2n;
  return apart <= one.mention.step || apart <= other.mention.step;
}

export function subjectName({ mention: { own, subject } }: Understood): string {
  return own || subject;
}
