import { expect, test } from 'vitest';
import type { Block, Report } from '#shared/report/blocks';
import { textRow } from '#shared/report/grid';
import { countPages } from '../../../electron/pdf/count-pages';

const text = (words: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text: words }] });
const contents: Block = { kind: 'contents', title: '目录' };
const cover = (lines: number): Block => ({
  kind: 'cover',
  lines: Array.from({ length: lines }, (_, at) => [{ kind: 'text', text: `封面第${at}行` }]),
  notes: [],
});
const heading = (words: string): Block => ({
  kind: 'heading',
  level: 1,
  content: [{ kind: 'text', text: words }],
});

async function counted(blocks: readonly Block[]) {
  const report: Report = { title: '文本', author: '', blocks };
  const pages = await countPages(report);
  if (!pages.ok) throw new Error(pages.problem.detail);
  return pages.value;
}

test('the sheet of contents and cover is the one they are set on', async () => {
  expect((await counted([contents, heading('第一部分'), text('一')])).blocks).toEqual([1, 2, 2]);
  expect((await counted([cover(2), contents, heading('第一部分')])).blocks).toEqual([1, 2, 3]);
  // A cover that takes two sheets.
  expect((await counted([cover(20), contents, heading('第一部分')])).blocks).toEqual([1, 3, 4]);
});

test('of a paragraph that goes on over the end of a sheet it is told with how many lines it ends', async () => {
  // 27 characters a line; the first is indented by two.
  const lines = (count: number): string => '财'.repeat(27 * count - 2);
  const short = await counted([text(lines(10)), text(lines(12))]);
  expect(short).toMatchObject({ blocks: [1, 1], running: [], sheets: 1 });
  const over = await counted([text(lines(10)), text(lines(15)), text(lines(3))]);
  expect(over).toMatchObject({ blocks: [1, 1, 2], running: [{ block: 1, sheet: 2, lines: 3 }], sheets: 2 });
  const long = await counted([text(lines(10)), text(lines(40))]);
  expect(long).toMatchObject({ blocks: [1, 1], running: [{ block: 1, sheet: 3, lines: 6 }], sheets: 3 });
});

test('of contents and of a table that go on over the end of a sheet it is told with which entry and row', async () => {
  const headings = Array.from({ length: 40 }, (_, at) => heading(`第${at + 1}部分`));
  const { broken } = await counted([contents, ...headings]);
  expect(broken).toEqual([{ block: 0, sheet: 2, row: 27 }]);
  const grid: Block = {
    kind: 'grid',
    grid: {
      header: ['项目', '数'],
      shares: [1, 1],
      aligns: ['left', 'right'],
      merged: [0],
      // Ten rows each have one name, which goes on over the end of a sheet.
      rows: Array.from({ length: 120 }, (_, at) => textRow([`第${Math.floor(at / 10)}组`, String(at)])),
    },
  };
  const { broken: rows, blocks, sheets } = await counted([text('一'), grid, text('二')]);
  expect(rows.map(({ block, sheet }) => [block, sheet])).toEqual(
    Array.from({ length: sheets - 1 }, (_, at) => [1, at + 2]),
  );
  expect(rows.every(({ row }, at) => row > (rows[at - 1]?.row ?? 0) && row < 120)).toBe(true);
  expect(blocks).toEqual([1, 1, sheets]);
});
