import type { Table } from '../pack/pack';
import type { TableLocation } from '../workbook/location';
import { readSheetTexts } from '../workbook/sheet-texts';
import { contentRows, rowWords } from '../workbook/table-region';
import type { MappingEntry } from './mapping-report';
import type { RowChoice } from './options';

/** Header and the first rows below it; no table's data begin farther down. */
const LOOKED_AT = 20;
const SAMPLES = 3;

/** From which row on a table's data were read, and the rows that a clerk may say instead. */
export function readBodyRow(table: Table, location: TableLocation): MappingEntry[] {
  const texts = readSheetTexts(location.sheet);
  const region = {
    ...location,
    table,
    captionTop: location.top,
    headerTop: location.anchor.row + 1,
    numbered: true,
  };
  const rows = contentRows(texts, region, location.top).slice(0, LOOKED_AT);
  const words = (row: number): string => rowWords(texts, region, row);
  const choices: RowChoice[] = [];
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    // Two rows of the same words could not be told from one another.
    if (next === undefined || choices.some((known) => known.words === words(row))) continue;
    choices.push({ words: words(row), name: `第 ${next + 1} 行：${words(next)}` });
  }
  const last = rows.findLast((row) => row < location.firstBodyRow);
  if (last === undefined || choices.length === 0) return [];
  const isFound = hasColumns(location);
  const answered = table.answers?.body !== undefined;
  const first = rows.find((row) => row > last);
  return [
    {
      asked: { of: 'body', table: table.id, words: words(last) },
      by: answered ? 'clerk' : isFound ? 'program' : 'nobody',
      sheet: location.sheet.name,
      place: String((first ?? last + 1) + 1),
      shown: '（数据的第一行）',
      sample: first === undefined ? [] : words(first).split(' | ').slice(0, SAMPLES),
      nearest: [words(last)],
      rows: choices,
      ...(isFound
        ? {}
        : {
            question: `工作表“${location.sheet.name}”的${table.name}没有找到表头，数据从哪一行开始？`,
          }),
    },
  ];
}

/** Its header was found; where its data begin is asked of others alone. */
export function hasColumns({ panels }: TableLocation): boolean {
  return panels.some((columns) => columns.length > 0);
}
