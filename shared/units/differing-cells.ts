import { type AddressText, addressText } from '../document/address';
import { DEPARTMENT_BOOK, DIFFERENCE_BOOK } from '../pack/book';
import type { Session } from '../session/session';

/** The cells of 差额 in which something stands: where 部门 and the sum differ, in the order of the tables. */
export function differingCells(session: Session): readonly AddressText[] {
  const department = session.document().books.get(DEPARTMENT_BOOK);
  if (!department) return [];
  const typed = [...department.tables].flatMap(([table, { entries }]) =>
    [...entries].flatMap(([line, columns]) =>
      [...columns.keys()].map((column) => addressText(table, line, column)),
    ),
  );
  const all = new Set([...session.addresses(), ...typed]);
  return [...all].flatMap((own): AddressText[] => {
    const cell: AddressText = `${DIFFERENCE_BOOK}.${own}`;
    return session.cell(cell)?.value == null ? [] : [cell];
  });
}
