import {
  AlignmentType,
  Document,
  Footer,
  type IRunOptions,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { contentSize, LANDSCAPE, MARGINS, PORTRAIT } from '#shared/print/paper';
import type { Block, CoverBlock, Inline, Report } from '#shared/report/blocks';
import { chartGrid } from '#shared/report/chart';
import { LINES, OFFICIAL_PAGE } from '#shared/report/official-page';
import { WordTables } from './table-xml';
import { chartParagraphs } from './word-chart';
import { CONTENTS_STYLES, WordContents } from './word-contents';
import { wordFont } from './word-fonts';
import { wordGrid } from './word-grid';
import { exactLines, TWIPS_PER_MILLIMETRE } from './word-lines';
import { wordTable } from './word-table';

type Child = ISectionOptions['children'][number];

export type WordOptions = {
  /** The printed page of every heading of the contents, as the PDF has them; Word updates them when asked. */
  readonly headingPages: readonly number[];
  /** When it is made, as the file's properties say: seconds since 1970. */
  readonly timestamp: number;
};

/** The contents, and the tables met on the way. */
type Making = { readonly contents: WordContents; readonly tables: WordTables };

const BODY = { size: LINES.body.size * 2, font: wordFont('body') } as const;
const mm = (length: number): number => Math.round(length * TWIPS_PER_MILLIMETRE);

const PAGE = {
  top: mm(OFFICIAL_PAGE.margins.top),
  bottom: mm(OFFICIAL_PAGE.margins.bottom),
  left: mm(OFFICIAL_PAGE.margins.left),
  right: mm(OFFICIAL_PAGE.margins.right),
  // The number stands 7 mm below the text.
  footer: mm(OFFICIAL_PAGE.margins.bottom - 12),
} as const;
const TABLE_PAGE = {
  top: mm(MARGINS.top),
  bottom: mm(MARGINS.bottom),
  left: mm(MARGINS.side),
  right: mm(MARGINS.side),
  // Within the margin: a footer that does not fit there takes room from the table.
  footer: mm(MARGINS.bottom - 9),
} as const;

/**
 * The document as .docx: real headings, contents filled with the pages given and still to be updated, real tables in
 * sections of their own, page numbers; opens without repair.
 */
export async function makeDocx(report: Report, options: WordOptions): Promise<Uint8Array> {
  const tables = new WordTables();
  const document = new Document({
    title: report.title,
    creator: report.author,
    lastModifiedBy: report.author,
    styles: {
      default: { document: { run: BODY }, ...HEADINGS },
      paragraphStyles: [...CONTENTS_STYLES, FOOT_STYLE],
    },
    sections: sectionsOf(report, { contents: new WordContents(report, options.headingPages), tables }),
  });
  return tables.pack(document, options.timestamp);
}

const HEADINGS = Object.fromEntries(
  (
    [
      ['heading1', 'title', LINES.part, AlignmentType.CENTER],
      ['heading2', 'heading', LINES.body, AlignmentType.LEFT],
      ['heading3', 'subheading', LINES.body, AlignmentType.LEFT],
      ['heading4', 'body', LINES.body, AlignmentType.LEFT],
    ] as const
  ).map(([style, font, measure, alignment], at) => [
    style,
    {
      run: { font: wordFont(font), size: measure.size * 2, bold: style === 'heading4', color: '000000' },
      // Without its own level LibreOffice gives a heading no bookmark in a PDF.
      paragraph: { alignment, outlineLevel: at, keepNext: true, spacing: exactLines(measure) },
    },
  ]),
);

/** Of page numbers. A style, for a field takes the type of its paragraph where a program sets it anew. */
const FOOT_STYLE = {
  id: 'Footer',
  name: 'footer',
  basedOn: 'Normal',
  run: { size: OFFICIAL_PAGE.pageNumber * 2, font: wordFont('table') },
  paragraph: {
    alignment: AlignmentType.CENTER,
    spacing: exactLines({ size: OFFICIAL_PAGE.pageNumber, line: OFFICIAL_PAGE.pageNumber }),
  },
} as const;

/** A new section begins at the cover, at every table and after it: each has a page size of its own. */
function sectionsOf(report: Report, making: Making): ISectionOptions[] {
  const sections: ISectionOptions[] = [];
  let running: Child[] = [];
  let isFirstText = true;
  const close = (): void => {
    if (running.length === 0) return;
    sections.push(textSection(running, isFirstText));
    isFirstText = false;
    running = [];
  };
  for (const block of report.blocks) {
    if (block.kind === 'cover') sections.push(coverSection(block));
    else if (block.kind === 'table') {
      close();
      sections.push(tableSection(block, making));
    } else {
      const isPart = block.kind === 'heading' && block.level === 1;
      if (isPart && running.length > 0) close();
      for (const child of childrenOf(block, making)) running.push(child);
    }
  }
  close();
  return sections;
}

function textSection(children: readonly Child[], restart: boolean): ISectionOptions {
  return {
    properties: {
      page: { size: sizeOf(false), margin: PAGE, ...(restart ? { pageNumbers: { start: 1 } } : {}) },
    },
    footers: { default: pageFooter() },
    children: [...children],
  };
}

function coverSection({ lines, notes }: CoverBlock): ISectionOptions {
  return {
    properties: {
      page: { size: sizeOf(false), margin: PAGE },
    },
    footers: { default: new Footer({ children: [new Paragraph('')] }) },
    children: [
      // Empty lines, for a distance above the first line of a page is left out by some programs, and not every one centres upright.
      new Paragraph({ spacing: exactLines({ size: 16, line: (OFFICIAL_PAGE.coverDrop * 72) / 25.4 }) }),
      ...lines.map(
        (line) =>
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: exactLines(LINES.cover),
            children: runs(line, { font: wordFont('title'), size: LINES.cover.size * 2 }),
          }),
      ),
      ...(notes.length === 0 ? [] : [new Paragraph({ spacing: exactLines(LINES.coverNote) })]),
      ...notes.map(
        (line) =>
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: exactLines(LINES.coverNote),
            children: runs(line, { size: LINES.coverNote.size * 2 }),
          }),
      ),
    ],
  };
}

