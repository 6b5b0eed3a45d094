import { SCALE_NAMES, type Scale } from '../amount/amount';
import { MOST_SHEET_ROWS } from '../workbook/sheet';

/** Why a template cannot be filled at all. */
export type PlanProblem =
  /** `looked`: what was looked for, in the words of the pack. */
  | { readonly kind: 'no-tables'; readonly looked: string }
  | {
      readonly kind: 'scale-contradicts';
      readonly table: string;
      readonly label: Scale;
      readonly asked: Scale;
    }
  /** Later pages of a table name another 金额单位 than its first. */
  | { readonly kind: 'pages-disagree'; readonly table: string; readonly sheet: string; readonly label: Scale }
  /** The template prints a 金额单位 that is neither 元 nor 万元. */
  | { readonly kind: 'other-unit'; readonly table: string; readonly unit: string }
  | { readonly kind: 'too-few-rows'; readonly table: string }
  /** `rows`: of the sheet once it is filled. */
  | { readonly kind: 'too-many-rows'; readonly sheet: string; readonly rows: number };

/** One sentence for the clerk. */
export function explainPlanProblem(problem: PlanProblem): string {
  switch (problem.kind) {
    case 'no-tables':
      return `模板里没有找到${problem.looked}，请选择部门决算公开报表的模板`;
    case 'scale-contradicts':
      return `模板的${problem.table}写明金额单位为${SCALE_NAMES[problem.label]}，与要求的${SCALE_NAMES[problem.asked]}不符，请去掉金额单位选项或改用别的模板`;
    case 'pages-disagree':
      return `模板的${problem.table}在工作表“${problem.sheet}”上写的金额单位是${SCALE_NAMES[problem.label]}，与它的第一页不同，请改成一致后再导出`;
    case 'other-unit':
      return `模板的${problem.table}写的金额单位是“${problem.unit}”，只能填元或万元，请改成其中一个后再导出`;
    case 'too-few-rows':
      return `模板的${problem.table}在“合计”之下没有可写科目的行，请在模板中留出至少一个空行`;
    case 'too-many-rows':
      return `模板的工作表“${problem.sheet}”填好后有 ${problem.rows} 行，超过 Excel 一张工作表的 ${MOST_SHEET_ROWS} 行，没有填写，请在模板中把这张表分成几页`;
  }
}
