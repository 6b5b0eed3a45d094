import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { locateForm } from '#shared/forms/locate-form';
import { readForm } from '#shared/forms/read-form';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { formSheet, formWorkbook } from '../../support/form-workbooks';
import { sessionOf } from '../../support/reference';
import { FACTS } from '../shanxi-pack';
import { PACK } from './layouts-pack';
import { contentOf, printedForm } from './published-forms';

type Rows = Parameters<typeof formSheet>[0];
type Printed = Parameters<typeof printedForm>[4];

/** Reads a sheet as one form; answers with its name, what was told, and its content beside that of what was printed. */
function readAs(kindName: string, rows: Rows, printed: Printed) {
  const read = readWorkbook(formWorkbook({ 自评表: formSheet(rows) }));
  if (!read.ok) throw new Error(read.problem.kind);
  const session = sessionOf(PACK, newDocument(PACK, FACTS));
  const [located, ...others] = locateForm(PACK, read.value);
  if (!located) throw new Error('No form');
  expect(others).toEqual([]);
  expect(located.kind.name).toBe(kindName);
  const { book, name, notes } = readForm(PACK, session.document(), read.value, located, {
    place: 1,
    fallbackName: '',
    source: '',
  });
  const content = contentOf(book);
  return {
    name,
    told: notes.join('\n'),
    content,
    wanted: contentOf(printedForm(PACK, session, located.kind, name, printed)),
  };
}

test('the ministry’s form: titles beside their tables, merged cells, 万元, and all that is no cell told', () => {
  const rows: Rows = [
    [{ text: '项目支出绩效自评表', across: 9 }],
    [{ text: '（2022年度）', across: 9 }],
    [{ text: '项目名称', across: 2 }, null, { text: '老旧小区改造', across: 7 }],
    [
      { text: '项目资金（万元）', down: 5 },
      null,
      '年初预算数',
      '全年预算数（A）',
      '全年执行数（B）',
      '分值',
      '执行率（B/A）',
      '得分',
    ],
    [null, '年度资金总额', 880, 900, 450, 10, '50.00%', 5],
    [null, '其中：当年财政拨款', 800, 820, 400],
    [null, '上年结转资金', 80, 80, 50],
    [null, '其他资金', 0, 0, 0],
    [],
    [{ text: '年度总体目标', down: 2 }, { text: '预期目标', across: 4 }, null, null, null, '实际完成情况'],
    [null, '完成二十个小区的改造', null, null, null, '完成十八个'],
    [
      { text: '绩效指标', down: 4 },
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
      '偏差原因分析及改进措施',
    ],
    [
      null,
      { text: '产出指标', down: 2 },
      { text: '数量指标', down: 2 },
      '改造小区',
      '≥20个',
      '18个',
      30,
      27,
      '两个未开工',
    ],
    [null, null, null, '改造住户', '≥900户', '950户', 30, 30],
    [null, '满意度指标', '服务对象满意度指标', '住户满意度', '≥90%', '95%', 30, 30],
    [{ text: '总分', across: 6 }, null, null, null, null, null, 100, 92],
  ];
  const { name, told, content, wanted } = readAs('通用项目自评', rows, {
    资金: [
      { key: '总额', cells: ['880', '900', '450', '10', '50.00%', '5'] },
      { key: '财政', cells: ['800', '820', '400'] },
      { key: '结转', cells: ['80', '80', '50'] },
      { key: '其他', cells: ['0', '0', '0'] },
    ],
    指标: [
      { name: '改造小区', cells: ['产出指标', '数量指标', '≥20个', '18个', '30', '27', '两个未开工'] },
      { name: '改造住户', cells: ['产出指标', '数量指标', '≥900户', '950户', '30', '30'] },
      { name: '住户满意度', cells: ['满意度指标', '服务对象满意度指标', '≥90%', '95%', '30', '30'] },
    ],
  });
  expect(name).toBe('老旧小区改造');
  expect(content).toEqual(wanted);
  for (const left of ['B11（“完成二十个小区的改造”）', 'F11（“完成十八个”）', 'G16（100）'])
    expect(told).toContain(left);
  // The printed total is what the formulas give.
  expect(told).not.toContain('92');
});

