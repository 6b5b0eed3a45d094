import type { PDFPage, PDFDocument as PdfDocument } from '@cantoo/pdf-lib';
import type { AuditPlace } from '#shared/audit/audit-finding';
import { greatest, least } from '#shared/kit/lists';
import { failed, ok, type Result } from '#shared/kit/result';
import { type Box, pdfPlaces } from './pdf-place';
import type { PdfReadProblem } from './pdf-problem';
import { readPdf } from './read-pdf';

export type AnnotatedPdf = {
  readonly bytes: Uint8Array;
  /** Notes at the very words. */
  readonly exact: number;
  /** Notes at the paragraph or cell that the words should stand in, or at the top of a page. */
  readonly near: number;
};

const AUTHOR = '决算公开助手';
const COLOUR = [1, 0.82, 0.25] as const;
const NOTE_SIZE = 20;
/** Printed, and not to be moved by mistake. */
const PRINTED = 4;

/**
 * A copy of a PDF with the words that findings quote highlighted, each with a note. What is added is appended to the
 * file: all bytes of the original stay. Findings without words get a note at the top of their page, or of the first.
 */
export async function annotatePdf(
  bytes: Uint8Array,
  annotations: readonly { readonly place: AuditPlace; readonly text: string }[],
): Promise<Result<AnnotatedPdf, PdfReadProblem>> {
  const read = await readPdf(bytes);
  if (!read.ok) return read;
  const { PDFDocument, PDFHexString, PDFName, PDFRef } = await import('@cantoo/pdf-lib');
  const document = await opened(() => PDFDocument.load(bytes, { updateMetadata: false }));
  if (!document.ok) return document;
  // What changes is named here: left to itself, the library looks through the whole file after every change.
  const snapshot = document.value.takeSnapshot();
  const pages = document.value.getPages();
  const words = (text: string) => ({
    Contents: PDFHexString.fromText(text),
    T: PDFHexString.fromText(AUTHOR),
  });
  let exact = 0;
  const notes = new Map<number, number>();
  for (const { place, text } of annotations) {
    const { places, isExact } = pdfPlaces(read.value, place);
    if (isExact && places.length > 0) exact += 1;
    for (const { page: number, boxes } of places) {
      const page = pages[number - 1];
      if (page) highlight(document.value, page, boxes, words(text));
    }
    const number = places.length > 0 ? 0 : Math.min(place.page ?? 1, pages.length);
    const page = pages[number - 1];
    if (!page) continue;
    const above = notes.get(number) ?? 0;
    notes.set(number, above + 1);
    note(document.value, page, above, words(text));
  }
  for (const page of pages) {
    const list = page.node.get(PDFName.of('Annots'));
    if (list) snapshot.markRefsForSave([page.ref, ...(list instanceof PDFRef ? [list] : [])]);
  }
  const added = await document.value.saveIncremental(snapshot);
  return ok({ bytes: Buffer.concat([bytes, added]), exact, near: annotations.length - exact });
}

async function opened(load: () => Promise<PdfDocument>): Promise<Result<PdfDocument, PdfReadProblem>> {
  try {
    return ok(await load());
  } catch (error) {
    // What the one library reads, the other may refuse: its errors are about the file.
    if (error instanceof Error) return failed({ kind: 'damaged', detail: error.message });
    throw error;
  }
}

type Words = Readonly<Record<'Contents' | 'T', unknown>>;

/** With an appearance of its own, so that every viewer and printer shows it. */
function highlight(document: PdfDocument, page: PDFPage, boxes: readonly Box[], words: Words): void {
  const xs = boxes.flatMap((box) => box.map(([x]) => x));
  const ys = boxes.flatMap((box) => box.map(([, y]) => y));
  const rect = [least(xs), least(ys), greatest(xs), greatest(ys)];
  const colour = COLOUR.join(' ');
  const path = boxes
    .map(([upperLeft, upperRight, lowerLeft, lowerRight]) => {
      const [first, ...others] = [upperLeft, upperRight, lowerRight, lowerLeft].map(
        ([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`,
      );
      return `${first} m ${others.map((point) => `${point} l`).join(' ')} h f`;
    })
    .join('\n');
  const appearance = document.context.register(
    document.context.stream(`/Multiply gs ${colour} rg\n${path}`, {
      ...{ Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: rect },
      Resources: { ExtGState: { Multiply: { BM: 'Multiply' } } },
    }),
  );
  add(document, page, {
    ...words,
    ...{ Subtype: 'Highlight', Rect: rect, C: [...COLOUR], QuadPoints: boxes.flat(2), AP: { N: appearance } },
  });
}

function note(document: PdfDocument, page: PDFPage, above: number, words: Words): void {
  const { x, y, height } = page.getCropBox();
  const [left, top] = [x + 8 + above * (NOTE_SIZE + 4), y + height - 8];
  add(document, page, {
    ...words,
    ...{
      Subtype: 'Text',
      Name: 'Comment',
      Rect: [left, top - NOTE_SIZE, left + NOTE_SIZE, top],
      C: [...COLOUR],
    },
  });
}

function add(document: PdfDocument, page: PDFPage, annotation: Readonly<Record<string, unknown>>): void {
  const made = document.context.obj({
    Type: 'Annot',
    F: PRINTED,
    P: page.ref,
    ...(annotation as Record<string, string>),
  });
  page.node.addAnnot(document.context.register(made));
}
