import type { FinishedBlock, FinishedCell } from '#shared/finished/finished-document';
import { append } from '#shared/kit/lists';
import { childNamed, descendantsNamed, type XmlElement } from '../package/xml-document';
import { type AutomaticNumbers, attribute } from './automatic-numbers';
import { pageSteps } from './page-breaks';
import { HOLDERS, hiddenText, segmentsOf } from './paragraph-text';
import { styleOf, type WordStyles } from './word-styles';

/**
 * Where a stretch of a block's text stands in its file: the units `from` to `to` of the text are those of the paragraph
 * from `at` on. Automatic numbers and the breaks between a cell's paragraphs stand nowhere.
 */
export type TextSource = {
  readonly part: string;
  readonly paragraph: XmlElement;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** In a text box, where no comment may stand. */
  readonly isBoxed: boolean;
};

/** A block with where its text stands: of a paragraph, or by cell (`2,0`: row and column) of a table. */
export type SourcedBlock = {
  readonly block: FinishedBlock;
  readonly sources: readonly TextSource[];
  readonly cells?: ReadonlyMap<string, readonly TextSource[]>;
};

/** What reading a part of a document needs and keeps. */
export type Reading = {
  readonly part: string;
  readonly isBoxed: boolean;
  readonly numbers: AutomaticNumbers;
  readonly styles: WordStyles;
  /** The text of a footnote or endnote, by `footnote 3`. */
  readonly notes: ReadonlyMap<string, XmlElement>;
  /** The page that is read; undefined: the file keeps no pages. */
  page: number | undefined;
  readonly blocks: SourcedBlock[];
};

type Role = 'contents' | 'note' | 'hidden' | 'header' | 'footer';

/** Reads what stands in an element, block by block. */
export function readBlocks(parent: XmlElement, reading: Reading, role?: Role): void {
  for (const child of parent.children) {
    if (child.name === 'p') readParagraph(child, reading, role);
    else if (child.name === 'tbl') readTable(child, reading);
    else if (HOLDERS.has(child.name)) readBlocks(child, reading, role);
  }
}

function readParagraph(paragraph: XmlElement, reading: Reading, role: Role | undefined): void {
  const { styles, numbers, part, blocks, isBoxed } = reading;
  const boxes: XmlElement[] = [];
  const segments = segmentsOf(paragraph, (box) => boxes.push(box));
  const style = styleOf(paragraph, styles);
  const numbered =
    style.list === undefined || style.list.list === '0'
      ? ''
      : numbers.next(style.list.list, style.list.level);
  const steps = pageSteps(paragraph);
  if (reading.page !== undefined) reading.page += steps.before;
  const own = segments.map(({ text }) => text).join('');
  const whole = numbered + own;
  let start = 0;
  for (const line of whole.split('\n')) {
    const text = line.trim();
    const begin = start + line.indexOf(text);
    start += line.length + 1;
    if (text === '') continue;
    // A line may begin within the number, which stands in no run.
    const lead = Math.max(0, numbered.length - begin);
    const said = role ?? (style.isContents ? 'contents' : undefined);
    blocks.push({
      block: {
        kind: 'paragraph',
        text,
        ...(reading.page === undefined ? {} : { page: reading.page }),
        ...(style.level === undefined || said !== undefined ? {} : { level: style.level }),
        ...(said === undefined ? {} : { role: said }),
      },
      sources: [
        { part, paragraph, from: lead, to: text.length, at: Math.max(0, begin - numbered.length), isBoxed },
      ],
    });
  }
  if (reading.page !== undefined) reading.page += steps.after;
  const hidden = hiddenText(paragraph).trim();
  if (hidden !== '') blocks.push({ block: { kind: 'paragraph', text: hidden, role: 'hidden' }, sources: [] });
  for (const box of boxes) {
    const inner: Reading = { ...reading, isBoxed: true };
    readBlocks(box, inner, role);
    reading.page = inner.page;
  }
  readNotes(paragraph, reading);
}

