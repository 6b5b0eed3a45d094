import { planFill } from '#shared/clipboard/plan-fill';
import type { GridShape, Rectangle } from '#shared/selection/grid-shape';
import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';

/** Fills as one step; what a formula decides is left alone and told once. */
export function fillCells(shape: GridShape, source: Rectangle, target: Rectangle): void {
  const { edits, skipped } = planFill(openSession(), shape, source, target);
  if (edits.length > 0 && !runCommand({ kind: 'set-cells', cells: edits })) return;
  if (skipped === 0) return;
  const left = `${skipped} 个单元格由公式计算或类型不同，没有填充`;
  say().message.info({ content: edits.length > 0 ? `已填充；其中 ${left}` : left, key: 'fill', duration: 5 });
}
