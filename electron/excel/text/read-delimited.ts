import { failed, ok, type Result } from '#shared/kit/result';
import type { PlainWorkbook, ReadProblem } from '#shared/workbook/sheet';
import { CellCollector, TooManyCells, writtenCell } from '../cell-collector';
import { plainSheet } from '../plain-sheet';
import { joinGroups } from './unquoted-groups';

/** Signs that part cells, the likeliest first: a tab is never within a number or a name. */
const SEPARATORS = ['\t', ',', ';', '|'] as const;
const LOOKED_AT = 200;

/** The sign that parts a text's cells; undefined when it is no table. */
export function separatorOf(text: string): string | undefined {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (said !== undefined) return said;
  let best: { readonly separator: string; readonly rows: number } | undefined;
  for (const separator of SEPARATORS) {
    let rows = 0;
    let parted = 0;
    let seen = 0;
    for (const row of linesOf(text, separator)) {
      if (row.every((cell) => cell.trim() === '')) continue;
      if (row.length > 1) parted += 1;
      if (row.filter((cell) => cell.trim() !== '').length > 1) rows += 1;
      seen += 1;
      if (seen >= LOOKED_AT) break;
    }
    // Of a text with commas in it few lines have any.
    if (2 * parted >= seen && rows > (best?.rows ?? 1)) best = { separator, rows };
  }
  return best?.separator;
}

/** Reads text whose cells are parted by a sign, one row a line, into one sheet. */
export function readDelimited(text: string, separator: string): Result<PlainWorkbook, ReadProblem> {
  const cells = new CellCollector();
  const body = text.replace(/^sep=.\r?\n/i, '');
  let row = 0;
  // As wide as what stands above its first numbers: the header.
  let width = 0;
  let isHeader = true;
  try {
    for (const line of linesOf(body, separator)) {
      isHeader &&= !line.some((cell) => /^-?\d+\.\d+$|^\d{4,}$/.test(cell.trim()));
      if (isHeader && line.every((cell) => !/^-?\d/.test(cell.trim()))) width = Math.max(width, line.length);
      const whole = separator === ',' && width > 0 ? joinGroups(line, width) : line;
      for (const [column, written] of whole.entries()) {
        const said = unwrapped(written);
        if (said.text !== '') {
          cells.put(row, column, said.kept ? { kind: 'text', text: said.text } : writtenCell(said.text));
        }
      }
      row += 1;
    }
  } catch (error) {
    if (error instanceof TooManyCells) return failed({ kind: 'too-large', detail: 'cells of a text' });
    throw error;
  }
  const sheet = plainSheet('文本', false, cells);
  return sheet.ok ? ok({ format: 'text', sheets: [sheet.value] }) : sheet;
}

/** `="0301"` and a leading apostrophe are how programs keep a spreadsheet from taking a text for a number. */
function unwrapped(cell: string): { readonly text: string; readonly kept: boolean } {
  const text = cell.trim();
  const quoted = /^="((?:[^"]|"")*)"$/.exec(text)?.[1];
  if (quoted !== undefined) return { text: quoted.replaceAll('""', '"').trim(), kept: true };
  return text.startsWith("'") ? { text: text.slice(1), kept: true } : { text, kept: false };
}

/** Rows of cells; a cell in quotes may hold the sign, line ends and doubled quotes. */
function* linesOf(text: string, separator: string): Generator<string[]> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) row.push('');
      else continue;
    } else if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else at += 1;
    yield row;
    row = [];
  }
}

type CutCell = { readonly text: string; readonly end: number };

function plainCell(text: string, from: number, separator: string): CutCell {
  let end = from;
  for (let sign = text[end]; sign !== undefined; sign = text[end]) {
    if (sign === separator || sign === '\n' || sign === '\r') break;
    end += 1;
  }
  return { text: text.slice(from, end), end };
}

/** A quote that nothing ends, or that ends within a cell, is one of its letters. */
function quotedCell(text: string, from: number, separator: string): CutCell {
  let end = from + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0) return plainCell(text, from, separator);
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  // Programs put a space or tab behind the quote, to keep long codes as texts.
  let after = end + 1;
  while (text[after] === ' ' || (text[after] === '\t' && separator !== '\t')) after += 1;
  const next = text[after];
  if (next !== undefined && next !== separator && next !== '\n' && next !== '\r')
    return plainCell(text, from, separator);
  return { text: text.slice(from + 1, end).replaceAll('""', '"'), end: after };
}
