import { absolute } from '../amount/amount';
import { type Figure, type Figures, saidFigure } from './figures';
import { findingAt } from './finding-at';
import { figuresFor, judgeRate } from './judge-rates';
import { subjectName, type Verdict } from './judge-values';
import { likeNumber, printsAs } from './printed-figure';
import type { Understood } from './understand';

/** What a sentence says of one change: how much, at what rate, both of the same subject. */
export type SaidChange = { readonly amount?: Understood; readonly rate?: Understood };

/** How much more or less, its rate and its direction; against last year, or against the budget where it says so. */
export function judgeChange(
  { amount, rate }: SaidChange,
  figures: Figures,
  budget: Understood | undefined,
): readonly (readonly [Understood, Verdict])[] {
  const first = amount ?? rate;
  if (!first) return [];
  const { quantity, about } = first;
  const now = figuresFor(quantity && figures.ofCell(quantity), about);
  const base =
    first.mention.against === 'budget'
      ? figuresFor(undefined, budget)
      : figuresFor(first.base ? figures.ofCell(first.base) : quantity && figures.prior(quantity), undefined);
  const verdicts: (readonly [Understood, Verdict])[] = [];
  if (
    amount &&
    rate &&
    amount.mention.direction &&
    rate.mention.direction &&
    amount.mention.direction !== rate.mention.direction
  )
    return [
      [rate, { findings: [opposite(amount, rate)] }],
      [amount, { findings: [] }],
    ];
  if (amount) verdicts.push([amount, judgeAmount(amount, now, base)]);
  if (rate) {
    const verdict = judgeChangeRate(rate, amount, now, base);
    verdicts.push([rate, verdict]);
    // An amount and a rate that fit together are each other's witness.
    if (amount && verdict?.findings.every(({ state }) => state === 'rounding')) {
      const at = verdicts.findIndex(([one]) => one === amount);
      if (verdicts[at]?.[1] === undefined) verdicts[at] = [amount, { findings: [] }];
    }
  }
  return verdicts;
}

function opposite(amount: Understood, rate: Understood) {
  const { mention, paragraph } = rate;
  const from = paragraph.text.slice(0, mention.from).search(/[^，。；：、]{1,4}$/);
  return findingAt('D-22', paragraph, Math.max(from, 0), mention.to, {
    message: `“${subjectName(rate)}”的增减方向前后相反：前面是${wordOf(amount)} ${amount.mention.words}，后面是${wordOf(rate)} ${mention.words}`,
  });
}

function wordOf({ mention }: Understood): string {
  return mention.direction === 'down' ? '减少' : '增加';
}

function judgeAmount(one: Understood, now: readonly Figure[], base: readonly Figure[]): Verdict {
  const { mention, paragraph, isSure } = one;
  const changes = now.flatMap((figure) =>
    base.map((before) => ({ change: figure.value - before.value, half: figure.half + before.half })),
  );
  const [told] = changes;
  if (!told) return undefined;
  const isUp = mention.direction !== 'down';
  const fits = changes.some(({ change, half }) => {
    const signed = isUp === change >= 0n || change === 0n;
    const amount = absolute(change);
    return (
      signed &&
      (printsAs(amount, mention) ||
        (absolute(amount - absolute(saidFigure(one).value)) <= half + mention.step / 2n && half > 0n))
    );
  });
  if (fits) return { findings: [] };
  if (!isSure) return undefined;
  const word = told.change < 0n ? '减少' : '增加';
  const expected = likeNumber(absolute(told.change), mention);
  const wrongWay = printsAs(absolute(told.change), mention);
  return {
    findings: [
      findingAt('D-22', paragraph, mention.from, mention.to, {
        message: wrongWay
          ? `“${subjectName(one)}”应是${word} ${expected}，不是${wordOf(one)}`
          : `“${subjectName(one)}”${wordOf(one)}“${mention.words}”不对，应是${word} ${expected}`,
        expected: wrongWay ? `${word}${expected}` : expected,
        correct: !wrongWay && told.change < 0n === !isUp,
      }),
    ],
  };
}

function judgeChangeRate(
  one: Understood,
  amount: Understood | undefined,
  now: readonly Figure[],
  base: readonly Figure[],
): Verdict {
  const isDown = (amount ?? one).mention.direction === 'down';
  const exact = now.flatMap((figure) =>
    base.map((before) => ({ part: changed(figure, before), whole: before })),
  );
  const stated = amount
    ? now.map((figure) => {
        const change = saidFigure(amount);
        const value = isDown ? figure.value + change.value : figure.value - change.value;
        const whole: Figure = { ...figure, value, half: figure.half + change.half, source: 'said' };
        return { part: change, whole };
      })
    : [];
  const fractions = [...exact, ...stated];
  if (fractions.length === 0) return undefined;
  if (fractions.every(({ whole }) => whole.value === 0n)) {
    const { mention, paragraph } = one;
    const message = `“${subjectName(one)}”上年是 0，没有增减率，“${mention.words}”应改为“上年无此项”一类的说法`;
    return { findings: [findingAt('D-22', paragraph, mention.from, mention.to, { message })] };
  }
  // The sentence states all three numbers: where they do not fit together one of them is wrong, whatever it is called.
  const isSure = one.isSure || (amount !== undefined && one.about !== undefined);
  if (!amount && base.length > 0) {
    const [fraction] = exact;
    const isUp = one.mention.direction !== 'down';
    const signed = now[0] && base[0] ? now[0].value - base[0].value : 0n;
    if (isSure && fraction && signed !== 0n && isUp !== signed > 0n && one.mention.direction) {
      const { mention, paragraph } = one;
      const word = signed < 0n ? '下降' : '增长';
      const message = `“${subjectName(one)}”比上年应是${word}，不是${isUp ? '增长' : '下降'}`;
      return { findings: [findingAt('D-22', paragraph, mention.from, mention.to, { message })] };
    }
  }
  return judgeRate(one, fractions, 'D-22', '增减率', isSure);
}

function changed(now: Figure, before: Figure): Figure {
  return { ...now, value: now.value - before.value, half: now.half + before.half };
}
