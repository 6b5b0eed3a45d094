import { SCALES, type Scale } from '../amount/amount';
import { isExpectedPower, POWER_OF } from '../amount/money-unit';
import type { AddressText } from '../document/address';
import type { FinishedDocument } from '../finished/finished-document';
import { type ImportedBook, importBook } from '../import/import-book';
import { type LocatedBook, locateBook } from '../import/locate-book';
import type { Pack } from '../pack/pack';
import { publishedScale } from '../pack/table-shape';
import { createSession, sessionOver } from '../session/create-session';
import type { Session } from '../session/session';
import type { AuditPlace } from './audit-finding';
import type { DocumentSheets, DocumentTable } from './document-sheets';

/** The tables of a finished document as a book of a pack, judged by its rules; each cell knows where it is printed. */
export type AuditedBook = {
  readonly session: Session;
  readonly imported: ImportedBook;
  /** By table of the pack. */
  readonly tables: ReadonlyMap<string, DocumentTable>;
  /** By sheet, tables that the pack has and that were read before. */
  readonly repeated: ReadonlyMap<string, DocumentTable>;
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
  const session = inPrintedUnits(pack, imported.value, located.value);
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
    repeated: new Map(
      located.value.located.repeated.flatMap(({ sheet }) => {
        const table = bySheet.get(sheet);
        return table ? [[sheet, table] as const] : [];
      }),
    ),
    placeOf: (cell) => {
      const place = places.get(cell);
      return place === undefined ? undefined : placeInDocument(place, bySheet, document);
    },
  };
}

/**
 * A table printed in a unit that neither the pack nor the program keeps tables in (千元) was read into 元; of what
 * rounding leaves open of its numbers, only its unit tells.
 */
function inPrintedUnits(pack: Pack, { document, engine }: ImportedBook, { located }: LocatedBook): Session {
  const scales = located.tables.flatMap(({ table, caption: { power } }): [string, Scale][] => {
    const of = pack.tables.find(({ id }) => id === table);
    if (!of || isExpectedPower(power, publishedScale(pack, of))) return [];
    return [[table, SCALES.find((scale) => POWER_OF[scale] >= power) ?? 'yiyuan']];
  });
  if (scales.length === 0) return sessionOver(pack, document, engine);
  const tables = new Map(document.tables);
  for (const [table, scale] of scales) {
    const content = tables.get(table);
    if (content) tables.set(table, { ...content, scale });
  }
  const made = createSession(pack, { ...document, tables });
  if (!made.ok) throw new Error(`What was read of a document does not compile: ${made.problem.kind}`);
  return made.value;
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
