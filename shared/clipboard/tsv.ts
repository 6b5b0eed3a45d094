/** A quoted cell, or a plain one; then what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;

/**
 * Text as spreadsheets put it on the clipboard: cells parted by tabs, lines by line ends; a cell with a tab, a line
 * end or a quote in it stands in quotes, with its quotes doubled. The line end after the last line counts for nothing.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  CELL.lastIndex = 0;
  for (let end = '\t'; end !== '' || rows.length === 0; ) {
    const match = CELL.exec(text);
    if (!match) break;
    const [, quoted, plain = '', ending = ''] = match;
    end = ending;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\t') continue;
    rows.push(row);
    row = [];
    if (CELL.lastIndex >= text.length) break;
  }
  return rows;
}

export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quote).join('\t')}\r\n`).join('');
}

function quote(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
