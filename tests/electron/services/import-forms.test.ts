import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, test } from 'vitest';
import type { Session } from '#shared/session/session';
import { type ImportedForms, importForms } from '../../../electron/services/import-forms';
import { contentOf, PUBLISHED, type PublishedForm, publishedForm } from '../../shared/forms/published-forms';
import { at, shown, startSession } from '../../shared/shanxi-pack';

const folder = mkdtempSync(join(tmpdir(), 'juesuan-forms-'));

const paragraph = (text: string): Paragraph => new Paragraph(text);

function table(rows: readonly (readonly string[])[]): Table {
  const wide = Math.max(...rows.map((row) => row.length));
  return new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: Array.from(
            { length: wide },
            (_, at) => new TableCell({ children: [paragraph(row[at] ?? '')] }),
          ),
        }),
    ),
  });
}

/** An attachment as the office published it: text under counted headings, and two tables. */
function attachment(
  { name, attachment, funds, indicators, texts }: PublishedForm,
  score: string,
  grade = '优',
) {
  const said = (heading: string, key: string) => [paragraph(heading), paragraph(texts[key] ?? '无')];
  return [
    paragraph(`（附件 ${attachment}）`),
    paragraph('项目支出绩效自评分析报告'),
    paragraph(`项目名称：${name}`),
    paragraph('项目单位：111001-忻州市行政审批服务管理局'),
    paragraph('2022 年 12 月'),
    paragraph('一、项目基本信息'),
    paragraph('（一）项目概况'),
    paragraph('项目概况：重新招标后，由中标公司提供餐饮服务。'),
    paragraph('立项依据：1.按照市政府指示。2.驻厅单位实行朝九晚五工作时间。'),
    paragraph('（二）项目绩效目标'),
    paragraph('（1）项目实施期绩效目标'),
    paragraph('提供高标准的就餐质量。'),
    paragraph('提高工作效率和服务水平。'),
    paragraph('二、项目绩效完成情况'),
    paragraph('（一）预算执行情况'),
    table([
      [
        '资金来源',
        '年初预算数',
        '年初预算数',
        '全年预算数(元)',
        '全年执行数(元)',
        '资金结(转)余(元)',
        '执行率',
        '得分',
      ],
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
      ...funds.map((line) => [line.name, ...line.cells]),
    ]),
    paragraph('（二）绩效指标完成情况'),
    table([
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
      ...indicators.map((line) => [line.level1, line.level2, line.name, ...line.cells]),
    ]),
    paragraph('三、项目自评结果'),
    paragraph('1. 项目自评得分和结论'),
    paragraph(
      `综合考虑预算执行情况得分 5.31 分，指标完成情况得分 90 分，最终为：总得分 ${score} 分，属于“${grade}”。`,
    ),
    ...said('2. 全年目标实际完成情况', '目标完成'),
    ...said('3. 项目实施和预算执行情况分析', '执行'),
    ...said('4. 产出情况及分析', '产出'),
    ...said('5. 效益情况及分析', '效益'),
    ...said('6. 满意度情况及分析', '满意度'),
    ...said('四、项目主要经验做法', '经验'),
    ...said('五、项目管理中存在的主要问题及原因分析', '问题'),
    ...said('六、下一步改进措施及管理建议', '措施'),
    paragraph('七、其他需要说明的问题'),
    paragraph('联系人和电话另附。'),
  ];
}

async function imported(session: Session, children: readonly (Paragraph | Table)[]): Promise<ImportedForms> {
  const path = join(folder, `${children.length}.docx`);
  writeFileSync(path, await Packer.toBuffer(new Document({ sections: [{ children: [...children] }] })));
  const done = await importForms(session, path);
  if (!done.ok) throw new Error(done.problem.message);
  return done.value;
}

const [FIRST, , THIRD] = PUBLISHED as readonly [PublishedForm, PublishedForm, PublishedForm];

