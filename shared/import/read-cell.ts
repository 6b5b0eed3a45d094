import type { CellValue, ValueType } from '../amount/amount';
import { scaleOfPower } from '../amount/money-unit';
import { explainAmountProblem, parseAmountIn, parseCount } from '../amount/parse-amount';
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
  if (cell.percent) return refused(`“${cell.text}”按百分比显示，不是金额`);
  if (cell.date) return refused('是日期，不是金额');
  const plain = parse(cell.text, type, 0);
  // Nothing is nothing in every unit.
  if (plain.ok && typeof plain.value !== 'bigint') return plain;
  if (plain.ok && plain.value === 0n) return plain;
  const power = powerOfCell(cell, type, table, said);
  return power.ok ? parse(cell.text, type, power.value) : power;
}

function parse(text: string, type: ValueType, power: number): Result<CellValue, UnitProblem> {
  const parsed = type === 'count' ? parseCount(text) : parseAmountIn(text, power);
  if (parsed.ok) return parsed;
  const scale = scaleOfPower(power);
  const why =
    scale === undefined && parsed.problem.kind === 'too-many-decimals'
      ? `“${text}”按所写的单位换算后不到一分，请核对单位`
      : explainAmountProblem(parsed.problem, scale ?? 'yuan');
  return failed({ kind: 'refused', why });
}
