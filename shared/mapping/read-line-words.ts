import { lineWordsKey } from '../pack/answered-words';
import type { Pack, Table } from '../pack/pack';
import { amountTexts } from '../workbook/amount-texts';
import type { StrangeRow, TableLocation } from '../workbook/location';
import { cellAt } from '../workbook/sheet';
import type { Answer } from './answer';
import { fixedTargets } from './line-targets';
import type { MappingEntry } from './mapping-report';
import { nearestOptions } from './nearest-options';

const SAMPLES = 3;

export type KnownLines = {
  /** Keys of the lines found on any page of the table. */
  readonly found: ReadonlySet<string>;
  /** The codes that the workbook lists in any table. */
  readonly usedCodes: ReadonlySet<string>;
};

/** Every row that was read as a line, but those known by a code of their own, and every row that should be one. */
export function readLineWords(
  pack: Pack,
  table: Table,
  location: TableLocation,
  { found, usedCodes }: KnownLines,
): MappingEntry[] {
  // A code that other tables list and this one lacks is likelier than any; a line already found is the least likely.
  const rank = (key: string): number => (found.has(key) ? 2 : usedCodes.has(key) ? 0 : 1);
  const answered = (panel: number, said: StrangeRow['said']) =>
    table.answers?.lines.has(lineWordsKey(panel, said)) ?? false;
  const rows = [
    ...location.lines.map(({ key, readIn, row, said }) => ({ key, panel: readIn, row, said })),
    ...location.codedLines
      .filter(({ panel, said }) => answered(panel, said))
      .map(({ code, panel, row, said }) => ({ key: code, panel, row, said })),
    ...location.strangeRows
      .filter((strange) => answered(strange.panel, strange.said) || isAsked(table, location, strange, found))
      .map(({ panel, row, said }) => ({ key: null, panel, row, said })),
  ].filter(({ said }) => said.text !== '');
  return rows.map(({ key, panel, row, said }): MappingEntry => {
    const asked: Answer = { of: 'line', table: table.id, panel, words: said.text, nth: said.nth, line: key };
    const shown = shownWords(location, row, panel, said.text);
    const by = answered(panel, said) ? 'clerk' : key === null ? 'nobody' : 'program';
    return {
      asked,
      by,
      sheet: location.sheet.name,
      place: String(row + 1),
      shown,
      sample: amountTexts(location, { row, panel }).slice(0, SAMPLES),
      nearest: by === 'program' ? [] : nearestOptions(pack, asked, shown, rank),
    };
  });
}

/** Rows with amounts always; others (signatures, remarks) only where a line of the panel is still sought. */
function isAsked(
  table: Table,
  location: TableLocation,
  { row, panel, reason }: StrangeRow,
  found: ReadonlySet<string>,
): boolean {
  if (reason === 'bad-code' || reason === 'duplicate') return true;
  if (amountTexts(location, { row, panel }).length > 0) return true;
  if (reason === 'unlabelled') return false;
  return fixedTargets(table, panel).some(({ key }) => !found.has(key));
}

/** The label as printed, in whichever of the panel's label columns it stands. */
function shownWords(location: TableLocation, row: number, panel: number, words: string): string {
  const texts = (location.panels[panel] ?? [])
    .filter(({ shows }) => shows !== 'amount' && shows !== 'number')
    .flatMap(({ columns }) => columns)
    .map((column) => cellAt(location.sheet, row, column)?.text.trim() ?? '')
    .filter((text) => text !== '');
  return texts.join(' ') || words;
}
