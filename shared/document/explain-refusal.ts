import { unreachable } from '../kit/assert';
import type { Refusal } from './command';

/** Why a command was refused and what to do instead: one sentence in the clerk's words. */
export function explainRefusal(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'derived':
      return `${refusal.address} 由公式计算（${refusal.formula}），不能直接录入；请改其来源，或用“改写”`;
    case 'not-derived':
      return `${refusal.address} 是录入单元格，直接输入即可，无须改写`;
    case 'not-applicable':
      return `${refusal.address} 在表样中印为“——”，不适用，不能录入`;
    case 'no-such-cell':
      return `没有单元格 ${refusal.address}，请核对表号、行和栏次`;
    case 'wrong-value':
      return `${refusal.address} 没有录入：${refusal.reason}`;
    case 'read-only':
      return `${refusal.book}数只供核对，不能修改`;
    case 'no-such-book':
      return `本项目没有${refusal.book}数，请先导入`;
    case 'no-such-line':
      return `表 ${refusal.table} 中没有科目 ${refusal.code}`;
    case 'no-coded-lines':
      return `表 ${refusal.table} 的行由表样固定，不能增删`;
    case 'bad-code':
      return `“${refusal.code}”不是有效的科目编码，类为 3 位、款为 5 位、项为 7 位数字`;
    case 'duplicate-code':
      return `表 ${refusal.table} 中已有科目 ${refusal.code}`;
    case 'other-level':
      return `表 ${refusal.table} 的科目 ${refusal.code} 有下级，改成的编码须与它同级，不能是 ${refusal.to}；请先改它的下级`;
    case 'blank-name':
      return `科目 ${refusal.code} 的名称不能空白，请写上名称；不要这个科目时请删除它`;
    case 'blank-form-name':
      return '项目名称不能空白，请写上名称；不要这个项目时请删除它';
    case 'no-room':
      return `表 ${refusal.table} 的这两行之间放不下这么多行，请加在表的末尾`;
    case 'parent-has-amounts':
      return `上级科目 ${refusal.parent} 已有金额；插入 ${refusal.code} 后它将由下级汇总，请先决定是否把金额移到 ${refusal.code}`;
    case 'rules-do-not-fit':
      return `这样改以后，表样包的审核公式在这些行上不能执行（${refusal.reason}），没有改动；请把这句话告诉表样包的作者`;
    case 'nothing-to-do':
      return '没有需要改动的内容';
    default:
      return unreachable(refusal);
  }
}
