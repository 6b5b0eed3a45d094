import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportFormat } from '#shared/report/blocks';
import { type Block, blockInlines, type Report } from '#shared/report/blocks';
import { chartColour, chartGrid } from '#shared/report/chart';
import { inlineText } from '#shared/report/inline';
import { blockText } from '#shared/report/plain-text';
import type { Session } from '#shared/session/session';
import { reportDocument } from '../../../electron/services/report-document';
import { sampleWithPrior } from '../../support/sample-report';
import { shanghaiSession } from '../../support/shanghai-report';
import { reportOf, tablesLastSession } from '../../support/tables-last';
import { xinzhouSession } from '../../support/xinzhou-report';

const APPENDED = ['自查表', '登记表', '检查表'] as const;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-report-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function made(
  session: Session,
  format: ReportFormat,
  more: { part?: string; append?: readonly string[] } = {},
): Promise<Uint8Array> {
  const document = await reportDocument(session, { format, timestamp: 1, ...more });
  if (!document.ok) throw new Error(document.problem.message);
  return document.value.bytes;
}

/** What a block says, cell by cell, without what is laid out by the page. */
function saidBy(block: Block): readonly string[] {
  switch (block.kind) {
    case 'cover':
      return [...block.lines, ...block.notes].map(inlineText);
    case 'contents':
      return [block.title];
    case 'table': {
      const { layout, textOf } = block.printed;
      const { title, number, caption, header, body, notes } = layout;
      const cells = [...header, ...body].flatMap((row) => row.cells.map(textOf));
      return [title, number, caption.organisation, caption.year, caption.scale, ...cells, ...notes];
    }
    case 'chart':
      return [
        block.chart.title,
        ...chartGrid(block.chart).header,
        ...blockInlines(block).map(({ text }) => text),
      ];
    case 'grid':
      return [...block.grid.header, ...block.grid.rows.flatMap((row) => row.map(inlineText))];
    default:
      return [blockText(block)];
  }
}

const PACKS = [
  ['shanxi-2022', xinzhouSession()],
  ['shanghai-2024', shanghaiSession()],
  ['tables-last', tablesLastSession()],
  ['beijing-2024', sampleWithPrior('beijing-2024')],
  ['central-2024', sampleWithPrior('central-2024')],
  ['sichuan-2024', sampleWithPrior('sichuan-2024')],
  ['zhejiang-2024', sampleWithPrior('zhejiang-2024')],
] as const;

