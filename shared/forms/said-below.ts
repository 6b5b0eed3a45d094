import { greatest } from '../kit/lists';
import type { CellPlace } from '../workbook/location';
import { mergeAt, type Sheet } from '../workbook/sheet';
import { readSheetTexts } from '../workbook/sheet-texts';
import type { SaidLabel } from './said-beside';

/**
 * Where the text of a label stands that is one of several with nothing between them (预期目标, 实际完成情况), as over the
 * columns of a table: below it, as far down as the title beside them is merged (年度总体目标), else in the next row. Empty:
 * the label stands alone, and its text is beside it.
 *
 * @param labels those of the form's lines, as names are compared; a title beside them is none
 */
export function placesBelow(
  sheet: Sheet,
  { line: { row, columns, texts }, at }: SaidLabel,
  labels: ReadonlySet<string>,
): readonly CellPlace[] {
  const column = columns[at] ?? 0;
  const isLabelAt = (other: number, from: number, to: number): boolean =>
    labels.has(bareLabel(texts[other] ?? '')) && from + 1 === to;
  const rightOf = (left: number): number => mergeAt(sheet, row, left)?.right ?? left;
  const [before, after] = [columns[at - 1], columns[at + 1]];
  // Two labels over one another's room, so that neither has any beside it.
  const isAmong =
    (after !== undefined && isLabelAt(at + 1, rightOf(column), after)) ||
    (before !== undefined && isLabelAt(at - 1, rightOf(before), column));
  if (!isAmong) return [];
  const own = mergeAt(sheet, row, column);
  const top = (own?.bottom ?? row) + 1;
  const beside = sheet.merges.filter(
    ({ top: first, bottom, right }) => right < column && first <= row && bottom >= top,
  );
  const bottom = greatest(
    beside.map((merge) => merge.bottom),
    top,
  );
  const said = readSheetTexts(sheet);
  const places: CellPlace[] = [];
  for (let below = top; below <= bottom; below += 1) {
    if (labels.has(bareLabel(said.textAt(below, column)))) break;
    places.push({ row: below, column });
  }
  return places;
}

/** A label as it is compared: without the colon behind it. */
export function bareLabel(text: string): string {
  return text.replace(/:$/, '');
}
