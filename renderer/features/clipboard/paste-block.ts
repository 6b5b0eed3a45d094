import type { Aim } from '#shared/clipboard/aim';
import { aimPaste } from '#shared/clipboard/aim-paste';
import type { Block } from '#shared/clipboard/block';
import { isClean, type PastePlan, pasteCommand, planPaste } from '#shared/clipboard/plan-paste';
import type { AddressText, TablePlace } from '#shared/document/address';
import type { GridShape, Rectangle } from '#shared/selection/grid-shape';
import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { shownScale } from '../../store/shown-table';
import { goToCell, openDialog, shownPlace } from '../../store/view-store';

/** Pastes into the shown table: at once when nothing stands against it, else after the clerk has seen what does. */
export function pasteBlock(block: Block, shape: GridShape, range: Rectangle): void {
  const place = shownPlace();
  if (!place) return;
  const aim = aimPaste(openSession(), block, { ...place, shape, range, scale: shownScale() });
  if (aim.ok) offer(place, aim.value);
  else tell(aim.problem);
}

function offer(place: TablePlace, aim: Aim): void {
  const plan = planPaste(openSession(), place, aim);
  if (!plan.ok) tell(plan.problem);
  else if (isClean(plan.value)) pasteAsPlanned(plan.value, new Set());
  else openDialog({ kind: 'paste', plan: plan.value });
}

/** Does the whole paste as one step and selects what it was aimed at. */
export function pasteAsPlanned(plan: PastePlan, overridden: ReadonlySet<AddressText>): void {
  if (!runCommand(pasteCommand(plan, overridden))) return;
  const [first] = plan.cells;
  if (first !== undefined) goToCell(first, false, plan.cells);
  const { newLines, written, kept } = plan;
  const more = [
    ...(newLines.length > 0
      ? [`新增${newLines.some(({ name }) => name !== '') ? '科目' : ''} ${newLines.length} 行`]
      : []),
    ...(kept.length > 0 ? [`${kept.length} 处合计与分项之和差四舍五入的尾差，保留粘贴的数`] : []),
  ];
  if (more.length > 0) {
    say().message.success({ content: [`已粘贴 ${written} 格`, ...more].join('，'), key: 'paste' });
  }
}

function tell(sentence: string): void {
  say().message.warning({ content: sentence, key: 'paste', duration: 6 });
}
