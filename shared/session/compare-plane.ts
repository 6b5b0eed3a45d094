import { addComparison, withoutOwn } from '../layout/add-comparison';
import { layOutPlane } from '../layout/lay-out-plane';
import type { TablePlane } from '../layout/layout';
import { PRIOR_BOOK } from '../pack/book';
import type { Table } from '../pack/pack';
import { type CodedLine, codeLevels } from '../pack/table-shape';
import { hiddenLines } from './hidden-lines';
import type { Session } from './session';

/**
 * The ruled part of a table with last year's amount, the change and its rate beside the 栏次 named. Lines that only last
 * year had stand among the others, with nothing of this year in them: else last year's columns would not add up.
 */
export function comparePlane(session: Session, table: Table, numbers: readonly number[]): TablePlane {
  const own = session.document().tables.get(table.id)?.lines ?? [];
  const gone = linesGone(session, table, own);
  const lines = [...own, ...gone].sort((one, other) => (one.code < other.code ? -1 : 1));
  const plane = layOutPlane(table, { lines, hidden: hiddenLines(session, table) });
  const beside = plane.columns.flatMap(({ amount }, at) =>
    amount !== undefined && numbers.includes(amount) ? [at] : [],
  );
  return withoutOwn(addComparison(plane, new Set(beside)), new Set(gone.map(({ code }) => code)));
}

/** The coded lines that last year's table had and this year's has not. */
function linesGone(session: Session, table: Table, own: readonly CodedLine[]): readonly CodedLine[] {
  const last = session.document().books.get(PRIOR_BOOK)?.tables.get(table.id)?.lines ?? [];
  const levels = codeLevels(table) ?? [];
  const there = new Set(own.map(({ code }) => code));
  return last.filter(({ code }) => levels.includes(code.length) && !there.has(code));
}
