import { parseRational } from '#shared/amount/rational';
import { present } from '#shared/kit/assert';
import { numberText } from '#shared/workbook/number-text';
import { childNamed, childrenNamed, type XmlElement } from '../../package/xml-document';
import type { FormulaCell, FormulaSheet, FormulaSource } from '../formula/evaluate-formula';
import type { FormulaValue } from '../formula/formula-value';
import type { Template, TemplateSheet } from './open-template';
import { writtenOutFormulas } from './shared-formulas';
import { sheetGrid } from './sheet-grid';

/** More decimals than an amount or a rate is typed with: the tail of a binary fraction, not digits anyone meant. */
const MOST_MEANT_DECIMALS = 6;

/** The package as it now is, seen by formulas. A sheet is read when a formula first asks for it. */
export function filledSheets(template: Template): FormulaSource {
  const read = new Map<string, FormulaSheet>();
  let texts: readonly string[] | undefined;
  return {
    sheet: (name) => {
      const wanted = template.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
      if (wanted === undefined) return undefined;
      texts ??= sharedTexts(template);
      const sheet = read.get(wanted.name) ?? formulaSheet(template, wanted, texts);
      read.set(wanted.name, sheet);
      return sheet;
    },
  };
}

function formulaSheet(
  { working }: Template,
  { name, part }: TemplateSheet,
  texts: readonly string[],
): FormulaSheet {
  const grid = sheetGrid(present(working.document(part), `${part} stays well-formed when patched`));
  const formulas = writtenOutFormulas(grid);
  const rows = new Map<number, ReadonlyMap<number, FormulaCell>>();
  for (const { row, cells } of grid) {
    const line = new Map<number, FormulaCell>();
    for (const { column, element } of cells) {
      const formula = formulas.get(element);
      const value = formula === undefined ? cellValue(element, texts) : undefined;
      if (formula !== undefined) line.set(column, { formula });
      else if (value !== undefined) line.set(column, { value });
    }
    rows.set(row, line);
  }
  return { name, rows };
}

function cellValue(cell: XmlElement, texts: readonly string[]): FormulaValue | undefined {
  const { t: type = 'n' } = cell.attributes;
  const content = childNamed(cell, 'v')?.content;
  if (type === 'inlineStr') {
    const text = richText(childNamed(cell, 'is'));
    return text === '' ? undefined : { kind: 'text', text };
  }
  if (content === undefined || content === '') return undefined;
  if (type === 'n') return numberValue(content);
  if (type === 'b') return { kind: 'boolean', value: content === '1' };
  if (type === 'e') return { kind: 'error', text: content };
  return { kind: 'text', text: type === 's' ? (texts[Number(content)] ?? '') : content };
}

function sharedTexts({ working, sharedTexts: part }: Template): readonly string[] {
  const document = part === undefined ? undefined : working.document(part);
  return document === undefined ? [] : childrenNamed(document.root, 'si').map(richText);
}

/** Plain or in runs; how it is pronounced is no part of it. */
function richText(element: XmlElement | undefined): string {
  const pieces = (element?.children ?? []).flatMap((child) =>
    child.name === 'r' ? child.children : [child],
  );
  return pieces.map((piece) => (piece.name === 't' ? piece.content : '')).join('');
}

function numberValue(content: string): FormulaValue {
  const exact = parseRational(content);
  const meant = exact !== undefined && exact.denominator <= 10n ** BigInt(MOST_MEANT_DECIMALS);
  const value = meant ? exact : parseRational(numberText(Number(content)) ?? '');
  return value === undefined ? { kind: 'error', text: content } : { kind: 'number', value };
}
