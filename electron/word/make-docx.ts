import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { contentSize, LANDSCAPE, MARGINS, PORTRAIT } from '#shared/print/paper';
import { type Block, type Inline, inlineText, type Report } from '#shared/report/blocks';
import { chartGrid } from '#shared/report/chart';
import { WordTables } from './table-xml';
import { chartParagraphs } from './word-chart';
import { wordFont } from './word-fonts';
import { wordGrid } from './word-grid';
import { TWIPS_PER_MILLIMETRE, wordTable } from './word-table';

type Child = ISectionOptions['children'][number];

export type WordOptions = {
  /** The printed page of every heading of the contents, as the PDF has them; Word updates them when asked. */
  readonly headingPages: readonly number[];
};

/** What is wanted, and the tables met on the way. */
type Making = WordOptions & { readonly tables: WordTables };

const BODY = { size: 32, font: wordFont('body') } as const;
const mm = (length: number): number => Math.round(length * TWIPS_PER_MILLIMETRE);

/** 公文格式: A4 with these margins, 三号, 28 points a line. */
const PAGE = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) } as const;
const TABLE_PAGE = {
  top: mm(MARGINS.top),
  bottom: mm(MARGINS.bottom),
  left: mm(MARGINS.side),
  right: mm(MARGINS.side),
} as const;

/**
 * The document as .docx: real headings, contents filled with the pages given and still to be updated, real tables in
 * sections of their own, page numbers; opens without repair.
 */
export async function makeDocx(report: Report, options: WordOptions): Promise<Uint8Array> {
  const tables = new WordTables();
  const document = new Document({
    title: report.title,
    styles: { default: { document: { run: BODY }, ...HEADINGS } },
    sections: sectionsOf(report, { ...options, tables }),
  });
  return tables.pack(document);
}

const HEADINGS = Object.fromEntries(
  (
    [
      ['heading1', 'title', 44, AlignmentType.CENTER],
      ['heading2', 'heading', 32, AlignmentType.LEFT],
      ['heading3', 'subheading', 32, AlignmentType.LEFT],
      ['heading4', 'body', 32, AlignmentType.LEFT],
    ] as const
  ).map(([style, font, size, alignment], at) => [
    style,
    {
      run: { font: wordFont(font), size, bold: style === 'heading4', color: '000000' },
      // Without its own level LibreOffice gives a heading no bookmark in a PDF.
      paragraph: {
        alignment,
        outlineLevel: at,
        keepNext: true,
        spacing: {
          before: at === 0 ? 0 : 80,
          after: at === 0 ? 320 : 80,
          line: 560,
          lineRule: LineRuleType.AT_LEAST,
        },
      },
    },
  ]),
);

/** A new section begins at the cover, at every table and after it: each has a page size of its own. */
function sectionsOf(report: Report, options: Making): ISectionOptions[] {
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
    if (block.kind === 'cover') sections.push(coverSection(block.lines));
    else if (block.kind === 'table') {
      close();
      sections.push(tableSection(block, options.tables));
    } else {
      const isPart = block.kind === 'heading' && block.level === 1;
      if (isPart && running.length > 0) close();
      for (const child of childrenOf(block, report, options)) running.push(child);
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

function coverSection(lines: readonly string[]): ISectionOptions {
  return {
    properties: {
      page: { size: sizeOf(false), margin: PAGE },
    },
    footers: { default: new Footer({ children: [new Paragraph('')] }) },
    // A distance, for not every program centres a page upright.
    children: lines.map(
      (text, at) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: at === 0 ? mm(75) : 0, after: 240 },
          children: [new TextRun({ text, font: wordFont('title'), size: 52 })],
        }),
    ),
  };
}

function tableSection({ printed }: Extract<Block, { kind: 'table' }>, tables: WordTables): ISectionOptions {
  const { title, number, caption, notes, landscape } = printed.layout;
  const small = { font: wordFont('table'), size: 18 } as const;
  const line = (text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new Paragraph({
      alignment,
      spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ ...small, text })],
    });
  const width = mm(contentSize(printed.fit.paper).width);
  const captionLine = new Paragraph({
    spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.EXACT },
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
        children: [new TextRun({ text: title, font: wordFont('title'), size: 30, bold: true })],
      }),
      ...(number === '' ? [] : [line(number, AlignmentType.RIGHT)]),
      captionLine,
      tables.place(wordTable(printed)),
      ...notes.map((note) => line(note, AlignmentType.LEFT)),
      // A section ends in a paragraph, never in a table.
      ...(notes.length === 0 ? [gap()] : []),
    ],
  };
}

/** What separates a table from what follows. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: 160, lineRule: LineRuleType.EXACT } });
}

/** Body text: first line indented by two characters, at least 28 points a line. */
function bodyParagraph(content: readonly Inline[]): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    // LibreOffice does not know the characters.
    indent: { firstLine: 2 * BODY.size * 10, firstLineChars: 200 },
    spacing: { line: 560, lineRule: LineRuleType.AT_LEAST },
    children: runs(content),
  });
}

function childrenOf(
  block: Exclude<Block, { kind: 'cover' | 'table' }>,
  report: Report,
  { headingPages, tables }: Making,
): readonly Child[] {
  switch (block.kind) {
    case 'contents':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: block.title, font: wordFont('title'), size: 44 })],
        }),
        new TableOfContents(block.title, {
          hyperlink: true,
          // The pages are written already; Word need not ask to update them on opening.
          beginDirty: false,
          headingStyleRange: '1-2',
          cachedEntries: contentsOf(report, headingPages),
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          heading: `Heading${block.level}`,
          ...(block.level === 1 ? {} : { indent: { firstLine: 2 * BODY.size * 10, firstLineChars: 200 } }),
          children: runs(block.content),
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

/** What stands in the contents: headings of level 1 and 2 and the titles of tables, in order, with their pages. */
function contentsOf(report: Report, pages: readonly number[]) {
  const entries = report.blocks.flatMap((block) => {
    if (block.kind === 'table') return [{ title: block.printed.layout.title, level: 2 }];
    return block.kind === 'heading' && block.level <= 2
      ? [{ title: inlineText(block.content), level: block.level }]
      : [];
  });
  return entries.map((entry, at) => ({ ...entry, page: pages[at] ?? 0 }));
}

function runs(content: readonly Inline[]): TextRun[] {
  return content.map(
    (inline) => new TextRun({ text: inline.text, bold: inline.kind === 'text' && inline.bold === true }),
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
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 24, font: wordFont('table') })],
      }),
    ],
  });
}
