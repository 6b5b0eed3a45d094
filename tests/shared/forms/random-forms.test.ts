import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHANXI, startSession } from '../shanxi-pack';
import { printedForm } from './published-forms';

/** 0 to 20,000,000.00 元 in 分. */
const cents = fc.bigInt({ min: 0n, max: 2_000_000_000n });
const indicator = fc.record({
  relation: fc.constantFrom('≥', '≤', '='),
  goal: fc.integer({ min: 1, max: 10_000 }),
  actual: fc.integer({ min: 0, max: 20_000 }),
  /** In hundredths of a point. */
  weight: fc.integer({ min: 0, max: 2_000 }),
});
const form = fc.record({
  funds: fc.array(fc.record({ budget: cents, executed: cents }), { minLength: 1, maxLength: 4 }),
  indicators: fc.array(indicator, { minLength: 1, maxLength: 25 }),
});

/** Half away from zero; nothing here is negative. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  return (numerator * 2n + denominator) / (denominator * 2n);
}

function text(hundredths: bigint): string {
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** What the regulation says, computed from the numbers alone: 总得分 in hundredths of a point. */
function score({
  funds,
  indicators,
}: {
  funds: readonly { budget: bigint; executed: bigint }[];
  indicators: readonly { relation: string; goal: number; actual: number; weight: number }[];
}) {
  const budget = funds.reduce((sum, one) => sum + one.budget, 0n);
  const executed = funds.reduce((sum, one) => sum + one.executed, 0n);
  const execution = budget === 0n ? 0n : executed >= budget ? 1_000n : rounded(executed * 1_000n, budget);
  return indicators.reduce((sum, { relation, goal, actual, weight }) => {
    const reached = relation === '≥' ? actual >= goal : relation === '≤' ? actual <= goal : actual === goal;
    const [part, whole] = reached ? [1, 1] : actual < goal ? [actual, goal] : [goal, actual];
    return sum + rounded(BigInt(weight) * BigInt(part), BigInt(whole));
  }, execution);
}

test('random forms: the computed total is what an independent computation gives, and so is the grade', () => {
  const [kind] = SHANXI.forms;
  if (!kind) throw new Error('The pack has no forms');
  fc.assert(
    fc.property(form, (given) => {
      const session = startSession();
      const content = printedForm(SHANXI, session, kind, '某项目', {
        资金: given.funds.map(({ budget, executed }, at) => ({
          name: `来源${at}`,
          cells: ['', '', text(budget), text(executed)],
        })),
        指标: given.indicators.map(({ relation, goal, actual, weight }, at) => ({
          name: `某指标${at}甲`,
          cells: ['产出指标', '数量指标', '', `${relation}${goal}个`, String(actual), text(BigInt(weight))],
        })),
      });
      session.run({ kind: 'set-book', book: '项目1', content });
      const wanted = score(given);
      const summary = session.forms.summaryOf('项目1');
      expect(summary?.score).toBe(wanted);
      const grade = wanted >= 9_000n ? '优' : wanted >= 8_000n ? '良' : wanted >= 6_000n ? '中' : '差';
      expect(summary?.grade).toBe(grade);
      // Above 100 % of the budget, with a wrong sum of weights, but never a score against what was reached.
      const rules = new Set(session.forms.failingIn('项目1').map(({ rule }) => rule));
      expect(
        [...rules].filter((rule) => ['F-1', 'F-2', 'F-3', 'F-4', 'F-6', 'F-8', 'F-9'].includes(rule)),
      ).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
