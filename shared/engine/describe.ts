import { columnWords } from '../pack/column-words';
import type { Pack } from '../pack/pack';
import { type Cell, cellsIn, type Structure } from './structure';

/** `公开01表 本年收入合计 决算数`: where a cell stands, in the words printed around it. */
export function describeCell(cell: Cell, structure: Structure): string {
  const tables = cellsIn(structure, cell.address.book)?.get(cell.address.table);
  if (!tables) return cell.text;
  const label = tables.byKey.get(cell.address.line)?.line.label ?? '';
  const column = columnWords(tables.table, cell.address.line, cell.address.column);
  const words = [tables.table.name, label, column].filter((word) => word !== '');
  return `${cell.address.book ?? ''}${words.join(' ')}`;
}

/** `公开03表`, for messages about a whole table. */
export function tableName(pack: Pack, id: string): string {
  return pack.tables.find((table) => table.id === id)?.name ?? `表 ${id}`;
}
