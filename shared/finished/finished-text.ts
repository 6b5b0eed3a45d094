import type { FinishedBlock, FinishedDocument } from './finished-document';

/** An entry of 目录: its words, then dots or tabs, then the page. */
const CONTENTS = /^\s*[^\t]+(?:[.．…·]{2,}\s*|\t+)\d{1,4}$/;

/** A row of a table with fewer columns is a line that somebody indented. */
const LEAST_COLUMNS = 2;

/**
 * A plain text as a document: a paragraph a line, and tables where lines of columns parted by tabs follow each other. A
 * table goes on over blank lines, as where its page ended, if its rows stay as wide.
 */
export function finishedText(text: string): FinishedDocument {
  const blocks: FinishedBlock[] = [];
  let rows: string[][] = [];
  const close = (): void => {
    if (rows.length > 1) blocks.push({ kind: 'table', rows });
    else for (const row of rows) blocks.push(paragraph(row.join('\t').trim()));
    rows = [];
  };
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const isRow = (line: string | undefined): boolean =>
    line !== undefined && line.split('\t').length >= LEAST_COLUMNS && !CONTENTS.test(line);
  for (const [at, line] of lines.entries()) {
    const words = line.trim();
    if (words === '' && !line.includes('\t')) continue;
    // A row of one cell right between two others is a heading within the table.
    if (isRow(line) || (rows.length > 0 && isRow(lines[at - 1]) && isRow(lines[at + 1]))) {
      rows.push(line.split('\t').map((cell) => cell.trim()));
      continue;
    }
    close();
    if (words !== '') blocks.push(paragraph(words));
  }
  close();
  return { blocks, losses: [] };
}

function paragraph(text: string): FinishedBlock {
  return CONTENTS.test(text) ? { kind: 'paragraph', text, role: 'contents' } : { kind: 'paragraph', text };
}
