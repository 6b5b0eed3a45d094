import type { Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import { NO_ROUNDING, type Rounding } from '#shared/export/wanyuan';
import { present } from '#shared/kit/assert';
import type { Session } from '#shared/session/session';
import type { DrawnSheet } from './drawn-sheet';
import type { Contents } from './generated-cell';
import { comparedSheets, type GeneratedSheet, generatedSheets } from './generated-layout';
import { drawSheet } from './generated-sheet';
import { proveWorkbook } from './prove-workbook';
import { writeWorkbook } from './write-workbook';

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

/** A workbook and what stands in it, sheet by sheet. */
export type GeneratedWorkbook = {
  readonly bytes: Uint8Array;
  readonly sheets: readonly (GeneratedSheet & {
    readonly drawn: DrawnSheet;
    /** How many values it prints, counted as an import counts them. */
    readonly values: number;
  })[];
};

/**
 * The pack's own workbook: one sheet a table in the official layout, ready to print, read back and proven cell by cell. The same
 * project gives the same bytes, so that two exports can be compared.
 */
export async function generateProven(session: Session, options: GenerateOptions): Promise<GeneratedWorkbook> {
  const { tables, rounding = NO_ROUNDING, formulas = NOTHING, notes = NOTHING } = options;
  const all =
    options.compared === true
      ? comparedSheets(session, options.scale)
      : generatedSheets(session, options.scale, rounding);
  const sheets = all.filter(({ table }) => tables?.includes(table.id) ?? true);
  const contentsOf = ({ scale }: GeneratedSheet): Contents => ({ session, scale, rounding, formulas, notes });
  const drawn = sheets.map((sheet) => drawSheet(sheet.table, sheet.layout, contentsOf(sheet)));
  const bytes = await writeWorkbook(drawn, session.document().facts.organisation);
  const values = proveWorkbook(bytes, sheets, contentsOf);
  return {
    bytes,
    sheets: sheets.map((sheet, at) => ({
      ...sheet,
      drawn: present(drawn[at], 'each sheet was drawn'),
      values: present(values[at], 'each sheet was proven'),
    })),
  };
}

/** The bytes alone. */
export async function generateWorkbook(session: Session, options: GenerateOptions): Promise<Uint8Array> {
  return (await generateProven(session, options)).bytes;
}

const NOTHING: ReadonlyMap<AddressText, string> = new Map();
