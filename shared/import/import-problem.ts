import { ministryName } from './ministry-name';

/** Why a workbook gave no project at all. */
export type ImportProblem =
  | { readonly kind: 'no-tables' }
  | { readonly kind: 'ministry-tables'; readonly sheet: string; readonly number: string };

/** One sentence for the clerk; the caller adds the file's name. */
export function explainImportProblem(problem: ImportProblem): string {
  return problem.kind === 'no-tables'
    ? '里没有找到任何一张公开表（找不到“公开01表”等表号或表名），请选择部门决算公开报表的工作簿'
    : `里的工作表“${problem.sheet}”是${ministryName(problem.number)}，不是公开表，请先在决算软件中导出公开表`;
}
