import { childrenNamed, type XmlDocument, type XmlElement } from '../../package/xml-document';
import type { GridRow } from './sheet-grid';

/**
 * The style of a cell that is not in the file yet: what Excel would show there, that is its row's or else its
 * column's; where neither has one, that of the neighbour to the left, else to the right, else above.
 */
export function newCellStyle(
  document: XmlDocument,
  grid: readonly GridRow[],
  row: number,
  column: number,
): string | undefined {
  const line = grid.find((candidate) => candidate.row === row);
  const set = (line && rowStyle(line.element)) ?? columnStyle(document, column);
  if (set !== undefined) return set;
  const left = line?.cells.findLast((cell) => cell.column < column);
  const right = line?.cells.find((cell) => cell.column > column);
  const above = grid
    .findLast((candidate) => candidate.row < row && candidate.cells.some((cell) => cell.column === column))
    ?.cells.find((cell) => cell.column === column);
  return (left ?? right ?? above)?.element.attributes.s;
}

/** A row's style counts only when the row says that it was set. */
function rowStyle({ attributes: { s: style, customFormat } }: XmlElement): string | undefined {
  return customFormat === '1' || customFormat === 'true' ? style : undefined;
}

/** Style 0 is what every column has; writers that name it have not chosen it. */
function columnStyle({ root }: XmlDocument, column: number): string | undefined {
  const columns = childrenNamed(root, 'cols').flatMap((list) => childrenNamed(list, 'col'));
  const own = columns.find(
    ({ attributes }) => Number(attributes.min) <= column + 1 && column + 1 <= Number(attributes.max),
  );
  const style = own?.attributes.style;
  return style === '0' ? undefined : style;
}
