import { isNothing } from '../amount/amount';
import type { Table } from '../pack/pack';
import { tableLines } from '../pack/table-shape';
import type { Session } from './session';

/**
 * The optional lines of a table that are not printed now: those without an amount in any column, unless the clerk
 * can enter one there.
 */
export function hiddenLines(session: Session, table: Table): ReadonlySet<string> {
  const lines = tableLines(table, []).filter(({ fixed }) => fixed?.optional === true);
  const hidden = lines.filter(({ key, columns }) =>
    columns.every((column) => {
      const cell = session.cell({ table: table.id, line: key, column });
      return cell === undefined || (cell.kind !== 'input' && isNothing(cell.value));
    }),
  );
  return new Set(hidden.map(({ key }) => key));
}
