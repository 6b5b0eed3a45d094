import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainText } from '#shared/report/plain-text';
import { type ReportFormat, reportDocument } from '../../../electron/services/report-document';
import { xinzhouReport, xinzhouSession } from '../../support/xinzhou-report';

const session = xinzhouSession();
const report = xinzhouReport(session);
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-report-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function made(format: ReportFormat, part?: string): Promise<Uint8Array> {
  const document = await reportDocument(session, {
    format,
    timestamp: 1,
    ...(part === undefined ? {} : { part }),
  });
  if (!document.ok) throw new Error(document.problem.message);
  return document.value.bytes;
}

/** The sentences of 情况说明, without what is laid out by the page. */
const sentences = plainText({
  ...report,
  blocks: report.blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'item'),
})
  .split('\n')
  .filter((line) => line !== '');

function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}

test('the text of the PDF is the plain text, character for character', {
  timeout: 120_000,
}, async (context) => {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, await made('pdf'));
  const text = tool('pdftotext', ['-raw', path, '-']);
  if (text === undefined) return context.skip('pdftotext is not installed');
  // Page numbers stand between the lines of a sentence that goes over a page.
  const read = squeezed(text.replace(/\n\d+\n?\f/g, '\n'));
  for (const sentence of sentences) expect(read).toContain(squeezed(sentence));
});

test('the same report and time give the same PDF', { timeout: 120_000 }, async () => {
  expect(Buffer.from(await made('pdf', '名词解释')).equals(await made('pdf', '名词解释'))).toBe(true);
});

test('the PDF is tagged, archivable, titled, and has bookmarks', { timeout: 120_000 }, async (context) => {
  const path = join(folder, 'b.pdf');
  writeFileSync(path, await made('pdf'));
  const info = tool('pdfinfo', [path]);
  if (info === undefined) return context.skip('pdfinfo is not installed');
  expect(info).toContain('忻州市行政审批服务管理局2022年度部门决算公开');
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(readFileSync(path, 'latin1')).toContain('/Outlines');
});

test('the text of the Word file is the plain text; every header row repeats; contents have the pages of the PDF', {
  timeout: 120_000,
}, async () => {
  const parts = unzipSync(await made('docx'));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const paragraphs = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  );
  for (const sentence of sentences) expect(paragraphs).toContain(sentence);
  const headerRows = report.blocks.reduce(
    (sum, block) => sum + (block.kind === 'table' ? block.printed.layout.header.length : 0),
    0,
  );
  expect(xml.match(/<w:tblHeader\b/g)).toHaveLength(headerRows);
  expect(xml).not.toMatch(/PAGEREF[^<]*<\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="end"/);
  expect(paragraphs).toContainEqual(expect.stringMatching(/^第三部分　情况说明\d+$/));
});

test('LibreOffice opens the Word file, and its text is ours', { timeout: 180_000 }, async (context) => {
  const path = join(folder, 'c.docx');
  writeFileSync(path, await made('docx', '情况说明'));
  const done = tool('soffice', [
    `-env:UserInstallation=file://${folder}/office`,
    ...['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, path],
  ]);
  if (done === undefined) return context.skip('LibreOffice is not installed');
  const lines = readFileSync(join(folder, 'c.txt'), 'utf8').split('\n').map(squeezed);
  for (const sentence of xinzhouSentencesOf('情况说明')) expect(lines).toContain(squeezed(sentence));
});

test('HTML is one file, loads nothing, and marks what is missing', async () => {
  const html = Buffer.from(await made('html')).toString();
  expect(html).not.toMatch(/(?:src|href)="(?!#)/);
  expect(html).toContain('<mark class="is-missing" title="没有填写“职责”">【待填写：职责】</mark>');
});

test('a part that is not there is refused with those that are', async () => {
  const answer = await reportDocument(session, { format: 'txt', timestamp: 1, part: '附录' });
  expect(answer).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('第四部分　名词解释') },
  });
});

function xinzhouSentencesOf(part: string): readonly string[] {
  const from = report.blocks.findIndex(
    (block) => block.kind === 'heading' && block.level === 1 && JSON.stringify(block.content).includes(part),
  );
  const to = report.blocks.findIndex(
    (block, at) => at > from && block.kind === 'heading' && block.level === 1,
  );
  const blocks = report.blocks.slice(from, to).filter(({ kind }) => kind === 'paragraph' || kind === 'item');
  return plainText({ ...report, blocks }).split('\n');
}

function tool(name: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}
