import type { Amount } from '../amount/amount';
import type { Grid } from './grid';
import type { BoundInline } from './inline';

/** A number of a chart: what is drawn, and as it is printed in the table below it. */
export type ChartNumber = {
  /** 分 or whole things. `undefined`: it cannot be told, and nothing is drawn. */
  readonly value: Amount | undefined;
  readonly printed: BoundInline;
};

/** A chart of the document, known to no drawing library: bars side by side, or the parts of a whole. */
export type Chart = {
  readonly kind: 'bars' | 'pie';
  readonly title: string;
  /** What the numbers count: 元, 万元; empty for things. */
  readonly unit: string;
  /** Names of the bars that stand side by side (本年, 上年); one for a pie. */
  readonly series: readonly string[];
  readonly items: readonly ChartItem[];
};

export type ChartItem = {
  readonly label: string;
  /** One for each series. */
  readonly numbers: readonly ChartNumber[];
  /** Of the whole, in a pie. */
  readonly share?: BoundInline;
};

/** Dark and light by turns, so that neighbours differ in grey too; series take the first ones. */
export const CHART_COLOURS = [
  '1F4E79',
  'BDD7EE',
  '5B9BD5',
  'DDEBF7',
  '2E75B6',
  '9DC3E6',
  '7F7F7F',
  'E7E6E6',
] as const;

export function chartColour(at: number): string {
  return CHART_COLOURS[at % CHART_COLOURS.length] ?? CHART_COLOURS[0];
}

/** The table of numbers that is printed below the chart: what a reader who does not see it reads instead. */
export function chartGrid({ kind, unit, series, items }: Chart): Grid {
  const text = (words: string) => [{ kind: 'text' as const, text: words }];
  const numbered = kind === 'pie' ? ['序号', '项目'] : ['项目'];
  const titles = series.map((name) => (unit === '' ? name : `${name}（${unit}）`));
  return {
    header: [...numbered, ...titles, ...(kind === 'pie' ? ['占比'] : [])],
    shares: kind === 'pie' ? [8, 42, 30, 20] : [40, ...series.map(() => 60 / series.length)],
    aligns: [
      ...numbered.map((name) => (name === '序号' ? ('center' as const) : ('left' as const))),
      ...series.map(() => 'right' as const),
      ...(kind === 'pie' ? ['right' as const] : []),
    ],
    rows: items.map(({ label, numbers, share }, at) => [
      ...(kind === 'pie' ? [text(String(at + 1))] : []),
      text(label),
      ...numbers.map(({ printed }) => [printed]),
      ...(kind === 'pie' ? [share ? [share] : []] : []),
    ]),
  };
}

/** The chart in a sentence, for screen readers. */
export function chartWords({ title, unit, series, items }: Chart): string {
  const said = items.map(
    ({ label, numbers, share }) =>
      `${label}${numbers.map(({ printed }, at) => `${series.length > 1 ? series[at] : ''}${printed.text}${unit}`).join('，')}${share ? `，占${share.text}` : ''}`,
  );
  return `${title}：${said.join('；')}。`;
}
