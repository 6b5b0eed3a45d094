import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { Sheet } from '../workbook/sheet';
import { readSheetTexts, type TextLine } from '../workbook/sheet-texts';

/** Where a row of a sheet says a label: the row as it reads, and which of its texts it is. */
export type SaidLabel = { readonly line: TextLine; readonly at: number };

/** What each row says, by the words without a colon behind them: a form asks for a dozen labels on every sheet. */
const labelsOf = oncePer((sheet: Sheet): ReadonlyMap<string, readonly SaidLabel[]> => {
  const said = new Map<string, SaidLabel[]>();
  for (const line of readSheetTexts(sheet).lines)
    for (const [at, text] of line.texts.entries()) {
      const label = text.endsWith(':') ? text.slice(0, -1) : text;
      const known = said.get(label);
      if (!known) said.set(label, [{ line, at }]);
      // The first of a row counts.
      else if (known.at(-1)?.line !== line) known.push({ line, at });
    }
  return said;
});

/** The rows of a sheet that say one of the labels, in its order, each where it says the first. */
export function saidLabels(sheet: Sheet, labels: readonly string[]): readonly SaidLabel[] {
  const said = labelsOf(sheet);
  const found = labels.flatMap((label) => said.get(normalName(label)) ?? []);
  if (found.length < 2) return found;
  const byRow = new Map<number, SaidLabel>();
  for (const each of found.toSorted((one, other) => one.line.row - other.line.row || one.at - other.at))
    if (!byRow.has(each.line.row)) byRow.set(each.line.row, each);
  return [...byRow.values()];
}