test('Sichuan: the sign, the value and the unit in columns of their own, conclusions below', () => {
  const rows: Rows = [
    [{ text: '部门预算项目支出绩效自评表（2023年度）', across: 11 }],
    [{ text: '项目名称', across: 2 }, null, { text: '电梯加装补助', across: 9 }],
    ['主管部门', '某市住房和城乡建设局', null, null, null, '实施单位', '某市房管所'],
    [
      { text: '预算执行情况（万元）', down: 6 },
      '预算执行',
      '年初预算',
      '调整后预算数',
      '预算执行数',
      '预算执行率',
      '权重',
      '得分',
      '原因',
    ],
    [null, '总额', 40, 50, 44, '88.00%', 10, 8.8, '中标价低'],
    [null, '其中：财政资金', 40, 50, 44, '88.00%'],
    [null, '财政专户管理资金'],
    [null, '单位资金'],
    [null, '其他资金'],
    [
      { text: '绩效指标（90 分）', down: 4 },
      ...[
        '一级指标',
        '二级指标',
        '三级指标',
        '指标性质',
        '指标值',
        '度量单位',
        '完成值',
        '权重',
        '得分',
        '未完成原因分析',
      ],
    ],
    [null, { text: '产出指标', down: 2 }, '数量指标', '加装电梯', '≥', 12, '部', 12, 40, 40],
    [null, null, '质量指标', '验收合格率', '＝', 100, '%', 100, 20, 20],
    [null, '成本指标', '经济成本指标', '每部补助', '≤', 30, '万元', 36, 30, 25, '多付运费'],
    [{ text: '合计', across: 8 }, null, null, null, null, null, null, null, 100, 93.8],
    ['评价结论', { text: '目标基本实现。', across: 10 }],
    ['存在问题', { text: '运费超出预算。', across: 10 }],
    ['改进措施', { text: '招标时写明运费。', across: 10 }],
    ['项目负责人：', null, null, '财务负责人：'],
  ];
  const { name, told, content, wanted } = readAs('川项目自评', rows, {
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
    评价: [
      { key: '结论', cells: ['目标基本实现。'] },
      { key: '问题', cells: ['运费超出预算。'] },
      { key: '措施', cells: ['招标时写明运费。'] },
    ],
  });
  expect(name).toBe('电梯加装补助');
  expect(content).toEqual(wanted);
  for (const left of ['某市住房和城乡建设局', '某市房管所', '财务负责人', '100'])
    expect(told).toContain(left);
  expect(told).not.toContain('93.8');
});

test('Hubei: 20, 40, 40; the total that was printed is not the sum, and is told', () => {
  const rows: Rows = [
    [{ text: '2022年度项目自评表', across: 8 }],
    ['项目名称', { text: '农村公路养护', across: 7 }],
    [
      { text: '预算执行情况（万元）', down: 2 },
      { text: '项目', across: 2 },
      null,
      '预算数（A）',
      '执行数（B）',
      '执行率（B/A）',
      '得分（20分×执行率）',
    ],
    [null, { text: '年度财政资金总额', across: 2 }, null, 200, 150, '75.00%', 15],
    [
      { text: '绩效目标', down: 3 },
      ...['一级指标', '二级指标', '三级指标', '年初目标值', '实际完成值', '分值', '得分'],
    ],
    [null, '产出指标', '数量指标', '养护里程', '10公里', '8公里', 40, 32],
    [null, '效益指标', '社会效益', '群众出行', '改善', '部分达成预期指标并具有一定效果', 40, 20],
    [{ text: '总分', across: 7 }, null, null, null, null, null, null, 76],
    ['偏差大或目标未完成原因分析', { text: '雨季长，少养护二公里。', across: 7 }],
  ];
  const { told, content, wanted } = readAs('鄂项目自评', rows, {
    资金: [{ key: '总额', cells: ['200', '150', '75.00%', '15'] }],
    指标: [
      { name: '养护里程', cells: ['产出指标', '数量指标', '10公里', '8公里', '40', '32'] },
      {
        name: '群众出行',
        cells: ['效益指标', '社会效益', '改善', '部分达成预期指标并具有一定效果', '40', '20'],
      },
    ],
    总分: [{ key: '总分', cells: ['76'] }],
  });
  expect(content).toEqual(wanted);
  expect(told).toContain('总分 总分[总分,1] 印的是 76.00，按公式算得 67.00');
  expect(told).toContain('雨季长，少养护二公里。');
});

test('Tianjin’s department: goals one by one, a total below the names of indicators', () => {
  const rows: Rows = [
    [{ text: '部门整体支出绩效自评表', across: 8 }],
    ['部门名称', { text: '某区城市管理委员会', across: 7 }],
    [{ text: '年度预算执行（万元）', across: 8 }],
    ['项目', '全年预算数', '全年执行数', '执行率', '得分'],
    ['部门支出合计', 1000, 900, '90.00%', 9],
    ['基本支出', 600, 600, '100.00%'],
    ['项目支出', 400, 300, '75.00%'],
    [{ text: '年度绩效目标', across: 8 }],
    ['年度绩效目标', '实际完成情况', '偏差原因及改进措施'],
    ['办好十件实事', '办了九件', '一件等待征地'],
    ['垃圾日产日清', '全部做到'],
    [{ text: '绩效指标', across: 8 }],
    ['指标名称', '计算符号', '指标值', '实际完成值', '计量单位', '分值', '得分', '偏差原因'],
    ['平均办理时长', '≤', 5, 6, '日', 40, 33.33, '人手不足'],
    ['群众满意度', '≥', 95, 96, '%', 50, 50],
    ['总分', null, null, null, null, 100, 92.33],
  ];
  const { name, told, content, wanted } = readAs('津部门自评', rows, {
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
  });
  expect(name).toBe('部门整体支出绩效自评表');
  expect(content).toEqual(wanted);
  expect(told).toContain('某区城市管理委员会');
  expect(told).not.toContain('92.33');
});
