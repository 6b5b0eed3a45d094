import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { present } from '#shared/kit/assert';
import { textRow } from '#shared/report/grid';
import { makeDocx } from '../../../electron/word/make-docx';

test('a merged cell of a Word file begins anew, with its words, at the row that begins a page', async () => {
  const rows = [
    ['产出指标', '培训人数'],
    ['产出指标', '培训次数'],
    ['产出指标', '教材册数'],
    ['产出指标', '合格率'],
  ];
  const grid = {
    header: ['一级指标', '指标名称'],
    shares: [1, 2],
    aligns: ['left' as const, 'left' as const],
    rows: rows.map(textRow),
    merged: [0],
  };
  const merges = async (pages: readonly number[]): Promise<readonly string[]> => {
    const report = {
      title: '自评表',
      author: '',
      blocks: [{ kind: 'grid' as const, grid: { ...grid, pages } }],
    };
    const parts = unzipSync(await makeDocx(report, { headingPages: [], timestamp: 1 }));
    const xml = strFromU8(present(parts['word/document.xml'], 'a Word file has its document'));
    return [...xml.matchAll(/<w:vMerge(?: w:val="(restart)")?\/>.*?<\/w:tc>/g)].map(
      ([cell, begins]) => `${begins ?? 'goes on'} ${/<w:t [^>]*>([^<]*)/.exec(cell)?.[1] ?? ''}`,
    );
  };
  expect(await merges([])).toEqual(['restart 产出指标', 'goes on ', 'goes on ', 'goes on ']);
  expect(await merges([2])).toEqual(['restart 产出指标', 'goes on ', 'restart 产出指标', 'goes on ']);
});
