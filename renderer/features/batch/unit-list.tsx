import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import type { ColDef, GridOptions, IRowNode } from 'ag-grid-community';
import { useEffect, useMemo, useRef } from 'react';
import { gridTheme } from '../../grid/grid-theme';
import { registerGridModules } from '../../grid/register-modules';
import { useGrid } from '../../grid/use-grid';
import { type BatchLine, useBatch } from '../../store/batch';
import { lineState } from './line-words';
import { openUnit } from './open-unit';

registerGridModules();

type Props = {
  readonly lines: readonly BatchLine[];
  /** Pack id → how it is called. */
  readonly packTitles: ReadonlyMap<string, string>;
};

/** The files with what came of each. Arrows move, Enter or a double click opens, a click on a head sorts. */
export function UnitList({ lines, packTitles }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const context = useRef({ packTitles });
  context.current = { packTitles };
  const options = useMemo(() => ({ ...OPTIONS, context, rowData: [...lines] }), [lines]);
  const api = useGrid(room, options);
  useEffect(() => {
    // Titles come after the first rows.
    if (packTitles.size > 0) api?.refreshCells({ force: true, columns: ['pack'] });
  }, [api, packTitles]);
  return <div className="batch-list" ref={room} />;
}

function choose(node: IRowNode<BatchLine> | undefined): void {
  if (!node?.data) return;
  node.setSelected(true, true);
  useBatch.setState({ chosen: node.data.at });
}

const THEME = gridTheme(100).withParams({ rowHoverColor: '#f3f6fa', selectedRowBackgroundColor: '#d8e7f7' });

const DEFAULTS: ColDef<BatchLine> = {
  sortable: true,
  resizable: true,
  suppressHeaderMenuButton: true,
  suppressMovable: true,
};

type Of = (line: BatchLine) => string | number | null;

/** A number that is blank where it says nothing: nothing of that kind, or not known yet. `width`: its heading with the arrow of sorting. */
function counted(headerName: string, width: number, of: Of, mark?: string): ColDef<BatchLine> {
  return {
    headerName,
    width,
    type: 'rightAligned',
    sortingOrder: ['desc', 'asc', null],
    valueGetter: ({ data }) => (data ? of(data) : null),
    valueFormatter: ({ value }) => (value === 0 || value === null ? '' : String(value)),
    ...(mark === undefined ? {} : { cellClassRules: { [mark]: ({ value }) => Number(value) > 0 } }),
  };
}

const COLUMNS: ColDef<BatchLine>[] = [
  {
    headerName: '单位',
    width: 150,
    valueGetter: ({ data }) => data?.row?.organisation ?? '',
    tooltipValueGetter: ({ value }) => value,
  },
  { headerName: '文件', field: 'file', width: 170, tooltipField: 'file' },
  {
    headerName: '状态',
    width: 118,
    valueGetter: ({ data }) => (data ? lineState(data) : ''),
    cellClassRules: {
      'is-error': ({ data }) => data?.row?.state === 'failing' || data?.row?.state === 'unusable',
      'is-warning': ({ data }) => data?.row?.state === 'asked' || isHalfRun(data),
      'batch-passed': ({ data }) => data?.row?.state === 'passed' && !isHalfRun(data),
      quiet: ({ data }) => data?.row === null,
    },
  },
  counted('错误', 66, ({ row }) => row?.errors ?? null, 'is-error'),
  counted('警告', 66, ({ row }) => row?.warnings ?? null, 'is-warning'),
  counted('提示', 66, ({ row }) => row?.hints ?? null),
  counted('未执行', 78, ({ row }) => row?.notRun ?? null, 'is-warning'),
  counted('未读取', 78, ({ row }) => row?.unread ?? null, 'is-warning'),
  {
    headerName: '原因或最可能的错处',
    minWidth: 180,
    flex: 1,
    sortable: false,
    valueGetter: ({ data }) => data?.row?.likeliest ?? '',
    tooltipValueGetter: ({ value }) => value,
  },
  { headerName: '年度', width: 70, valueGetter: ({ data }) => data?.row?.year ?? null },
  {
    headerName: '表样',
    colId: 'pack',
    width: 130,
    valueGetter: ({ data, context }) => {
      const pack = data?.row?.pack ?? '';
      return context.current.packTitles.get(pack) ?? pack;
    },
    tooltipValueGetter: ({ value }) => value,
  },
];

const OPTIONS: GridOptions<BatchLine> = {
  theme: THEME,
  localeText: AG_GRID_LOCALE_CN,
  columnDefs: COLUMNS,
  defaultColDef: DEFAULTS,
  getRowId: ({ data }) => String(data.at),
  rowSelection: { mode: 'singleRow', checkboxes: false, enableClickSelection: true },
  overlayNoRowsTemplate: '没有这样的文件',
  tooltipShowDelay: 500,
  suppressDragLeaveHidesColumns: true,
  onCellFocused: ({ rowIndex, api }) => {
    if (rowIndex !== null) choose(api.getDisplayedRowAtIndex(rowIndex));
  },
  onCellKeyDown: ({ data, event }) => {
    if (data && event instanceof KeyboardEvent && event.key === 'Enter') void openUnit(data.at);
  },
  onCellDoubleClicked: ({ data }) => {
    if (data) void openUnit(data.at);
  },
};

function isHalfRun(line: BatchLine | undefined): boolean {
  return line?.row?.state === 'passed' && line.row.notRun > 0;
}
