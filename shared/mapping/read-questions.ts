import { SCALE_NAMES } from '../amount/amount';
import type { Pack, Table } from '../pack/pack';
import type { AskedCell } from '../workbook/asked-cell';
import { findHeading } from '../workbook/find-heading';
import type { TitleConflict } from '../workbook/find-tables';
import type { LocatedWorkbook } from '../workbook/locate-tables';
import type { CellPlace, TableLocation } from '../workbook/location';
import { cellName, columnName, type PlainWorkbook } from '../workbook/sheet';
import type { Answer } from './answer';
import type { MappingEntry } from './mapping-report';
import { nearestOptions } from './nearest-options';

/** A workbook of another year than the pack's: whether it is meant to be read with it. */
export function readYear(pack: Pack, workbook: PlainWorkbook, { tables }: LocatedWorkbook): MappingEntry[] {
  const [first] = tables;
  const dated = tables.find(({ caption }) => caption.year !== undefined);
  const year = dated?.caption.year ?? findHeading(workbook)?.year;
  if (!first || year === undefined || year === pack.year) return [];
  const accepted = pack.answers?.years.has(year) ?? false;
  return [
    {
      asked: { of: 'year', words: String(year), accepted: true },
      by: accepted ? 'clerk' : 'program',
      ...placed(dated ?? first, dated?.caption.yearAt ?? first.anchor),
      shown: `${year}年度`,
      sample: [],
      nearest: ['accepted'],
      question: `工作簿是 ${year} 年度的，表样包“${pack.title}”是 ${pack.year} 年度的，各年的表样可能不同，确实用它读取吗？`,
    },
  ];
}

/** The scale of a table that prints none; a question unless every other table of the workbook prints the one assumed. */
export function readScaleWords(location: TableLocation, { tables }: LocatedWorkbook): MappingEntry[] {
  const { scale, scaleBy, doubt } =
    [location, ...location.continuations].find(({ caption }) => caption.doubt)?.caption ?? location.caption;
  if (scaleBy === 'workbook') return [];
  const printed = new Set(tables.flatMap(({ caption }) => (caption.unit === '' ? [] : [caption.unit])));
  const alike = !doubt && printed.size === 1 && printed.has(SCALE_NAMES[scale]);
  const says = doubt ? `的金额单位写着“${doubt.words}”` : '没有写明金额单位';
  const question = alike
    ? {}
    : {
        question: `工作表“${location.sheet.name}”${says}，是元、万元还是别的？现在按${SCALE_NAMES[scale]}读取`,
      };
  return [
    {
      asked: { of: 'scale', table: location.table, scale },
      by: scaleBy === 'answer' ? 'clerk' : 'program',
      ...placed(location, location.anchor),
      shown: doubt?.words ?? '（没有印金额单位）',
      sample: [],
      nearest: [],
      ...question,
    },
  ];
}

/** Groups over columns that are not the pack's own there; those of which nobody knows anything are asked about. */
export function readGroupWords(pack: Pack, table: Table, location: TableLocation): MappingEntry[] {
  const answered = [...(table.answers?.groups ?? [])].map(([words, group]) => {
    const asked: Answer = { of: 'group', table: table.id, words, group };
    return groupEntry(pack, asked, 'clerk', location, '', []);
  });
  const doubted = [...new Set(location.doubtedColumns.map(({ doubt }) => doubt.words))];
  const open = doubted.map((words) => {
    const columns = location.doubtedColumns.filter(({ doubt }) => doubt.words === words);
    const [first] = columns;
    const asked: Answer = { of: 'group', table: table.id, words, group: null };
    const entry = groupEntry(
      pack,
      asked,
      'nobody',
      location,
      first === undefined ? '' : columnName(first.column),
      columns.map(({ title }) => title).slice(0, 3),
    );
    if (first?.doubt.kind !== 'unknown-group') return entry;
    return {
      ...entry,
      question: `工作表“${location.sheet.name}”表头的“${words}”是${table.name}的哪一组栏目？`,
    };
  });
  return [...answered, ...open];
}

function groupEntry(
  pack: Pack,
  asked: Extract<Answer, { of: 'group' }>,
  by: MappingEntry['by'],
  location: TableLocation,
  place: string,
  sample: string[],
): MappingEntry {
  const { words } = asked;
  return {
    asked,
    by,
    sheet: location.sheet.name,
    place,
    shown: words,
    sample,
    nearest: nearestOptions(pack, asked, words, () => 0),
  };
}

/** Numbers that are shown otherwise than they are stored, where the label fits neither alone. */
export function readReadings(
  table: Table,
  location: TableLocation,
  asked: readonly AskedCell[],
): MappingEntry[] {
  const reading = table.answers?.reading;
  const [first] = asked;
  if (reading === undefined && !first) return [];
  const example = first ? `${first.cell} 存储的是 ${first.stored}，显示时小数点左移 ${first.hidden} 位` : '';
  return [
    {
      asked: { of: 'reading', table: table.id, reading: reading ?? null },
      by: reading === undefined ? 'nobody' : 'clerk',
      sheet: first?.sheet ?? location.sheet.name,
      place: first?.cell ?? '',
      shown: '（数字格式使显示的数与存储的不同）',
      sample: asked.slice(0, 3).map(({ stored }) => stored),
      nearest: ['shown', 'stored'],
      ...(first
        ? { question: `${table.name}的${example}；金额是显示的数，还是存储的数，单位按表上写的算？` }
        : {}),
    },
  ];
}

/** A title and a number that name two tables: which of them it is. */
export function readConflicts(pack: Pack, conflicts: readonly TitleConflict[]): MappingEntry[] {
  return conflicts.map(({ sheet, place, words, shown, tables }): MappingEntry => {
    const names = tables.map((id) => pack.tables.find((table) => table.id === id)?.title ?? id);
    return {
      asked: { of: 'title', words, table: null },
      by: 'nobody',
      sheet: sheet.name,
      place: cellName(place.row, place.column),
      shown,
      sample: [],
      nearest: [...tables],
      question: `工作表“${sheet.name}”的表名和表号说的不是同一张表，是${names.map((name) => `“${name}”`).join('还是')}？`,
    };
  });
}

function placed({ sheet }: TableLocation, { row, column }: CellPlace): Pick<MappingEntry, 'sheet' | 'place'> {
  return { sheet: sheet.name, place: cellName(row, column) };
}
