import type { AddressText } from '../document/address';
import type { FinishedDocument } from '../finished/finished-document';
import { type ImportedBook, importBook } from '../import/import-book';
import { locateBook } from '../import/locate-book';
import type { Pack } from '../pack/pack';
import { sessionOver } from '../session/create-session';
import type { Session } from '../session/session';
import type { AuditPlace } from './audit-finding';
import type { DocumentSheets, DocumentTable } from './document-sheets';

/** The tables of a finished document as a book of a pack, judged by its rules; each cell knows where it is printed. */
export type AuditedBook = {
  readonly session: Session;
  readonly imported: ImportedBook;
  /** By table of the pack. */
  readonly tables: ReadonlyMap<string, DocumentTable>;
  readonly placeOf: (cell: AddressText) => AuditPlace | undefined;
};

/** `undefined`: none of the pack's tables stands in the document. */
export function auditedBook(
  pack: Pack,
  document: FinishedDocument,
  sheets: DocumentSheets,
): AuditedBook | undefined {
  const located = locateBook(pack, sheets.workbook, []);
  if (!located.ok) return undefined;
  const imported = importBook(located.value);
  if (!imported.ok) return undefined;
  const session = sessionOver(pack, imported.value.document, imported.value.engine);
  const bySheet = new Map(sheets.tables.map((table) => [table.sheet, table]));
  const tables = new Map<string, DocumentTable>();
  const places = new Map<AddressText, string>();
  for (const [id, reading] of imported.value.readings) {
    const table = bySheet.get(reading.sheet);
    if (table) tables.set(id, table);
    for (const [cell, place] of reading.places) places.set(cell, place);
  }
  return {
    session,
    imported: imported.value,
    tables,
    placeOf: (cell) => {
      const place = places.get(cell);
      return place === undefined ? undefined : placeInDocument(place, bySheet, document);
    },
  };
}

/** `第3张表!C7` as a place of the document: a cell of the table, or one of the lines above it. */
export function placeInDocument(
  place: string,
  bySheet: ReadonlyMap<string, DocumentTable>,
  { blocks }: FinishedDocument,
): AuditPlace | undefined {
  const [, sheet = '', letters = '', digits = ''] = /^(.*)!([A-Z]+)(\d+)$/.exec(place) ?? [];
  const table = bySheet.get(sheet);
  const block = table && blocks[table.block];
  if (!table || block?.kind !== 'table') return undefined;
  const row = Number(digits) - 1 - table.above.length;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const text =
    block.cells?.find((cell) => cell.row === row && cell.column === column)?.text ??
    (block.cells ? '' : (block.rows[row]?.[column] ?? ''));
  const page = block.pages?.[row];
  return {
    block: table.block,
    table: table.number,
    ...(page === undefined ? {} : { page }),
    cell: { row, column },
    quote: text.trim(),
  };
}

/** A sentence about a workbook, told of the document: its sheets are the document's tables. */
export function inDocument(message: string): string {
  return message.replaceAll(/工作表“(第\d+张表)”/g, '$1');
}
