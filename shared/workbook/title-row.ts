import type { LocatedColumn } from './location';
import { knownLine, likeName } from './match-line';
import type { SheetTexts } from './sheet-texts';
import type { TableRegion } from './table-region';

/**
 * The last row of a header, when the first line of a table stands in it: some offices print 合计 on the row of the
 * column titles 合计、基本支出、项目支出, and its amounts where no title is. `undefined`: the body begins below.
 */
export function findTitleRow(
  texts: SheetTexts,
  region: TableRegion,
  panels: readonly (readonly LocatedColumn[])[],
  bodyRow: number,
): number | undefined {
  const row = bodyRow - 1;
  if (row <= region.headerTop) return undefined;
  const carries = region.table.panels.some((panel, index) => {
    const words = (panels[index] ?? [])
      .filter(({ amount }) => amount === undefined)
      .flatMap(({ columns }) => columns)
      .map((column) => texts.rawAt(row, column).replace(/\s+/g, ''))
      .join('');
    const [first] = panel.items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
    return first !== undefined && likeName(knownLine(first), words) > 0;
  });
  return carries ? row : undefined;
}
