import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { formsInWorkbook } from '#shared/forms/forms-in-workbook';
import { locateForm } from '#shared/forms/locate-form';
import { readForm } from '#shared/forms/read-form';
import type { Pack } from '#shared/pack/pack';
import type { Session } from '#shared/session/session';
import type { Sheet } from '#shared/workbook/sheet';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { fillFormTemplate } from '../../../electron/services/fill-form-template';
import { PACK } from '../../shared/forms/layouts-pack';
import {
  hubeiRows,
  MINISTRY_FUNDS,
  ministryRows,
  type Printed,
  type Row,
  type Rows,
  SICHUAN_PRINTED,
  sichuanRows,
  TIANJIN_PRINTED,
  tianjinRows,
} from '../../shared/forms/printed-layouts';
import { contentOf, printedForm, publishedSession } from '../../shared/forms/published-forms';
import { FACTS, SHANXI } from '../../shared/shanxi-pack';
import { formSheet, formWorkbook } from '../../support/form-workbooks';
import { sessionOf } from '../../support/reference';
import { partsOf } from '../excel/fixtures';

/** A project with one form in which that was printed. */
function projectWith(kindName: string, name: string, printed: Printed): Session {
  const session = sessionOf(PACK, newDocument(PACK, FACTS));
  const kind = PACK.forms.find((one) => one.name === kindName);
  if (!kind) throw new Error(kindName);
  const content = printedForm(PACK, session, kind, name, printed);
  const done = session.run({ kind: 'set-book', book: '项目1', content });
  if (!done.ok) throw new Error(done.problem.kind);
  return session;
}

/** Fills a template whose second sheet is none; answers with the sheet, what was told, and the content read back. */
async function filled(pack: Pack, session: Session, rows: Rows, at = 0) {
  const bytes = formWorkbook({
    自评表: formSheet(rows),
    填表说明: formSheet([['一、如实填写'], ['二、2021年的数']]),
  });
  const template = readWorkbook(bytes);
  if (!template.ok) throw new Error(template.problem.kind);
  const form = session.forms.figures()[at];
  if (!form) throw new Error('No form');
  const done = await fillFormTemplate(session, form, { bytes, forms: formsInWorkbook(pack, template.value) });
  if (typeof done === 'string') throw new Error(done);
  const [before, after] = [partsOf(bytes), partsOf(done.bytes)];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(Object.keys(before).filter((part) => before[part] !== after[part])).toEqual([
    'xl/worksheets/sheet1.xml',
  ]);
  const read = readWorkbook(done.bytes);
  if (!read.ok) throw new Error(read.problem.kind);
  const [sheet] = read.value.sheets;
  if (!sheet) throw new Error('No sheet');
  const alone = { ...read.value, sheets: [sheet] };
  const [located] = locateForm(pack, alone);
  if (!located) throw new Error('No form in the filled template');
  const back = readForm(pack, newDocument(pack, session.document().facts), alone, located, {
    place: 1,
    fallbackName: '',
    source: '',
  });
  const book = session.document().books.get(form.book);
  return {
    sheet,
    notes: done.notes,
    name: back.name,
    content: contentOf(back.book),
    wanted: book && contentOf(book),
  };
}

/** The texts of a column from a row on, and what is merged in it. */
function downColumn({ rows, merges }: Sheet, column: number, from: number) {
  return {
    texts: [...rows].flatMap(([row, cells]) => (row >= from ? [cells.get(column)?.text ?? ''] : [])),
    merges: merges
      .filter(({ left, top, bottom }) => left === column && top >= from && bottom > top)
      .map(({ top, bottom }) => [top, bottom]),
  };
}

const EXAMPLES: readonly Row[] = [
  [{ text: '产出指标', down: 4 }, { text: '数量指标', down: 2 }, '指标1'],
  [null, null, '指标2'],
  [null, { text: '质量指标', down: 2 }, '……'],
  [],
  ['满意度指标', '服务对象满意度指标', ''],
];
const MINISTRY = ministryRows({
  year: 2021,
  indicators: EXAMPLES,
  total: [100],
  below: [
    ['自评等级', ''],
    ['填表人：', null, null, '联系电话：'],
  ],
});

