import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { binaryWorkbook, partsOf, zipTexts } from '../electron/excel/fixtures';
import { temporaryFolder } from '../electron/temporary-folder';
import { asDelimited, asXml2003 } from '../support/other-formats';
import { plainBook, smallBook } from '../support/small-books';

const ROOT = join(import.meta.dirname, '../..');

type Ended = { readonly code: number; readonly output: string };

/** What `npm run corpus …` runs, typed in that folder. */
function runCorpus(folder: string, ...words: readonly string[]): Promise<Ended> {
  const { corpus } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts;
  const [, ...script] = corpus.split(' ');
  const options = { env: { ...process.env, INIT_CWD: folder }, cwd: ROOT };
  return new Promise((resolve) => {
    execFile(process.execPath, [...script, ...words], options, (error, told, warned) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: `${told}${warned}` }),
    );
  });
}

/** Two values in one cell: no number for us, the first of them for the library. */
function twoValues(bytes: Uint8Array): Uint8Array {
  const sheet = 'xl/worksheets/sheet1.xml';
  const parts = partsOf(bytes);
  const two = (parts[sheet] ?? '').replace(/(<c r="D10"[^>]*>)<v>[^<]*<\/v>/, '$1<v>1219490</v><v>5</v>');
  return zipTexts({ ...parts, [sheet]: two });
}

test('every workbook under a folder is read by both readers: alike, otherwise, refused and damaged are told apart', async () => {
  const folder = temporaryFolder();
  const corpus = join(folder, '语料', '下级');
  mkdirSync(corpus, { recursive: true });
  const book = await smallBook({});
  const plain = { sheets: plainBook(book).sheets };
  const files: Readonly<Record<string, Uint8Array>> = {
    '一样.xlsx': book,
    '一样（网页）.xls': new TextEncoder().encode(asXml2003(plain)),
    '一样.csv': new TextEncoder().encode(`\ufeff${asDelimited(plain, ',')}`),
    '不同.XLSX': twoValues(book),
    '不读.xlsx': binaryWorkbook(),
    '损坏.xlsx': book.slice(0, book.length / 2),
    '说明.docx': book,
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(corpus, name), bytes);

  const { code, output } = await runCorpus(folder, '语料', join(folder, '结果.json'));
  expect(output).toContain('文件 6 个：读出 4，不读 2，没有结束 0，出错 0');
  expect(output).toContain('与通用库不同的 1 个，只有通用库读出的 1 个');
  expect(output).toMatch(/^≠ 下级[/\\]不同\.XLSX　1 处\n {4}表!D10　我们 .*　通用库 n 1219490$/m);
  expect(output).toMatch(/^- 下级[/\\]不读\.xlsx　refused /m);
  expect(output).not.toContain('一样');
  expect(code).toBe(0);

  const results: { path: string; ours: string; library: string }[] = JSON.parse(
    readFileSync(join(folder, '结果.json'), 'utf8'),
  );
  const came = results.map(({ path, ours, library }) => [path.slice(3), ours, library]);
  expect(Object.fromEntries(came.map(([path, ...rest]) => [path, rest]))).toMatchObject({
    '一样.xlsx': ['read xlsx', 'read'],
    '一样（网页）.xls': ['read xml-2003', 'read'],
    '一样.csv': ['read text', 'read'],
    '不同.XLSX': ['read xlsx', 'read'],
    '不读.xlsx': ['refused old-format', 'read'],
    '损坏.xlsx': ['refused damaged', 'refused'],
  });
}, 60_000); // The readers are built first, as the command does it.

test('without a folder it says how it is called', async () => {
  const { code, output } = await runCorpus(temporaryFolder());
  expect(output).toContain('用法：npm run corpus 文件夹');
  expect(code).toBe(2);
});
