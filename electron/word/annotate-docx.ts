import type { AuditPlace } from '#shared/audit/audit-finding';
import { append } from '#shared/kit/lists';
import { ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';
import { relationshipsOf } from '../package/relationships';
import type { Edit } from '../package/text-edits';
import { WorkingPackage } from '../package/working-package';
import { descendantsNamed, type XmlElement } from '../package/xml-document';
import { type CommentMark, commentEdits } from './comment-marks';
import { addComments } from './comments-part';
import { readWord } from './read-docx';
import { wordPlace } from './word-place';

/** What is to be said at a place; lines are paragraphs of the comment. */
export type Annotation = { readonly place: AuditPlace; readonly text: string };

export type AnnotatedWord = {
  readonly bytes: Uint8Array;
  /** Comments at the very words. */
  readonly exact: number;
  /** Comments at the beginning of the paragraph, table or document. */
  readonly near: number;
};

/**
 * A copy of a .docx with comments at the words that findings quote. Runs are parted where words begin and end; every other
 * byte of every part stays. What has no place in the text (the document as a whole, headers) is said at its first paragraph.
 */
export async function annotateDocx(
  bytes: Uint8Array,
  annotations: readonly Annotation[],
): Promise<Result<AnnotatedWord, ReadProblem>> {
  const read = readWord(bytes);
  if (!read.ok) return read;
  const { parts, main, blocks } = read.value;
  const pack = new WorkingPackage(parts);
  const document = pack.document(main);
  const first = blocks.flatMap(({ sources, cells }) => [
    ...sources,
    ...[...(cells?.values() ?? [])].flat(),
  ])[0]?.paragraph;
  const anywhere = first ?? (document && descendantsNamed(document.root, 'p')[0]);
  if (!document || !anywhere) return ok({ bytes, exact: 0, near: 0 });
  const known = relationshipsOf(parts, main).find(({ type }) => type === 'comments')?.part;
  const ids = addComments(
    pack,
    main,
    known,
    annotations.map(({ text }) => text),
  );
  const byParagraph = new Map<XmlElement, CommentMark[]>();
  let exact = 0;
  for (const [at, { place }] of annotations.entries()) {
    const found = wordPlace(read.value, place);
    // Comments stand in the text alone, not in headers, footers and boxes.
    const own = found?.part === main && !found.isBoxed ? found : undefined;
    if (own?.isExact) exact += 1;
    const paragraph = own?.paragraph ?? anywhere;
    const marks = byParagraph.get(paragraph) ?? [];
    byParagraph.set(paragraph, marks);
    marks.push({ id: ids[at] ?? 0, start: own?.start ?? 0, end: own?.end ?? 0 });
  }
  const edits: Edit[] = [];
  for (const [paragraph, marks] of byParagraph) append(edits, commentEdits(document, paragraph, marks));
  pack.edit(main, edits);
  return ok({ bytes: await pack.toBytes(), exact, near: annotations.length - exact });
}
