import { failed, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';
import type { FormulaNote, TemplatePlan } from '#shared/workbook/template-plan';

/** Placeholder until the patcher is merged: refuses every template. */
export function patchWorkbook(
  _template: Uint8Array,
  _plan: TemplatePlan,
): Result<{ readonly bytes: Uint8Array; readonly formulas: readonly FormulaNote[] }, ReadProblem> {
  return failed({ kind: 'damaged', detail: 'templates are not filled yet' });
}
