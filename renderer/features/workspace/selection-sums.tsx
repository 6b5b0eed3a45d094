import { type ReactNode, useMemo } from 'react';
import { SCALE_NAMES, type Scale } from '#shared/amount/amount';
import { displayText } from '#shared/amount/format-amount';
import { type SelectionSummary, summarize } from '#shared/selection/summarize';
import type { Session } from '#shared/session/session';
import { viewAt } from '../../grid/cell-text';
import { useProject } from '../../store/project-store';
import { useStanding } from '../../store/use-standing';
import { useView } from '../../store/view-store';

/** 计数、平均值、求和 of the selected cells, as Excel's status bar has them; nothing while one cell is selected. */
export function useSelectionSums(session: Session): ReactNode {
  const addresses = useStanding()?.addresses;
  const scale = useView((state) => state.scale);
  // Read, not subscribed to: `useSession` draws the caller after a change without making the next key wait.
  const { revision } = useProject.getState();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session answers otherwise after each change
  const summary = useMemo(() => {
    if (!addresses || addresses.length < 2) return undefined;
    return summarize(addresses.flatMap((address) => viewAt(session, address) ?? []));
  }, [session, addresses, revision]);
  return summary && (summary.amounts || summary.counts) ? (
    <section className="selection-sums" aria-label="选中的单元格">
      <Sums summary={summary} scale={scale} />
    </section>
  ) : null;
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
