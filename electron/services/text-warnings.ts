import { cellName } from '#shared/workbook/sheet';
import type { TemplatePlan } from '#shared/workbook/template-plan';
import type { DrawnSheet } from '../excel/drawn-sheet';
import { LONGEST_TEXT, textLoss } from '../excel/writable-text';

/** One sentence for each text of the plan that a cell cannot hold whole. */
export function textWarnings({ sheets }: TemplatePlan): readonly string[] {
  return sheets.flatMap(({ sheet, writes }) =>
    writes.flatMap(({ row, column, value }) =>
      value.kind === 'text' ? lossOf(value.text, sheet, row, column) : [],
    ),
  );
}

/** The same of a sheet that was drawn. */
export function drawnWarnings({ name, rows }: DrawnSheet): readonly string[] {
  return rows.flatMap(({ cells }, row) =>
    cells.flatMap(({ column, value }) =>
      value?.kind === 'text' ? lossOf(value.text, name, row, column) : [],
    ),
  );
}

function lossOf(text: string, sheet: string, row: number, column: number): readonly string[] {
  const loss = textLoss(text);
  if (loss === undefined) return [];
  const place = `工作表“${sheet}”的 ${cellName(row, column)}`;
  return loss === 'cut'
    ? [`${place}文字过长（Excel 一格最多 ${LONGEST_TEXT} 个字），只写入了前面的部分，请缩短后重新导出`]
    : [`${place}的文字含有 Excel 不能保存的字符，已去掉，请核对`];
}
