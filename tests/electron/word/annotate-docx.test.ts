import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Footer, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditFinding } from '#shared/audit/audit-finding';
import { annotateDocx } from '../../../electron/word/annotate-docx';
import { mendDocx } from '../../../electron/word/mend-docx';
import { readDocx, readWord } from '../../../electron/word/read-docx';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-annotate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Made with another library: a number split over runs of different looks, signs written as entities, a table, a footer. */
async function office(): Promise<Uint8Array> {
  const sentence = [
    new TextRun('支出合计 '),
    new TextRun({ text: '1,2', bold: true }),
    new TextRun({ text: '34.56', italics: true }),
    new TextRun(' 万元 <A&B>，增长 5.00%。'),
  ];
  const table = new Table({
    rows: [
      new TableRow({
        children: ['合计', '99.00'].map((text) => new TableCell({ children: [new Paragraph(text)] })),
      }),
    ],
  });
  const children = [new Paragraph('某局 2023 年度部门决算'), new Paragraph({ children: sentence }), table];
  const footers = { default: new Footer({ children: [new Paragraph('某处 2023 年')] }) };
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children, footers }] })));
}

function finding(place: AuditFinding['place'], correction?: string): AuditFinding {
  return {
    ...{
      rule: 'D-1',
      state: 'fail',
      severity: 'error',
      message: '数不对',
      expected: null,
      actual: null,
      place,
    },
    ...(correction === undefined ? {} : { correction }),
  };
}

function textsOf(bytes: Uint8Array): string[] {
  const read = readDocx(bytes);
  if (!read.ok) throw new Error(read.problem.kind);
  return read.value.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.rows.flat(),
  );
}

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** The words that each comment of a document is about. */
function commented(bytes: Uint8Array): Record<string, string> {
  const xml = partsOf(bytes)['word/document.xml'] ?? '';
  const ids = [...xml.matchAll(/<w:commentRangeStart w:id="(\d+)"\/>/g)].map(([, id]) => id ?? '');
  return Object.fromEntries(
    ids.map((id) => {
      const about = new RegExp(
        `<w:commentRangeStart w:id="${id}"/>(.*?)<w:commentRangeEnd w:id="${id}"/>`,
        's',
      );
      const inner = about.exec(xml)?.[1] ?? '';
      return [id, [...inner.matchAll(/<w:t[^>]*>([^<]*)</g)].map((text) => text[1]).join('')];
    }),
  );
}

const QUOTES = [
  { block: 1, quote: '1,234.56' },
  { block: 1, quote: '<A&B>，增长' },
  { block: 1, quote: '增长 5.00%' },
  { block: 1, quote: '没有这些字' },
  { block: 2, cell: { row: 0, column: 1 }, quote: '99.00' },
  { block: 3, quote: '2023' },
  { quote: '' },
] as const;

test('comments stand at the words, over runs and entities, and the text is what it was', async () => {
  const bytes = await office();
  const done = await annotateDocx(
    bytes,
    QUOTES.map((place, at) => ({ place, text: `意见${at}\n应为 <100>` })),
  );
  if (!done.ok) throw new Error(done.problem.kind);
  const { bytes: annotated, exact, near } = done.value;
  expect([exact, near]).toEqual([4, 3]);
  expect(textsOf(annotated)).toEqual(textsOf(bytes));
  expect(Object.entries(commented(annotated)).map(([, text]) => text)).toEqual(
    expect.arrayContaining(['1,234.56', '&lt;A&amp;B&gt;，增长', '99.00']),
  );
  const [before, after] = [partsOf(bytes), partsOf(annotated)];
  for (const [name, part] of Object.entries(before))
    if (
      ![
        'word/document.xml',
        'word/comments.xml',
        'word/_rels/document.xml.rels',
        '[Content_Types].xml',
      ].includes(name)
    )
      expect(after[name], name).toBe(part);
  const again = await annotateDocx(annotated, [{ place: QUOTES[0], text: '再说一次' }]);
  if (!again.ok) throw new Error(again.problem.kind);
  const ids = [
    ...(partsOf(again.value.bytes)['word/comments.xml'] ?? '').matchAll(/<w:comment w:id="(\d+)"/g),
  ].map(([, id]) => id);
  expect(new Set(ids).size).toBe(QUOTES.length + 1);
});

