import type { PlainWorkbook } from '#shared/workbook/sheet';
import type { TemplatePlan } from '#shared/workbook/template-plan';
import { withCell } from './edit-sheet';
import { moveCells, onSheets } from './vary-workbook';

/** The template as plain cells after the plan: rows inserted (without their styles), then cells written. */
export function applyPlan(template: PlainWorkbook, plan: TemplatePlan): PlainWorkbook {
  let filled = onSheets((sheet) => {
    const insertions = plan.sheets.find(({ sheet: name }) => name === sheet.name)?.insertions ?? [];
    return moveCells(sheet, (row) =>
      insertions.reduce((moved, { after, count }) => (after < row ? moved + count : moved), row),
    );
  })(template);
  for (const { sheet, writes } of plan.sheets) {
    for (const { row, column, value } of writes) {
      filled = withCell(
        filled,
        sheet,
        row,
        column,
        value.kind === 'blank' ? undefined : { kind: value.kind, text: value.text },
      );
    }
  }
  return filled;
}
