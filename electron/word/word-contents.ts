import { AlignmentType, Bookmark, type ISectionOptions, Paragraph, TableOfContents, TextRun } from 'docx';
import { type Block, inlineText, type Report } from '#shared/report/blocks';
import { LINES } from '#shared/report/official-page';
import { wordFont } from './word-fonts';
import { exactLines } from './word-lines';

/** 目录 as Word makes it anew, too. */
export const CONTENTS_STYLES = [1, 2].map((level) => ({
  id: `TOC${level}`,
  name: `toc ${level}`,
  basedOn: 'Normal',
  run: { size: LINES.contents.size * 2, font: wordFont(level === 1 ? 'heading' : 'body') },
  paragraph: {
    spacing: exactLines(LINES.contents),
    indent: { left: (level - 1) * LINES.contents.size * 20 },
  },
}));

type Entry = { readonly block: Block; readonly title: string; readonly level: number };

/** What stands in the contents: headings of level 1 and 2 and the titles of tables, in their order. */
export class WordContents {
  readonly #entries: readonly Entry[];
  readonly #pages: readonly number[];

  /** `pages`: the page of every entry, as the PDF has them. */
  constructor({ blocks }: Report, pages: readonly number[]) {
    this.#pages = pages;
    this.#entries = blocks.flatMap((block): Entry[] => {
      if (block.kind === 'table') return [{ block, title: block.printed.layout.title, level: 2 }];
      return block.kind === 'heading' && block.level <= 2
        ? [{ block, title: inlineText(block.content), level: block.level }]
        : [];
    });
  }

  /** The runs of a heading, where an entry of the contents leads. */
  marked(block: Block, runs: readonly TextRun[]): (Bookmark | TextRun)[] {
    const at = this.#entries.findIndex((entry) => entry.block === block);
    return at < 0 ? [...runs] : [new Bookmark({ id: anchor(at), children: runs })];
  }

  /** The title and the field, already filled: its pages are written, and Word need not ask to update them on opening. */
  paragraphs(title: string): ISectionOptions['children'] {
    return [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: exactLines(LINES.contentsTitle),
        children: [new TextRun({ text: title, font: wordFont('title'), size: LINES.contentsTitle.size * 2 })],
      }),
      new TableOfContents(title, {
        hyperlink: true,
        beginDirty: false,
        headingStyleRange: '1-2',
        cachedEntries: this.#entries.map((entry, at) => ({
          title: entry.title,
          level: entry.level,
          page: this.#pages[at] ?? 0,
          href: anchor(at),
        })),
      }),
    ];
  }
}

function anchor(at: number): string {
  return `_Toc${String(at + 1).padStart(6, '0')}`;
}
