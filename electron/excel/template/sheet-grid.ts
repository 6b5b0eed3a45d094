import { childNamed, childrenNamed, type XmlDocument, type XmlElement } from '../../package/xml-document';
import { parseCell } from '../formula/cell-address';

export type GridRow = {
  readonly row: number;
  readonly element: XmlElement;
  readonly cells: readonly GridCell[];
};

export type GridCell = { readonly column: number; readonly element: XmlElement };

/** The rows and cells a worksheet part has, in file order; a missing `r` means "the next one". */
export function sheetGrid({ root }: XmlDocument): readonly GridRow[] {
  const data = childNamed(root, 'sheetData');
  const rows: GridRow[] = [];
  let row = -1;
  for (const element of data === undefined ? [] : childrenNamed(data, 'row')) {
    const written = Number(element.attributes.r);
    row = Number.isInteger(written) && written > 0 ? written - 1 : row + 1;
    rows.push({ row, element, cells: rowCells(element) });
  }
  return rows;
}

function rowCells(row: XmlElement): readonly GridCell[] {
  let column = -1;
  return childrenNamed(row, 'c').map((element) => {
    column = parseCell(element.attributes.r ?? '')?.column ?? column + 1;
    return { column, element };
  });
}
