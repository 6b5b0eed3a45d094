import { cellName, type SheetRange } from '#shared/workbook/sheet';
import type { CellWrite } from '#shared/workbook/template-plan';
import { childNamed, childrenNamed, type XmlDocument } from '../../package/xml-document';
import { parseRange } from '../formula/cell-address';

/** A text or number that was not written, because a merge would have hidden it. */
export type HiddenWrite = { readonly sheet: string; readonly cell: string; readonly text: string };

/**
 * The last guard before a worksheet is written, over its merges as they stand once rows were inserted: a write into a
 * cell that a merge covers would show nowhere and be found by nobody. Planners avoid it; what they miss is handed back.
 */
export function visibleWrites(
  document: XmlDocument,
  sheet: string,
  writes: readonly CellWrite[],
): { readonly visible: readonly CellWrite[]; readonly hidden: readonly HiddenWrite[] } {
  const list = childNamed(document.root, 'mergeCells');
  const merges = (list === undefined ? [] : childrenNamed(list, 'mergeCell')).flatMap(
    ({ attributes }) => parseRange(attributes.ref ?? '') ?? [],
  );
  if (merges.length === 0) return { visible: writes, hidden: [] };
  // New rows have merges like their model's, so that there may be as many merges as rows.
  const inRow = new Map<number, SheetRange[]>();
  for (const merge of merges) {
    if (merge.top === merge.bottom) inRow.set(merge.top, [...(inRow.get(merge.top) ?? []), merge]);
  }
  const overRows = merges.filter(({ top, bottom }) => top !== bottom);
  const isCovered = ({ row, column }: CellWrite): boolean =>
    overRows.some((merge) => covers(merge, row, column)) ||
    (inRow.get(row)?.some((merge) => covers(merge, row, column)) ?? false);
  const covered = new Set(writes.filter(isCovered));
  return {
    visible: writes.filter((write) => !covered.has(write)),
    hidden: [...covered].flatMap(({ row, column, value }) =>
      value.kind === 'blank' ? [] : [{ sheet, cell: cellName(row, column), text: value.text }],
    ),
  };
}

function covers({ top, left, bottom, right }: SheetRange, row: number, column: number): boolean {
  const within = top <= row && row <= bottom && left <= column && column <= right;
  return within && (row !== top || column !== left);
}
