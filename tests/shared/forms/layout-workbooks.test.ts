import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { locateForm } from '#shared/forms/locate-form';
import { readForm } from '#shared/forms/read-form';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { formSheet, formWorkbook } from '../../support/form-workbooks';
import { sessionOf } from '../../support/reference';
import { FACTS } from '../shanxi-pack';
import { PACK } from './layouts-pack';
import {
  hubeiRows,
  MINISTRY_FUNDS,
  ministryRows,
  type Printed,
  type Rows,
  SICHUAN_PRINTED,
  sichuanRows,
  TIANJIN_PRINTED,
  tianjinRows,
} from './printed-layouts';
import { contentOf, printedForm } from './published-forms';

/** Reads a sheet as one form; answers with its name, what was told, and its content beside that of what was printed. */
function readAs(kindName: string, rows: Rows, printed: Printed) {
  const read = readWorkbook(formWorkbook({ 自评表: formSheet(rows) }));
  if (!read.ok) throw new Error(read.problem.kind);
  const session = sessionOf(PACK, newDocument(PACK, FACTS));
  const [located, ...others] = locateForm(PACK, read.value);
  if (!located) throw new Error('No form');
  expect(others).toEqual([]);
  expect(located.kind.name).toBe(kindName);
  const { book, name, notes, differing } = readForm(PACK, session.document(), read.value, located, {
    place: 1,
    fallbackName: '',
    source: '',
  });
  const content = contentOf(book);
  return {
    name,
    told: [...notes, ...differing].join('\n'),
    content,
    wanted: contentOf(printedForm(PACK, session, located.kind, name, printed)),
  };
}

/** The sources of a ministry's form, with 分值, 执行率 and 得分 in the row of their sum. */
const FUNDS = [
  [880, 900, 450, 10, '50.00%', 5],
  [800, 820, 400],
  [80, 80, 50],
  [0, 0, 0],
];

test('the ministry’s form: titles beside their tables, merged cells, 万元, goals below their words, and all that is no cell told', () => {
  const rows = ministryRows({
    year: 2022,
    name: '老旧小区改造',
    funds: FUNDS,
    goals: [
      ['目标1：完成二十个小区的改造', '完成十八个'],
      ['目标2：住户满意', '满意'],
    ],
    indicators: [
      [
        { text: '产出指标', down: 2 },
        { text: '数量指标', down: 2 },
        ...['改造小区', '≥20个', '18个', 30, 27, '两个未开工'],
      ],
      [null, null, '改造住户', '≥900户', '950户', 30, 30],
      ['满意度指标', '服务对象满意度指标', '住户满意度', '≥90%', '95%', 30, 30],
    ],
    total: [100, 92],
    below: [
      ['自评等级：', '优'],
      ['填表人：', '某人', null, '联系电话：'],
    ],
  });
  const { name, told, content, wanted } = readAs('通用项目自评', rows, {
    资金: MINISTRY_FUNDS,
    目标: [
      { key: '预期', cells: ['目标1：完成二十个小区的改造\n目标2：住户满意'] },
      { key: '完成', cells: ['完成十八个\n满意'] },
    ],
    指标: [
      { name: '改造小区', cells: ['产出指标', '数量指标', '≥20个', '18个', '30', '27', '两个未开工'] },
      { name: '改造住户', cells: ['产出指标', '数量指标', '≥900户', '950户', '30', '30'] },
      { name: '住户满意度', cells: ['满意度指标', '服务对象满意度指标', '≥90%', '95%', '30', '30'] },
    ],
  });
  expect(name).toBe('老旧小区改造');
  expect(content).toEqual(wanted);
  // The printed total is what the formulas give.
  expect(told).not.toContain('92');
  expect(told).not.toContain('目标');
  expect(told).not.toContain('等级');
  // The sum of the weights is what was printed below them.
  expect(told).not.toContain('G17');
  expect(told).toContain('某人');
});

test('Sichuan: the sign, the value and the unit in columns of their own, conclusions below', () => {
  const rows = sichuanRows({
    year: 2023,
    name: '电梯加装补助',
    offices: ['某市住房和城乡建设局', '某市房管所'],
    goals: ['加装电梯十二部', '全部加装'],
    funds: [
      [40, 50, 44, '88.00%', 10, 8.8, '中标价低'],
      [40, 50, 44, '88.00%'],
    ],
    indicators: [
      [{ text: '产出指标', down: 2 }, '数量指标', '加装电梯', '≥', 12, '部', 12, 40, 40],
      [null, '质量指标', '验收合格率', '＝', 100, '%', 100, 20, 20],
      ['成本指标', '经济成本指标', '每部补助', '≤', 30, '万元', 36, 30, 25, '多付运费'],
    ],
    total: [100, 93.8],
    conclusions: ['目标基本实现。', '运费超出预算。', '招标时写明运费。'],
  });
  const { name, told, content, wanted } = readAs('川项目自评', rows, {
    ...SICHUAN_PRINTED,
    概况: [
      { key: '主管', cells: ['某市住房和城乡建设局'] },
      { key: '单位', cells: ['某市房管所'] },
      { key: '目标', cells: ['加装电梯十二部'] },
      { key: '完成', cells: ['全部加装'] },
    ],
    评价: [
      { key: '结论', cells: ['目标基本实现。'] },
      { key: '问题', cells: ['运费超出预算。'] },
      { key: '措施', cells: ['招标时写明运费。'] },
    ],
  });
  expect(name).toBe('电梯加装补助');
  expect(content).toEqual(wanted);
  expect(told).toContain('财务负责人');
  expect(told).not.toContain('100');
  expect(told).not.toContain('93.8');
});

