import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import type { ColDef, GridApi, GridOptions } from 'ag-grid-community';
import { type RefObject, useMemo, useRef } from 'react';
import type { HostResponse } from '#shared/host/contract';
import { gridTheme } from '../../grid/grid-theme';
import { registerGridModules } from '../../grid/register-modules';
import { useGrid } from '../../grid/use-grid';
import { fillClipboard } from '../../host/put-on-clipboard';
import { isNumberColumn, millionthsOf, shownNumber } from './answer-numbers';
import { copiedRows } from './copy-answer';

registerGridModules();

type Answer = HostResponse<'query.ask'>;
type Row = Answer['rows'][number];

type Props = {
  readonly answer: Answer;
  /** Is given the way to the rows in the order in which they stand. */
  readonly rowsShown: RefObject<(() => Answer['rows']) | null>;
};

/** The rows as they were answered; a click on a head sorts, numbers by their size; Ctrl+C copies the rows selected. */
export function AnswerTable({ answer, rowsShown }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const options = useMemo(
    (): GridOptions<Row> => ({
      theme: gridTheme(100),
      localeText: AG_GRID_LOCALE_CN,
      rowData: [...answer.rows],
      columnDefs: answer.columns.map(
        (column, at): ColDef<Row> => ({
          colId: String(at),
          headerName: column.name,
          sortable: true,
          resizable: true,
          suppressHeaderMenuButton: true,
          valueGetter: ({ data }) => data?.[at] ?? '',
          tooltipValueGetter: ({ value }) => value,
          ...(isNumberColumn(column)
            ? {
                type: 'rightAligned',
                width: 140,
                comparator: bySize,
                valueFormatter: ({ value }) => shownNumber(String(value ?? ''), column),
              }
            : { flex: 1, minWidth: 120 }),
        }),
      ),
      rowSelection: {
        mode: 'multiRow',
        checkboxes: false,
        headerCheckbox: false,
        enableClickSelection: true,
      },
      tooltipShowDelay: 500,
    }),
    [answer],
  );
  const api = useGrid(room, options);
  rowsShown.current = () => rowsOf(api, false);
  return (
    <div
      className="batch-list"
      ref={room}
      onCopy={(event) => {
        const rows = rowsOf(api, true);
        // Words that were marked by hand are copied as they are.
        if (rows.length === 0 || document.getSelection()?.type === 'Range') return;
        fillClipboard(event, copiedRows(answer.columns, rows));
        event.preventDefault();
      }}
    />
  );
}

function rowsOf(api: GridApi<Row> | null, selected: boolean): Answer['rows'] {
  const rows: Row[] = [];
  api?.forEachNodeAfterFilterAndSort((node) => {
    if (node.data && (!selected || node.isSelected())) rows.push(node.data);
  });
  return rows;
}

function bySize(one: string, other: string): number {
  const [left, right] = [millionthsOf(one), millionthsOf(other)];
  return left === right ? 0 : left < right ? -1 : 1;
}
