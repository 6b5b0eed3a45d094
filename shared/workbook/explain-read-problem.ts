import type { ReadProblem } from './sheet';

/** Why a file gave no workbook, as the rest of a sentence that begins with the file's name. */
export function explainReadProblem(problem: ReadProblem): string {
  switch (problem.kind) {
    case 'not-a-workbook':
      return '不是 Excel 工作簿，也不是导出的表格，请选择 .xlsx、.xls、.ods 或 .csv 等文件';
    case 'encrypted':
      return '设有打开密码，请在 Excel 或 WPS 中取消密码后另存，再选择';
    case 'damaged':
      return '已损坏或不完整，请重新复制或重新导出这个文件';
    case 'too-large':
      return '内容过大，不像决算公开表，请只保留公开表，并删去表下方带格式的空行后再选择';
    case 'old-format':
      return '格式太旧，请在 Excel 或 WPS 中另存为 .xlsx 后再选择';
  }
}