test('Hubei: 20, 40, 40; the total that was printed is not the sum, nor the grade that of the total: both are told', () => {
  const rows = hubeiRows({
    name: '农村公路养护',
    budget: [200, 150, '75.00%', 15],
    indicators: [
      ['产出指标', '数量指标', '养护里程', '10公里', '8公里', 40, 32],
      ['效益指标', '社会效益', '群众出行', '改善', '部分达成预期指标并具有一定效果', 40, 20],
    ],
    total: 76,
    grade: '良',
    reason: '雨季长，少养护二公里。',
  });
  const { told, content, wanted } = readAs('鄂项目自评', rows, {
    资金: [{ key: '总额', cells: ['200', '150', '75.00%', '15'] }],
    指标: [
      { name: '养护里程', cells: ['产出指标', '数量指标', '10公里', '8公里', '40', '32'] },
      {
        name: '群众出行',
        cells: ['效益指标', '社会效益', '改善', '部分达成预期指标并具有一定效果', '40', '20'],
      },
    ],
    分析: [{ key: '原因', cells: ['雨季长，少养护二公里。'] }],
    总分: [{ key: '总分', cells: ['76', '良'] }],
  });
  expect(content).toEqual(wanted);
  expect(told).toContain('总分 总分[总分,1] 印的是 76.00，按公式算得 67.00');
  expect(told).toContain('照印的保留为改写，请核对（自评表!H8）');
  expect(told).toContain(
    '等级 总分[总分,2] 印的是“良”，按得分 76.00 是“中”，照印的保留，请核对（自评表!B9）',
  );
  expect(told).not.toContain('雨季');
});

test('Tianjin’s department: goals one by one, a total below the names of indicators', () => {
  const rows = tianjinRows({
    office: '某区城市管理委员会',
    funds: [
      [1000, 900, '90.00%', 9],
      [600, 600, '100.00%'],
      [400, 300, '75.00%'],
    ],
    goals: [
      ['办好十件实事', '办了九件', '一件等待征地'],
      ['垃圾日产日清', '全部做到'],
    ],
    indicators: [
      ['平均办理时长', '≤', 5, 6, '日', 40, 33.33, '人手不足'],
      ['群众满意度', '≥', 95, 96, '%', 50, 50],
    ],
    total: [100, 92.33],
  });
  const { name, told, content, wanted } = readAs('津部门自评', rows, TIANJIN_PRINTED);
  expect(name).toBe('部门整体支出绩效自评表');
  expect(content).toEqual(wanted);
  // Another office than the project's.
  expect(told).toContain('B2（“某区城市管理委员会”）');
  expect(told).not.toContain('部门名称');
  expect(told).not.toContain('92.33');
  expect(told).not.toContain('100');
});

/** A ministry's form with one indicator of 90, and what its last row says below 分值 and 得分. */
function readTotals(total: readonly number[]) {
  return readAs(
    '通用项目自评',
    ministryRows({
      year: 2022,
      name: '老旧小区改造',
      funds: FUNDS,
      indicators: [['产出指标', '数量指标', '改造小区', '≥20个', '20个', 90, 90]],
      total,
    }),
    {},
  );
}

test('totals of 100 below 分值 and 得分 are held against their sums; what differs is kept and told with both, a weight alone is no score', () => {
  expect(readTotals([100, 95]).told).not.toMatch(/印的是|[GH]14/);
  const weighed = readTotals([110, 95]);
  expect(weighed.told).toContain(
    '满分 总分[满分,1] 印的是 110.00，按公式算得 100.00，照印的保留为改写，请核对（自评表!G14）',
  );
  expect(weighed.content).toMatchObject({ 总分: { entries: ['满分,1 11000'] } });
  const scored = readTotals([100, 100]).told;
  expect(scored).toContain('总分 总分[总分,1] 印的是 100.00，按公式算得 95.00');
  for (const told of [weighed.told, scored]) expect(told).not.toMatch(/有数字|没有读取的内容/);
  expect(readTotals([100]).told).not.toMatch(/印的是|[GH]14/);
});