/** What a paragraph's notes say, after it. */
function readNotes(paragraph: XmlElement, reading: Reading): void {
  for (const kind of ['footnote', 'endnote']) {
    for (const mark of descendantsNamed(paragraph, `${kind}Reference`)) {
      const note = reading.notes.get(`${kind} ${attribute(mark, 'id')}`);
      if (!note) continue;
      const inner: Reading = { ...reading, part: `${kind}s`, blocks: [] };
      readBlocks(note, inner, 'note');
      // Their part is read, not written to.
      append(
        reading.blocks,
        inner.blocks.map(({ block }) => ({ block, sources: [] })),
      );
    }
  }
}

function readTable(table: XmlElement, reading: Reading): void {
  const cells: FinishedCell[] = [];
  const sources = new Map<string, readonly TextSource[]>();
  const pages: number[] = [];
  const notes: SourcedBlock[] = [];
  /** By column, the cell that goes on downwards. */
  const open = new Map<number, number>();
  const rows = directly(table, 'tr').filter((row) => !hasProperty(row, 'trPr', 'del'));
  for (const [row, element] of rows.entries()) {
    let column = Number(propertyOf(element, 'trPr', 'gridBefore') || '0');
    let rowPage = reading.page;
    for (const cell of directly(element, 'tc')) {
      const columnSpan = Math.max(1, Number(propertyOf(cell, 'tcPr', 'gridSpan') || '1'));
      const isContinued =
        hasProperty(cell, 'tcPr', 'vMerge') && propertyOf(cell, 'tcPr', 'vMerge') !== 'restart';
      const above = isContinued ? open.get(column) : undefined;
      const begun = above === undefined ? undefined : cells[above];
      const read = readCell(cell, reading);
      rowPage = read.page ?? rowPage;
      append(notes, read.notes);
      if (begun && above !== undefined) cells[above] = { ...begun, rowSpan: row - begun.row + 1 };
      else {
        for (let each = column; each < column + columnSpan; each += 1) open.delete(each);
        if (hasProperty(cell, 'tcPr', 'vMerge')) open.set(column, cells.length);
        cells.push({ row, column, text: read.text, ...(columnSpan > 1 ? { columnSpan } : {}) });
        sources.set(`${row},${column}`, read.sources);
      }
      column += columnSpan;
    }
    if (rowPage !== undefined) pages.push(rowPage);
  }
  const texts = rows.map((_, row) => cells.flatMap((cell) => (cell.row === row ? [cell.text] : [])));
  const paged = pages.length === rows.length && rows.length > 0 ? { pages } : {};
  reading.blocks.push({
    block: { kind: 'table', rows: texts, cells, ...paged },
    sources: [],
    cells: sources,
  });
  append(reading.blocks, notes);
}

type ReadCell = {
  readonly text: string;
  readonly sources: readonly TextSource[];
  readonly notes: readonly SourcedBlock[];
  readonly page: number | undefined;
};

/** A cell's paragraphs joined by line breaks, a table within it as its texts. */
function readCell(cell: XmlElement, reading: Reading): ReadCell {
  const inner: Reading = { ...reading, blocks: [] };
  readBlocks(cell, inner);
  const [first] = inner.blocks;
  const begins = first?.block.kind === 'paragraph' ? first.block.page : inner.page;
  reading.page = inner.page;
  const sources: TextSource[] = [];
  const notes: SourcedBlock[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const each of inner.blocks) {
    const { block } = each;
    if (block.kind === 'paragraph' && (block.role === 'note' || block.role === 'hidden')) {
      notes.push(each);
      continue;
    }
    const text = block.kind === 'paragraph' ? block.text : block.rows.flat().join('\n');
    const start = length;
    append(
      sources,
      each.sources.map((source) => ({ ...source, from: source.from + start, to: source.to + start })),
    );
    texts.push(text);
    length += text.length + 1;
  }
  return { text: texts.join('\n'), sources, notes, page: begins };
}

/** Rows or cells that stand directly in it or in content controls and insertions, but not in a table within. */
function directly(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.flatMap((child) =>
    child.name === name ? [child] : HOLDERS.has(child.name) ? directly(child, name) : [],
  );
}

function hasProperty(element: XmlElement, properties: string, name: string): boolean {
  const found = childNamed(element, properties);
  return found !== undefined && childNamed(found, name) !== undefined;
}

function propertyOf(element: XmlElement, properties: string, name: string): string {
  const found = childNamed(element, properties);
  return attribute(found && childNamed(found, name), 'val');
}
