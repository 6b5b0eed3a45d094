import type { FinishedBlock, FinishedDocument } from '#shared/finished/finished-document';
import { failed, ok, type Result } from '#shared/kit/result';
import type { ReadProblem } from '#shared/workbook/sheet';
import { type PackageParts, partText, readPackage } from '../package/read-package';
import { relationshipsOf } from '../package/relationships';
import { childNamed, descendantsNamed, parseXml, type XmlElement } from '../package/xml-document';
import { type AutomaticNumbers, attribute, automaticNumbers } from './automatic-numbers';
import { HOLDERS, segmentsOf } from './paragraph-text';

/**
 * Reads the text of a .docx as a reader sees it: results of fields but not their codes, what was inserted but not what was
 * deleted, automatic numbers written out, text boxes once. Own reading, because the libraries at hand drop the numbers in
 * simple fields, content controls or text boxes. Headers, footers and notes are told as not read.
 */
export function readDocx(bytes: Uint8Array): Result<FinishedDocument, ReadProblem> {
  const parts = readPackage(bytes);
  if (!parts.ok) return parts;
  const main = relationshipsOf(parts.value, '').find(({ type }) => type === 'officeDocument')?.part;
  const root = main === undefined ? undefined : parseXml(partText(parts.value, main) ?? '')?.root;
  const body = root && childNamed(root, 'body');
  if (main === undefined || !body) return failed({ kind: 'damaged', detail: 'no document in the package' });
  const related = relationshipsOf(parts.value, main);
  const part = (type: string): string | undefined => related.find((each) => each.type === type)?.part;
  const styles = readStyles(parts.value, part('styles'));
  const page: Page = { numbers: automaticNumbers(parts.value, part('numbering')), styles, blocks: [] };
  readBlocks(body, page);
  const losses = LEFT.flatMap(({ type, words }) =>
    related.some((each) => each.type === type && saysSomething(parts.value, each.part)) ? [words] : [],
  );
  const pictures = descendantsNamed(body, 'blip').length + descendantsNamed(body, 'imagedata').length;
  if (pictures > 0) losses.push(`${pictures} 幅图片中的文字没有读`);
  return ok({ blocks: page.blocks, losses });
}

/** Word keeps empty parts for notes that nobody wrote. */
function saysSomething(parts: PackageParts, part: string | undefined): boolean {
  const root = part === undefined ? undefined : parseXml(partText(parts, part) ?? '')?.root;
  return root !== undefined && descendantsNamed(root, 't').some(({ content }) => content.trim() !== '');
}

const LEFT: readonly { readonly type: string; readonly words: string }[] = [
  { type: 'header', words: '页眉没有读' },
  { type: 'footer', words: '页脚没有读' },
  { type: 'footnotes', words: '脚注没有读' },
  { type: 'endnotes', words: '尾注没有读' },
];

type Page = {
  readonly numbers: AutomaticNumbers;
  readonly styles: ReadonlyMap<string, ListPlace>;
  readonly blocks: FinishedBlock[];
};

/** Which list and level a paragraph counts in. */
type ListPlace = { readonly list: string; readonly level: number };

function readBlocks(parent: XmlElement, page: Page): void {
  for (const child of parent.children) {
    if (child.name === 'p') readParagraph(child, page);
    else if (child.name === 'tbl') page.blocks.push({ kind: 'table', rows: rowsOf(child, page) });
    else if (HOLDERS.has(child.name)) readBlocks(child, page);
  }
}

function readParagraph(paragraph: XmlElement, page: Page): void {
  const boxes: XmlElement[] = [];
  const segments = segmentsOf(paragraph, (box) => boxes.push(box));
  const text = numberOf(paragraph, page) + segments.map((segment) => segment.text).join('');
  for (const line of text.split('\n')) {
    if (line.trim() !== '') page.blocks.push({ kind: 'paragraph', text: line.trim() });
  }
  for (const box of boxes) readBlocks(box, page);
}

function numberOf(paragraph: XmlElement, { numbers, styles }: Page): string {
  const properties = childNamed(paragraph, 'pPr');
  const own = placeOf(properties);
  const style = styles.get(attribute(properties && childNamed(properties, 'pStyle'), 'val'));
  const place = own ?? style;
  return place === undefined || place.list === '0' ? '' : numbers.next(place.list, place.level);
}

function placeOf(properties: XmlElement | undefined): ListPlace | undefined {
  const list = properties && childNamed(properties, 'numPr');
  if (!list) return undefined;
  const id = attribute(childNamed(list, 'numId'), 'val');
  return id === ''
    ? undefined
    : { list: id, level: Number(attribute(childNamed(list, 'ilvl'), 'val') || '0') };
}

function readStyles(parts: PackageParts, part: string | undefined): ReadonlyMap<string, ListPlace> {
  const root = part === undefined ? undefined : parseXml(partText(parts, part) ?? '')?.root;
  const styles = new Map<string, ListPlace>();
  for (const style of root?.children ?? []) {
    const place = placeOf(childNamed(style, 'pPr'));
    if (place) styles.set(attribute(style, 'styleId'), place);
  }
  return styles;
}

function rowsOf(table: XmlElement, page: Page): readonly (readonly string[])[] {
  return descendantsOf(table, 'tr').map((row) =>
    descendantsOf(row, 'tc').map((cell) => cellText(cell, page)),
  );
}

/** A cell's paragraphs joined by line breaks, a table within it as its texts. */
function cellText(cell: XmlElement, page: Page): string {
  const inner: Page = { ...page, blocks: [] };
  readBlocks(cell, inner);
  return inner.blocks
    .map((block) => (block.kind === 'paragraph' ? block.text : block.rows.flat().join('\n')))
    .join('\n');
}

/** Rows or cells that stand directly in it or in content controls and insertions, but not in a table within. */
function descendantsOf(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.flatMap((child) =>
    child.name === name ? [child] : HOLDERS.has(child.name) ? descendantsOf(child, name) : [],
  );
}
