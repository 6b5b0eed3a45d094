import { append } from '#shared/kit/lists';
import { cellName } from '#shared/workbook/sheet';
import { type Edit, escapeText, setAttribute, setContent } from '../../package/text-edits';
import { childNamed, type XmlDocument, type XmlElement } from '../../package/xml-document';
import { type InsertedBlock, insertedBlocks, type RowShift, shiftRow } from './row-shift';
import { writtenOutFormulas } from './shared-formulas';
import { type GridRow, sheetGrid } from './sheet-grid';
import { type SheetShifts, shiftFormula } from './shift-formula';
import { shiftList } from './shift-ranges';

/** Renumbers rows and cells below insertions and puts the new rows in, empty, styled like their model. */
export function shiftCells(document: XmlDocument, shift: RowShift): readonly Edit[] {
  const grid = sheetGrid(document);
  const edits: Edit[] = [];
  for (const { row, element, cells } of grid) {
    const moved = shiftRow(shift, row);
    if (moved === row) continue;
    edits.push(setAttribute(document, element, 'r', String(moved + 1)));
    for (const cell of cells) {
      edits.push(setAttribute(document, cell.element, 'r', cellName(moved, cell.column)));
    }
  }
  for (const block of insertedBlocks(shift)) append(edits, newRows(document, grid, block));
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

function newRows(document: XmlDocument, grid: readonly GridRow[], block: InsertedBlock): readonly Edit[] {
  const model = grid.find(({ row }) => row === block.like);
  if (model === undefined) return [];
  const previous = grid.findLast(({ row }) => row <= block.after);
  const at = previous?.element.end ?? grid[0]?.element.start ?? 0;
  let text = '';
  for (let row = block.top; row <= block.bottom; row += 1) text += newRow(document, model, row);
  return [{ start: at, end: at, text }];
}

/** A new line is there to be written and seen, even when the spare row it takes after is folded away. */
function newRow({ text }: XmlDocument, { element, cells }: GridRow, row: number): string {
  const dropped = unseenAttributes(element);
  const attributes = Object.entries(element.attributes).filter(([name]) => !dropped.has(name));
  const kept = attributes.map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`);
  const prefix = text.slice(element.start + 1, element.start + 1 + element.tag.length - element.name.length);
  const styled = cells.map((cell) => {
    const style = cell.element.attributes.s;
    return `<${prefix}c r="${cellName(row, cell.column)}"${style === undefined ? '' : ` s="${style}"`}/>`;
  });
  return `<${element.tag} r="${row + 1}"${kept.join('')}>${styled.join('')}</${element.tag}>`;
}

/** What a copy of the row must not have: its number, what hides it, and the mark that a group is folded below it. */
function unseenAttributes({ attributes }: XmlElement): ReadonlySet<string> {
  const { hidden, ht } = attributes;
  const folded = hidden === '1' || hidden === 'true';
  const flat = ht !== undefined && Number(ht) === 0;
  return new Set([
    ...['r', 'hidden', 'collapsed'],
    // In an open group the new line belongs to the group; in a folded one it would vanish with it.
    ...(folded ? ['outlineLevel'] : []),
    ...(flat ? ['ht', 'customHeight'] : []),
  ]);
}
