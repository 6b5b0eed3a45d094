import type { ReactNode } from 'react';
import { shallow } from 'zustand/shallow';
import type { Scale } from '#shared/amount/amount';
import { AMOUNT } from '#shared/kind/kinds';
import {
  displayText,
  kindName,
  kindWord,
  meanText,
  sameMeasure,
  sentenceText,
} from '#shared/kind/value-text';
import { type Summary, summarize } from '#shared/selection/summarize';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { useShownScale } from '../../store/shown-table';
import { useView } from '../../store/view-store';

/** 计数、平均值、求和 of the selected cells, as Excel's status bar has them; something else while one cell is selected. */
export function SelectionSums({ otherwise }: { readonly otherwise: ReactNode }) {
  const summaries = useFollowed(summarizeNow, isSame);
  const scale = useShownScale();
  if (summaries.length === 0) return otherwise;
  return (
    <section className="selection-sums" aria-label="选中的单元格">
      {summaries.map((summary) => (
        <Sums key={kindWord(summary.type)} summary={summary} scale={scale} />
      ))}
    </section>
  );
}

const NOTHING: readonly Summary[] = [];

function summarizeNow(): readonly Summary[] {
  const addresses = useView.getState().selection?.addresses;
  if (!addresses || addresses.length < 2) return NOTHING;
  const session = openSession();
  return summarize(addresses.flatMap((address) => session.cell(address) ?? []));
}

function isSame(one: readonly Summary[], other: readonly Summary[]): boolean {
  return one.length === other.length && one.every((summary, at) => shallow(summary, other[at]));
}

/** 金额 go without saying. */
function Sums({ summary: { type, count, sum, least, most }, scale }: { summary: Summary; scale: Scale }) {
  const name = sameMeasure(type, AMOUNT) ? '' : `${kindName(type)}：`;
  return (
    <span title={`最小 ${displayText(least, type, scale)}，最大 ${sentenceText(most, type, scale)}`}>
      {name}计数 <b>{count}</b>　平均值 <b>{meanText(sum, count, type, scale)}</b>　求和{' '}
      <b>{displayText(sum, type, scale)}</b>
    </span>
  );
}
