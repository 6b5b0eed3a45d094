import { present } from '#shared/kit/assert';
import { numberText } from '../number-text';
import { childNamed, descendantsNamed, type XmlElement } from '../package/xml-document';
import { parseDecimal } from './decimal';
import type { FormulaCell, FormulaSheet, FormulaSource } from './evaluate-formula';
import type { FormulaValue } from './formula-value';
import type { Template, TemplateSheet } from './open-template';
import { writtenOutFormulas } from './shared-formulas';
import { sheetGrid } from './sheet-grid';

/** More decimals than an amount or a rate is typed with: the tail of a binary fraction, not digits anyone meant. */
const MOST_MEANT_DECIMALS = 6;

/** The package as it now is, seen by formulas. A sheet is read when a formula first asks for it. */
export function filledSheets(template: Template): FormulaSource {
  const read = new Map<string, FormulaSheet>();
  return {
    sheet: (name) => {
      const wanted = template.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
      if (wanted === undefined) return undefined;
      const sheet = read.get(wanted.name) ?? formulaSheet(template, wanted);
      read.set(wanted.name, sheet);
      return sheet;
    },
  };
}

function formulaSheet({ working }: Template, { name, part }: TemplateSheet): FormulaSheet {
  const grid = sheetGrid(present(working.document(part), `${part} stays well-formed when patched`));
  const formulas = writtenOutFormulas(grid);
  const rows = new Map<number, ReadonlyMap<number, FormulaCell>>();
  for (const { row, cells } of grid) {
    const line = new Map<number, FormulaCell>();
    for (const { column, element } of cells) {
      const formula = formulas.get(element);
      const value = formula === undefined ? cellValue(element) : undefined;
      if (formula !== undefined) line.set(column, { formula });
      else if (value !== undefined) line.set(column, { value });
    }
    rows.set(row, line);
  }
  return { name, rows };
}

function cellValue(cell: XmlElement): FormulaValue | undefined {
  const { t: type = 'n' } = cell.attributes;
  const content = childNamed(cell, 'v')?.content;
  if (type === 'inlineStr') {
    const text = descendantsNamed(cell, 't').map((piece) => piece.content);
    return text.length === 0 ? undefined : { kind: 'text', text: text.join('') };
  }
  if (content === undefined || content === '') return undefined;
  if (type === 'n') return numberValue(content);
  if (type === 'b') return { kind: 'boolean', value: content === '1' };
  if (type === 'e') return { kind: 'error', text: content };
  // A shared string's words do not matter: only that it is no number.
  return { kind: 'text', text: type === 's' ? `shared string ${content}` : content };
}

function numberValue(content: string): FormulaValue {
  const exact = parseDecimal(content);
  const meant = exact !== undefined && exact.scale <= MOST_MEANT_DECIMALS;
  const value = meant ? exact : parseDecimal(numberText(Number(content)) ?? '');
  return value === undefined ? { kind: 'error', text: content } : { kind: 'number', value };
}
