import type { Pack } from '../pack/pack';
import { type Cell, cellsIn, type Structure } from './structure';

/** `公开01表 本年收入合计 决算数`: where a cell stands, in the words printed around it. */
export function describeCell(cell: Cell, structure: Structure): string {
  const tables = cellsIn(structure, cell.address.book)?.get(cell.address.table);
  if (!tables) return cell.text;
  const label = tables.byKey.get(cell.address.line)?.line.label ?? '';
  const path = tables.table.columns.find(({ number }) => number === cell.address.column)?.path ?? [];
  const words = [tables.table.name, label, path.join('·')].filter((word) => word !== '');
  return `${cell.address.book ?? ''}${words.join(' ')}`;
}

/** `公开03表`, for messages about a whole table. */
export function tableName(pack: Pack, id: string): string {
  return pack.tables.find((table) => table.id === id)?.name ?? `表 ${id}`;
}
