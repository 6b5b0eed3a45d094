import type { FinishedDocument } from '#shared/finished/finished-document';
import { append } from '#shared/kit/lists';
import { failed, ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';
import { type PackageParts, partText, readPackage } from '../package/read-package';
import { relationshipsOf } from '../package/relationships';
import {
  childNamed,
  childrenNamed,
  descendantsNamed,
  parseXml,
  type XmlElement,
} from '../package/xml-document';
import { attribute, automaticNumbers } from './automatic-numbers';
import { type Reading, readBlocks, type SourcedBlock } from './document-text';
import { wordStyles } from './word-styles';

/** A .docx read: the document, and where in the package each of its blocks stands. */
export type ReadWord = {
  readonly document: FinishedDocument;
  readonly blocks: readonly SourcedBlock[];
  readonly parts: PackageParts;
  /** The part of the document itself. */
  readonly main: string;
};

/** The text and tables of a .docx as a reader sees them. */
export function readDocx(bytes: Uint8Array): Result<FinishedDocument, ReadProblem> {
  const read = readWord(bytes);
  return read.ok ? ok(read.value.document) : read;
}

/**
 * Reads a .docx as a reader sees it: results of fields but not their codes, what was inserted but not what was deleted,
 * automatic numbers written out, text boxes once, notes after the paragraphs that they belong to, headers and footers after
 * all; hidden text is marked as such. Own reading, because the libraries at hand drop the numbers in simple fields,
 * content controls or text boxes, or move cells to the left.
 */
export function readWord(bytes: Uint8Array): Result<ReadWord, ReadProblem> {
  const opened = readPackage(bytes);
  if (!opened.ok) return opened;
  const parts = opened.value;
  const main = relationshipsOf(parts, '').find(({ type }) => type === 'officeDocument')?.part;
  const root = rootOf(parts, main);
  const body = root && childNamed(root, 'body');
  if (main === undefined || !body) return failed({ kind: 'damaged', detail: 'no document in the package' });
  const related = relationshipsOf(parts, main);
  const part = (type: string): string | undefined => related.find((each) => each.type === type)?.part;
  const reading: Reading = {
    part: main,
    isBoxed: false,
    numbers: automaticNumbers(parts, part('numbering')),
    styles: wordStyles(rootOf(parts, part('styles'))),
    notes: new Map([
      ...notesIn(rootOf(parts, part('footnotes')), 'footnote'),
      ...notesIn(rootOf(parts, part('endnotes')), 'endnote'),
    ]),
    page: descendantsNamed(body, 'lastRenderedPageBreak').length > 0 ? 1 : undefined,
    blocks: [],
  };
  readBlocks(body, reading);
  for (const role of ['header', 'footer'] as const) {
    const seen = new Set<string>();
    for (const each of related) {
      const around = each.type === role ? rootOf(parts, each.part) : undefined;
      if (!around || each.part === undefined) continue;
      const inner: Reading = { ...reading, part: each.part, page: undefined, blocks: [] };
      readBlocks(around, inner, role);
      append(
        reading.blocks,
        inner.blocks.filter(({ block }) => {
          // The same for several sections; and page numbers say nothing.
          if (block.kind !== 'paragraph' || seen.has(block.text) || !SAYS_SOMETHING.test(block.text))
            return false;
          seen.add(block.text);
          return true;
        }),
      );
    }
  }
  const losses = lossesOf(body);
  return ok({
    document: { blocks: reading.blocks.map(({ block }) => block), losses },
    blocks: reading.blocks,
    parts,
    main,
  });
}

const SAYS_SOMETHING = /[^\d\s\-—–―第共页/]/;

function rootOf(parts: PackageParts, part: string | undefined): XmlElement | undefined {
  return part === undefined ? undefined : parseXml(partText(parts, part) ?? '')?.root;
}

/** Notes by their number; those that Word keeps for its separators have a type and no words. */
function notesIn(root: XmlElement | undefined, kind: string): readonly (readonly [string, XmlElement])[] {
  return (root ? childrenNamed(root, kind) : []).flatMap((note) =>
    attribute(note, 'type') === '' ? [[`${kind} ${attribute(note, 'id')}`, note] as const] : [],
  );
}

function lossesOf(body: XmlElement): readonly string[] {
  const losses: string[] = [];
  const pictures = descendantsNamed(body, 'blip').length + descendantsNamed(body, 'imagedata').length;
  if (pictures > 0) losses.push(`${pictures} 幅图片中的文字没有读`);
  const inserted = descendantsNamed(body, 'altChunk').length;
  if (inserted > 0) losses.push(`${inserted} 处整篇插入的文件没有读，请用 Word 打开后另存`);
  return losses;
}
