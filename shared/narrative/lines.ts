import { isNothing } from '../amount/amount';
import { type AddressText, addressText } from '../document/address';
import { calculates, kindName } from '../kind/value-text';
import type { Table } from '../pack/pack';
import { tableLines } from '../pack/table-shape';
import type { LineKey, TableId } from '../rule/rule';
import type { Session } from '../session/session';
import { TemplateFault } from './template-fault';

/** A line of a table as a template goes through them; its own properties are what the template may name. */
export class NarrativeLine {
  readonly 编码: string;
  readonly 名称: string;
  readonly #table: TableId;
  readonly #column: number;

  /** `column`: the one for whose number it was taken. */
  constructor(table: TableId, column: number, code: string, name: string) {
    this.#table = table;
    this.#column = column;
    this.编码 = code;
    this.名称 = name;
  }

  /** The address of the line's cell in a column, in this table or in another that knows the same key. */
  cell(column = this.#column, table = this.#table): AddressText {
    return addressText(table, this.编码, column);
  }

  /** The line of the shorter code that this one stands under: its 类 (3), its 款 (5). */
  above(digits: number, session: Session): NarrativeLine {
    if (this.编码.length < digits) throw new TemplateFault(`“${this.编码}”没有 ${digits} 位的上级编码`);
    const code = this.编码.slice(0, digits);
    return new NarrativeLine(this.#table, this.#column, code, lineName(session, code, this.#table) ?? code);
  }
}

/** A column of a line as a template goes through them: `财政拨款收入`. */
export class NarrativeColumn {
  readonly 名称: string;
  readonly #cell: string;

  constructor(cell: string, name: string) {
    this.#cell = cell;
    this.名称 = name;
  }

  cell(): string {
    return this.#cell;
  }
}

/** The columns of a line from one to another; unless `zeros`, only those that hold a number other than 0. */
export function columnsOfLine(
  session: Session,
  tableId: TableId,
  line: LineKey,
  range: { readonly from: number; readonly to: number; readonly zeros: boolean },
): readonly NarrativeColumn[] {
  const table = tableNamed(session, tableId);
  for (const number of [range.from, range.to]) columnNamed(table, number);
  return table.columns
    .filter(({ number }) => number >= range.from && number <= range.to)
    .flatMap(({ number, path }) => {
      const cell = addressText(tableId, line, number);
      const view = session.cell(cell);
      if (!range.zeros && (view === undefined || isNothing(view.value))) return [];
      return [new NarrativeColumn(cell, path.at(-1) ?? '')];
    });
}

/** The lines of both lists, each code once, in the order of codes: what was budgeted and not spent is named too. */
export function joinLines(
  one: readonly NarrativeLine[],
  other: readonly NarrativeLine[],
): readonly NarrativeLine[] {
  const known = new Set(one.map(({ 编码: code }) => code));
  return [...one, ...other.filter(({ 编码: code }) => !known.has(code))].sort((left, right) =>
    left.编码 < right.编码 ? -1 : 1,
  );
}

/** Lines without children, under one of the codes (any, when none is given), whose cell in `column` is a number other than 0: what “主要包括” lists. */
export function leavesWithAmounts(
  session: Session,
  tableId: TableId,
  column: number,
  codes: readonly string[],
): readonly NarrativeLine[] {
  const lines = linesWithAmounts(session, tableId, column, undefined);
  return lines.filter(
    ({ 编码: code }) =>
      (codes.length === 0 || codes.some((prefix) => code.startsWith(prefix))) &&
      !lines.some(({ 编码: other }) => other !== code && other.startsWith(code)),
  );
}

/**
 * The lines of a table whose cell in `column` is a number other than 0, in the table's order. `level` keeps the codes
 * of one length only (3 类, 5 款, 7 项); without codes every line but totals is meant.
 */
export function linesWithAmounts(
  session: Session,
  tableId: TableId,
  column: number,
  level: number | undefined,
): readonly NarrativeLine[] {
  const table = tableNamed(session, tableId);
  columnNamed(table, column);
  // Told of the column, so that it is found although no line is filled in.
  const type = table.columnTypes[column];
  if (type && !calculates(type))
    throw new TemplateFault(`表 ${table.id} 第 ${column} 栏是${kindName(type)}，不能按它的数取行`);
  const lines = tableLines(table, session.document().tables.get(tableId)?.lines ?? []);
  return lines
    .filter(({ code, fixed }) => (level === undefined ? !fixed?.total : code?.length === level))
    .filter(({ key }) => {
      const view = session.cell(addressText(tableId, key, column));
      return view !== undefined && !isNothing(view.value);
    })
    .map(({ key, label, code }) => {
      const name = code === undefined || label !== '' ? label : (lineName(session, code, tableId) ?? code);
      return new NarrativeLine(tableId, column, key, name);
    });
}

/**
 * The name of a coded line: as the table prints it, else as another table of the project does, else as the dictionary
 * has it; `undefined`: nobody names it.
 */
export function lineName({ pack, document }: Session, code: string, first?: TableId): string | undefined {
  const { tables } = document();
  const ids = [...(first === undefined ? [] : [first]), ...tables.keys()];
  const own = ids.flatMap((id) => tables.get(id)?.lines ?? []);
  const named = own.find((line) => line.code === code && line.name !== '')?.name;
  return named ?? pack.dictionary.find((entry) => entry.code === code)?.name;
}

function tableNamed(session: Session, id: string): Table {
  const table = session.pack.tables.find((known) => known.id === id);
  if (!table) throw new TemplateFault(`表样中没有表 ${id}`);
  return table;
}

function columnNamed(table: Table, column: number): void {
  if (!table.columns.some(({ number }) => number === column))
    throw new TemplateFault(`表 ${table.id} 没有第 ${column} 栏`);
}
