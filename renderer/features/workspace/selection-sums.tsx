import type { ReactNode } from 'react';
import { shallow } from 'zustand/shallow';
import { SCALE_NAMES, type Scale } from '#shared/amount/amount';
import { displayText } from '#shared/amount/format-amount';
import { type SelectionSummary, summarize } from '#shared/selection/summarize';
import { viewAt } from '../../grid/cell-text';
import { useFollowed } from '../../store/follow';
import { openSession } from '../../store/project-store';
import { useView } from '../../store/view-store';

/** 计数、平均值、求和 of the selected cells, as Excel's status bar has them; something else while one cell is selected. */
export function SelectionSums({ otherwise }: { readonly otherwise: ReactNode }) {
  const summary = useFollowed(summarizeNow, isSameSummary);
  const scale = useView((state) => state.scale);
  if (!summary?.amounts && !summary?.counts) return otherwise;
  return (
    <section className="selection-sums" aria-label="选中的单元格">
      <Sums summary={summary} scale={scale} />
    </section>
  );
}

function summarizeNow(): SelectionSummary | undefined {
  const addresses = useView.getState().selection?.addresses;
  if (!addresses || addresses.length < 2) return undefined;
  const session = openSession();
  return summarize(addresses.flatMap((address) => viewAt(session, address) ?? []));
}

function isSameSummary(one: SelectionSummary | undefined, other: SelectionSummary | undefined): boolean {
  return shallow(one?.amounts, other?.amounts) && shallow(one?.counts, other?.counts);
}

function Sums({ summary: { amounts, counts }, scale }: { summary: SelectionSummary; scale: Scale }) {
  const amount = (value: bigint) => displayText(value, 'amount', scale);
  return (
    <>
      {amounts && (
        <span title={`最小 ${amount(amounts.least)}，最大 ${amount(amounts.most)}（${SCALE_NAMES[scale]}）`}>
          计数 <b>{amounts.count}</b>　平均值 <b>{amount(amounts.mean)}</b>　求和 <b>{amount(amounts.sum)}</b>
        </span>
      )}
      {counts && (
        // Hundredths of a count are written as an amount is, with two decimals.
        <span title={`最小 ${counts.least}，最大 ${counts.most}`}>
          数量：计数 <b>{counts.count}</b>　平均值 <b>{displayText(counts.mean, 'amount', 'yuan')}</b>　求和{' '}
          <b>{counts.sum.toString()}</b>
        </span>
      )}
    </>
  );
}
