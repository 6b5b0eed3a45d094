import { expect, test } from 'vitest';
import type { Block, Report } from '#shared/report/blocks';
import { type Grid, textRow } from '#shared/report/grid';
import { readPdf } from '../../../electron/finished-pdf/read-pdf';
import { makePdf } from '../../../electron/pdf/make-pdf';
import { setReport } from '../../../electron/pdf/set-report';
import { typstReport } from '../../../electron/pdf/typst-report';
import { tablesRead, tablesSaid } from '../../support/said-by-report';

const INDICATORS = [
  ['产出指标', '数量指标', '培训人数', '10.00', ''],
  ['产出指标', '数量指标', '培训次数', '10.00', '场地晚到'],
  ['产出指标', '数量指标', '教材册数', '', ''],
  ['产出指标', '质量指标', '合格率', '10.00', '两人缺考'],
  ['产出指标', '质量指标', '到课率', '10.00', ''],
  ['效益指标', '社会效益指标', '知晓率', '', ''],
  ['效益指标', '社会效益指标', '参与率', '10.00', '天气'],
  ['效益指标', '可持续影响指标', '使用年限', '10.00', ''],
];

/** As most programs set it: a merged cell that a page cuts says nothing on the next. */
async function cutBlindly(report: Report): Promise<{ readonly bytes: Uint8Array; readonly report: Report }> {
  const set = await setReport(typstReport(report));
  if (!set.ok) throw new Error(set.problem.detail);
  const { compiler, document } = set.value;
  return { bytes: compiler.pdf(document, { creationTimestamp: 1 }), report };
}

async function cutByUs(report: Report): Promise<{ readonly bytes: Uint8Array; readonly report: Report }> {
  const made = await makePdf(report, { timestamp: 1 });
  if (!made.ok) throw new Error(made.problem.detail);
  return made.value;
}

/** A table near the end of a page, `lines` lines lower than where one without any would stand. */
async function readBelow(lines: number, rows: readonly (readonly string[])[], make: typeof cutByUs) {
  const grid: Grid = {
    header: ['一级指标', '二级指标', '指标名称', '得分', '偏差原因'],
    shares: [1, 1, 2, 1, 2],
    aligns: ['left', 'left', 'left', 'right', 'left'],
    rows: rows.map(textRow),
    merged: [0, 1],
  };
  const line: Block = { kind: 'paragraph', content: [{ kind: 'text', text: '按照工作需要安排。' }] };
  const report = {
    title: '自评表',
    author: '',
    blocks: [...Array.from({ length: lines }, () => line), { kind: 'grid' as const, grid }],
  };
  const made = await make(report);
  const read = await readPdf(made.bytes);
  if (!read.ok) throw new Error(read.problem.kind);
  const isCut = read.value.document.blocks.some(
    (block) => block.kind === 'table' && new Set(block.pages).size > 1,
  );
  return { isCut, read: tablesRead(read.value.document), said: tablesSaid(made.report) };
}

/** The table as read and as said at every place where a page may end in it. */
async function wherePagesEnd(rows: readonly (readonly string[])[], make = cutBlindly) {
  const found = await Promise.all(Array.from({ length: 9 }, (_, at) => readBelow(at + 15, rows, make)));
  const cut = found.filter(({ isCut }) => isCut);
  expect(cut.length).toBeGreaterThan(2);
  return { read: cut.map(({ read }) => read), said: cut.map(({ said }) => said) };
}

test('a merged cell is one, wherever a page ends in it; empty cells beside it stay cells of their own', async () => {
  const { read, said } = await wherePagesEnd(INDICATORS);
  expect(read).toEqual(said);
});

test('what we print says on the next page again of which 一级 and 二级 its rows are, wherever that page begins', async () => {
  const { read, said } = await wherePagesEnd(INDICATORS, cutByUs);
  expect(read).toEqual(said);
  // One table of them is cut within 产出指标: it says so twice.
  expect(read.some(([table]) => table?.filter((cell) => cell.endsWith('产出指标')).length === 2)).toBe(true);
});

test('where a column leaves cells empty, one more at the head of a page is empty too', async () => {
  const { read } = await wherePagesEnd([
    ['产出指标', '数量指标', '培训人数', '10.00', '场地晚到'],
    ['产出指标', '数量指标', '培训次数', '10.00', '场地晚到'],
    ['产出指标', '', '教材册数', '10.00', '无'],
    ['产出指标', '质量指标', '合格率', '10.00', '无'],
    ['产出指标', '', '到课率', '10.00', '无'],
    ['产出指标', '时效指标', '完成时间', '', '无'],
  ]);
  for (const [table] of read) expect(table).toEqual(expect.arrayContaining(['3,1 1x1 ', '5,1 1x1 ']));
});
