import { columnName } from '#shared/workbook/sheet';
import { LAST_ROW } from './cell-address';
import { type Corner, type FormulaToken, formulaTokens } from './formula-tokens';

/** The formula as it reads when copied by so many rows and columns: what a shared formula means in its other cells. */
export function translateFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return mapReferences(formula, () => ({ column, row, ...fixed }) => {
    const newColumn = column === undefined || fixed.fixedColumn ? column : column + columns;
    const newRow = row === undefined || fixed.fixedRow ? row : row + rows;
    if ((newColumn ?? 0) < 0 || (newRow ?? 0) < 0 || (newRow ?? 0) > LAST_ROW) return undefined;
    return {
      ...(newColumn === undefined ? {} : { column: newColumn }),
      ...(newRow === undefined ? {} : { row: newRow }),
      ...fixed,
    };
  });
}

type Reference = FormulaToken & { readonly kind: 'reference' };
/** Undefined: the corner has left the sheet. */
type MoveCorner = (corner: Corner) => Corner | undefined;

/** The formula with its references moved; where `moveFor` gives nothing, one stays as it is written. */
export function mapReferences(
  formula: string,
  moveFor: (token: Reference) => MoveCorner | undefined,
): string {
  let result = '';
  for (const token of formulaTokens(formula)) {
    const move = token.kind === 'reference' ? moveFor(token) : undefined;
    result += token.kind === 'reference' && move !== undefined ? movedText(token, move) : token.text;
  }
  return result;
}

function movedText(token: Reference, move: MoveCorner): string {
  const corners = token.to === undefined ? [token.from] : [token.from, token.to];
  const moved = corners.map(move);
  const unchanged = moved.every((corner, index) => isSame(corner, corners[index]));
  if (unchanged) return token.text;
  const prefix = token.prefix?.text ?? '';
  if (moved.includes(undefined)) return `${prefix}#REF!`;
  return prefix + moved.map((corner) => (corner === undefined ? '' : cornerText(corner))).join(':');
}

function isSame(one: Corner | undefined, other: Corner | undefined): boolean {
  return one?.row === other?.row && one?.column === other?.column;
}

function cornerText({ column, row, fixedColumn, fixedRow }: Corner): string {
  const columnPart = column === undefined ? '' : `${fixedColumn ? '$' : ''}${columnName(column)}`;
  const rowPart = row === undefined ? '' : `${fixedRow ? '$' : ''}${row + 1}`;
  return columnPart + rowPart;
}
