import { present } from '../kit/assert';
import { columnWords } from '../pack/column-words';
import type { Cell } from './cell-numbers';
import { type Structure, tableOf } from './structure';

/** `公开01表 本年收入合计 决算数`: where a cell stands, in the words printed around it. */
export function describeCell(cell: Cell, structure: Structure): string {
  const tables = tableOf(structure, cell);
  if (!tables) return cell.text;
  const { label } = present(tables.byKey.get(cell.address.line), 'a cell has a line').line;
  const column = columnWords(tables.table, cell.address.line, cell.address.column);
  const words = [tables.table.name, label, column].filter((word) => word !== '');
  return `${cell.place.book ?? ''}${words.join(' ')}`;
}
