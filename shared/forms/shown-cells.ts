import type { CellValue } from '../amount/amount';
import type { Entry, TableContent } from '../document/document';
import type { FormPlace } from '../pack/form-kind';

/** A cell that shows what stands elsewhere, without anybody having entered it. */
export type ShownCell = { readonly cell: FormPlace; readonly value: CellValue };

/** One that was read from a printed form, and where it is printed: `工作表!C7` or 第12段. */
export type PrintedCell = ShownCell & { readonly place: string };

/** The tables with such cells entered, for an engine to compute with; what is saved knows nothing of them. */
export function withShown(
  tables: ReadonlyMap<string, TableContent>,
  shown: readonly ShownCell[],
): ReadonlyMap<string, TableContent> {
  const filled = new Map(tables);
  for (const { cell, value } of shown) {
    const content = filled.get(cell.table);
    if (!content) continue;
    const line = new Map<number, Entry>([
      ...(content.entries.get(cell.line) ?? []),
      [cell.column, { value }],
    ]);
    filled.set(cell.table, { ...content, entries: new Map(content.entries).set(cell.line, line) });
  }
  return filled;
}
