import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import type { ColDef, GridOptions } from 'ag-grid-community';
import { useMemo, useRef } from 'react';
import type { HostResponse } from '#shared/host/contract';
import { gridTheme } from '../../grid/grid-theme';
import { registerGridModules } from '../../grid/register-modules';
import { useGrid } from '../../grid/use-grid';
import { isNumberColumn, millionthsOf } from './answer-numbers';

registerGridModules();

type Answer = HostResponse<'query.ask'>;
type Row = Answer['rows'][number];

/** The rows as they were answered; a click on a head sorts, numbers by their size. */
export function AnswerTable({ answer }: { readonly answer: Answer }) {
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
            ? { type: 'rightAligned', width: 140, comparator: bySize }
            : { flex: 1, minWidth: 120 }),
        }),
      ),
      tooltipShowDelay: 500,
    }),
    [answer],
  );
  useGrid(room, options);
  return <div className="batch-list" ref={room} />;
}

function bySize(one: string, other: string): number {
  const [left, right] = [millionthsOf(one), millionthsOf(other)];
  return left === right ? 0 : left < right ? -1 : 1;
}
