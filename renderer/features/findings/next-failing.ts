import { isOwn } from '#shared/document/address';
import type { Finding } from '#shared/engine/finding';
import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';
import { goToCell, highlight, useView } from '../../store/view-store';

/** What F8 walks through: failing identities, hints left out, in the order of the rules. */
export function failingFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ state, severity }) => state === 'fail' && severity !== 'hint');
}

/** Jumps to the next (or previous) failing finding, in whatever table; after the last comes the first. */
export function goToNextFailing(step: 1 | -1): void {
  const failing = failingFindings(openSession().findings());
  if (failing.length === 0) {
    say().message.success('没有不通过的公式');
    return;
  }
  const { findingKey } = useView.getState();
  const at = failing.findIndex(({ key }) => key === findingKey);
  const next = at < 0 ? (step > 0 ? 0 : failing.length - 1) : (at + step + failing.length) % failing.length;
  const finding = failing[next];
  if (finding) showFinding(finding);
}

/** Lights up the identity's cells, in whatever tables they stand, and goes to the first of this year. */
export function showFinding({ key, cells }: Finding): void {
  useView.setState({ sidePanel: 'findings' });
  highlight(key, cells);
  const first = cells.find(isOwn);
  if (first) goToCell(first);
}

/** Walks through the lit cells of this year, table after table; after the last comes the first. */
export function goToNextLit(step: 1 | -1): void {
  const { highlighted, selection } = useView.getState();
  const cells = [...highlighted].filter(isOwn);
  const at = cells.indexOf(selection?.address ?? '');
  const next = at < 0 ? (step > 0 ? 0 : cells.length - 1) : (at + step + cells.length) % cells.length;
  const cell = cells[next];
  if (cell !== undefined) goToCell(cell);
}
