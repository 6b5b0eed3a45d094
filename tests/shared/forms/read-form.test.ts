import { describe, expect, test } from 'vitest';
import { locateForm } from '#shared/forms/locate-form';
import { readForm } from '#shared/forms/read-form';
import { tableLines } from '#shared/pack/table-shape';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { formSheet, formWorkbook } from '../../support/form-workbooks';
import { SHANXI, startSession } from '../shanxi-pack';
import { contentOf, PUBLISHED, type PublishedForm, publishedForm } from './published-forms';

const KIND = SHANXI.forms.find(({ of }) => of === 'project');

/** Cells that are alike, one after the other, are printed once, merged down over their rows. */
function mergedDown(texts: readonly string[]): ({ text: string; down: number } | null)[] {
  return texts.map((text, at) => {
    if (at > 0 && texts[at - 1] === text) return null;
    let down = 1;
    while (texts[at + down] === text) down += 1;
    return { text, down };
  });
}

function sheetOf(form: PublishedForm) {
  const label = (table: string, key: string): string => {
    const found = KIND?.tables.find(({ id }) => id === table);
    const line = found && tableLines(found, []).find((one) => one.key === key);
    return line?.fixed?.label ?? key;
  };
  const { indicators } = form;
  // By pair, so that a second level that goes on under another first one begins anew.
  const first = mergedDown(indicators.map(({ level1 }) => level1));
  const second = mergedDown(indicators.map(({ level1, level2 }) => `${level1}|${level2}`)).map(
    (cell) => cell && { ...cell, text: cell.text.split('|')[1] ?? '' },
  );
  return formSheet([
    [{ text: '项目支出绩效自评分析报告', across: 9 }],
    ['项目名称', { text: form.name, across: 4 }],
    ['（一）预算执行情况（元）'],
    [
      { text: '资金来源', down: 2 },
      { text: '年初预算数', across: 2 },
      null,
      ...['全年预算数(元)', '全年执行数(元)', '资金结(转)余(元)', '执行率', '得分'].map((text) => ({
        text,
        down: 2,
      })),
    ],
    [null, '目标申报(元)', '预算编制(元)'],
    ...form.funds.map(({ name, cells }) => [name, ...cells]),
    ['二、绩效指标完成情况'],
    [
      ...['一级指标', '二级指标', '指标名称'].map((text) => ({ text, down: 2 })),
      { text: '年度指标', across: 2 },
      null,
      ...['实际完成值', '权重', '得分', '偏差原因分析及改进措施'].map((text) => ({ text, down: 2 })),
    ],
    [null, null, null, '年初指标', '调整后指标'],
    ...indicators.map(({ name, cells }, at) => [first[at] ?? null, second[at] ?? null, name, ...cells]),
    ['三、项目自评结果'],
    ...Object.entries(form.texts).map(([key, text]) => [label('自评', key), { text, across: 8 }]),
  ]);
}

describe('the published forms as a workbook, a sheet a project', () => {
  const session = startSession();
  const projects = PUBLISHED.filter(({ attachment }) => attachment < 9);
  const bytes = formWorkbook(
    Object.fromEntries(projects.map((form) => [`附件${form.attachment}`, sheetOf(form)])),
  );
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.problem.kind);

  test.each(projects)('$attachment $name is read exactly, and nothing is left', (form) => {
    const sheet = read.value.sheets.find(({ name }) => name === `附件${form.attachment}`);
    if (!sheet) throw new Error('No sheet');
    const workbook = { ...read.value, sheets: [sheet] };
    const [located, ...others] = locateForm(SHANXI, workbook);
    if (!located) throw new Error('No form');
    expect(others).toEqual([]);
    expect(located.kind.name).toBe('项目自评');
    const { book, name, notes } = readForm(SHANXI, session.document(), workbook, located, {
      place: 1,
      fallbackName: '',
      source: '',
    });
    expect(notes).toEqual(['没有找到“项目基本信息”，这一部分留空']);
    expect(name).toBe(form.name);
    expect(contentOf(book)).toEqual(contentOf(publishedForm(session, form)));
  });
});

test('goals in the words of the ministry’s form, side by side over their texts', () => {
  const rows = [
    ['项目名称', '设备购置'],
    ['预算执行情况（元）'],
    ['资金来源', '全年预算数', '全年执行数'],
    ['合计', 100, 100],
    ['本级资金', 100, 100],
    [{ text: '年度总体目标', down: 2 }, { text: '预期目标', across: 2 }, null, '实际完成情况'],
    [null, { text: '购置设备十台', across: 2 }, null, '购置十台'],
    ['主管部门', '某局', '填报日期', '2023年3月1日'],
  ];
  const workbook = readWorkbook(formWorkbook({ 一: formSheet(rows) }));
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  const [located] = locateForm(SHANXI, workbook.value);
  if (!located) throw new Error('No form');
  const { book, notes } = readForm(SHANXI, startSession().document(), workbook.value, located, {
    place: 1,
    fallbackName: '',
    source: '',
  });
  const textOf = (table: string, line: string) =>
    book.tables.get(table)?.entries.get(line)?.get(1)?.value?.toString();
  expect(textOf('概况', '年度')).toBe("'购置设备十台");
  expect(textOf('自评', '目标完成')).toBe("'购置十台");
  // Labels with room beside them have their texts there, whatever stands below.
  expect(textOf('概况', '主管')).toBe("'某局");
  expect(textOf('概况', '日期')).toBe("'2023年3月1日");
  // A row below a table that says the form's own words is none of the table's.
  expect(book.tables.get('资金')?.lines.map((line) => line.name)).toEqual(['本级资金']);
  expect(notes.join()).not.toMatch(/没有读取的内容|不是数字/);
});

test('a level without an indicator is a row without a name, and nothing is found of it; a blank row is none', () => {
  const workbook = readWorkbook(
    formWorkbook({
      一: formSheet([
        [{ text: '项目支出绩效自评分析报告', across: 9 }],
        ['项目名称', '某项目'],
        ['绩效指标完成情况'],
        ['一级指标', '二级指标', '指标名称', '年初指标', '调整后指标', '实际完成值', '权重', '得分'],
        ['产出指标', '数量指标', '购置设备', '', '≥10台', '10台', 90, 90],
        [{ text: '效益指标', down: 3 }, '经济效益\n指标', null, null, null, null, null, 0],
        [null, '社会效益指标', null, null, null, null, null, null],
        [],
      ]),
    }),
  );
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  const session = startSession();
  const [located] = locateForm(SHANXI, workbook.value);
  if (!located) throw new Error('No form was found');
  const read = readForm(SHANXI, session.document(), workbook.value, located, {
    place: 1,
    fallbackName: '',
    source: '',
  });
  session.run({ kind: 'set-book', book: '甲', content: read.book });
  expect(read.book.tables.get('指标')?.lines.map(({ name }) => name)).toEqual(['购置设备', '', '']);
  const levels = ['002000', '003000'].map((line) =>
    [1, 2].map((column) => session.cell({ book: '甲', table: '指标', line, column })?.value),
  );
  expect(levels).toEqual([
    ["'效益指标", "'经济效益指标"],
    ["'效益指标", "'社会效益指标"],
  ]);
  expect(read.notes.filter((note) => note.includes('没有读取的内容'))).toEqual([]);
  const found = session.forms.failingIn('甲').filter(({ cells }) => /指标\[00[23]/.test(cells[0] ?? ''));
  expect(found).toEqual([]);
});
