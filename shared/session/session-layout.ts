import type { Scale } from '../amount/amount';
import { layOutTable } from '../layout/lay-out-table';
import type { TableLayout } from '../layout/layout';
import type { Table } from '../pack/pack';
import { isEmptyTable } from './empty-table';
import { hiddenLines } from './hidden-lines';
import type { Session } from './session';

/** A table of an open project as it is printed now, in the scale given. */
export function layOutSession(session: Session, table: Table, scale: Scale): TableLayout {
  const { tables, facts } = session.document();
  return layOutTable(table, {
    lines: tables.get(table.id)?.lines ?? [],
    facts,
    scale,
    empty: isEmptyTable(session, table.id),
    hidden: hiddenLines(session, table),
  });
}