/** With amounts in 万元 that go down to the 分. */
const [TOTAL, BUDGET, ...OTHERS] = MINISTRY_FUNDS;
const FUNDS: Printed[string] = [
  { ...TOTAL, cells: ['880', '900', '450.123456', '10', '50.01%', '5'] },
  { ...BUDGET, cells: ['800', '820', '400.123456'] },
  ...OTHERS,
];
const GOALS: Printed[string] = [
  { key: '预期', cells: ['完成二十个小区的改造'] },
  { key: '完成', cells: ['完成十八个'] },
];

test('the ministry’s form: examples written over, rows inserted and merged as they are, the year, the total', async () => {
  const session = projectWith('通用项目自评', '老旧小区改造', {
    资金: FUNDS,
    目标: GOALS,
    指标: [
      { name: '改造小区', cells: ['产出指标', '数量指标', '≥20个', '18个', '15', '13.5', '两个未开工'] },
      { name: '改造住户', cells: ['产出指标', '数量指标', '≥900户', '950户', '15', '15'] },
      { name: '改造楼栋', cells: ['产出指标', '数量指标', '≥90栋', '95栋', '10', '10'] },
      { name: '完工及时率', cells: ['产出指标', '时效指标', '≥90%', '95%', '10', '10'] },
      { name: '减少投诉', cells: ['效益指标', '社会效益指标', '≥100件', '110件', '15', '15'] },
      { name: '带动就业', cells: ['效益指标', '社会效益指标', '≥50人', '55人', '15', '15'] },
      { name: '住户满意度', cells: ['满意度指标', '服务对象满意度指标', '≥90%', '95%', '10', '10'] },
    ],
  });
  const { sheet, notes, name, content, wanted } = await filled(PACK, session, MINISTRY);
  expect(notes).toEqual([]);
  expect(name).toBe('老旧小区改造');
  expect(content).toEqual(wanted);
  expect(sheet.rows.get(1)?.get(0)?.text).toBe(`（${FACTS.year}年度）`);
  // What is asked for side by side is written below.
  expect(sheet.rows.get(10)?.get(5)?.text).toBe('完成十八个');
  // Two rows were inserted, and the title beside the table goes down along them.
  expect(downColumn(sheet, 0, 11)).toMatchObject({ merges: [[11, 18]] });
  expect(downColumn(sheet, 1, 12).merges).toEqual([
    [12, 15],
    [16, 17],
  ]);
  expect(downColumn(sheet, 2, 12).merges).toEqual([
    [12, 14],
    [16, 17],
  ]);
  expect(sheet.rows.get(19)?.get(7)?.text).toBe('93.5');
  expect(sheet.rows.get(19)?.get(6)?.text).toBe('100');
  expect(sheet.rows.get(20)?.get(1)?.text).toBe('优');
  expect(sheet.rows.get(21)?.get(0)?.text).toBe('填表人：');
  expect(
    [...sheet.rows.values()].flatMap((cells) => [...cells.values()].map(({ text }) => text)),
  ).not.toContain('……');
});

test('fewer rows than the template has: the others are blank, and nothing of the examples is left', async () => {
  const session = projectWith('通用项目自评', '培训', {
    资金: FUNDS,
    指标: [{ name: '培训人次', cells: ['产出指标', '数量指标', '≥20人次', '25人次', '90', '90'] }],
  });
  const { sheet, notes, content, wanted } = await filled(PACK, session, MINISTRY);
  expect(notes).toEqual([]);
  expect(content).toEqual(wanted);
  for (const row of [13, 14, 15, 16]) expect([...(sheet.rows.get(row) ?? [])]).toEqual([]);
});

