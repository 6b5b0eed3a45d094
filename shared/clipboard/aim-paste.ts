import type { Scale } from '../amount/amount';
import { failed, ok, type Result } from '../kit/result';
import { tableLines } from '../pack/table-shape';
import type { TableId } from '../rule/rule';
import type { GridShape, Rectangle } from '../selection/grid-shape';
import type { Session } from '../session/session';
import type { Aim } from './aim';
import { aimByCode } from './aim-by-code';
import { aimByHeader } from './aim-by-header';
import { aimByPlace } from './aim-by-place';
import type { Block } from './block';

/** Where a block is pasted: the shown table, what is selected in it, and the scale it is shown in. */
export type PasteTarget = {
  readonly table: TableId;
  readonly shape: GridShape;
  readonly range: Rectangle;
  readonly scale: Scale;
};

/**
 * Finds out what a block's cells are meant for: by its own header where it has one, by codes where it is pasted onto
 * the code column, else by place. Fails with a sentence when it is another table's.
 */
export function aimPaste(session: Session, block: Block, target: PasteTarget): Result<Aim, string> {
  const table = session.pack.tables.find(({ id }) => id === target.table);
  if (!table) throw new Error(`The shown table ${target.table} is not in the pack`);
  const byHeader = aimByHeader(block, table, session.pack, target.scale);
  if (byHeader.kind === 'other-table') {
    return failed(`粘贴的内容是“${byHeader.table.name}”，请先切换到该表再粘贴`);
  }
  if (byHeader.kind === 'aimed') return ok(byHeader.aim);
  if (isCodeColumn(target)) {
    const lines = tableLines(table, session.document().tables.get(table.id)?.lines ?? []);
    const byCode = aimByCode(block, table, lines, target.scale);
    if (byCode) return ok(byCode);
  }
  return ok(aimByPlace(block, target.shape, target.range, target.scale));
}

/** An empty table has no code yet, but its header does. */
function isCodeColumn({ shape, range }: PasteTarget): boolean {
  return shape.shows[range.left] === 'code';
}
