import type { Address } from '../document/address';
import type { Entry, PriorLack, ProjectDocument, TableContent } from '../document/document';
import type { Pack, Table } from '../pack/pack';
import { type TableLine, tableLines } from '../pack/table-shape';
import { type Cell, CellNumbers, type CellPlace, type LineCells } from './cell-numbers';

/**
 * Every cell of a project, numbered. A cell keeps its number while its line stays, whatever lines come and go around
 * it; values, readers and derivations are arrays over the numbers.
 */
export type Structure = {
  readonly numbers: CellNumbers;
  /** By number; a gap where a line went. `orderedCells` lists them as they are printed. */
  readonly cells: readonly (Cell | undefined)[];
  readonly tables: ReadonlyMap<string, TableCells>;
  /** Last year's tables; absent when the project has none of the same pack. */
  readonly prior: ReadonlyMap<string, TableCells> | undefined;
  /** What of this pack last year's tables lack. */
  readonly lacks: readonly PriorLack[];
};

export type TableCells = {
  readonly place: CellPlace;
  readonly table: Table;
  readonly content: TableContent;
  readonly lines: readonly TableLine[];
  readonly byKey: ReadonlyMap<string, LineCells>;
  /** Key of a line → keys of its children, in printed order. Leaves are absent. */
  readonly children: ReadonlyMap<string, readonly string[]>;
};

export function buildStructure(pack: Pack, document: ProjectDocument): Structure {
  const numbers = new CellNumbers();
  const { cells } = numbers;
  const tables = new Map<string, TableCells>();
  for (const table of pack.tables) {
    const content = document.tables.get(table.id);
    if (content) tables.set(table.id, tableCells({ table, prior: false }, content, numbers));
  }
  const { prior } = document;
  if (!prior || prior.packId !== pack.id) return { numbers, cells, tables, prior: undefined, lacks: [] };
  const priorTables = new Map<string, TableCells>();
  for (const table of pack.tables) {
    const content = prior.tables.get(table.id);
    if (content && !content.absent)
      priorTables.set(table.id, tableCells({ table, prior: true }, content, numbers));
  }
  return { numbers, cells, tables, prior: priorTables, lacks: prior.lacks ?? [] };
}

/** A table's lines with their cells; lines that were there `before` keep theirs. */
export function tableCells(
  place: CellPlace,
  content: TableContent,
  numbers: CellNumbers,
  before?: TableCells,
): TableCells {
  const lines = tableLines(place.table, content.lines);
  const byKey = new Map<string, LineCells>();
  const children = new Map<string, string[]>();
  for (const line of lines) {
    const known = before?.byKey.get(line.key);
    if (known === undefined) byKey.set(line.key, numbers.take(place, line));
    else byKey.set(line.key, isSameLine(known.line, line) ? known : { ...known, line });
    if (line.parent !== undefined) {
      const siblings = children.get(line.parent);
      if (siblings) siblings.push(line.key);
      else children.set(line.parent, [line.key]);
    }
  }
  return { place, table: place.table, content, lines, byKey, children };
}

function isSameLine(one: TableLine, other: TableLine): boolean {
  return one.label === other.label && one.parent === other.parent;
}

/** Every cell, table by table, line by line, column by column; last year's after this year's. */
export function orderedCells({ cells, tables, prior }: Structure): Cell[] {
  return [...tables.values(), ...(prior?.values() ?? [])].flatMap(({ lines, byKey }) =>
    lines.flatMap(({ key }) => byKey.get(key)?.cells.values() ?? []).flatMap((number) => cells[number] ?? []),
  );
}

/** The table that a cell stands in. */
export function tableOf({ tables, prior }: Structure, cell: Cell): TableCells | undefined {
  return (cell.place.prior ? prior : tables)?.get(cell.place.table.id);
}

/** What the document itself says a cell holds; `undefined` when nobody put anything there. */
export function entryOf(cell: Cell, document: ProjectDocument): Entry | undefined {
  const { place, line, column } = cell;
  const tables = place.prior ? document.prior?.tables : document.tables;
  return tables?.get(place.table.id)?.entries.get(line.key)?.get(column);
}

export function cellNumber(structure: Structure, address: Address): number | undefined {
  const tables = address.prior ? structure.prior : structure.tables;
  return tables?.get(address.table)?.byKey.get(address.line)?.cells.get(address.column);
}
