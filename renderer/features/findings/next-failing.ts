import type { Cause } from '#shared/diagnose/cause';
import type { Finding } from '#shared/engine/finding';
import { causeKey } from '#shared/session/cause-list';
import { standingOf } from '#shared/session/finding-filter';
import type { Session } from '#shared/session/session';
import { say } from '../../feedback/say';
import { causesNow, whenCausesKnown } from '../../store/cause-search';
import { openSession } from '../../store/project-store';
import { goToCell, highlight, isShown, useView } from '../../store/view-store';

/** A stop of F8. */
type Stop = { readonly key: string; readonly show: () => void };

/** Of causes that cannot be told apart so many are walked through. */
const MOST_ALIKE = 6;

/** What F8 walks through: the causes, then what fails besides and nobody has explained; hints are left out. */
function stopsOf(session: Session): readonly Stop[] {
  const { groups } = causesNow().diagnosis;
  const caused = new Set(groups.flatMap(({ findings }) => findings));
  const causes = groups.flatMap(({ causes: own, equallyGood }) =>
    own.slice(0, Math.min(equallyGood, MOST_ALIKE)).map((cause) => ({
      key: causeKey(cause),
      show: () => showCause(cause),
    })),
  );
  const besides = session.failing().filter((finding) => {
    const standing = standingOf(finding, session);
    return (standing === 'error' || standing === 'warning') && !caused.has(finding.key);
  });
  return [...causes, ...besides.map((finding) => ({ key: finding.key, show: () => showFinding(finding) }))];
}

/**
 * Jumps to the next (or previous) cause or failing finding, in whatever table; after the last comes the first. Where the
 * causes are still being searched, at the end of the search.
 */
export function goToNextFailing(step: 1 | -1): void {
  whenCausesKnown(() => jump(step));
}

function jump(step: 1 | -1): void {
  const stops = stopsOf(openSession());
  if (stops.length === 0) {
    say().message.success('没有不通过的公式');
    return;
  }
  const { findingKey } = useView.getState();
  const at = stops.findIndex(({ key }) => key === findingKey);
  const next = at < 0 ? (step > 0 ? 0 : stops.length - 1) : (at + step + stops.length) % stops.length;
  stops[next]?.show();
}

/** Lights up the cells to be mended and goes to the first. */
export function showCause(cause: Cause): void {
  const cells = cause.changes.map(({ cell }) => cell);
  showLit(causeKey(cause), cells);
}

/** Lights up the identity's cells, in whatever tables they stand, and goes to the first that is shown. */
export function showFinding({ key, cells }: Finding): void {
  showLit(key, cells);
}

function showLit(key: string, cells: Finding['cells']): void {
  useView.setState({ sidePanel: 'findings' });
  highlight(key, cells);
  const first = cells.find(isShown);
  if (first) goToCell(first);
}

/** Whether the key is that of a cause or of a failing finding. */
export function isFailing(session: Session, key: string): boolean {
  const { groups } = causesNow().diagnosis;
  return (
    session.failing().some((finding) => finding.key === key) ||
    groups.some(({ causes }) => causes.some((cause) => causeKey(cause) === key))
  );
}

/** Walks through the lit cells that are shown, table after table; after the last comes the first. */
export function goToNextLit(step: 1 | -1): void {
  const { highlighted, selection } = useView.getState();
  const cells = [...highlighted].filter(isShown);
  const standing = selection?.address ?? null;
  const at = standing === null ? -1 : cells.indexOf(standing);
  const next = at < 0 ? (step > 0 ? 0 : cells.length - 1) : (at + step + cells.length) % cells.length;
  const cell = cells[next];
  if (cell !== undefined) goToCell(cell);
}
