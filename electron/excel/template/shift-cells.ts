import { cellName } from '#shared/workbook/sheet';
import { type Edit, escapeText, setAttribute, setContent } from '../../package/text-edits';
import { childNamed, type XmlDocument, type XmlElement } from '../../package/xml-document';
import { isPushedOut, type RowShift, shiftRow } from './row-shift';
import { writtenOutFormulas } from './shared-formulas';
import { sheetGrid } from './sheet-grid';
import { type SheetShifts, shiftFormula } from './shift-formula';
import { shiftList } from './shift-ranges';

/** Renumbers rows and cells below insertions. The new rows themselves come with what is written into them. */
export function shiftCells(document: XmlDocument, shift: RowShift): readonly Edit[] {
  const grid = sheetGrid(document);
  const edits: Edit[] = [];
  for (const { row, element, cells } of grid) {
    // What stands far below all tables stays on the sheet's last row; an empty row there makes room.
    if (isPushedOut(shift, row) && cells.every(({ element: { children } }) => children.length === 0)) {
      edits.push({ start: element.start, end: element.end, text: '' });
      continue;
    }
    const moved = shiftRow(shift, row);
    if (moved === row) continue;
    edits.push(setAttribute(document, element, 'r', String(moved + 1)));
    for (const cell of cells) {
      edits.push(setAttribute(document, cell.element, 'r', cellName(moved, cell.column)));
    }
  }
  return edits;
}

/**
 * Cell formulas after insertions. A shared formula is written out wherever the group does not simply stay, because
 * its cells no longer lie at even distances.
 */
export function shiftCellFormulas(document: XmlDocument, home: string, shifts: SheetShifts): readonly Edit[] {
  const edits: Edit[] = [];
  const own = shifts.get(home.toLowerCase());
  const grid = sheetGrid(document);
  const formulas = writtenOutFormulas(grid);
  const moving = movingGroups(formulas, home, shifts);
  for (const [cell, text] of formulas) {
    const formula = childNamed(cell, 'f');
    if (formula === undefined) continue;
    const { t: type, si: group = '' } = formula.attributes;
    const shifted = shiftFormula(text, home, shifts);
    if (type === 'shared') {
      if (own === undefined && !moving.has(group)) continue;
      const written = `<${formula.tag}>${escapeText(shifted)}</${formula.tag}>`;
      edits.push({ start: formula.start, end: formula.end, text: written });
      continue;
    }
    if (shifted !== text) edits.push(setContent(document, formula, escapeText(shifted)));
    for (const name of own === undefined ? [] : ['ref', 'r1', 'r2']) {
      const list = formula.attributes[name];
      const moved = list === undefined || own === undefined ? list : shiftList(own, list);
      if (moved !== undefined && moved !== list) edits.push(setAttribute(document, formula, name, moved));
    }
  }
  return edits;
}

function movingGroups(
  formulas: ReadonlyMap<XmlElement, string>,
  home: string,
  shifts: SheetShifts,
): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const [cell, text] of formulas) {
    const { t: type, si: group = '' } = childNamed(cell, 'f')?.attributes ?? {};
    if (type === 'shared' && shiftFormula(text, home, shifts) !== text) groups.add(group);
  }
  return groups;
}
