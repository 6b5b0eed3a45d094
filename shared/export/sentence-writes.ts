import { fillFacts } from '../pack/facts';
import { isEmptyTable } from '../session/empty-table';
import type { TableLocation } from '../workbook/location';
import type { CellWrite } from '../workbook/template-plan';
import type { PageLines } from './allot-rows';
import type { FilledPage } from './body-writes';

/** The page that prints what stands under the whole table: the last with its sentence, else the last with a note. */
export function sentencePage(pages: readonly PageLines[]): PageLines | undefined {
  return (
    pages.findLast(({ location }) => location.sentenceRow !== undefined) ??
    pages.findLast(({ location }) => location.noteRow !== undefined)
  );
}

/** The sentence under an empty table's note; taken away from a table that has data. */
export function sentenceWrites({ session, table, location, rows }: FilledPage): CellWrite[] {
  const { emptySentence } = table;
  const { noteRow, sentenceRow } = location;
  if (emptySentence === undefined) return [];
  const row = sentenceRow ?? (noteRow === undefined ? undefined : noteRow + 1);
  if (row === undefined) return [];
  const empty = isEmptyTable(session, table.id);
  if (!empty && sentenceRow === undefined) return [];
  const column = firstColumn(location, sentenceRow ?? noteRow ?? row);
  return [
    {
      row: rows.moved(row),
      column,
      value: empty
        ? { kind: 'text', text: fillFacts(emptySentence, session.document().facts) }
        : { kind: 'blank' },
    },
  ];
}

function firstColumn(location: TableLocation, row: number): number {
  const [column] = location.sheet.rows.get(row)?.keys() ?? [];
  return column ?? 0;
}