describe('a report as a Word document, most of it text', () => {
  test('what stands under its headings is in its cells, and all else is told', async () => {
    const session = startSession();
    const { taken, left } = await imported(session, attachment(FIRST, '95.31'));
    expect(left).toEqual([]);
    expect(taken.map(({ name }) => name)).toEqual([FIRST.name]);
    const book = session.document().books.get(taken[0]?.book ?? '');
    if (!book) throw new Error('No form');
    const { 概况: facts, ...rest } = contentOf(book) as Record<string, unknown>;
    const { 概况: _, ...wanted } = contentOf(publishedForm(session, FIRST)) as Record<string, unknown>;
    expect(rest).toEqual(wanted);
    expect(facts).toEqual({
      lines: [],
      entries: [
        "依据,1 '1.按照市政府指示。2.驻厅单位实行朝九晚五工作时间。",
        "单位,1 '111001-忻州市行政审批服务管理局",
        "实施期,1 '提供高标准的就餐质量。\n提高工作效率和服务水平。",
        "日期,1 '2022 年 12 月",
        "概况,1 '重新招标后，由中标公司提供餐饮服务。",
      ],
    });
    const told = taken[0]?.notes.join('\n') ?? '';
    for (const words of ['七、其他需要说明的问题', '联系人和电话另附']) expect(told).toContain(words);
    expect(told.match(/（“/g)).toHaveLength(2);
  });

  test('a printed total that is not the sum, and a grade that is not its own, are kept and found', async () => {
    const session = startSession();
    const { taken } = await imported(session, attachment(FIRST, '96.31', '良'));
    const book = taken[0]?.book ?? '';
    expect(shown(session, `${book}.结果[总分,1]`)).toBe('96.31');
    expect(taken[0]?.notes.join('\n')).toContain('结果[总分,1] 印的是 96.31，按公式算得 95.31');
    const wrong = session.forms
      .failingIn(book)
      .filter(({ cells }) => cells[0] === `${book}.结果[总分,1]`)
      .map(({ rule, severity, message }) => `${rule} ${severity} ${message}`);
    // No form says whether it is of a 一级项目; in a project that is to be said.
    expect(wrong).toEqual([
      expect.stringContaining('Z-1 error'),
      expect.stringMatching(/^F-6 error .*95\.31/),
    ]);
    const told = taken[0]?.notes.join('\n') ?? '';
    expect(told).toMatch(
      /等级 结果\[总分,2\] 印的是“良”，按得分 96.31 是“优”，照印的保留，请核对（第\d+段）/,
    );
    const grade = session.forms.failingIn(book).find(({ cells }) => cells[0] === `${book}.结果[总分,2]`);
    expect(grade).toMatchObject({ rule: 'F-6', severity: 'error' });
    expect(grade?.message).toContain('得分“总得分”是“良”，得分 96.31 属于“优”');
    // It goes once the grade is put right, or taken out.
    session.run({ kind: 'set-cells', cells: [{ address: at(`${book}.结果[总分,2]`), value: "'优" }] });
    expect(session.forms.failingIn(book).some(({ cells }) => cells[0] === grade?.cells[0])).toBe(false);
  });

  test('several forms in one document, each from its title on', async () => {
    const session = startSession();
    const { taken } = await imported(session, [...attachment(FIRST, '95.31'), ...attachment(THIRD, '99.87')]);
    expect(taken.map(({ name }) => name)).toEqual([FIRST.name, THIRD.name]);
    for (const [at, form] of [FIRST, THIRD].entries()) {
      const book = session.document().books.get(taken[at]?.book ?? '');
      const { 概况: _, ...rest } = contentOf(book ?? publishedForm(session, form)) as Record<string, unknown>;
      const { 概况: __, ...wanted } = contentOf(publishedForm(session, form)) as Record<string, unknown>;
      // The scores in the sentence are those of the first form.
      if (at === 0) expect(rest).toEqual(wanted);
      else expect(Object.keys(rest)).toEqual(Object.keys(wanted));
    }
  });
});
