import type { CellValue, Scale } from '../amount/amount';
import type { ValueType } from '../kind/kinds';
import { readWorkbookCell } from '../kind/value-text';
import { failed, ok, type Result } from '../kit/result';
import type { SheetCell } from '../workbook/sheet';

/** A cell's value as printed, in the scale of its page; the problem is the middle of a sentence for the clerk. */
export function readCell(
  cell: SheetCell | undefined,
  type: ValueType,
  scale: Scale,
): Result<CellValue, string> {
  if (!cell) return ok(null);
  if (cell.uncomputed)
    return failed(`公式“=${cell.formula ?? ''}”没有计算结果，请在 Excel 或 WPS 中打开并保存一次`);
  if (cell.kind === 'error') return failed(`是错误值 ${cell.text}`);
  if (cell.kind === 'boolean') return failed('是逻辑值，不是金额');
  return readWorkbookCell(cell, type, scale);
}
