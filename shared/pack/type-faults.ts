import { readType } from '../kind/kinds';
import type { ColumnFile, TableFile } from './table-schema';

/** What is wrong with the types that a table's file gives its lines and columns, and where. */
export type TypeFault = { readonly path: readonly PropertyKey[]; readonly reason: string };

export function typeFaults(file: TableFile): readonly TypeFault[] {
  const faults: TypeFault[] = [];
  const readAt = (says: object, path: readonly PropertyKey[]): void => {
    const type = readType({ ...says });
    if (!type.ok) faults.push({ path: 'type' in says ? [...path, 'type'] : path, reason: type.problem });
  };
  const walk = (columns: readonly ColumnFile[], path: readonly PropertyKey[]): void => {
    for (const [at, column] of columns.entries()) {
      const here = [...path, 'columns', at];
      if ('columns' in column) walk(column.columns, here);
      else if (!('shows' in column)) readAt(column, here);
    }
  };
  for (const [position, panel] of file.panels.entries()) {
    walk(panel.columns, ['panels', position]);
    for (const [at, item] of panel.items.entries()) {
      if ('line' in item) readAt(item, ['panels', position, 'items', at]);
    }
  }
  for (const [at, line] of file.footer.entries()) readAt(line, ['footer', at]);
  return faults;
}
