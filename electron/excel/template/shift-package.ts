import { type Edit, escapeText, setAttribute, setContent } from '../../package/text-edits';
import { descendantsNamed, type XmlDocument } from '../../package/xml-document';
import type { Template, TemplateSheet } from './open-template';
import { shiftDrawing, shiftLegacyDrawing } from './shift-anchors';
import { shiftCellFormulas, shiftCells } from './shift-cells';
import { shiftFormats } from './shift-formats';
import { type SheetShifts, shiftFormula } from './shift-formula';
import { shiftMerges } from './shift-merges';
import { shiftPlaces } from './shift-places';
import { shiftList } from './shift-ranges';

/** Inserts rows into sheets and moves along whatever in the package points to the moved cells. */
export function shiftPackage(template: Template, shifts: SheetShifts): void {
  if (shifts.size === 0) return;
  for (const sheet of template.sheets) {
    shiftWorksheet(template, sheet, shifts);
    for (const { type, part } of sheet.related) shiftRelated(template, sheet, type, part, shifts);
  }
  shiftNames(template, shifts);
  for (const name of template.working.names()) {
    if (/\/charts\/[^/]+\.xml$/.test(name)) edit(template, name, (chart) => chartEdits(chart, shifts));
    if (/\/pivotCacheDefinition[^/]*\.xml$/.test(name)) {
      edit(template, name, (cache) => pivotSourceEdits(cache, shifts));
    }
  }
}

function shiftWorksheet(template: Template, { name, part }: TemplateSheet, shifts: SheetShifts): void {
  const own = shifts.get(name.toLowerCase());
  // Formulas first: their cells are told apart by their elements, which renumbering would not change, but text would.
  edit(template, part, (sheet) => [
    ...shiftCellFormulas(sheet, name, shifts),
    ...(own === undefined ? [] : [...shiftCells(sheet, own), ...shiftMerges(sheet, own)]),
    ...shiftFormats(sheet, name, shifts),
    ...shiftPlaces(sheet, name, shifts),
  ]);
}

function shiftRelated(
  template: Template,
  { name }: TemplateSheet,
  type: string,
  part: string,
  shifts: SheetShifts,
): void {
  const own = shifts.get(name.toLowerCase());
  if (type === 'vmlDrawing') {
    const text = template.working.text(part) ?? '';
    const moved = shiftLegacyDrawing(text, name, shifts);
    if (moved !== text) template.working.edit(part, [{ start: 0, end: text.length, text: moved }]);
  }
  if (type === 'drawing') {
    edit(template, part, (drawing) => [
      ...(own === undefined ? [] : shiftDrawing(drawing, own)),
      ...shiftPlaces(drawing, name, shifts),
    ]);
  }
  if (['comments', 'threadedComment', 'table', 'pivotTable', 'ctrlProp'].includes(type)) {
    edit(template, part, (document) => shiftPlaces(document, name, shifts));
  }
}

/** Defined names, print areas and titles among them. A name of one sheet has that sheet as its home. */
function shiftNames(template: Template, shifts: SheetShifts): void {
  edit(template, template.workbook, (workbook) =>
    descendantsNamed(workbook.root, 'definedName').flatMap((name) => {
      const { localSheetId } = name.attributes;
      const home = localSheetId === undefined ? undefined : template.sheets[Number(localSheetId)]?.name;
      const moved = shiftFormula(name.content, home, shifts);
      return moved === name.content ? [] : [setContent(workbook, name, escapeText(moved))];
    }),
  );
}

function chartEdits(chart: XmlDocument, shifts: SheetShifts): readonly Edit[] {
  return descendantsNamed(chart.root, 'f').flatMap((formula) => {
    const moved = shiftFormula(formula.content, undefined, shifts);
    return moved === formula.content ? [] : [setContent(chart, formula, escapeText(moved))];
  });
}

function pivotSourceEdits(cache: XmlDocument, shifts: SheetShifts): readonly Edit[] {
  return descendantsNamed(cache.root, 'worksheetSource').flatMap((source) => {
    const { ref, sheet } = source.attributes;
    const shift = sheet === undefined ? undefined : shifts.get(sheet.toLowerCase());
    const moved = ref === undefined || shift === undefined ? ref : shiftList(shift, ref);
    return moved === undefined || moved === ref ? [] : [setAttribute(cache, source, 'ref', moved)];
  });
}

/** A part that is not there or not well-formed is left as it is: a chart must not cost the clerk the export. */
function edit(template: Template, part: string, edits: (document: XmlDocument) => readonly Edit[]): void {
  const document = template.working.document(part);
  if (document !== undefined) template.working.edit(part, edits(document));
}
