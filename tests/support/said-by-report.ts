import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FinishedCell, FinishedDocument } from '#shared/finished/finished-document';
import { cellsOf } from '#shared/finished/finished-document';
import { type Block, inlineText, type Report } from '#shared/report/blocks';
import { chartGrid } from '#shared/report/chart';
import { gridBody, gridHeader } from '#shared/report/grid';
import type { Session } from '#shared/session/session';
import { openPackLibrary } from '../../electron/services/pack-library';
import { sessionOfText } from '../../electron/services/session-of-text';
import { BUILT_IN_PACKS } from './built-in-packs';

/** The sample project of a pack, opened. */
export async function sampleSession(id: string): Promise<Session> {
  const text = readFileSync(join(BUILT_IN_PACKS.builtIn, id, 'sample.juesuan'), 'utf8');
  const session = await sessionOfText(text, openPackLibrary(BUILT_IN_PACKS));
  if (!session.ok) throw new Error(session.problem.message);
  return session.value;
}

/** A cell as one line: where it stands, over how much, and what it says without its spaces. */
export function cellLine({ row, column, rowSpan = 1, columnSpan = 1, text }: FinishedCell): string {
  return `${row},${column} ${rowSpan}x${columnSpan} ${text.replace(/\s+/g, '')}`;
}

/** The tables of a document as lists of such lines. */
export function tablesRead({ blocks }: FinishedDocument): readonly (readonly string[])[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? [[...cellsOf(block)].sort((a, b) => a.row - b.row || a.column - b.column).map(cellLine)]
      : [],
  );
}

/** The tables that a report prints, in its order. */
export function tablesSaid({ blocks }: Report): readonly (readonly string[])[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') {
      const { layout, textOf } = block.printed;
      const cells = [...layout.header, ...layout.body].flatMap(({ cells: own }, row) =>
        own.map(({ column, rowSpan, columnSpan, ...cell }) => ({
          ...{ row, column, rowSpan, columnSpan },
          text: textOf({ column, rowSpan, columnSpan, ...cell }),
        })),
      );
      return [cells.sort((a, b) => a.row - b.row || a.column - b.column).map(cellLine)];
    }
    if (block.kind !== 'grid' && block.kind !== 'chart') return [];
    const grid = block.kind === 'grid' ? block.grid : chartGrid(block.chart);
    return [
      [...gridHeader(grid), ...gridBody(grid)].flatMap((cells, row) =>
        cells.map(({ content, ...place }) => cellLine({ row, ...place, text: inlineText(content) })),
      ),
    ];
  });
}

/** The paragraphs of a document, without spaces; entries of its contents, headers and footers left out. */
export function textRead({ blocks }: FinishedDocument): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.role === undefined ? [block.text.replace(/\s+/g, '')] : [],
  );
}

/** What a report says outside its tables, in its order, without spaces; drawings left out. */
export function textSaid({ blocks }: Report): readonly string[] {
  return blocks.flatMap(linesSaid).flatMap((line) => {
    const plain = line.replace(/\s+/g, '');
    return plain === '' ? [] : [plain];
  });
}

function linesSaid(block: Block): readonly string[] {
  switch (block.kind) {
    case 'cover':
      return [...block.lines, ...block.notes].map(inlineText);
    case 'contents':
      return [block.title];
    case 'heading':
    case 'paragraph':
    case 'item':
      return [inlineText(block.content)];
    case 'table': {
      const { title, number, caption, notes } = block.printed.layout;
      return [title + number, caption.organisation + caption.year + caption.scale, ...notes];
    }
    case 'chart':
      return [block.chart.title];
    case 'grid':
      return [];
  }
}
