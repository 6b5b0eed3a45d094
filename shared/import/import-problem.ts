import { unreachable } from '../kit/assert';
import { ministryName } from './ministry-name';

/** Why a workbook gave no project at all. */
export type ImportProblem =
  /** `looked`: what was looked for, in the words of the pack. */
  | { readonly kind: 'no-tables'; readonly looked: string }
  | { readonly kind: 'ministry-tables'; readonly sheet: string; readonly number: string }
  /** The pack's rules do not compile over the workbook's lines: the pack author's to mend. */
  | { readonly kind: 'rules-do-not-fit'; readonly reason: string };

/** The same where nobody named a pack: it is of none that there is. */
export function explainNoPack(titles: readonly string[]): string {
  return `里没有找到任何一张公开表（现有的表样包：${titles.join('、')}，它们的表号和表名都没有），请选择部门决算公开报表的工作簿，或安装它的表样包`;
}

/** One sentence for the clerk; the caller adds the file's name. */
export function explainImportProblem(problem: ImportProblem): string {
  switch (problem.kind) {
    case 'no-tables':
      return `里没有找到${problem.looked}，请选择部门决算公开报表的工作簿，或改用它的表样包`;
    case 'ministry-tables':
      return `里的工作表“${problem.sheet}”是${ministryName(problem.number)}，不是公开表，请先在决算软件中导出公开表`;
    case 'rules-do-not-fit':
      return `的行与表样包的审核公式不合（rules.txt ${problem.reason}），没有读取，请联系表样包的编者改正`;
    default:
      return unreachable(problem);
  }
}
