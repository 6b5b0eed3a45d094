import { parseRational, rationalText } from '#shared/amount/rational';
import type { PlainWorkbook, Sheet, SheetCell } from '#shared/workbook/sheet';
import { evaluateFormula, type FormulaCell, type FormulaSource } from './formula/evaluate-formula';
import type { FormulaValue } from './formula/formula-value';

/** Formulas times rows they may have to look through; an office's workbook stays below by a factor of ten. */
const MOST_WORK = 5_000_000;

/**
 * Computes the formulas that the file holds without a value, as programs write them that do not calculate. What
 * cannot be computed here stays uncomputed, and is told to the clerk when it stands in a cell of a table.
 */
export function computeFormulas(workbook: PlainWorkbook): PlainWorkbook {
  const count = workbook.sheets.reduce((sum, sheet) => sum + uncomputedIn(sheet), 0);
  const rows = workbook.sheets.reduce((sum, sheet) => sum + sheet.rows.size, 0);
  if (count === 0 || count * rows > MOST_WORK) return workbook;
  const source = sourceOf(workbook);
  return { ...workbook, sheets: workbook.sheets.map((sheet) => computed(sheet, source)) };
}

function uncomputedIn({ rows }: Sheet): number {
  let count = 0;
  for (const cells of rows.values()) for (const cell of cells.values()) if (cell.uncomputed) count += 1;
  return count;
}

function computed(sheet: Sheet, source: FormulaSource): Sheet {
  if (uncomputedIn(sheet) === 0) return sheet;
  const rows = new Map(
    [...sheet.rows].map(([row, cells]) => [
      row,
      new Map(
        [...cells].map(([column, cell]) => [column, computedCell(sheet.name, row, column, cell, source)]),
      ),
    ]),
  );
  return { ...sheet, rows };
}

function computedCell(
  sheet: string,
  row: number,
  column: number,
  cell: SheetCell,
  source: FormulaSource,
): SheetCell {
  if (!cell.uncomputed) return cell;
  const result = evaluateFormula(source, sheet, row, column);
  if (!result.ok) return cell;
  const { uncomputed: _, ...known } = cell;
  switch (result.value.kind) {
    case 'number':
      return { ...known, kind: 'number', text: rationalText(result.value.value) };
    // A reference to an empty cell shows 0.
    case 'blank':
      return { ...known, kind: 'number', text: '0' };
    case 'text':
      return { ...known, kind: 'text', text: result.value.text };
    case 'boolean':
      return { ...known, kind: 'boolean', text: result.value.value ? 'TRUE' : 'FALSE' };
    case 'error':
      return { ...known, kind: 'error', text: result.value.text };
  }
}

function sourceOf({ sheets }: PlainWorkbook): FormulaSource {
  const seen = new Map<string, ReturnType<FormulaSource['sheet']>>();
  return {
    sheet: (name) => {
      const key = name.toLowerCase();
      if (seen.has(key)) return seen.get(key);
      const found = sheets.find((sheet) => sheet.name.toLowerCase() === key);
      const sheet = found && {
        name: found.name,
        rows: new Map(
          [...found.rows].map(([row, cells]) => [
            row,
            new Map([...cells].map(([column, cell]) => [column, formulaCell(cell)])),
          ]),
        ),
      };
      seen.set(key, sheet);
      return sheet;
    },
  };
}

function formulaCell(cell: SheetCell): FormulaCell {
  if (cell.uncomputed && cell.formula !== undefined) return { formula: cell.formula };
  return { value: plainValue(cell) };
}

function plainValue({ kind, text }: SheetCell): FormulaValue {
  if (kind === 'boolean') return { kind, value: text === 'TRUE' };
  if (kind === 'error') return { kind, text };
  const value = kind === 'number' ? parseRational(text) : undefined;
  return value === undefined ? { kind: 'text', text } : { kind: 'number', value };
}
