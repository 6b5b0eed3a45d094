import type { CellClassParams, GridApi, ITooltipParams, ValueGetterParams } from 'ag-grid-community';
import { comparisonAt } from '#shared/session/comparison';
import { printedText } from '#shared/session/printed-text';
import { classRules, comparedClasses, printedClasses, valueClasses } from './cell-classes';
import { addressOf } from './cell-text';
import { cellTooltip } from './cell-tooltip';
import type { ContextRef } from './grid-context';
import type { GridRow } from './grid-row';
import type { GridColumn } from './layout-columns';
import { isSameLevel } from './level-cells';

/**
 * The behaviour all columns share; values are asked of the session each time a cell is drawn.
 *
 * @param levels the columns whose words stand once over the rows that share them
 */
export function cellColumn(index: number, context: ContextRef, levels: readonly number[]): GridColumn {
  const viewOf = (row: GridRow | undefined) => {
    const address = addressOf(row?.starting.get(index));
    return address === null ? undefined : context.current.session.cell(address);
  };
  return {
    sortable: false,
    resizable: true,
    suppressMovable: true,
    suppressHeaderMenuButton: true,
    wrapHeaderText: true,
    headerClass: 'table-header',
    valueGetter: ({ data }: ValueGetterParams<GridRow>) =>
      printedText(data?.starting.get(index), context.current.session, context.current.scale),
    colSpan: ({ data }) => data?.starting.get(index)?.columnSpan ?? 1,
    cellClass: ({ data }: CellClassParams<GridRow>) => printedClasses(data?.starting.get(index)),
    cellClassRules: classRules(({ data, api, node }) => {
      const content = data?.starting.get(index)?.content;
      const { session, threshold } = context.current;
      return content?.kind === 'compared'
        ? comparedClasses(
            content.shows === 'prior' ? undefined : comparisonAt(session, content.address),
            threshold,
          )
        : valueClasses(viewOf(data), context.current, {
            above: levels.includes(index) && isSame(api, node.rowIndex),
            below: levels.includes(index) && isSame(api, (node.rowIndex ?? -1) + 1),
          });
    }),
    tooltipValueGetter: ({ data }: ITooltipParams<GridRow>) =>
      // A narrow window cuts words, never amounts; hovering shows them whole.
      tooltipOf(viewOf(data)) || wordsOf(data),
  };

  /** Whether the cell of the column in a row, counted from 0, is drawn as one with that above it. */
  function isSame(api: GridApi<GridRow>, row: number | null): boolean {
    if (row === null || row < 1) return false;
    const dataAt = (at: number) => api.getDisplayedRowAtIndex(at)?.data;
    const { session, scale } = context.current;
    return isSameLevel(dataAt(row - 1), dataAt(row), { column: index, levels }, (cell) =>
      printedText(cell, session, scale),
    );
  }

  function tooltipOf(view: ReturnType<typeof viewOf>): string {
    const { scale, notes } = context.current;
    return cellTooltip(view, scale, view && notes.get(view.address));
  }

  function wordsOf(row: GridRow | undefined): string {
    const cell = row?.starting.get(index);
    return cell?.content.kind === 'cell' && cell.content.align === 'right'
      ? ''
      : printedText(cell, context.current.session, context.current.scale);
  }
}