describe.each(PACKS)('%s', (name, session) => {
  const report = reportOf(session, { append: APPENDED });
  const pdf = () => join(folder, `${name}.pdf`);
  const word = () => join(folder, `${name}.docx`);

  beforeAll(async () => {
    writeFileSync(pdf(), await made(session, 'pdf', { append: APPENDED }));
    writeFileSync(word(), await made(session, 'docx', { append: APPENDED }));
  }, 120_000);

  test('the text of the PDF is the plain text, character for character', (context) => {
    const text = tool('pdftotext', ['-raw', pdf(), '-']);
    if (text === undefined) return context.skip('pdftotext is not installed');
    expectSaid(report, text);
  }, 60_000);

  test('contents name the page on which each heading stands', (context) => {
    const text = tool('pdftotext', ['-layout', pdf(), '-']);
    if (text === undefined) return context.skip('pdftotext is not installed');
    const pages = text.split('\f').map(squeezed);
    const entries = entriesOf(report);
    const contents = pages.slice(1, 4).join('');
    // The cover has no number.
    for (const { title, page } of pagesIn(contents, entries))
      expect([title, pages[page]?.includes(title)]).toEqual([title, true]);
  }, 60_000);

  test('the text of the Word file is the plain text, and every header row repeats', () => {
    const xml = wordXml(word());
    expectSaid(report, paragraphsOf(xml).join('\n'));
    const headerRows = report.blocks.reduce((sum, block) => {
      if (block.kind === 'table') return sum + block.printed.layout.header.length;
      return sum + (block.kind === 'grid' || block.kind === 'chart' ? 1 : 0);
    }, 0);
    expect(xml.match(/<w:tblHeader\b/g)).toHaveLength(headerRows);
    // Nothing takes the bold type of a heading away again.
    expect(xml).not.toContain('<w:b w:val="false"/>');
    expect(xml).not.toMatch(/PAGEREF[^<]*<\/w:instrText><\/w:r><w:r><w:fldChar w:fldCharType="end"/);
  });

  test('both say whose document it is, and made again are the same', async (context) => {
    const { organisation } = session.document().facts;
    const core = strFromU8(unzipSync(readFileSync(word()))['docProps/core.xml'] ?? new Uint8Array());
    expect(core).toContain(`<dc:creator>${organisation}</dc:creator>`);
    expect(core).toContain(`<cp:lastModifiedBy>${organisation}</cp:lastModifiedBy>`);
    // The time of making is given, as of a batch that goes on where it was ended.
    expect(core).toContain('>1970-01-01T00:00:01Z</dcterms:modified>');
    for (const [format, path] of [['docx', word()] as const, ['pdf', pdf()] as const]) {
      const again = Buffer.from(await made(session, format, { append: APPENDED }));
      expect([format, again.equals(readFileSync(path))]).toEqual([format, true]);
    }
    const told = tool('pdfinfo', ['-enc', 'UTF-8', pdf()]);
    if (told === undefined) return context.skip('pdfinfo is not installed');
    expect(/^Author: +(.*)$/m.exec(told)?.[1]).toBe(organisation);
  }, 60_000);

  test('the contents of both have the same pages', (context) => {
    const text = tool('pdftotext', ['-layout', pdf(), '-']);
    if (text === undefined) return context.skip('pdftotext is not installed');
    const entries = entriesOf(report);
    const inPdf = pagesIn(text.split('\f').slice(1, 4).map(squeezed).join(''), entries);
    const inWord = pagesIn(paragraphsOf(wordXml(word())).map(squeezed).join('').slice(0, 6000), entries);
    expect(inWord).toEqual(inPdf);
  });
});

/** All in one run: starting it takes longer than a document. */
describe('LibreOffice opens the Word files', () => {
  let isHere = false;
  beforeAll(() => {
    const files = PACKS.map(([name]) => join(folder, `${name}.docx`));
    const profile = `-env:UserInstallation=file://${folder}/office`;
    const words = ['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder];
    isHere = tool('soffice', [profile, ...words, ...files]) !== undefined;
  }, 180_000);

  for (const [name, session] of PACKS)
    test(`and the text of ${name} is ours`, (context) => {
      if (!isHere) return context.skip('LibreOffice is not installed');
      expectSaid(reportOf(session, { append: APPENDED }), readFileSync(join(folder, `${name}.txt`), 'utf8'));
    });
});

/** Every text of the document stands in the file, in the document's order; nothing of it is cut, joined or changed. */
function expectSaid({ blocks }: Report, text: string): void {
  // Page numbers stand between the lines of a sentence that goes over a page.
  const read = squeezed(text.replace(/\n *\d+ *\n?\f/g, '\n'));
  let from = 0;
  for (const block of blocks) {
    if (block.kind === 'contents') continue;
    if (block.kind === 'table' || block.kind === 'grid' || block.kind === 'chart') {
      // Cells of a row stand where the reader of the file puts them.
      for (const each of saidBy(block)) expect(read).toContain(squeezed(each));
      continue;
    }
    for (const each of saidBy(block)) {
      const at = read.indexOf(squeezed(each), from);
      if (at < 0) expect(read.slice(from)).toContain(squeezed(each));
      from = at + squeezed(each).length;
    }
  }
}

type Entry = { readonly title: string };

function entriesOf({ blocks }: Report): readonly Entry[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [{ title: squeezed(block.printed.layout.title) }];
    return block.kind === 'heading' && block.level <= 2 ? [{ title: squeezed(blockText(block)) }] : [];
  });
}

