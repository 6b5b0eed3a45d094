import type { Table } from '../pack/pack';
import { ancestorCodes, codeLevels, isListedCode, tablesOfClassification } from '../pack/table-shape';
import type { TableId } from '../rule/rule';
import type { Session } from './session';

/** The tables of the same classification that list the code. */
export function tablesListing(session: Session, table: TableId, code: string): readonly Table[] {
  const { tables } = session.document();
  return tablesOfClassification(session.pack.tables, table).filter(({ id }) =>
    tables.get(id)?.lines.some((line) => line.code === code),
  );
}

/**
 * Where a new 科目 belongs besides the table it is asked for in: where its 类 stands already, else where the line stands
 * that the clerk stood on (`near`). A table that the project lacks is never among them: a line would make it present.
 */
export function likelyTables(
  session: Session,
  table: TableId,
  code: string,
  near: string,
): readonly string[] {
  const { pack } = session;
  const { tables } = session.document();
  const shape = pack.tables.find(({ id }) => id === table);
  const [uppermost = code] = ancestorCodes(code, (shape && codeLevels(shape)) ?? []);
  const holding = tablesListing(session, table, uppermost);
  const found = new Set(
    (holding.length > 0 ? holding : tablesListing(session, table, near)).map(({ id }) => id),
  );
  return tablesOfClassification(pack.tables, table).flatMap((other) =>
    other.id === table ||
    // A project's row of one table is no code of the others.
    (found.has(other.id) && !tables.get(other.id)?.absent && isListedCode(other, code))
      ? [other.id]
      : [],
  );
}
