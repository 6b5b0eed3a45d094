import { present } from '#shared/kit/assert';
import { cellName } from '#shared/workbook/sheet';
import { writePackage } from '../package/write-package';
import type { DrawnRow, DrawnSheet } from './drawn-sheet';
import { rowsXml, SharedTexts } from './sheet-rows';
import { sheetPart, workbookShell } from './workbook-shell';

/** The format has local time only; the same everywhere. */
const CLOCK = new Date(2000, 0, 1);

/** Of packing: half the time of the usual 6 for two per cent more bytes. */
const LEVEL = 4;

const TEXTS = 'xl/sharedStrings.xml';

/**
 * Sheets as an .xlsx. The same sheets give the same bytes, those that the general library makes of them, cell after cell (a test
 * holds them together): it writes all but the rows.
 *
 * @param author as the file's properties name it
 */
export async function writeWorkbook(sheets: readonly DrawnSheet[], author: string): Promise<Uint8Array> {
  const { parts, styles } = await workbookShell(sheets, author);
  const texts = new SharedTexts();
  const written = new Map<string, Uint8Array>();
  const made = new Map(parts);
  const shellOf = (name: string): string =>
    Buffer.from(present(made.get(name), `the part ${name}`)).toString();
  for (const [at, { rows }] of sheets.entries()) {
    const name = sheetPart(at + 1);
    const sized = replaced(shellOf(name), '<dimension ref="', '"/>', rangeOf(rows));
    written.set(
      name,
      Buffer.from(replaced(sized, '<sheetData>', '</sheetData>', rowsXml(rows, styles, texts))),
    );
  }
  const { uses, texts: count, xml } = texts.written();
  const counted = replaced(shellOf(TEXTS), ' count="', '>', `${uses}" uniqueCount="${count}"`);
  written.set(TEXTS, Buffer.from(replaced(counted, `uniqueCount="${count}">`, '</sst>', xml)));
  // The library stamps the parts with the hour of the export.
  return writePackage(
    parts.map(([name, bytes]) => ({
      name,
      bytes: written.get(name) ?? bytes,
      modified: CLOCK,
      level: LEVEL,
    })),
  );
}

/** What stands between two texts, the first of their kind, replaced. */
function replaced(text: string, before: string, behind: string, between: string): string {
  const from = text.indexOf(before);
  const until = text.indexOf(behind, from + before.length);
  if (from < 0 || until < 0) throw new Error(`The library's part has no ${before}`);
  return text.slice(0, from + before.length) + between + text.slice(until);
}

/** The rectangle around all cells. */
function rangeOf(rows: readonly DrawnRow[]): string {
  let [top, bottom, left, right] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 0];
  for (const [at, { cells }] of rows.entries()) {
    const [first] = cells;
    const last = cells.at(-1);
    if (!first || !last) continue;
    top = Math.min(top, at);
    bottom = at;
    left = Math.min(left, first.column);
    right = Math.max(right, last.column);
  }
  return `${cellName(top, left)}:${cellName(bottom, right)}`;
}
