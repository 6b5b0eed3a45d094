import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import {
  beginText,
  degrees,
  endText,
  lineTo,
  moveText,
  moveTo,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  type PDFPage,
  setFontAndSize,
  showText,
  stroke,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FinishedDocument } from '#shared/finished/finished-document';
import { readPdf } from '../../../electron/finished-pdf/read-pdf';
import { readFinished } from '../../../electron/services/read-finished';
import { tablesRead } from '../../support/said-by-report';

// Drawn with another library than the one that reads: words and lines where a test wants them.

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-pdf-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Drawing = { readonly page: PDFPage; readonly font: PDFFont };

async function drawn(...pages: readonly ((drawing: Drawing) => void)[]): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const font = await document.embedFont('Helvetica');
  for (const draw of pages) draw({ page: document.addPage([595, 842]), font });
  return document;
}

async function read(document: PDFDocument): Promise<FinishedDocument> {
  const done = await readPdf(await document.save());
  if (!done.ok) throw new Error(done.problem.kind);
  return done.value.document;
}

function write({ page, font }: Drawing, x: number, y: number, text: string, size = 12): void {
  page.drawText(text, { x, y: 842 - y, size, font });
}

function rule({ page }: Drawing, x1: number, y1: number, x2: number, y2: number): void {
  page.drawLine({ start: { x: x1, y: 842 - y1 }, end: { x: x2, y: 842 - y2 }, thickness: 0.5 });
}

/** Rows of texts in a grid with columns at `xs`, ruled or not. */
function grid(
  drawing: Drawing,
  xs: readonly number[],
  top: number,
  rows: readonly string[][],
  ruled = true,
): void {
  const bottom = top + rows.length * 20;
  for (const [at, row] of rows.entries()) {
    for (const [column, text] of row.entries())
      write(drawing, (xs[column] ?? 0) + 3, top + at * 20 + 14, text);
  }
  if (!ruled) return;
  for (let at = 0; at <= rows.length; at += 1)
    rule(drawing, xs[0] ?? 0, top + at * 20, xs.at(-1) ?? 0, top + at * 20);
  for (const x of xs) rule(drawing, x, top, x, bottom);
}

const BODY = 'expenditure in total 100.00 of which for personnel 80.00 and for projects 20.00 as said';

test('parts of neighbouring cells are kept apart, however near each other they stand', async () => {
  const document = await drawn((drawing) =>
    grid(drawing, [50, 90, 124, 200], 100, [
      ['total', '1.00', '2.00'],
      ['all in', '33.00', '4.00'],
    ]),
  );
  expect(tablesRead(await read(document))).toEqual([
    ['0,0 1x1 total', '0,1 1x1 1.00', '0,2 1x1 2.00', '1,0 1x1 allin', '1,1 1x1 33.00', '1,2 1x1 4.00'],
  ]);
});

test('a missing line merges cells over columns and rows', async () => {
  const document = await drawn((drawing) => {
    for (const y of [100, 140]) rule(drawing, 50, y, 350, y);
    rule(drawing, 150, 120, 350, 120);
    for (const x of [50, 150, 350]) rule(drawing, x, 100, x, 140);
    rule(drawing, 250, 120, 250, 140);
    write(drawing, 60, 124, 'name');
    write(drawing, 200, 114, 'this year');
    write(drawing, 160, 134, 'budget');
    write(drawing, 260, 134, 'final');
  });
  expect(tablesRead(await read(document))).toEqual([
    ['0,0 2x1 name', '0,1 1x2 thisyear', '1,1 1x1 budget', '1,2 1x1 final'],
  ]);
});

test('a table without rules is read from its alignment, and one whose sides are open is closed', async () => {
  const rows = [
    ['item', 'budget', 'final'],
    ['personnel', '80.00', '81.00'],
    ['projects', '20.00', '19.00'],
    ['total', '100.00', '100.00'],
  ];
  const plain = await read(await drawn((drawing) => grid(drawing, [50, 200, 350, 500], 100, rows, false)));
  expect(plain.blocks.map(({ kind }) => kind)).toEqual(['table']);
  expect(plain.blocks[0]).toMatchObject({ rows });
  const open = await read(
    await drawn((drawing) => {
      grid(drawing, [50, 200, 350, 500], 100, rows, false);
      for (const y of [100, 120, 140, 160, 180]) rule(drawing, 50, y, 500, y);
      for (const x of [200, 350]) rule(drawing, x, 100, x, 180);
    }),
  );
  expect(open.blocks[0]).toMatchObject({ kind: 'table', rows });
});

