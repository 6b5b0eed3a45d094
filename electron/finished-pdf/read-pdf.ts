import type { FinishedBlock, FinishedCell, FinishedDocument } from '#shared/finished/finished-document';
import { append } from '#shared/kit/lists';
import { ok, type Result } from '#shared/kit/result';
import { withAlignedTables } from './aligned-table';
import { cellTexts } from './cut-cells';
import { joinedTable, type PdfTable, tableOfPage } from './join-tables';
import { readPages } from './open-pdf';
import { type PageContent, pageContent } from './page-content';
import type { Matrix } from './page-ink';
import { type PagedLine, type PdfParagraph, paragraphsOf, settingOf } from './paragraphs';
import type { PdfReadProblem } from './pdf-problem';
import { MOST_RULES } from './ruled-grid';
import { type RunningLines, runningLines } from './running-lines';
import { textOfLine } from './text-line';

/** A PDF read: the document, and for each of its blocks where it stands on its pages. */
export type ReadPdf = {
  readonly document: FinishedDocument;
  readonly blocks: readonly (PdfParagraph | PdfTable | undefined)[];
  /** By page, from the coordinates of its signs to those of the file. */
  readonly toFile: ReadonlyMap<number, Matrix>;
};

/**
 * Reads a PDF into what a reader sees: text in reading order, paragraphs put together over lines and pages, tables rebuilt
 * from their ruled lines or from alignment, what stands around the text page after page told apart.
 *
 * @param tell hears which share (0 to 1) of the pages is read
 */
export async function readPdf(
  bytes: Uint8Array,
  tell?: (share: number) => void,
): Promise<Result<ReadPdf, PdfReadProblem>> {
  const read = await readPages(bytes, pageContent, tell);
  if (!read.ok) return read;
  const pages = read.value;
  const running = runningLines(pages);
  const parts = pages.flatMap((page) => partsOf(page, running));
  const setting = settingOf(parts.flatMap((part) => ('lines' in part ? part.lines : [])));
  const blocks: (PdfParagraph | PdfTable)[] = [];
  for (const part of joinedParts(parts)) {
    if ('lines' in part) append(blocks, paragraphsOf(part.lines, setting));
    else blocks.push(part.table);
  }
  const around = aroundText(running);
  return ok({
    document: {
      blocks: [...blocks.map(blockOf), ...around],
      losses: lossesOf(pages),
      pageNumbers: pages.map(({ page }) => running.numbers.get(page) ?? ''),
    },
    blocks: [...blocks, ...around.map(() => undefined)],
    toFile: new Map(pages.map(({ page, toFile }) => [page, toFile])),
  });
}

type Part = { readonly lines: readonly PagedLine[] } | { readonly table: PdfTable };

/** Lines and tables of a page as they stand below each other. */
function partsOf({ page, width, lines, tables }: PageContent, running: RunningLines): readonly Part[] {
  const own = lines.filter((line) => !running.lines.get(page)?.has(line));
  const parts: Part[] = [];
  let rest = own;
  const takeLines = (above: number): void => {
    for (const part of withAlignedTables(rest.filter(({ y }) => y <= above))) {
      if ('table' in part) parts.push({ table: tableOfPage(part.table, page) });
      else parts.push({ lines: part.lines.map((line) => ({ line, page, width })) });
    }
    rest = rest.filter(({ y }) => y > above);
  };
  for (const table of [...tables].sort((one, other) => one.top - other.top)) {
    takeLines(table.top);
    parts.push({ table: tableOfPage(table, page) });
  }
  takeLines(Number.POSITIVE_INFINITY);
  return parts;
}

/** Lines that follow each other over pages together, and a table with its parts on the pages after it. */
function joinedParts(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  const said = cellTexts(parts.flatMap((part) => ('table' in part ? part.table : [])));
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && 'lines' in last && 'lines' in part) {
      joined[joined.length - 1] = { lines: [...last.lines, ...part.lines] };
      continue;
    }
    // Some print what stands above a table again on every page of it.
    const isRepeated = last !== undefined && 'lines' in last && repeatsCaption(joined);
    const before = isRepeated ? joined.at(-2) : last;
    const whole =
      before && 'table' in before && 'table' in part && before.table.pages.at(-1) !== part.table.pages[0]
        ? joinedTable(before.table, part.table, said)
        : undefined;
    if (whole && isRepeated) joined.pop();
    if (whole) joined[joined.length - 1] = { table: whole };
    else joined.push(part);
  }
  return joined;
}

