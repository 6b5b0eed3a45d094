import type { GridControl } from './grid-control';

/** Physical columns, both ends with them. */
export type ColumnSpan = { readonly from: number; readonly to: number };

/** The columns under a printed header cell, which may be merged over several; none for the edge that widens them. */
export function headerColumns(element: Element, { api, shape }: GridControl): ColumnSpan | undefined {
  const header = element.closest('.ag-header-cell, .ag-header-group-cell');
  if (!api || !header || element.closest('.ag-header-cell-resize')) return undefined;
  const { left, right } = header.getBoundingClientRect();
  const under = Array.from({ length: shape.columns }, (_, at) => at).filter((at) => {
    const own = header.ownerDocument.querySelector(`.ag-header-cell[col-id="c${at}"]`);
    const middle = own && (own.getBoundingClientRect().left + own.getBoundingClientRect().right) / 2;
    return middle !== null && middle > left && middle < right;
  });
  const [from] = under;
  const to = under.at(-1);
  return from === undefined || to === undefined ? undefined : { from, to };
}