test('a table over two pages is one, its header told once, the page of each row kept', async () => {
  const header = ['item', 'budget', 'final'];
  const table =
    (...rows: string[][]) =>
    (drawing: Drawing) =>
      grid(drawing, [50, 200, 350, 500], 100, [header, ...rows]);
  const document = await read(
    await drawn(table(['one', '1', '2'], ['two', '3', '4']), table(['three', '5', '6'])),
  );
  expect(document.blocks).toHaveLength(1);
  expect(document.blocks[0]).toMatchObject({
    rows: [header, ['one', '1', '2'], ['two', '3', '4'], ['three', '5', '6']],
    pages: [1, 1, 1, 2],
  });
});

test('a caption printed again above the next page of its table does not part it', async () => {
  const table =
    (...rows: string[][]) =>
    (drawing: Drawing) => {
      write(drawing, 200, 90, 'Table of income', 14);
      grid(drawing, [50, 200, 350, 500], 110, rows);
    };
  const same = await read(await drawn(table(['one', '1', '2']), table(['two', '3', '4'])));
  expect(same.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table']);
  const other = await drawn(table(['one', '1', '2']), (drawing) => {
    write(drawing, 200, 90, 'Table of expenditure', 14);
    grid(drawing, [50, 200, 350, 500], 110, [['two', '3', '4']]);
  });
  expect((await read(other)).blocks.map(({ kind }) => kind)).toEqual([
    'paragraph',
    'table',
    'paragraph',
    'table',
  ]);
});

test('a page turned for a wide table, by its file or by its drawing, reads like one that is not', async () => {
  const rows = [
    ['item', 'budget', 'final'],
    ['personnel', '80.00', '81.00'],
  ];
  const turned = await drawn((drawing) => grid(drawing, [50, 200, 350, 500], 100, rows));
  turned.getPage(0).setRotation(degrees(90));
  expect((await read(turned)).blocks[0]).toMatchObject({ kind: 'table', rows });
  const inner = await drawn((drawing) => grid(drawing, [50, 200, 350, 500], 100, rows));
  const outer = await PDFDocument.create();
  const [page] = await outer.embedPdf(await inner.save());
  if (!page) throw new Error('a page was embedded');
  outer.addPage([842, 595]).drawPage(page, { x: 842, y: 0, rotate: degrees(90) });
  expect((await read(outer)).blocks[0]).toMatchObject({ kind: 'table', rows });
});

test('lines and pages are put together to paragraphs; headers, footers and page numbers stand apart', async () => {
  const page = (number: number) => (drawing: Drawing) => {
    write(drawing, 60, 40, 'Bureau of Examples');
    write(drawing, 84, 100, `${BODY} on`.slice(0, 74));
    for (let line = 1; line < 30; line += 1) write(drawing, 60, 100 + line * 20, BODY.slice(0, 78));
    write(drawing, 290, 810, `- ${number} -`);
  };
  const { blocks, pageNumbers } = await read(await drawn(page(1), page(2), page(3)));
  expect(pageNumbers).toEqual(['1', '2', '3']);
  const roles = blocks.map((block) => (block.kind === 'paragraph' ? block.role : 'table'));
  expect(roles).toEqual([undefined, undefined, undefined, 'header']);
  expect(blocks.at(-1)).toMatchObject({ text: 'Bureau of Examples', page: 1 });
});

test('an entry of the contents is told with its page', async () => {
  const { blocks } = await read(
    await drawn((drawing) => write(drawing, 60, 100, 'Part one .................................. 12')),
  );
  expect(blocks).toEqual([{ kind: 'paragraph', text: 'Part one\t12', page: 1, role: 'contents' }]);
});

test('text that is drawn twice for bold type is read once', async () => {
  const { blocks } = await read(
    await drawn((drawing) => {
      write(drawing, 60, 100, 'total 1,100.00');
      write(drawing, 60.4, 100, 'total 1,100.00');
    }),
  );
  expect(blocks).toMatchObject([{ text: 'total 1,100.00' }]);
});

/** A grey picture of one by one point, as PNG. */
function picture(): Uint8Array {
  const chunk = (type: string, data: readonly number[] | Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(data)]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(body.length - 4, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', []),
  ]);
}