/** Whether the last lines say, on one page, what stands right above the table before them, and nothing else. */
function repeatsCaption(parts: readonly Part[]): boolean {
  const [above, table, below] = parts.slice(-3);
  if (!above || !table || !below || !('lines' in above) || !('table' in table) || !('lines' in below))
    return false;
  const text = ({ line }: PagedLine): string => textOfLine(line).text.replace(/\s|[（(]?续[表)）]*/g, '');
  const [one, ...others] = below.lines;
  const isOnePage = others.every(({ page }) => page === one?.page) && one?.page !== table.table.pages.at(-1);
  const caption = above.lines.slice(-below.lines.length).map(text);
  return (
    isOnePage &&
    below.lines.length === caption.length &&
    below.lines.every((line, at) => text(line) === caption[at])
  );
}

function blockOf(block: PdfParagraph | PdfTable): FinishedBlock {
  if ('content' in block) {
    return {
      kind: 'paragraph',
      text: block.content.text.trim(),
      page: block.page,
      ...(block.level === undefined ? {} : { level: block.level }),
      ...(block.isContents ? { role: 'contents' as const } : {}),
    };
  }
  const cells = block.cells.map(
    ({ row, column, rowSpan, columnSpan, content }): FinishedCell => ({
      ...{ row, column, text: content.text.trim() },
      ...(rowSpan > 1 ? { rowSpan } : {}),
      ...(columnSpan > 1 ? { columnSpan } : {}),
    }),
  );
  const rows = block.pages.map((_, row) => cells.flatMap((cell) => (cell.row === row ? [cell.text] : [])));
  return { kind: 'table', rows, cells, pages: block.pages };
}

/** Headers and footers once each, after the document. */
function aroundText({ headers, footers }: RunningLines): readonly FinishedBlock[] {
  return [
    ...headers.map(({ text, page }) => ({ kind: 'paragraph' as const, text, page, role: 'header' as const })),
    ...footers.map(({ text, page }) => ({ kind: 'paragraph' as const, text, page, role: 'footer' as const })),
  ];
}

function lossesOf(pages: readonly PageContent[]): readonly string[] {
  const losses: string[] = [];
  const named = (those: readonly PageContent[]): string => those.map(({ page }) => page).join('、');
  const scans = pages.filter(({ scan }) => scan === 'picture');
  if (scans.length > 0)
    losses.push(
      `第 ${named(scans)} 页是扫描的图片，没有文字可读；请用导出的 PDF 或 Word 文档，或先用文字识别（OCR）软件处理`,
    );
  const recognised = pages.filter(({ scan }) => scan === 'recognised');
  if (recognised.length > 0)
    losses.push(`第 ${named(recognised)} 页是扫描件，读到的是识别软件写入的文字，可能有误`);
  const pictured = pages.filter(({ hasPicture, scan }) => hasPicture && scan === 'none');
  if (pictured.length > 0) losses.push(`第 ${named(pictured)} 页有图片，图片中的文字没有读`);
  const turned = pages.filter((page) => page.turned.length > 0);
  if (turned.length > 0) losses.push(`第 ${named(turned)} 页有转了方向的文字，没有读`);
  const drawings = pages.filter(({ isDrawing }) => isDrawing);
  if (drawings.length > 0)
    losses.push(`第 ${named(drawings)} 页的线条超过 ${MOST_RULES} 条，当作图形，其中若有表格没有读`);
  const unread = pages.filter((page) => page.unread > 0);
  if (unread.length > 0) {
    const signs = unread.reduce((sum, page) => sum + page.unread, 0);
    losses.push(
      `第 ${named(unread)} 页有 ${signs} 个字符没有可用的字体编码，读不出是什么字；请用原来的程序重新导出，或用 Word 文档`,
    );
  }
  return losses;
}
