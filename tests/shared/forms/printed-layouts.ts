import type { formSheet } from '../../support/form-workbooks';
import type { printedForm } from './published-forms';

/** The four layouts beside Shanxi's as offices lay them out on a sheet, filled or as a template. */

export type Rows = Parameters<typeof formSheet>[0];
export type Row = Rows[number];
export type Printed = Parameters<typeof printedForm>[4];

const across = (text: string, columns: number): Row =>
  columns === 1 ? [text] : [{ text, across: columns }, ...Array.from({ length: columns - 1 }, () => null)];

/** A title merged down beside its rows, whose cells stand in the columns right of it. */
function beside(title: string, rows: readonly Row[]): Row[] {
  return rows.map((row, at) => [at === 0 ? { text: title, down: rows.length } : null, ...row]);
}

type Ministry = {
  readonly year: number;
  readonly name?: string;
  /** 年度资金总额, and what it is made of. */
  readonly funds?: readonly Row[];
  readonly goals?: readonly (readonly [expected: string, reached: string])[];
  readonly indicators: readonly Row[];
  /** Weights, and the score below its column. */
  readonly total: readonly number[];
  readonly below?: readonly Row[];
};

/** 项目支出绩效自评表 of the ministry's type. */
export function ministryRows(form: Ministry): Rows {
  const { year, name = '', funds = [[null, null, null, 10]], goals = [['', '']], indicators, total } = form;
  const sources = ['年度资金总额', '其中：当年财政拨款', '上年结转资金', '其他资金'];
  return [
    across('项目支出绩效自评表', 9),
    across(`（${year}年度）`, 9),
    [...across('项目名称', 2), ...across(name, 7)],
    ...beside('项目资金（万元）', [
      [null, '年初预算数', '全年预算数（A）', '全年执行数（B）', '分值', '执行率（B/A）', '得分'],
      ...sources.map((source, at) => [source, ...(funds[at] ?? [])]),
    ]),
    [],
    ...beside('年度总体目标', [
      [...across('预期目标', 4), ...across('实际完成情况', 4)],
      ...goals.map(([expected, reached]) => [...across(expected, 4), ...across(reached, 4)]),
    ]),
    ...beside('绩效指标', [
      [
        ...['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
        '偏差原因分析及改进措施',
      ],
      ...indicators,
    ]),
    [...across('总分', 6), ...total],
    ...(form.below ?? []),
  ];
}

export const MINISTRY_FUNDS: Printed[string] = [
  { key: '总额', cells: ['880', '900', '450', '10', '50.00%', '5'] },
  { key: '财政', cells: ['800', '820', '400'] },
  { key: '结转', cells: ['80', '80', '50'] },
  { key: '其他', cells: ['0', '0', '0'] },
];

type Sichuan = {
  readonly year: number;
  readonly name?: string;
  readonly offices?: readonly [department: string, office: string];
  readonly goals?: readonly [expected: string, reached: string];
  readonly funds?: readonly Row[];
  readonly indicators: readonly Row[];
  /** Weights, and the score below its column. */
  readonly total: readonly number[];
  readonly conclusions: readonly [conclusion: string, troubles: string, measures: string];
};

/** 四川省 2023. */
export function sichuanRows(form: Sichuan): Rows {
  const { year, name = '', offices = ['', ''], goals = ['', ''], funds = [], indicators, total } = form;
  const sources = ['总额', '其中：财政资金', '财政专户管理资金', '单位资金', '其他资金'];
  const labels = ['评价结论', '存在问题', '改进措施：'];
  return [
    across(`部门预算项目支出绩效自评表（${year}年度）`, 11),
    [...across('项目名称', 2), ...across(name, 9)],
    ['主管部门', ...across(offices[0], 4), '实施单位', ...across(offices[1], 5)],
    ...beside('项目年度目标完成情况', [
      [...across('年度目标', 5), ...across('年度目标完成情况', 5)],
      [...across(goals[0], 5), ...across(goals[1], 5)],
    ]),
    ...beside('预算执行情况（万元）', [
      ['预算执行', '年初预算', '调整后预算数', '预算执行数', '预算执行率', '权重', '得分', '原因'],
      ...sources.map((source, at) => [source, ...(funds[at] ?? [])]),
    ]),
    ...beside('绩效指标（90 分）', [
      [
        ...['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位', '完成值', '权重', '得分'],
        '未完成原因分析',
      ],
      ...indicators,
    ]),
    [...across('合计', 8), ...total],
    ...form.conclusions.map((text, at) => [labels[at] ?? '', ...across(text, 10)]),
    ['项目负责人：', null, null, '财务负责人：'],
  ];
}

/** A project of Sichuan, and the rows of indicators that print it. */
export const SICHUAN_PRINTED: Printed = {
  资金: [
    { key: '总额', cells: ['40', '50', '44', '88.00%', '10', '8.8', '中标价低'] },
    { key: '财政', cells: ['40', '50', '44', '88.00%'] },
  ],
  指标: [
    { name: '加装电梯', cells: ['产出指标', '数量指标', '≥', '12', '部', '12', '40', '40'] },
    { name: '验收合格率', cells: ['产出指标', '质量指标', '＝', '100', '%', '100', '20', '20'] },
    {
      name: '每部补助',
      cells: ['成本指标', '经济成本指标', '≤', '30', '万元', '36', '30', '25', '多付运费'],
    },
  ],
};

type Hubei = {
  readonly name?: string;
  readonly budget: Row;
  readonly indicators: readonly Row[];
  readonly total?: number;
  readonly grade?: string;
  readonly reason?: string;
};

/** 湖北省. */
export function hubeiRows({ name, budget, indicators, total, grade, reason }: Hubei): Rows {
  return [
    across('2022年度项目自评表', 8),
    ...(name === undefined ? [] : [['项目名称', ...across(name, 7)]]),
    ...beside('预算执行情况（万元）', [
      [...across('项目', 2), '预算数（A）', '执行数（B）', '执行率（B/A）', '得分（20分×执行率）'],
      [...across('年度财政资金总额', 2), ...budget],
    ]),
    ...beside('绩效目标', [
      ['一级指标', '二级指标', '三级指标', '年初目标值', '实际完成值', '分值', '得分'],
      ...indicators,
    ]),
    ...(total === undefined ? [] : [[...across('总分', 7), total]]),
    ...(grade === undefined ? [] : [['等级', grade]]),
    ...(reason === undefined ? [] : [['偏差大或目标未完成原因分析', ...across(reason, 7)]]),
  ];
}

type Tianjin = {
  readonly office?: string;
  /** 部门支出合计, 基本支出, 项目支出. */
  readonly funds?: readonly Row[];
  readonly goals: readonly Row[];
  readonly indicators: readonly Row[];
  /** Weights, and the score below its column. */
  readonly total: readonly number[];
};

/** 天津市 部门整体. */
export function tianjinRows({ office = '', funds = [], goals, indicators, total }: Tianjin): Rows {
  const spent = ['部门支出合计', '基本支出', '项目支出'];
  return [
    across('部门整体支出绩效自评表', 8),
    ['部门名称', ...across(office, 7)],
    across('年度预算执行（万元）', 8),
    ['项目', '全年预算数', '全年执行数', '执行率', '得分'],
    ...spent.map((source, at) => [source, ...(funds[at] ?? [])]),
    across('年度绩效目标', 8),
    ['年度绩效目标', '实际完成情况', '偏差原因及改进措施'],
    ...goals,
    across('绩效指标', 8),
    ['指标名称', '计算符号', '指标值', '实际完成值', '计量单位', '分值', '得分', '偏差原因'],
    ...indicators,
    ['总分', null, null, null, null, ...total],
  ];
}

/** A department of Tianjin as it was printed. */
export const TIANJIN_PRINTED: Printed = {
  资金: [
    { key: '合计', cells: ['1000', '900', '90.00%', '9'] },
    { key: '基本', cells: ['600', '600', '100.00%'] },
    { key: '项目', cells: ['400', '300', '75.00%'] },
  ],
  目标: [
    { name: '办好十件实事', cells: ['办了九件', '一件等待征地'] },
    { name: '垃圾日产日清', cells: ['全部做到'] },
  ],
  指标: [
    { name: '平均办理时长', cells: ['≤', '5', '6', '日', '40', '33.33', '人手不足'] },
    { name: '群众满意度', cells: ['≥', '95', '96', '%', '50', '50'] },
  ],
};
