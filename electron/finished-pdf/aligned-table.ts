import type { PageCell, PageTable } from './page-content';
import { type DrawnLine, joinedTexts, textOfLine } from './text-line';

/** Lines of a page in their order, those that form a table without rules put together. */
export type LinesOrTable = { readonly lines: readonly DrawnLine[] } | { readonly table: PageTable };

type Piece = { readonly left: number; readonly right: number; readonly line: DrawnLine };

/** Of the size: what parts columns from each other. */
const GUTTER = 1.2;
const LEAST_ROWS = 3;
const LEAST_COLUMNS = 3;
const AMOUNT = /^[-−(（]?[\d,，]*\.?\d+[%)）]?$/;
/** Leaders of a contents are no columns. */
const LEADERS = /[.…·．‥]{4,}/;

/**
 * Finds tables that are set by alignment alone: several lines one after the other whose words stand in the same columns,
 * some of them amounts.
 */
export function withAlignedTables(lines: readonly DrawnLine[]): readonly LinesOrTable[] {
  const parts: LinesOrTable[] = [];
  let plain: DrawnLine[] = [];
  const finish = (): void => {
    if (plain.length > 0) parts.push({ lines: plain });
    plain = [];
  };
  const pieces = lines.map(piecesOf);
  for (let at = 0; at < lines.length; ) {
    const end = endOfRun(lines, pieces, at);
    const table = end - at >= LEAST_ROWS ? tableOf(lines.slice(at, end), pieces.slice(at, end)) : undefined;
    if (table) {
      finish();
      parts.push({ table });
      at = end;
      continue;
    }
    const line = lines[at];
    if (line) plain.push(line);
    at += 1;
  }
  finish();
  return parts;
}

function piecesOf(line: DrawnLine): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const finish = (to: number): void => {
    const signs = line.signs.slice(from, to);
    const [first, last] = [signs[0], signs.at(-1)];
    if (first && last) pieces.push({ left: first.x, right: last.x + last.width, line: { ...line, signs } });
    from = to;
  };
  for (const [at, sign] of line.signs.entries()) {
    const before = line.signs[at - 1];
    if (before && sign.x - before.x - before.width > GUTTER * line.size) finish(at);
  }
  finish(line.signs.length);
  return pieces;
}

/** One past the last line of the run that begins here: lines of several pieces, single ones (names) between them. */
function endOfRun(lines: readonly DrawnLine[], pieces: readonly (readonly Piece[])[], from: number): number {
  const isRow = (at: number): boolean => {
    const line = lines[at];
    return (
      line !== undefined && (pieces[at]?.length ?? 0) >= LEAST_COLUMNS && !LEADERS.test(textOfLine(line).text)
    );
  };
  if (!isRow(from)) return from;
  let end = from + 1;
  for (let at = from + 1; at < lines.length; at += 1) {
    const [line, before] = [lines[at], lines[at - 1]];
    if (!line || !before || line.y - before.y > 3 * line.size) break;
    if (isRow(at)) end = at + 1;
    else if ((pieces[at]?.length ?? 0) < 2 && !isRow(at + 1)) break;
  }
  return end;
}

function tableOf(lines: readonly DrawnLine[], pieces: readonly (readonly Piece[])[]): PageTable | undefined {
  const full = pieces.filter((row) => row.length >= LEAST_COLUMNS);
  const isAmount = ({ line }: Piece): boolean => AMOUNT.test(textOfLine(line).text.replace(/\s/g, ''));
  if (full.length < LEAST_ROWS || full.filter((row) => row.some(isAmount)).length < 2) return undefined;
  const columns = columnsOf(full.flat());
  if (columns.length < LEAST_COLUMNS) return undefined;
  const cells = pieces.flatMap((row, at): PageCell[] => {
    const byColumn = new Map<number, { span: number; pieces: Piece[] }>();
    for (const piece of row) {
      const met = columns.flatMap(({ left, right }, column) =>
        piece.left < right && piece.right > left ? [column] : [],
      );
      const first = met[0] ?? 0;
      const known = byColumn.get(first) ?? { span: 1, pieces: [] };
      byColumn.set(first, { span: Math.max(known.span, met.length), pieces: [...known.pieces, piece] });
    }
    return [...byColumn].map(([column, { span, pieces: own }]) => ({
      ...{ row: at, column, rowSpan: 1, columnSpan: span },
      content: joinedTexts(own.map(({ line }) => textOfLine(line))),
    }));
  });
  const xs = [...columns.map(({ left }) => left), columns.at(-1)?.right ?? 0];
  const [top, bottom] = [lines[0]?.y ?? 0, lines.at(-1)?.y ?? 0];
  const heights = lines.map(({ size }) => size);
  return { xs, top, bottom, rows: lines.length, heights, cells };
}

/** Stretches of the width that words cover, parted where no line has any. */
function columnsOf(pieces: readonly Piece[]): readonly { readonly left: number; readonly right: number }[] {
  const columns: { left: number; right: number }[] = [];
  for (const { left, right } of [...pieces].sort((one, other) => one.left - other.left)) {
    const last = columns.at(-1);
    if (last && left <= last.right) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}
