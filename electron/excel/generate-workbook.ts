import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import type { Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import { NO_ROUNDING, type Rounding } from '#shared/export/wanyuan';
import type { Session } from '#shared/session/session';
import { comparedSheets, generatedSheets } from './generated-layout';
import { drawSheet } from './generated-sheet';
import { escapedText } from './writable-text';

export type GenerateOptions = {
  /** Of all tables; absent: each in the scale it is published in. */
  readonly scale?: Scale;
  /** Ids of the tables wanted, in the pack's order; absent: all of them. */
  readonly tables?: readonly string[];
  /** What the cells print in 万元; absent: every cell rounded for itself. */
  readonly rounding?: Rounding;
  /** Formulas behind derived cells (`generatedFormulas`), made for all tables; absent: values only. */
  readonly formulas?: ReadonlyMap<AddressText, string>;
  /** Last year beside every amount, in place of the official layout. */
  readonly compared?: boolean;
  /** Comments by cell; absent: none. */
  readonly notes?: ReadonlyMap<AddressText, string>;
};

/**
 * The pack's own workbook: one sheet a table in the official layout, ready to print. The same project gives the
 * same bytes, so that two exports can be compared.
 */
export async function generateWorkbook(session: Session, options: GenerateOptions): Promise<Uint8Array> {
  const { tables, rounding = NO_ROUNDING, formulas = NOTHING, notes = NOTHING } = options;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = escapedText(session.document().facts.organisation);
  workbook.created = new Date(Date.UTC(2000, 0, 1));
  workbook.modified = workbook.created;
  const sheets =
    options.compared === true
      ? comparedSheets(session, options.scale)
      : generatedSheets(session, options.scale, rounding);
  for (const { table, layout, scale } of sheets) {
    if (tables && !tables.includes(table.id)) continue;
    drawSheet(workbook, table, layout, { session, scale, rounding, formulas, notes });
  }
  return withoutClock(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

const NOTHING: ReadonlyMap<AddressText, string> = new Map();

/** The library stamps the parts of the ZIP with the hour of the export; the format knows local time only. */
function withoutClock(bytes: Uint8Array): Uint8Array {
  return zipSync(unzipSync(bytes), { mtime: new Date(2000, 0, 1) });
}
