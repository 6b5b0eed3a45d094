import { isNothing } from '../amount/amount';
import { tableLines } from '../pack/table-shape';
import type { TableId } from '../rule/rule';
import type { Session } from './session';

/** Whether a table has no amounts at all (blank, 0 and — alike): then its 说明 sentence is printed. */
export function isEmptyTable(session: Session, tableId: TableId): boolean {
  const table = session.pack.tables.find(({ id }) => id === tableId);
  const content = session.document().tables.get(tableId);
  if (!table || !content) return true;
  return tableLines(table, content.lines).every((line) =>
    line.columns.every((column) =>
      isNothing(session.cell({ table: tableId, line: line.key, column })?.value ?? null),
    ),
  );
}
