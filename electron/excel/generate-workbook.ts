import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import type { Scale } from '#shared/amount/amount';
import { layOutTable } from '#shared/layout/lay-out-table';
import { isEmptyTable } from '#shared/session/empty-table';
import type { Session } from '#shared/session/session';
import { drawSheet } from './generated-sheet';
import { storedText } from './writable-text';

export type GenerateOptions = {
  readonly scale: Scale;
  /** Ids of the tables wanted, in the pack's order; absent: all of them. */
  readonly tables?: readonly string[];
};

/**
 * The pack's own workbook: one sheet a table in the official layout, values only, ready to print. The same project
 * gives the same bytes, so that two exports can be compared.
 */
export async function generateWorkbook(session: Session, options: GenerateOptions): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = storedText(session.document().facts.organisation);
  workbook.created = new Date(Date.UTC(2000, 0, 1));
  workbook.modified = workbook.created;
  const { facts, tables: contents } = session.document();
  for (const table of session.pack.tables) {
    if (options.tables && !options.tables.includes(table.id)) continue;
    const layout = layOutTable(table, {
      lines: contents.get(table.id)?.lines ?? [],
      facts,
      scale: options.scale,
      empty: isEmptyTable(session, table.id),
    });
    drawSheet(workbook, table, layout, session, options.scale);
  }
  return withoutClock(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** The library stamps the parts of the ZIP with the hour of the export; the format knows local time only. */
function withoutClock(bytes: Uint8Array): Uint8Array {
  return zipSync(unzipSync(bytes), { mtime: new Date(2000, 0, 1) });
}
