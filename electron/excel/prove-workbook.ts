import { NOT_APPLICABLE } from '#shared/amount/amount';
import { toAddress } from '#shared/document/address';
import { workbookValue } from '#shared/kind/value-text';
import { present } from '#shared/kit/assert';
import type { LayoutCell, LayoutRow } from '#shared/layout/layout';
import { ROW_NAME } from '#shared/pack/row-keys';
import { cellName, type SheetCell } from '#shared/workbook/sheet';
import { type PackageParts, partOf } from '../package/read-package';
import { readZipDirectory, type ZipEntry } from '../package/zip-directory';
import type { DrawnValue } from './drawn-sheet';
import { type Contents, cellContent } from './generated-cell';
import { captionRows, type GeneratedSheet } from './generated-layout';
import { writableText } from './writable-text';
import { type CellFormats, readCellFormats } from './xlsx/cell-formats';
import { readSharedTexts } from './xlsx/plain-text';
import { SheetReader } from './xlsx/read-sheet';

type Rows = ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;

/**
 * Proves that a generated workbook says what was meant: the package is unpacked and its sheets are read by the reader that
 * reads everybody's workbooks, and each cell must be what the project has there, asked for anew, and no other cell may be there.
 * Where a table's cells stand is known from its layout, so that nothing need be located; that the locator finds them there
 * is tested. Sheet by sheet, so that memory does not grow with the workbook.
 *
 * @returns of each sheet how many values it has, counted as an import counts them
 * @throws when something differs: a bug, and nothing may be handed out
 */
export function proveWorkbook(
  bytes: Uint8Array,
  sheets: readonly GeneratedSheet[],
  contentsOf: (sheet: GeneratedSheet) => Contents,
): readonly number[] {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) throw new Error(`The workbook just made cannot be read: ${directory.problem.detail}`);
  const unpacked = (name: string): Uint8Array => unpackedPart(bytes, directory.value, name);
  const read = { texts: textsOf(unpacked), formats: formatsOf(unpacked), count: () => undefined };
  return sheets.map((sheet, at) => {
    const content = new SheetReader(read).read(unpacked(`xl/worksheets/sheet${at + 1}.xml`));
    if (typeof content === 'string') throw new Error(`The sheet just made cannot be read: ${content}`);
    return proveSheet(sheet, content.rows, contentsOf(sheet));
  });
}

type Unpacked = (name: string) => Uint8Array;

function textsOf(unpacked: Unpacked): readonly string[] {
  const name = 'xl/sharedStrings.xml';
  return present(readSharedTexts(alone(unpacked, name), name), 'the shared texts just written');
}

function formatsOf(unpacked: Unpacked): CellFormats {
  const name = 'xl/styles.xml';
  return present(readCellFormats(alone(unpacked, name), name), 'the styles just written');
}

function alone(unpacked: Unpacked, name: string): PackageParts {
  const part = { name, bytes: unpacked(name), modified: new Date(0), stored: false };
  return new Map([[name, part]]);
}

/** One part at a time is unpacked, as whoever opens the file unpacks it. */
function unpackedPart(bytes: Uint8Array, entries: readonly ZipEntry[], name: string): Uint8Array {
  const entry = present(
    entries.find((part) => part.name === name),
    `the part ${name}`,
  );
  const content = partOf(bytes, entry);
  if (!content.ok) throw new Error(`The workbook just made cannot be read: ${content.problem.detail}`);
  return content.value;
}

function proveSheet({ table, layout }: GeneratedSheet, rows: Rows, contents: Contents): number {
  const above = captionRows(layout);
  const body = [...layout.header, ...layout.body];
  let values = 0;
  let seen = 0;
  for (const [offset, { cells, kind }] of body.entries()) {
    const line = rows.get(above + offset);
    for (const cell of cells) {
      const found = line?.get(cell.column);
      const outcome = judge(cell, kind, found, contents);
      if (outcome === 'differs') {
        const place = `${table.sheet} ${cellName(above + offset, cell.column)}`;
        throw new Error(`${place} was written as ${found === undefined ? 'nothing' : JSON.stringify(found)}`);
      }
      if (outcome === 'value') values += 1;
      if (found !== undefined) seen += 1;
    }
  }
  const last = above + body.length;
  let count = 0;
  for (const [row, line] of rows) if (row >= above && row < last) count += line.size;
  if (count !== seen) throw new Error(`${table.sheet} has ${count - seen} cells that nobody meant`);
  proveWords(layout, rows, last, table.sheet);
  return values;
}

/** What is printed around the table; where, is looked at in the rows above and below it. */
function proveWords(layout: GeneratedSheet['layout'], rows: Rows, last: number, sheet: string): void {
  const { title, number, caption, notes } = layout;
  const meant = [title, number, caption.organisation, caption.year, caption.scale, ...notes];
  const written: string[] = [];
  for (const [row, line] of rows) {
    if (row >= captionRows(layout) && row < last) continue;
    for (const { text } of line.values()) written.push(text);
  }
  const lost = meant.find((text) => !written.some((words) => words.includes(writableText(text))));
  if (lost !== undefined) throw new Error(`${sheet} lacks the words ${JSON.stringify(lost)}`);
}

type Outcome = 'value' | 'words' | 'differs';

function judge(
  cell: LayoutCell,
  kind: LayoutRow['kind'],
  found: SheetCell | undefined,
  contents: Contents,
): Outcome {
  const { content } = cell;
  switch (content.kind) {
    case 'empty':
      return found === undefined ? 'words' : 'differs';
    case 'text':
    case 'code':
    case 'name':
      return says(found, content.text) ? 'words' : 'differs';
    case 'compared':
      return isShown(found, cellContent(cell, kind, contents).value) ? 'words' : 'differs';
    case 'cell':
      break;
  }
  const view = contents.session.shown(content.address);
  const { value = null } = view ?? {};
  const formula = contents.formulas.get(content.address);
  if (!view || value === null) return isBlank(found, formula) ? 'words' : 'differs';
  if (value === NOT_APPLICABLE) return says(found, '——') ? 'words' : 'differs';
  if (found?.formula !== formula) return 'differs';
  const meant = contents.rounding.printed.get(content.address) ?? value;
  const printed = workbookValue(meant, view.type, contents.scale);
  if (!isShown(found, printed)) return 'differs';
  return toAddress(content.address).column === ROW_NAME ? 'words' : 'value';
}

function isShown(found: SheetCell | undefined, value: DrawnValue | undefined): boolean {
  if (value === undefined) return found === undefined;
  return value.kind === 'number' ? isNumber(found, value.text) : says(found, value.text);
}

/** A number by its value: what is too long for Excel's numbers stands there as a text, digit for digit. */
function isNumber(found: SheetCell | undefined, text: string): boolean {
  if (found?.kind === 'text') return found.text === text;
  return found?.kind === 'number' && Number(found.text) === Number(text);
}

function says(found: SheetCell | undefined, text: string): boolean {
  if (found?.kind === 'number') return String(Number(text)) === found.text;
  return (found?.text ?? '') === writableText(text);
}

function isBlank(found: SheetCell | undefined, formula: string | undefined): boolean {
  return (found?.text ?? '') === '' && found?.formula === formula;
}
