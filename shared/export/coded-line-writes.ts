import type { Table } from '../pack/pack';
import { codeBreaks, printedCode } from '../pack/printed-codes';
import { type CodedLine, splitByLevels } from '../pack/table-shape';
import { shownPlace } from '../workbook/hidden-places';
import type { TableLocation } from '../workbook/location';
import { cellAt } from '../workbook/sheet';
import type { CellWrite } from '../workbook/template-plan';
import type { PlacedCodedLine } from './place-rows';

/** Code and name of one line as the template prints them: in two columns, the code over three, or both in one cell. */
export function codedLineWrites(
  table: Table,
  location: TableLocation,
  { panel, row, like, code: key, name }: PlacedCodedLine,
): CellWrite[] {
  const code = printedCode(table, key);
  const columns = location.panels[panel] ?? [];
  const codes = columns.flatMap(({ shows, columns: at }) => (shows === 'code' ? at : []));
  const [named] = columns.find(({ shows }) => shows === 'name')?.columns ?? [];
  if (named !== undefined && codes.includes(named)) {
    return [
      {
        row,
        column: named,
        value: { kind: 'text', text: inOneCell(table, location, panel, { code, name }) },
      },
    ];
  }
  // Where the line's cells are merged over several of them, they are one place.
  const places = codes.map((column) => shownPlace(location.sheet, { row: like, column }).column);
  return [
    ...codeWrites(row, places, code, codeBreaks(table) ?? []),
    ...(named === undefined ? [] : [{ row, column: named, value: { kind: 'text' as const, text: name } }]),
  ];
}

/** One place holds the whole code; the places of 类、款、项 hold its parts. */
function codeWrites(
  row: number,
  places: readonly number[],
  code: string,
  levels: readonly number[],
): CellWrite[] {
  const parts = splitByLevels(code, levels, places.length);
  return [...new Set(places)].map((column): CellWrite => {
    const text = parts.filter((_, at) => places[at] === column).join('');
    return { row, column, value: text === '' ? { kind: 'blank' } : { kind: 'text', text } };
  });
}

/** Between the two stands what the template has between those of a line it shows; a space where it shows none. */
function inOneCell(table: Table, location: TableLocation, panel: number, { code, name }: CodedLine): string {
  const [column] = location.panels[panel]?.find(({ shows }) => shows === 'name')?.columns ?? [];
  const shown = location.codedLines.find((line) => line.panel === panel && line.name !== '');
  const text =
    shown && column !== undefined ? cellAt(location.sheet, shown.row, column)?.text.trim() : undefined;
  const known = printedCode(table, shown?.code ?? '');
  const at = text?.indexOf(known) ?? -1;
  if (!shown || text === undefined || at < 0 || !text.endsWith(shown.name)) return `${code} ${name}`;
  const between = text.slice(at + known.length, text.length - shown.name.length);
  return `${text.slice(0, at)}${code}${between}${name}`;
}
