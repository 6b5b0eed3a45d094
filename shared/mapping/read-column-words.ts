import { normalName } from '../kit/same-name';
import { columnWordsKey } from '../pack/answered-words';
import type { Pack, Table } from '../pack/pack';
import { WORDLESS } from '../workbook/header-path';
import type { ColumnHeading, TableLocation } from '../workbook/location';
import { cellAt, columnName } from '../workbook/sheet';
import type { Answer } from './answer';
import type { MappingEntry } from './mapping-report';
import { nearestOptions } from './nearest-options';
import { targetKey } from './options';

const SAMPLES = 3;
/** Columns of such a title count rows; nothing is to be read there. */
const COUNTING = new Set(['序号', '行次', '编号']);

/**
 * Every column that has words above it and was read, or that holds something and was not; while columns are missing, those
 * with words alone too: a template's are blank.
 */
export function readColumnWords(pack: Pack, table: Table, location: TableLocation): MappingEntry[] {
  const read = location.headings.map((heading) => ({ heading, asked: askedOf(table, location, heading) }));
  const found = new Set(read.flatMap(({ asked }) => targetKey(asked) ?? []));
  return read.flatMap(({ heading, asked }): MappingEntry[] => {
    const { column, said } = heading;
    const sample = texts(location, column);
    const answered = table.answers?.columns.has(columnWordsKey(said)) ?? false;
    const taken = targetKey(asked) !== undefined;
    const silent = sample.length === 0 && (location.missingColumns.length === 0 || said.text === WORDLESS);
    // Further columns of one title (a code split over three) belong to the first one's answer.
    if (!answered && !taken && (isPartOfOther(location, column) || silent || countsRows(said.text)))
      return [];
    const by = answered ? 'clerk' : taken ? 'program' : 'nobody';
    const shown = said.text;
    return [
      {
        asked,
        by,
        sheet: location.sheet.name,
        place: columnName(column),
        shown,
        sample: sample.slice(0, SAMPLES),
        nearest:
          by === 'program' ? [] : nearestOptions(pack, asked, shown, (key) => (found.has(key) ? 1 : 0)),
      },
    ];
  });
}

function askedOf(
  table: Table,
  location: TableLocation,
  { column, said }: ColumnHeading,
): Extract<Answer, { of: 'column' }> {
  const [target] = location.panels.flatMap((columns, panel) =>
    columns
      .filter(({ columns: [first] }) => first === column)
      .map(({ shows, amount }) => ({ panel, shows, amount: amount ?? null })),
  );
  return { of: 'column', table: table.id, words: said.text, nth: said.nth, column: target ?? null };
}

function isPartOfOther(location: TableLocation, column: number): boolean {
  return location.panels.flat().some(({ columns }) => columns.includes(column));
}

function countsRows(words: string): boolean {
  return words.split(' / ').some((word) => COUNTING.has(normalName(word)));
}

/** What stands in the column below the header, the first few. */
function texts(location: TableLocation, column: number): string[] {
  const found: string[] = [];
  const bottom = Math.min(location.bottom, (location.noteRow ?? location.bottom + 1) - 1);
  for (const row of location.sheet.rows.keys()) {
    if (row < location.firstBodyRow || row > bottom || location.headerRows.includes(row)) continue;
    const text = cellAt(location.sheet, row, column)?.text.trim() ?? '';
    if (text !== '') found.push(text);
    if (found.length === SAMPLES) break;
  }
  return found;
}