function tableSection(
  block: Extract<Block, { kind: 'table' }>,
  { contents, tables }: Making,
): ISectionOptions {
  const { printed } = block;
  const { title, number, caption, notes, landscape } = printed.layout;
  const small = { font: wordFont('table'), size: 18 } as const;
  const line = (text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType], before = 0) =>
    new Paragraph({
      alignment,
      spacing: { before, after: 0, line: 240, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ ...small, text })],
    });
  const width = mm(contentSize(printed.fit.paper).width);
  const captionLine = new Paragraph({
    spacing: { before: 0, after: NOTE_GAP, line: 240, lineRule: LineRuleType.EXACT },
    tabStops: [
      { type: TabStopType.CENTER, position: Math.round(width / 2) },
      { type: TabStopType.RIGHT, position: width },
    ],
    children: [
      new TextRun({
        ...small,
        children: [caption.organisation, new Tab(), caption.year, new Tab(), caption.scale],
      }),
    ],
  });
  return {
    properties: { page: { size: sizeOf(landscape), margin: TABLE_PAGE } },
    footers: { default: pageFooter() },
    children: [
      new Paragraph({
        heading: 'Heading2',
        alignment: AlignmentType.CENTER,
        // As high as the fit to the page counted on.
        spacing: { before: 0, after: 40, line: 420, lineRule: LineRuleType.EXACT },
        children: contents.marked(block, [
          new TextRun({ text: title, font: wordFont('title'), size: 30, bold: true }),
        ]),
      }),
      ...(number === '' ? [] : [line(number, AlignmentType.RIGHT)]),
      captionLine,
      tables.place(wordTable(printed)),
      ...notes.map((note, at) => line(note, AlignmentType.LEFT, at === 0 ? NOTE_GAP : 0)),
      // A section ends in a paragraph, never in a table.
      ...(notes.length === 0 ? [gap()] : []),
    ],
  };
}

/** What stands between a table and the words above and below it, in twentieths of a point. */
const NOTE_GAP = 80;

/** What separates a table from what follows. */
function gap(): Paragraph {
  return new Paragraph({ spacing: exactLines({ size: 8, line: LINES.body.line - LINES.body.size }) });
}

/** Body text: first line indented by two characters. */
function bodyParagraph(content: readonly Inline[]): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    // LibreOffice does not know the characters.
    indent: { firstLine: 2 * BODY.size * 10, firstLineChars: 200 },
    spacing: exactLines(LINES.body),
    children: runs(content),
  });
}

function childrenOf(
  block: Exclude<Block, { kind: 'cover' | 'table' }>,
  { contents, tables }: Making,
): readonly Child[] {
  switch (block.kind) {
    case 'contents':
      return contents.paragraphs(block.title);
    case 'heading':
      return [
        new Paragraph({
          heading: `Heading${block.level}`,
          ...(block.newPage ? { pageBreakBefore: true } : {}),
          ...(block.level === 1 ? {} : { indent: { firstLine: 2 * BODY.size * 10, firstLineChars: 200 } }),
          children: contents.marked(block, runs(block.content)),
        }),
      ];
    case 'paragraph':
    case 'item':
      return [bodyParagraph(block.content)];
    case 'chart':
      return [...chartParagraphs(block.chart), tables.place(wordGrid(chartGrid(block.chart), true)), gap()];
    case 'grid':
      return [tables.place(wordGrid(block.grid)), gap()];
  }
}

function runs(content: readonly Inline[], type: Pick<IRunOptions, 'font' | 'size'> = {}): TextRun[] {
  return content.map(
    (inline) =>
      // Said only where it is so: a heading's own type may be bold.
      new TextRun({
        ...type,
        text: inline.text,
        ...(inline.kind === 'text' && inline.bold ? { bold: true } : {}),
      }),
  );
}

function sizeOf(landscape: boolean) {
  // The library turns the sides of a landscape page itself.
  return {
    width: mm(PORTRAIT.width),
    height: mm(LANDSCAPE.width),
    orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
  };
}

function pageFooter(): Footer {
  return new Footer({
    children: [
      new Paragraph({ style: FOOT_STYLE.id, children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
    ],
  });
}
