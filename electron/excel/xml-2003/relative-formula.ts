import { cellName, columnName } from '#shared/workbook/sheet';

const REFERENCE = /(^|[^\w.])R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![\w.(])/g;

/** A formula whose references are counted from its own cell (`R[-1]C`), as Excel shows it. */
export function relativeFormula(formula: string, row: number, column: number): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((piece) =>
      /^["']/.test(piece)
        ? piece
        : piece.replace(REFERENCE, (_, before: string, down?: string, along?: string) => {
            const at = { row: placeOf(down, row), column: placeOf(along, column) };
            return at.row.place < 0 || at.column.place < 0
              ? `${before}#REF!`
              : `${before}${at.column.fixed}${columnName(at.column.place)}${at.row.fixed}${
                  /\d+$/.exec(cellName(at.row.place, 0))?.[0] ?? ''
                }`;
          }),
    )
    .join('');
}

function placeOf(
  written: string | undefined,
  own: number,
): { readonly place: number; readonly fixed: string } {
  if (written === undefined) return { place: own, fixed: '' };
  if (written.startsWith('[')) return { place: own + Number(written.slice(1, -1)), fixed: '' };
  return { place: Number(written) - 1, fixed: '$' };
}
