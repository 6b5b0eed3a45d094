import { append, greatest } from '#shared/kit/lists';
import { type Edit, escapeText, setAttribute, setContent } from '../../package/text-edits';
import type { XmlDocument, XmlElement } from '../../package/xml-document';
import { parseCell, parseRange, rangeText } from '../formula/cell-address';
import { insertedBlocks, type RowShift, shiftRow } from './row-shift';
import { shiftAnchor } from './shift-anchors';
import { type SheetShifts, shiftFormula } from './shift-formula';
import { shiftList } from './shift-ranges';

/** Attributes that hold cells of the sheet the element belongs to. */
const PLACE_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  selection: ['activeCell', 'sqref'],
  pivotSelection: ['activeCell'],
  sheetView: ['topLeftCell'],
  hyperlink: ['ref'],
  autoFilter: ['ref'],
  sortState: ['ref'],
  sortCondition: ['ref'],
  protectedRange: ['sqref'],
  ignoredError: ['sqref'],
  cellWatch: ['r'],
  inputCells: ['r'],
  scenarios: ['sqref'],
  table: ['ref'],
  comment: ['ref'],
  threadedComment: ['ref'],
  location: ['ref'],
};

/** Attributes that hold a formula or an internal link. */
const FORMULA_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  hyperlink: ['location'],
  sp: ['textlink'],
  formControlPr: ['fmlaLink', 'fmlaRange', 'fmlaTxbx', 'fmlaGroup'],
  controlPr: ['linkedCell', 'listFillRange'],
};

/** Handled on their own, with everything below them. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'sheetData',
  'mergeCells',
  'conditionalFormatting',
  'dataValidation',
]);

/**
 * Everything else in a worksheet, table, comment or pivot part that names cells: places move when the part's sheet
 * does (`own`), formulas and internal links follow any sheet that moves.
 */
export function shiftPlaces(document: XmlDocument, home: string, shifts: SheetShifts): readonly Edit[] {
  const own = shifts.get(home.toLowerCase());
  const edits: Edit[] = [];
  const visit = (element: XmlElement): void => {
    if (ELSEWHERE.has(element.name)) return;
    if (own !== undefined) append(edits, placeEdits(document, element, own));
    append(edits, linkEdits(document, element, home, shifts));
    for (const child of element.children) visit(child);
  };
  visit(document.root);
  return edits;
}

function placeEdits(document: XmlDocument, element: XmlElement, own: RowShift): readonly Edit[] {
  if (element.name === 'dimension') return dimensionEdits(document, element, own);
  if (element.name === 'pane') return paneEdits(document, element, own);
  // Controls and embedded objects say in the sheet itself where they lie.
  if (element.name === 'anchor') {
    const { moveWithCells, sizeWithCells } = element.attributes;
    if (!isOn(moveWithCells) && !isOn(sizeWithCells)) return [];
    return shiftAnchor(document, element, own, !isOn(sizeWithCells));
  }
  if (element.name === 'brk') return breakEdits(document, element, own);
  if (element.name === 'sqref') {
    const moved = shiftList(own, element.content);
    return moved === element.content ? [] : [setContent(document, element, moved)];
  }
  return (PLACE_ATTRIBUTES[element.name] ?? []).flatMap((name) => {
    const list = element.attributes[name];
    const moved = list === undefined ? undefined : shiftList(own, list);
    return moved === undefined || moved === list ? [] : [setAttribute(document, element, name, moved)];
  });
}

function linkEdits(
  document: XmlDocument,
  element: XmlElement,
  home: string,
  shifts: SheetShifts,
): readonly Edit[] {
  const edits: Edit[] = [];
  for (const name of FORMULA_ATTRIBUTES[element.name] ?? []) {
    const formula = element.attributes[name];
    const moved = formula === undefined ? undefined : shiftFormula(formula, home, shifts);
    if (moved !== undefined && moved !== formula) edits.push(setAttribute(document, element, name, moved));
  }
  if (['f', 'calculatedColumnFormula', 'totalsRowFormula'].includes(element.name)) {
    const moved = shiftFormula(element.content, home, shifts);
    if (moved !== element.content) edits.push(setContent(document, element, escapeText(moved)));
  }
  return edits;
}

function isOn(flag: string | undefined): boolean {
  return flag === '1' || flag === 'true';
}

/** The used area also takes in rows put behind its last one. */
function dimensionEdits(document: XmlDocument, element: XmlElement, own: RowShift): readonly Edit[] {
  const range = parseRange(element.attributes.ref ?? '');
  if (range === undefined) return [];
  const behind = insertedBlocks(own).filter(({ after }) => after === range.bottom);
  const bottom = greatest(
    behind.map((block) => block.bottom),
    shiftRow(own, range.bottom),
  );
  const moved = rangeText({ ...range, top: shiftRow(own, range.top), bottom });
  return moved === element.attributes.ref ? [] : [setAttribute(document, element, 'ref', moved)];
}

/** Frozen rows stay those above the split: the lower part begins right below it if it did so before. */
function paneEdits(document: XmlDocument, element: XmlElement, own: RowShift): readonly Edit[] {
  const { state, ySplit, topLeftCell } = element.attributes;
  const split = state === 'frozen' || state === 'frozenSplit' ? Number(ySplit ?? 0) : 0;
  const edits: Edit[] = [];
  const movedSplit = split > 0 ? shiftRow(own, split - 1) + 1 : 0;
  if (movedSplit !== split) edits.push(setAttribute(document, element, 'ySplit', String(movedSplit)));
  if (topLeftCell === undefined) return edits;
  const cell = parseCell(topLeftCell);
  const atSplit = cell !== undefined && split > 0 && cell.row === split;
  const moved = atSplit
    ? rangeText({ top: movedSplit, bottom: movedSplit, left: cell.column, right: cell.column })
    : shiftList(own, topLeftCell);
  if (moved !== topLeftCell) edits.push(setAttribute(document, element, 'topLeftCell', moved));
  return edits;
}

/** A row break is named by the number of rows above it; it stays with the row below it. */
function breakEdits(document: XmlDocument, element: XmlElement, own: RowShift): readonly Edit[] {
  const isRowBreak = rowBreakList(document).includes(element);
  const id = Number(element.attributes.id);
  if (!isRowBreak || !Number.isInteger(id)) return [];
  const moved = shiftRow(own, id);
  return moved === id ? [] : [setAttribute(document, element, 'id', String(moved))];
}

function rowBreakList({ root }: XmlDocument): readonly XmlElement[] {
  return root.children.filter((child) => child.name === 'rowBreaks').flatMap((list) => list.children);
}
