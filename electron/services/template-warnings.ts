import { parseAmount } from '#shared/amount/parse-amount';
import type { ExportReport } from '#shared/host/reports';
import type { FormulaNote } from '#shared/workbook/template-plan';
import type { HiddenWrite } from '../excel/template/hidden-writes';

/** A text that a merge of the template would have hidden. */
export function hiddenWarning({ sheet, cell, text }: HiddenWrite): string {
  return `模板工作表“${sheet}”的 ${cell} 被合并单元格遮住，“${text}”没有写入，请取消那里的合并`;
}

/** What a formula of the template says beside the value that was written under it. */
export function formulaReport(note: FormulaNote): ExportReport['formulas'][number] {
  const { sheet, cell, formula, written, computed } = note;
  const agrees = computed !== undefined && sameNumber(computed, written);
  const place = `工作表“${sheet}”的 ${cell}（=${formula}）`;
  const message =
    computed === undefined
      ? `${place}保留了模板的公式，本程序算不出它的结果，写入的是 ${written || '空'}，请在 Excel 中打开核对`
      : agrees
        ? `${place}保留了模板的公式，结果与写入的一致`
        : `${place}按模板的公式应为 ${computed || '空'}，项目中是 ${written || '空'}，请核对模板的公式`;
  return { sheet, cell, formula, written, computed: computed ?? null, agrees, message };
}

/** Equal as numbers: `5` and `5.00`, blank and `0`. */
function sameNumber(one: string, other: string): boolean {
  const digits = (text: string): string => {
    const parsed = parseAmount(text === '' ? '0' : text, 'wanyuan');
    return parsed.ok && typeof parsed.value === 'bigint' ? parsed.value.toString() : text;
  };
  return digits(one) === digits(other);
}
