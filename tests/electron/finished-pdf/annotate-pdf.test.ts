import { degrees, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { annotatePdf } from '../../../electron/finished-pdf/annotate-pdf';
import { readPdf } from '../../../electron/finished-pdf/read-pdf';

const SENTENCE = 'Expenditure of 1,234.56 in all, of which 80.00 for personnel.';

/** A sentence and a small ruled table; `turned`: the page is shown on its side. */
async function document(turned = false): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont('Helvetica');
  for (const text of [SENTENCE, `${SENTENCE} Again.`]) {
    const page = made.addPage([595, 842]);
    page.drawText(text, { x: 60, y: 700, size: 12, font });
    for (const y of [600, 580, 560]) page.drawLine({ start: { x: 60, y }, end: { x: 300, y } });
    for (const x of [60, 180, 300]) page.drawLine({ start: { x, y: 600 }, end: { x, y: 560 } });
    for (const [at, word] of ['total', '99.00', 'part', '1.00'].entries())
      page.drawText(word, { x: 64 + (at % 2) * 120, y: at < 2 ? 586 : 566, size: 10, font });
    if (turned) page.setRotation(degrees(90));
  }
  return made.save();
}

type Note = { readonly kind: string; readonly contents: string; readonly rect: readonly number[] };

function notesOf(page: PDFPage): readonly Note[] {
  const annotations = page.node.Annots();
  return Array.from({ length: annotations?.size() ?? 0 }, (_, at) => {
    const annotation = annotations?.lookup(at, PDFDict);
    const rect = annotation?.get(PDFName.of('Rect'))?.toString() ?? '';
    return {
      kind: annotation?.get(PDFName.of('Subtype'))?.toString() ?? '',
      contents: annotation?.lookup(PDFName.of('Contents'), PDFHexString).decodeText() ?? '',
      rect: (rect.match(/-?[\d.]+/g) ?? []).map(Number),
    };
  });
}

test.each([false, true])(
  'the words quoted are marked where they stand, on a page turned: %s',
  async (turned) => {
    const bytes = await document(turned);
    const read = await readPdf(bytes);
    if (!read.ok) throw new Error(read.problem.kind);
    const { blocks } = read.value.document;
    const sentence = blocks.findIndex((block) => block.kind === 'paragraph' && block.page === 1);
    const table = blocks.findIndex((block) => block.kind === 'table' && block.pages?.[0] === 2);
    const done = await annotatePdf(bytes, [
      { place: { block: sentence, quote: '1,234.56' }, text: '数不对\n应为：1,243.56' },
      { place: { block: table, cell: { row: 0, column: 1 }, quote: '99.00' }, text: '合计不等于各项之和' },
      { place: { page: 2, quote: '' }, text: '缺少一张表' },
      { place: { block: sentence, quote: '1,243.56' }, text: '这几个字不在这里' },
    ]);
    if (!done.ok) throw new Error(done.problem.kind);
    expect([done.value.exact, done.value.near]).toEqual([2, 2]);
    // Appended: whatever signed or compared the original still finds it.
    expect(Buffer.from(done.value.bytes.subarray(0, bytes.length)).equals(Buffer.from(bytes))).toBe(true);
    const pages = (await PDFDocument.load(done.value.bytes)).getPages().map(notesOf);
    expect(pages.map((notes) => notes.map(({ kind, contents }) => `${kind} ${contents}`))).toEqual([
      ['/Highlight 数不对\n应为：1,243.56', '/Highlight 这几个字不在这里'],
      ['/Highlight 合计不等于各项之和', '/Text 缺少一张表'],
    ]);
    const font = await (await PDFDocument.create()).embedFont('Helvetica');
    const [left = 0, bottom = 0, right = 0, top = 0] = pages[0]?.[0]?.rect ?? [];
    const start = 60 + font.widthOfTextAtSize('Expenditure of ', 12);
    expect(left).toBeCloseTo(start, 0);
    expect(right).toBeCloseTo(start + font.widthOfTextAtSize('1,234.56', 12), 0);
    expect(bottom).toBeLessThan(700);
    expect(top).toBeGreaterThan(708);
    const again = await readPdf(done.value.bytes);
    expect(again.ok && again.value.document.blocks).toEqual(blocks);
  },
);