test('LibreOffice opens the copy and has every comment at its words', {
  timeout: 120_000,
}, async (context) => {
  const done = await annotateDocx(
    await office(),
    QUOTES.map((place, at) => ({ place, text: `意见${at}` })),
  );
  if (!done.ok) throw new Error(done.problem.kind);
  const path = join(folder, 'annotated.docx');
  writeFileSync(path, done.value.bytes);
  if (!converted(path)) return context.skip('soffice is not installed');
  const content = readFileSync(join(folder, 'annotated.fodt'), 'utf8');
  const notes = [...content.matchAll(/<office:annotation .*?<\/office:annotation>/gs)].map(
    ([note]) => /意见\d/.exec(note)?.[0],
  );
  expect(notes.sort()).toEqual(QUOTES.map((_, at) => `意见${at}`));
  const range =
    /<office:annotation [^>]*office:name="([^"]+)"[^>]*>(?:(?!<\/office:annotation>).)*意见0.*?<\/office:annotation>(.*?)<office:annotation-end office:name="\1"\/>/s.exec(
      content,
    );
  expect(
    range?.[2]?.replace(/<office:annotation .*?<\/office:annotation>/gs, '').replace(/<[^>]+>/g, ''),
  ).toBe('1,234.56');
});

function converted(path: string): boolean {
  try {
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'fodt',
        '--outdir',
        folder,
        path,
      ],
      { stdio: 'pipe' },
    );
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

test('what the audit knows is written into the runs that hold it; all else is left, byte for byte, and told', async () => {
  const bytes = await office();
  const findings = [
    finding({ block: 1, quote: '1,234.56' }, '1,334.57'),
    finding({ block: 1, quote: '5.00%' }, '5.01%'),
    finding({ block: 2, cell: { row: 0, column: 1 }, quote: '99.00' }, '100.00'),
    finding({ block: 3, quote: '2023' }, '2024'),
    finding({ block: 0, quote: '2023' }, '2024'),
    finding({ block: 1, quote: '没有这些字' }, '有'),
    finding({ block: 1, quote: '增长' }),
  ];
  const done = await mendDocx(bytes, findings);
  if (!done.ok) throw new Error(done.problem.kind);
  expect(textsOf(done.value.bytes)).toEqual([
    '某局 2024 年度部门决算',
    '支出合计 1,334.57 万元 <A&B>，增长 5.01%。',
    '合计',
    '100.00',
    '某处 2024 年',
  ]);
  expect(done.value.mended).toHaveLength(5);
  expect(done.value.left.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('没有找到'),
    expect.stringContaining('不知道应当改成什么'),
  ]);
  const [before, after] = [partsOf(bytes), partsOf(done.value.bytes)];
  const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
  expect(changed).toEqual(['word/document.xml', 'word/footer1.xml']);
  const plain = (xml = ''): string => xml.replace(/(<w:t)[^>]*>[^<]*/g, '$1');
  for (const name of changed) expect(plain(after[name])).toBe(plain(before[name]));
});

test('every corner of a paragraph can be commented, whatever its words are cut into', async () => {
  const bytes = await office();
  const read = readWord(bytes);
  if (!read.ok) throw new Error(read.problem.kind);
  const { text } = read.value.document.blocks[1] as { readonly text: string };
  for (let from = 0; from < text.length; from += 1) {
    for (let to = from + 1; to <= text.length; to += 3) {
      const place = { block: 1, quote: text.slice(from, to), from };
      const done = await annotateDocx(bytes, [{ place, text: '看' }]);
      if (!done.ok) throw new Error(done.problem.kind);
      expect(done.value.exact).toBe(1);
      const [said] = Object.values(commented(done.value.bytes));
      expect(said?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(
        place.quote,
      );
      expect(textsOf(done.value.bytes)).toEqual(textsOf(bytes));
    }
  }
});
