import { scoreLabels } from '../forms/printed-scores';
import { formWords, lineLabels, NAME_LABEL } from '../forms/printed-words';
import { bareLabel, placesBelow } from '../forms/said-below';
import { saidLabels } from '../forms/said-beside';
import { optionsOf } from '../kind/value-text';
import { greatest } from '../kit/lists';
import { normalName } from '../kit/same-name';
import type { FormKind } from '../pack/pack';
import { typeAt } from '../pack/table-shape';
import type { TableLocation } from '../workbook/location';
import { mergeAt, type Sheet } from '../workbook/sheet';
import { readSheetTexts } from '../workbook/sheet-texts';
import type { SheetPlace } from './form-plan';

/** What a form prints for others to fill in beside, as names are compared. */
export function labelsOf(kind: FormKind): ReadonlySet<string> {
  const scores = scoreLabels(kind).map(({ name }) => normalName(name));
  return new Set([...formWords(kind), ...scores, normalName(NAME_LABEL)]);
}

/**
 * The rows of a template that are for rows which people add: from the header down to the first that says something else,
 * whatever stands in them as an example.
 */
export function rowsToFill(kind: FormKind, location: TableLocation): readonly number[] {
  const table = kind.tables.find(({ id }) => id === location.table);
  const texts = readSheetTexts(location.sheet);
  const labels = labelsOf(kind);
  const fixed = new Set(location.lines.map(({ row }) => row));
  const choices = location.panels.flat().flatMap(({ amount, columns: [column] }) => {
    const options =
      table && amount !== undefined ? optionsOf(typeAt(table, { fixed: undefined }, amount)) : [];
    return column === undefined || options.length === 0 ? [] : [{ column, options: options.map(normalName) }];
  });
  const rows: number[] = [];
  // Where nothing stands below the header a template has rows all the same: along a title beside it, or the next one.
  const bottom = greatest(
    location.sheet.merges
      .filter(({ top, bottom: end }) => top < location.firstBodyRow && end >= location.firstBodyRow)
      .map((merge) => merge.bottom),
    Math.max(location.bottom, fixed.size > 0 ? 0 : location.firstBodyRow),
  );
  for (let row = location.firstBodyRow; row <= bottom; row += 1) {
    if (fixed.has(row)) continue;
    const said = texts.lineAt(row);
    const isOther =
      said?.texts.some((text, at) => isWithin(location, said.columns[at]) && labels.has(bareLabel(text))) ||
      choices.some(({ column, options }) => {
        const text = texts.textAt(row, column);
        return text !== '' && !options.includes(text) && !/^(?:…|\.)+$/.test(text);
      });
    if (isOther) break;
    rows.push(row);
  }
  return rows;
}

/** The titles that stand beside a table, merged down along it, are not of its rows. */
function isWithin({ panels }: TableLocation, column: number | undefined): boolean {
  return panels.flat().some(({ columns }) => columns.includes(column ?? -1));
}

/** Where what a label asks for is to be written: below it (`placesBelow`), or right of it (`placeBeside`). */
export function placeOfText(
  kind: FormKind,
  sheets: readonly Sheet[],
  names: readonly string[],
): SheetPlace | undefined {
  for (const sheet of sheets)
    for (const said of saidLabels(sheet, names)) {
      const [place] = placesBelow(sheet, said, lineLabels(kind));
      if (place) return { sheet, place };
    }
  return placeBeside(sheets, names, labelsOf(kind));
}

/** The cell right of the one that says a label, over the cells that are merged with it; in none of the `rows`. */
export function placeBeside(
  sheets: readonly Sheet[],
  names: readonly string[],
  labels: ReadonlySet<string>,
  isTaken: (sheet: Sheet, row: number) => boolean = () => false,
): SheetPlace | undefined {
  const wanted = new Set(names.map(normalName));
  for (const sheet of sheets) {
    for (const { row, columns, texts } of readSheetTexts(sheet).lines) {
      const at = texts.findIndex((text) => wanted.has(bareLabel(text)));
      const column = columns[at];
      if (at < 0 || column === undefined || isTaken(sheet, row)) continue;
      const beside = (mergeAt(sheet, row, column)?.right ?? column) + 1;
      const there = readSheetTexts(sheet).textAt(row, beside);
      // Another label asks for something of its own.
      if (!labels.has(bareLabel(there))) return { sheet, place: { row, column: beside } };
    }
  }
  return undefined;
}
