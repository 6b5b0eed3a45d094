import { isHiddenAfter } from '../workbook/hidden-places';
import { cellName, type Sheet } from '../workbook/sheet';
import type { CellWrite, RowInsertion, SheetPlan } from '../workbook/template-plan';

/**
 * A sheet's plan without what would land in a cell that a merge hides, where nobody would see it or find it again. What
 * gets lost with it is told; a blank is not.
 */
export function withoutHidden(
  sheet: Sheet,
  insertions: readonly RowInsertion[],
  writes: readonly CellWrite[],
): { readonly plan: SheetPlan; readonly warnings: readonly string[] } {
  const isHidden = isHiddenAfter(sheet, insertions);
  const hidden = new Set(writes.filter(isHidden));
  return {
    plan: { sheet: sheet.name, insertions, writes: writes.filter((write) => !hidden.has(write)) },
    warnings: [...hidden].flatMap(({ row, column, value }) =>
      value.kind === 'blank'
        ? []
        : [
            `模板工作表“${sheet.name}”的 ${cellName(row, column)} 被合并单元格遮住，“${value.text}”没有写入，请取消那里的合并`,
          ],
    ),
  };
}