test('Sichuan: one row kept, indicators in words that nobody lists, conclusions beside their labels', async () => {
  const session = projectWith('川项目自评', '电梯加装补助', {
    ...SICHUAN_PRINTED,
    概况: [
      { key: '单位', cells: ['某市房管所'] },
      { key: '完成', cells: ['全部加装'] },
    ],
    评价: [
      { key: '结论', cells: ['目标基本实现。'] },
      { key: '措施', cells: ['招标时写明运费。'] },
    ],
  });
  const { sheet, notes, name, content, wanted } = await filled(
    PACK,
    session,
    sichuanRows({
      year: 2022,
      funds: [[null, null, null, null, 10]],
      indicators: [[]],
      total: [100],
      conclusions: ['', '请写明问题', ''],
    }),
  );
  expect(notes).toEqual([]);
  expect(name).toBe('电梯加装补助');
  expect(content).toEqual(wanted);
  expect(downColumn(sheet, 0, 11).merges).toEqual([[11, 14]]);
  // What was written there for others to replace is not left as an answer.
  expect(sheet.rows.get(17)?.get(1)).toBeUndefined();
  expect(sheet.rows.get(18)?.get(1)?.text).toBe('招标时写明运费。');
});

test('Hubei and Tianjin: what the template does not ask for is told, sentence by sentence', async () => {
  const hubei = projectWith('鄂项目自评', '农村公路养护', {
    资金: [{ key: '总额', cells: ['200', '150', '75.00%', '15'] }],
    指标: [{ name: '养护里程', cells: ['产出指标', '数量指标', '10公里', '8公里', '80', '64'] }],
  });
  const asked = hubeiRows({ budget: [], indicators: [[], []] });
  const short = await filled(
    PACK,
    hubei,
    asked.map((row) => row.filter((cell) => cell !== '执行率（B/A）')),
  );
  expect(short.notes).toEqual([
    '模板里没有“项目名称”，“农村公路养护”没有写入',
    '模板里没有写“预算执行情况（万元）”的“执行率（B/A）”的地方，没有写入',
    '模板里没有写“总分”的地方，没有写入',
  ]);
  const tianjin = projectWith('津部门自评', '部门整体支出绩效自评表', TIANJIN_PRINTED);
  const whole = await filled(
    PACK,
    tianjin,
    tianjinRows({ goals: [['目标1']], indicators: [[]], total: [100] }),
  );
  expect(whole.notes).toEqual([]);
  expect(whole.content).toEqual(whole.wanted);
});

const SHANXI_FORM: Rows = [
  [{ text: '项目支出绩效自评分析报告', across: 9 }],
  ['项目名称', ''],
  ['项目单位', ''],
  ['预算执行情况（元）'],
  [
    '资金来源',
    '目标申报(元)',
    '预算编制(元)',
    '全年预算数(元)',
    '全年执行数(元)',
    '资金结(转)余(元)',
    '执行率',
    '得分',
  ],
  ['合计'],
  ['本级资金'],
  [],
  ['绩效指标完成情况'],
  [
    '一级指标',
    '二级指标',
    '指标名称',
    '年初指标',
    '调整后指标',
    '实际完成值',
    '权重',
    '得分',
    '偏差原因分析及改进措施',
  ],
  [{ text: '产出指标', down: 2 }, '数量指标'],
  [null, '质量指标'],
  ['总得分'],
  ['全年目标实际完成情况', ''],
  ['项目实施和预算执行情况分析', ''],
  ['产出情况及分析', ''],
  ['效益情况及分析', ''],
  ['满意度情况及分析', ''],
  ['项目主要经验做法', ''],
  ['项目管理中存在的主要问题及原因分析', ''],
  ['下一步改进措施及管理建议', ''],
];

test('Shanxi: the eight published projects in an office’s own form, and read back as they were', async () => {
  const session = publishedSession();
  for (const [at, form] of session.forms.figures().entries()) {
    if (form.kind.of !== 'project') continue;
    const { notes, name, content, wanted } = await filled(SHANXI, session, SHANXI_FORM, at);
    expect(notes).toEqual([]);
    expect(name).toBe(form.facts.name);
    expect(content).toEqual(wanted);
  }
});
