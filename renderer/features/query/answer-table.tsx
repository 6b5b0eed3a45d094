import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import type { ColDef } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useMemo } from 'react';
import type { HostResponse } from '#shared/host/contract';
import { gridTheme } from '../../grid/grid-theme';
import { registerGridModules } from '../../grid/register-modules';
import { amountOf, isNumber } from './answer-numbers';

registerGridModules();

type Answer = HostResponse<'query.ask'>;
type Row = Answer['rows'][number];

/** The rows as they were answered; a click on a head sorts, numbers by their size. */
export function AnswerTable({ answer }: { readonly answer: Answer }) {
  const columns = useMemo(
    () =>
      answer.columns.map(
        (column, at): ColDef<Row> => ({
          colId: String(at),
          headerName: column.name,
          sortable: true,
          resizable: true,
          suppressHeaderMenuButton: true,
          valueGetter: ({ data }) => data?.[at] ?? '',
          tooltipValueGetter: ({ value }) => value,
          ...(isNumber(column)
            ? { type: 'rightAligned', width: 140, comparator: bySize }
            : { flex: 1, minWidth: 120 }),
        }),
      ),
    [answer],
  );
  return (
    <div className="batch-list">
      <AgGridReact<Row>
        theme={THEME}
        localeText={AG_GRID_LOCALE_CN}
        rowData={answer.rows as Row[]}
        columnDefs={columns}
        tooltipShowDelay={500}
      />
    </div>
  );
}

const THEME = gridTheme(100);

function bySize(one: string, other: string): number {
  const [left, right] = [amountOf(one), amountOf(other)];
  return left === right ? 0 : left < right ? -1 : 1;
}
