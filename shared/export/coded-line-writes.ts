import type { CodedLine } from '../pack/table-shape';
import type { TableLocation } from '../workbook/location';
import { cellAt } from '../workbook/sheet';
import type { CellWrite } from '../workbook/template-plan';

/** Code and name of one line as the template prints them: in two columns, the code over three, or both in one cell. */
export function codedLineWrites(
  location: TableLocation,
  panel: number,
  row: number,
  line: CodedLine,
): CellWrite[] {
  const columns = location.panels[panel] ?? [];
  const code = columns.find(({ shows }) => shows === 'code')?.columns ?? [];
  const [name] = columns.find(({ shows }) => shows === 'name')?.columns ?? [];
  if (name !== undefined && code.includes(name)) {
    return [{ row, column: name, value: { kind: 'text', text: inOneCell(location, panel, line) } }];
  }
  return [
    ...codeWrites(row, code, line.code),
    ...(name === undefined ? [] : [{ row, column: name, value: { kind: 'text' as const, text: line.name } }]),
  ];
}

/** One cell holds the whole code; three columns 类、款、项 hold its parts. */
function codeWrites(row: number, columns: readonly number[], code: string): CellWrite[] {
  if (columns.length <= 1)
    return columns.map((column) => ({ row, column, value: { kind: 'text', text: code } }));
  const parts = [code.slice(0, 3), code.slice(3, 5), code.slice(5)];
  return columns.map((column, at): CellWrite => {
    const text = parts[at] ?? '';
    return { row, column, value: text === '' ? { kind: 'blank' } : { kind: 'text', text } };
  });
}

/** Between the two stands what the template has between those of a line it shows; a space where it shows none. */
function inOneCell(location: TableLocation, panel: number, { code, name }: CodedLine): string {
  const [column] = location.panels[panel]?.find(({ shows }) => shows === 'name')?.columns ?? [];
  const shown = location.codedLines.find((line) => line.panel === panel && line.name !== '');
  const text =
    shown && column !== undefined ? cellAt(location.sheet, shown.row, column)?.text.trim() : undefined;
  const at = text?.indexOf(shown?.code ?? '') ?? -1;
  if (!shown || text === undefined || at < 0 || !text.endsWith(shown.name)) return `${code} ${name}`;
  const between = text.slice(at + shown.code.length, text.length - shown.name.length);
  return `${text.slice(0, at)}${code}${between}${name}`;
}
