import { isNumber } from '../amount/amount';
import { namesOf } from '../forms/form-page';
import { gradeWords } from '../forms/printed-grade';
import { scoreLabels } from '../forms/printed-scores';
import { NAME_LABEL } from '../forms/printed-words';
import { normalName } from '../kit/same-name';
import { gradeOf } from '../pack/form-kind';
import { tableLines } from '../pack/table-shape';
import type { TableLocation } from '../workbook/location';
import type { Sheet } from '../workbook/sheet';
import { readSheetTexts } from '../workbook/sheet-texts';
import { labelsOf, placeBeside, placeOfText } from './form-places';
import type { FormPlan, FormToFill, SheetPlace } from './form-plan';

/**
 * What a form says outside its tables: the name of the 项目, texts beside their labels, scores, the year of headings.
 * Answers with what of it found no place and is no cell.
 */
export function planFormWords(
  { session, kind, name }: FormToFill,
  sheets: readonly Sheet[],
  locations: readonly TableLocation[],
  plan: FormPlan,
): readonly string[] {
  const labels = labelsOf(kind);
  const named = kind.of === 'project' ? placeBeside(sheets, [NAME_LABEL], labels) : undefined;
  if (named) plan.put(named, { kind: 'text', text: name });
  const located = new Set(locations.map(({ table }) => table));
  for (const table of kind.tables.filter(({ id, supplementary }) => !supplementary && !located.has(id))) {
    const [column, ...others] = table.columns.map(({ number }) => number);
    if (column === undefined || others.length > 0) continue;
    for (const { fixed, key } of tableLines(table, [])) {
      const cell = session.cell({ table: table.id, line: key, column });
      const place = fixed && placeOfText(kind, sheets, namesOf(fixed));
      if (!cell || !place) continue;
      plan.note(table.id, key, column);
      plan.putValue(place, cell.value, cell.type);
    }
  }
  for (const { name: label, table, line, column } of scoreLabels(kind)) {
    const cell = session.cell({ table: table.id, line: line.key, column });
    const place = plan.has(table.id, line.key, column)
      ? undefined
      : scorePlace(sheets, locations, label, labels);
    if (!cell || !place) continue;
    plan.note(table.id, line.key, column);
    plan.putValue(place, cell.value, cell.type);
  }
  const graded = placeBeside(sheets, [...(gradeWords(kind)?.labels ?? [])], labels);
  const score = session.cell(kind.score);
  const grade = score && isNumber(score.value) ? gradeOf(kind.grades, score.value, score.type) : undefined;
  if (graded && grade !== undefined) plan.put(graded, { kind: 'text', text: grade });
  for (const { text, ...heading } of yearHeadings(sheets, locations, session.document().facts.year))
    plan.put(heading, { kind: 'text', text });
  return kind.of === 'project' && !named ? [`模板里没有“${NAME_LABEL}”，“${name}”没有写入`] : [];
}

/** Below 得分 of the table above where the row reaches so far; else beside the label. */
function scorePlace(
  sheets: readonly Sheet[],
  locations: readonly TableLocation[],
  name: string,
  labels: ReadonlySet<string>,
): SheetPlace | undefined {
  const pages = locations.flatMap((location) => [location, ...location.continuations]);
  const isLine = (sheet: Sheet, row: number): boolean =>
    pages.some((page) => page.sheet.name === sheet.name && page.lines.some((line) => line.row === row));
  const beside = placeBeside(sheets, [name], labels, isLine);
  if (!beside) return undefined;
  const { sheet, place } = beside;
  const [above] = pages
    .filter((page) => page.sheet.name === sheet.name && page.firstBodyRow <= place.row)
    .toSorted((one, other) => other.firstBodyRow - one.firstBodyRow);
  const column = above?.headings.find(({ said }) => said.text.endsWith(normalName('得分')))?.column;
  const isBelow =
    column !== undefined &&
    column >= place.column &&
    !labels.has(readSheetTexts(sheet).textAt(place.row, column));
  return isBelow ? { sheet, place: { ...place, column } } : beside;
}

/** （2022年度）, and 2022年度…绩效自评表. */
const HEADING_YEAR = /^[（(]?\s*20\d{2}\s*年度?\s*[)）]?$|^.{0,20}20\d{2}\s*年.{0,20}绩效.{0,20}$/;

/** Headings above the tables with another year than the project's. */
function yearHeadings(
  sheets: readonly Sheet[],
  locations: readonly TableLocation[],
  year: number,
): readonly (SheetPlace & { readonly text: string })[] {
  return sheets.flatMap((sheet) => {
    const tops = locations.flatMap(({ sheet: other, top }) => (other.name === sheet.name ? [top] : []));
    const above = [...sheet.rows].filter(([row]) => tops.every((top) => row < top));
    return above.flatMap(([row, cells]) =>
      [...cells].flatMap(([column, { text }]) => {
        const now = HEADING_YEAR.test(text) ? text.replace(/20\d{2}/, String(year)) : text;
        return now === text ? [] : [{ sheet, place: { row, column }, text: now }];
      }),
    );
  });
}
