import { isNothing } from '../amount/amount';
import { addressText, parseAddress } from '../document/address';
import type { TableLine } from '../pack/table-shape';
import { tableLines } from '../pack/table-shape';
import type { Session } from '../session/session';
import { TemplateFault } from './template-fault';

/** A line of a table as a template goes through them; its own properties are what the template may name. */
export class NarrativeLine {
  readonly 编码: string;
  readonly 名称: string;
  readonly #table: string;

  constructor(table: string, line: TableLine) {
    this.#table = table;
    this.编码 = line.key;
    this.名称 = line.label;
  }

  /** The address of the line's cell in a column, in this table or in another that knows the same key. */
  cell(column: number, table = this.#table): string {
    return addressText(table, this.编码, column);
  }
}

/** Lines without children, under one of the codes, whose cell in `column` is a number other than 0: what “主要包括” lists. */
export function leavesWithAmounts(
  session: Session,
  tableId: string,
  column: number,
  codes: readonly string[],
): readonly NarrativeLine[] {
  const lines = linesWithAmounts(session, tableId, column, undefined);
  return lines.filter(
    ({ 编码: code }) =>
      codes.some((prefix) => code.startsWith(prefix)) &&
      !lines.some(({ 编码: other }) => other !== code && other.startsWith(code)),
  );
}

/**
 * The lines of a table whose cell in `column` is a number other than 0, in the table's order. `level` keeps the codes
 * of one length only (3 类, 5 款, 7 项); without codes every line but totals is meant.
 */
export function linesWithAmounts(
  session: Session,
  tableId: string,
  column: number,
  level: number | undefined,
): readonly NarrativeLine[] {
  const table = session.pack.tables.find(({ id }) => id === tableId);
  if (!table) throw new TemplateFault(`表样中没有表 ${tableId}`);
  if (!table.columns.some(({ number }) => number === column))
    throw new TemplateFault(`表 ${tableId} 没有第 ${column} 栏`);
  const lines = tableLines(table, session.document().tables.get(tableId)?.lines ?? []);
  return lines
    .filter(({ code, fixed }) => (level === undefined ? !fixed?.total : code?.length === level))
    .filter(({ key }) => {
      const address = parseAddress(addressText(tableId, key, column));
      const view = address && session.cell(address);
      return view !== undefined && !isNothing(view.value);
    })
    .map((line) => new NarrativeLine(tableId, line));
}
