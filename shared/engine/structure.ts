import { type Address, type AddressText, writeAddress } from '../document/address';
import type { Entry, PriorLack, ProjectDocument, TableContent } from '../document/document';
import type { ValueType } from '../kind/kinds';
import type { Pack, Table } from '../pack/pack';
import { type TableLine, tableLines, typeAt } from '../pack/table-shape';

/**
 * Every cell of a project, numbered. The numbers live as long as the project's lines stay what they are; values,
 * readers and derivations are arrays over them.
 */
export type Structure = {
  readonly cells: readonly Cell[];
  readonly tables: ReadonlyMap<string, TableCells>;
  /** Last year's tables; absent when the project has none of the same pack. */
  readonly prior: ReadonlyMap<string, TableCells> | undefined;
  /** What of this pack last year's tables lack. */
  readonly lacks: readonly PriorLack[];
};

export type Cell = {
  readonly number: number;
  readonly address: Address;
  readonly text: AddressText;
  readonly type: ValueType;
  /** The pack prints — here; the cell takes no value. */
  readonly notApplicable: boolean;
};

export type TableCells = {
  readonly table: Table;
  readonly content: TableContent;
  readonly lines: readonly TableLine[];
  readonly byKey: ReadonlyMap<string, LineCells>;
  /** Key of a line → keys of its children, in printed order. Leaves are absent. */
  readonly children: ReadonlyMap<string, readonly string[]>;
};

export type LineCells = {
  readonly line: TableLine;
  readonly index: number;
  /** Column → cell number. */
  readonly cells: ReadonlyMap<number, number>;
};

export function buildStructure(pack: Pack, document: ProjectDocument): Structure {
  const cells: Cell[] = [];
  const tables = new Map<string, TableCells>();
  for (const table of pack.tables) {
    const content = document.tables.get(table.id);
    if (content) tables.set(table.id, tableCells(table, content, cells, false));
  }
  const { prior } = document;
  if (!prior || prior.packId !== pack.id) return { cells, tables, prior: undefined, lacks: [] };
  const priorTables = new Map<string, TableCells>();
  for (const table of pack.tables) {
    const content = prior.tables.get(table.id);
    if (content && !content.absent) priorTables.set(table.id, tableCells(table, content, cells, true));
  }
  return { cells, tables, prior: priorTables, lacks: prior.lacks ?? [] };
}

function tableCells(table: Table, content: TableContent, cells: Cell[], prior: boolean): TableCells {
  const lines = tableLines(table, content.lines);
  const byKey = new Map<string, LineCells>();
  const children = new Map<string, string[]>();
  for (const [index, line] of lines.entries()) {
    const numbers = new Map<number, number>();
    for (const column of line.columns) {
      const address: Address = { table: table.id, line: line.key, column, ...(prior ? { prior: true } : {}) };
      const number = cells.length;
      cells.push({
        number,
        address,
        text: writeAddress(address),
        type: typeAt(table, line, column),
        notApplicable: line.fixed?.notApplicable.includes(column) ?? false,
      });
      numbers.set(column, number);
    }
    byKey.set(line.key, { line, index, cells: numbers });
    if (line.parent !== undefined) {
      const siblings = children.get(line.parent);
      if (siblings) siblings.push(line.key);
      else children.set(line.parent, [line.key]);
    }
  }
  return { table, content, lines, byKey, children };
}

/** What the document itself says a cell holds; `undefined` when nobody put anything there. */
export function entryOf(cell: Cell, document: ProjectDocument): Entry | undefined {
  const { table, line, column, prior } = cell.address;
  const tables = prior ? document.prior?.tables : document.tables;
  return tables?.get(table)?.entries.get(line)?.get(column);
}

export function cellNumber(structure: Structure, address: Address): number | undefined {
  const tables = address.prior ? structure.prior : structure.tables;
  return tables?.get(address.table)?.byKey.get(address.line)?.cells.get(address.column);
}
