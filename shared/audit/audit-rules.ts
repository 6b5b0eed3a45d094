import type { Severity } from '../rule/rule';

/**
 * What the audit itself checks, beside the rules of the pack. Numbers begin with D (document): D-1… tables, D-2…
 * sentences, D-3… words, D-4… against a project or another document.
 */
export const AUDIT_RULES = {
  'D-10': { severity: 'error', meaning: '表样要求的表齐全，次序相符' },
  'D-11': { severity: 'error', meaning: '各表的年度、单位名称、金额单位与文本一致' },
  'D-12': { severity: 'warning', meaning: '空表下有本表的说明，有数的表下没有' },
  'D-13': { severity: 'warning', meaning: '目录与正文的标题相符' },
  'D-14': { severity: 'warning', meaning: '文本的各部分齐全，不重复' },
  'D-15': { severity: 'warning', meaning: '合计和小计都印有数' },
  'D-16': { severity: 'warning', meaning: '情况说明应写的要素和金额都写到' },
  'D-20': { severity: 'error', meaning: '文字中的数与表中的数相符' },
  'D-21': { severity: 'error', meaning: '占比按文中所说的分母计算' },
  'D-22': { severity: 'error', meaning: '增减额、增减率和方向相符' },
  'D-23': { severity: 'error', meaning: '完成率按文中所说的预算计算' },
  'D-24': { severity: 'error', meaning: '“大于、小于、持平”与数字相符' },
  'D-25': { severity: 'error', meaning: '所列的项目就是表中不为 0 的项目' },
  'D-26': { severity: 'error', meaning: '同一指标前后一致' },
  'D-27': { severity: 'error', meaning: '数字的单位写全' },
  'D-28': { severity: 'hint', meaning: '文字中的数都能核对' },
  'D-29': { severity: 'error', meaning: '文字中的绩效自评得分、等级、个数和金额与自评表相符' },
  'D-30': { severity: 'error', meaning: '没有表样留下的记号和提示' },
  'D-31': { severity: 'error', meaning: '文中的年度就是本年度和上年度' },
  'D-32': { severity: 'warning', meaning: '文中的单位就是本单位' },
  'D-33': { severity: 'warning', meaning: '没有重复的字句和标点' },
  'D-34': { severity: 'error', meaning: '资金和科目的名称写得正确' },
  'D-40': { severity: 'error', meaning: '文本的表与项目的表逐格相同' },
  'D-41': { severity: 'warning', meaning: '文本的句子与项目的句子相同' },
  'D-50': { severity: 'warning', meaning: '文本的内容都读到了' },
} as const satisfies Readonly<Record<string, { readonly severity: Severity; readonly meaning: string }>>;

export type AuditRule = keyof typeof AUDIT_RULES;
