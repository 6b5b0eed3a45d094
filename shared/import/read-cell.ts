import type { CellValue } from '../amount/amount';
import { scaleOfPower } from '../amount/money-unit';
import { parseAmountIn } from '../amount/parse-amount';
import { AMOUNT, type ValueType } from '../kind/kinds';
import { measures, ownScale, readWorkbookCell } from '../kind/value-text';
import { failed, ok, type Result } from '../kit/result';
import type { CellUnit } from '../workbook/cell-units';
import type { SheetCell } from '../workbook/sheet';
import { powerOfCell, type TableUnit, type UnitProblem } from './cell-unit';

/**
 * A cell's value as printed, in the unit of its row, column or table; the problem is the middle of a sentence for the
 * clerk, or that the unit has to be asked for.
 */
export function readCell(
  cell: SheetCell | undefined,
  type: ValueType,
  table: TableUnit,
  said: readonly CellUnit[] = [],
): Result<CellValue, UnitProblem> {
  const refused = (why: string): Result<never, UnitProblem> => failed({ kind: 'refused', why });
  if (!cell) return ok(null);
  if (cell.uncomputed)
    return refused(`公式“=${cell.formula ?? ''}”没有计算结果，请在 Excel 或 WPS 中打开并保存一次`);
  if (cell.kind === 'error') return refused(`是错误值 ${cell.text}`);
  if (cell.kind === 'boolean') return refused('是逻辑值，不是金额');
  // 95.5 in a row or column of % is 95.5%, whatever its format says.
  const inShares = measures(type) === 'shares' && !cell.percent && said.some(({ kind }) => kind === 'share');
  const read = inShares && cell.kind === 'number' ? ({ ...cell, kind: 'text' } as const) : cell;
  const plain = readWorkbookCell(read, type, 'yuan');
  // Nothing is nothing in every unit.
  if (plain.ok && (typeof plain.value !== 'bigint' || plain.value === 0n)) return plain;
  const power = powerOfCell(cell, type, table, said);
  if (!power.ok) return power;
  const scale = scaleOfPower(power.value);
  if (scale !== undefined || cell.percent || cell.date) {
    // Read already, with nothing in it to be read otherwise.
    if ((scale ?? 'yuan') === 'yuan' && ownScale(type) === undefined)
      return plain.ok ? plain : refused(plain.problem);
    // The unit is known, the column's own included.
    const known = ownScale(type) === undefined ? type : AMOUNT;
    const taken = readWorkbookCell(read, known, scale ?? 'yuan');
    return taken.ok ? taken : refused(taken.problem);
  }
  const parsed = parseAmountIn(cell.text, power.value);
  return parsed.ok ? parsed : refused(`“${cell.text}”按所写的单位换算不成金额，请核对单位`);
}