async function scanned(pages: number): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const scan = await document.embedPng(picture());
  for (let at = 0; at < pages; at += 1)
    document.addPage([595, 842]).drawImage(scan, { x: 0, y: 0, width: 595, height: 842 });
  return document;
}

test('a scan is recognised as such and said, with what can be done', async () => {
  const path = join(folder, 'scan.pdf');
  writeFileSync(path, await (await scanned(2)).save());
  const refused = await readFinished(path);
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'unusable-input' } });
  if (!refused.ok) expect(refused.problem.message).toMatch(/scan\.pdf.*第 1、2 页是扫描的图片.*文字识别/);
  const mixed = await drawn((drawing) => write(drawing, 60, 100, BODY));
  const scan = await mixed.embedPng(picture());
  mixed.addPage([595, 842]).drawImage(scan, { x: 0, y: 0, width: 595, height: 842 });
  expect((await read(mixed)).losses).toEqual([expect.stringContaining('第 2 页是扫描的图片')]);
});

test.each([
  [
    '设有打开密码',
    async () => {
      const document = await drawn((drawing) => write(drawing, 60, 100, BODY));
      document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' });
      return document.save();
    },
  ],
  [
    '已经损坏',
    async () => (await (await drawn((drawing) => write(drawing, 60, 100, BODY))).save()).subarray(0, 200),
  ],
  ['已经损坏', async () => new TextEncoder().encode('%PDF-1.7\nnothing of a document')],
])('a file that %s is told in words', async (words, make) => {
  const path = join(folder, 'refused.pdf');
  writeFileSync(path, await make());
  const refused = await readFinished(path);
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'unusable-input' } });
  if (!refused.ok) expect(refused.problem.message).toContain(words);
});

test('whatever is cut out of a file, it is read or refused in words', { timeout: 120_000 }, async () => {
  const whole = Buffer.from(
    await (
      await drawn((drawing) =>
        grid(drawing, [50, 200, 350], 100, [
          ['a', '1'],
          ['b', '2'],
        ]),
      )
    ).save(),
  );
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let round = 0; round < 40; round += 1) {
    const broken = Buffer.from(whole);
    for (let bytes = 0; bytes < 8; bytes += 1) broken[random(broken.length)] = random(256);
    const done = await readPdf(round % 2 === 0 ? broken : broken.subarray(0, random(broken.length)));
    expect(done.ok || ['damaged', 'encrypted'].includes(done.problem.kind)).toBe(true);
  }
});

test('the published disclosure kept beside the project is read whole', {
  timeout: 60_000,
}, async (context) => {
  const path = new URL('../../../../shared/reference/audit/district-finance-2024.pdf', import.meta.url);
  if (!existsSync(path)) return context.skip('../shared is not here');
  const done = await readPdf(readFileSync(path));
  if (!done.ok) throw new Error(done.problem.kind);
  const { blocks, losses } = done.value.document;
  expect(losses).toEqual([]);
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.length] : []));
  expect(tables).toHaveLength(10);
  const headings = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.level === 1 ? [block.text.slice(0, 4)] : [],
  );
  for (const part of ['第一部分', '第二部分', '第三部分', '第四部分']) expect(headings).toContain(part);
});

test('a page of more lines than any table has is said to be a drawing', async () => {
  const document = await drawn((drawing) => {
    write(drawing, 60, 100, BODY);
    const { page } = drawing;
    for (let at = 0; at < 20_001; at += 1) {
      const [x, y] = [60 + (at % 150) * 3, 200 + Math.floor(at / 150) * 4];
      page.pushOperators(moveTo(x, y), lineTo(x + 2, y), stroke());
    }
  });
  expect((await read(document)).losses).toEqual([expect.stringContaining('第 1 页的线条超过 20000 条')]);
});

test('text in a font that cannot be read is said, not left out in silence', async () => {
  const document = await drawn((drawing) => write(drawing, 60, 100, BODY));
  const page = document.getPage(0);
  page.node.setFontDictionary(
    PDFName.of('Broken'),
    document.context.register(document.context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: 'Broken' })),
  );
  page.pushOperators(
    beginText(),
    setFontAndSize('Broken', 12),
    moveText(60, 600),
    showText(PDFHexString.of('00410042')),
    endText(),
  );
  const { losses, blocks } = await read(document);
  expect(blocks).toHaveLength(1);
  expect(losses).toEqual([expect.stringContaining('第 1 页有')]);
  expect(losses[0]).toContain('没有可用的字体编码');
});
