import { append } from '#shared/kit/lists';
import type { SheetRange } from '#shared/workbook/sheet';
import { type Edit, escapeText, setAttribute, setContent } from '../../package/text-edits';
import { childNamed, descendantsNamed, type XmlDocument, type XmlElement } from '../../package/xml-document';
import type { RowShift } from './row-shift';
import { type SheetShifts, shiftFormula } from './shift-formula';
import { shiftListWithNewRows } from './shift-ranges';
import { type RuleCells, shiftRuleFormula, topOf } from './shift-rule-formula';

/** Elements with a formula as their text, in worksheets and their extensions. */
const FORMULA_NAMES: ReadonlySet<string> = new Set(['f', 'formula', 'formula1', 'formula2']);

/**
 * Conditional formats and validations, of the main list and of the extension list: their cells move and take in the
 * new rows, their formulas follow. In a sheet that does not move only the formulas can change.
 */
export function shiftFormats(document: XmlDocument, home: string, shifts: SheetShifts): readonly Edit[] {
  const own = shifts.get(home.toLowerCase()) ?? [];
  const edits: Edit[] = [];
  for (const name of ['conditionalFormatting', 'dataValidation']) {
    for (const format of descendantsNamed(document.root, name)) {
      const cells = shiftCellsOf(document, format, own, edits);
      const shifted = (formula: string) =>
        cells === undefined
          ? shiftFormula(formula, home, shifts)
          : shiftRuleFormula(formula, home, shifts, cells);
      append(edits, formulaEdits(document, format, shifted));
    }
  }
  return edits;
}

/** Moves the cells a rule is for; undefined when it names none. */
function shiftCellsOf(
  document: XmlDocument,
  format: XmlElement,
  own: RowShift,
  edits: Edit[],
): RuleCells | undefined {
  const inside = childNamed(format, 'sqref');
  const list = (inside?.content ?? format.attributes.sqref ?? '').trim();
  const { list: moved, before, after } = shiftListWithNewRows(own, list);
  if (before.length === 0) return undefined;
  if (moved !== list) {
    edits.push(
      inside === undefined
        ? setAttribute(document, format, 'sqref', moved)
        : setContent(document, inside, moved),
    );
  }
  return { before, top: topOf(after), takesInNew: rowsIn(after) > rowsIn(before) };
}

function rowsIn(ranges: readonly SheetRange[]): number {
  return ranges.reduce((sum, { top, bottom }) => sum + bottom - top + 1, 0);
}

function formulaEdits(
  document: XmlDocument,
  parent: XmlElement,
  shifted: (formula: string) => string,
): readonly Edit[] {
  return parent.children.flatMap((child) => {
    if (child.name === 'cfvo' && child.attributes.type === 'formula' && child.attributes.val !== undefined) {
      const moved = shifted(child.attributes.val);
      return moved === child.attributes.val ? [] : [setAttribute(document, child, 'val', moved)];
    }
    const isFormula = FORMULA_NAMES.has(child.name) && child.children.length === 0;
    if (!isFormula) return formulaEdits(document, child, shifted);
    const moved = shifted(child.content);
    return moved === child.content ? [] : [setContent(document, child, escapeText(moved))];
  });
}
