import { rationalText } from '#shared/amount/rational';
import { present } from '#shared/kit/assert';
import { cellName } from '#shared/workbook/sheet';
import type { CellWrite, FormulaNote } from '#shared/workbook/template-plan';
import { evaluateFormula, type FormulaSource } from '../formula/evaluate-formula';
import type { FormulaValue } from '../formula/formula-value';
import { filledSheets } from './filled-sheets';
import type { Template } from './open-template';

/**
 * One note per formula cell that was written: what it will show in Excel, or why that is not known here. A sheet of whose
 * formulas none was written is not read for it.
 */
export function formulaNotes(
  template: Template,
  written: readonly { readonly sheet: string; readonly writes: readonly CellWrite[] }[],
): readonly FormulaNote[] {
  const source = filledSheets(template);
  const notes: FormulaNote[] = [];
  for (const { sheet, writes } of written) {
    const rows = present(source.sheet(sheet), `the plan's sheet was written: ${sheet}`).rows;
    for (const { row, column, value } of writes) {
      const cell = rows.get(row)?.get(column);
      if (cell === undefined || !('formula' in cell)) continue;
      const shown = value.kind === 'blank' ? '' : value.text;
      const place = { sheet, cell: cellName(row, column), formula: cell.formula, written: shown };
      notes.push({ ...place, ...outcome(source, sheet, row, column) });
    }
  }
  return notes;
}

function outcome(
  source: FormulaSource,
  sheet: string,
  row: number,
  column: number,
): { readonly computed: string } | { readonly reason: string } {
  const result = evaluateFormula(source, sheet, row, column);
  return result.ok ? shown(result.value) : { reason: result.problem };
}

function shown(value: FormulaValue): { readonly computed: string } | { readonly reason: string } {
  if (value.kind === 'number') return { computed: rationalText(value.value) };
  // A reference to an empty cell shows 0; an empty text shows nothing.
  if (value.kind === 'blank') return { computed: '0' };
  if (value.kind === 'text' && value.text === '') return { computed: '' };
  return { reason: value.kind === 'boolean' ? 'gives a truth value' : `gives ${value.kind} ${value.text}` };
}
