import type { Scale } from '../amount/amount';
import { placeOf, type TablePlace } from '../document/address';
import { shapeAt, tablesIn } from '../document/document';
import { failed, ok, type Result } from '../kit/result';
import { hasRows } from '../pack/row-keys';
import { tableLines } from '../pack/table-shape';
import type { GridShape, Rectangle } from '../selection/grid-shape';
import type { Session } from '../session/session';
import type { Aim } from './aim';
import { aimByCode } from './aim-by-code';
import { aimByHeader } from './aim-by-header';
import { aimByPlace } from './aim-by-place';
import { aimByRow } from './aim-by-row';
import type { Block } from './block';

/** Where a block is pasted: the shown table, what is selected in it, and the scale it is shown in. */
export type PasteTarget = TablePlace & {
  readonly shape: GridShape;
  readonly range: Rectangle;
  readonly scale: Scale;
};

/**
 * Finds out what a block's cells are meant for: by its own header where it has one, by codes where it is pasted onto
 * the code column, else by place. Fails with a sentence when it is another table's.
 */
export function aimPaste(session: Session, block: Block, target: PasteTarget): Result<Aim, string> {
  const { shape, range, scale } = target;
  const table = shapeAt(session.pack, session.document(), target);
  if (!table) throw new Error(`The shown table ${target.table} is not in the pack`);
  if (target.book !== undefined) {
    const place = placeOf(target);
    const lines = tablesIn(session.document(), place.book)?.get(place.table)?.lines ?? [];
    const byRow = hasRows(table) && aimByRow(block, { place, table, lines, shape, range, scale });
    return ok(byRow || aimByPlace(block, shape, range, scale));
  }
  const byHeader = aimByHeader(block, table, session.pack, scale);
  if (byHeader.kind === 'other-table') {
    return failed(`粘贴的内容是“${byHeader.table.name}”，请先切换到该表再粘贴`);
  }
  if (byHeader.kind === 'aimed') return ok(byHeader.aim);
  if (isCodeColumn(target)) {
    const lines = tableLines(table, session.document().tables.get(table.id)?.lines ?? []);
    const byCode = aimByCode(block, table, lines, scale);
    if (byCode) return ok(byCode);
  }
  return ok(aimByPlace(block, shape, range, scale));
}

/** An empty table has no code yet, but its header does. */
function isCodeColumn({ shape, range }: PasteTarget): boolean {
  return shape.shows[range.left] === 'code';
}