/** The page that contents give each title, in order. */
function pagesIn(
  contents: string,
  entries: readonly Entry[],
): readonly (Entry & { readonly page: number })[] {
  let from = 0;
  return entries.map(({ title }) => {
    const at = contents.indexOf(title, from);
    if (at < 0) throw new Error(`The contents lack ${title}`);
    from = at + title.length;
    // Dots lead to the number in the PDF, a tab in Word; what follows is the next title, which begins with no digit here.
    const page = /^[.·…]*(\d{1,2})/.exec(contents.slice(from))?.[1];
    return { title, page: Number(page) };
  });
}

test('charts are Word’s own, in the colours of the PDF, with their data and words for those who do not see them', async () => {
  const parts = unzipSync(await made(tablesLastSession(), 'docx', { part: '情况说明' }));
  const charts = Object.keys(parts).filter((part) => /^word\/charts\/chart\d+\.xml$/.test(part));
  expect(charts).toHaveLength(4);
  expect(Object.keys(parts).filter((part) => part.startsWith('word/embeddings/'))).toHaveLength(4);
  const bars = strFromU8(parts[charts[0] ?? ''] ?? new Uint8Array());
  expect(bars).toContain('<c:barChart>');
  expect(bars).toContain('<c:v>855.4</c:v>');
  for (const at of [0, 1]) expect(bars).toContain(chartColour(at));
  const html = Buffer.from(await made(tablesLastSession(), 'html')).toString();
  for (const at of [0, 1]) expect(html).toContain(`fill="#${chartColour(at)}"`);
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  expect(document).toMatch(
    /<wp:docPr [^>]*descr="图1　2024年收入、支出与上年对比：收入合计2024年855.40万元，2023年855.40万元；/,
  );
});

test('charts are vectors in the PDF', async (context) => {
  const path = join(folder, 'charts.pdf');
  writeFileSync(path, await made(tablesLastSession(), 'pdf', { part: '情况说明' }));
  const images = tool('pdfimages', ['-list', path]);
  if (images === undefined) return context.skip('pdfimages is not installed');
  expect(images.trim().split('\n')).toHaveLength(2);
}, 60_000);

test('the same report and time give the same PDF', async () => {
  const [first, second] = [await made(tablesLastSession(), 'pdf'), await made(tablesLastSession(), 'pdf')];
  expect(Buffer.from(first).equals(second)).toBe(true);
}, 60_000);

test('the PDF is tagged, archivable, titled, and has bookmarks', async (context) => {
  const path = join(folder, 'b.pdf');
  writeFileSync(path, await made(xinzhouSession(), 'pdf'));
  const info = tool('pdfinfo', [path]);
  if (info === undefined) return context.skip('pdfinfo is not installed');
  expect(info).toContain('忻州市行政审批服务管理局2022年度部门决算公开');
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(readFileSync(path, 'latin1')).toContain('/Outlines');
}, 60_000);

test('HTML is one file, loads nothing, and marks what is missing', async () => {
  const html = Buffer.from(await made(xinzhouSession(), 'html')).toString();
  expect(html).not.toMatch(/(?:src|href)="(?!#)/);
  expect(html).toContain('<mark class="is-missing" title="没有填写“职责”">【待填写：职责】</mark>');
});

test.each([
  [{ part: '附录' }, '没有“附录”这一部分，可用：第一部分　概况'],
  [{ append: ['概况'] }, '没有“概况”这一部分，可用：2022年度部门决算公开自查表'],
])('a part that is not there is refused with those that are', async (wish, message) => {
  const answer = await reportDocument(xinzhouSession(), { format: 'txt', timestamp: 1, ...wish });
  expect(answer).toMatchObject({ ok: false, problem: { message: expect.stringContaining(message) } });
});

/** Without spaces, and without the word joiner that the engine puts before page numbers of the contents. */
function squeezed(text: string): string {
  return text.replace(/[\s\u2060]/g, '');
}

function wordXml(path: string): string {
  return strFromU8(unzipSync(readFileSync(path))['word/document.xml'] ?? new Uint8Array());
}

function paragraphsOf(xml: string): readonly string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>/g)]
      .map(([, text]) => text ?? '\t')
      .join('')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"'),
  );
}

function tool(name: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}
