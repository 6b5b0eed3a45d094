import { z } from 'zod';
import { SCALES } from '../amount/amount';
import { addressWords } from '../document/address';

/** What an import found, table by table; shown before the clerk accepts it. */
export const importReport = z.object({
  workbook: z.string(),
  /** What the file is by its content. */
  format: z.enum(['xlsx', 'xls', 'ods', 'xls-95', 'xml-2003', 'html', 'text']),
  packId: z.string(),
  organisation: z.string(),
  year: z.number().int().nullable(),
  tables: z.array(
    z.object({
      table: z.string(),
      /** Absent from the workbook: no sheet, nothing found. */
      found: z.boolean(),
      sheet: z.string(),
      /** The cell of its title or 表号. */
      place: z.string(),
      /** Later pages of a table printed on several. */
      pages: z.array(z.object({ sheet: z.string(), place: z.string() })),
      scale: z.enum(SCALES),
      /** Amounts and counts read. */
      values: z.number().int(),
      codedLines: z.number().int(),
      /** Derived cells whose printed value differs from their formula, kept as 改写. */
      overrides: z.array(
        z.object({ cell: addressWords, place: z.string(), printed: z.string(), computed: z.string() }),
      ),
      /** Blanks that the formula filled. */
      filled: z.array(z.object({ cell: addressWords, place: z.string(), computed: z.string() })),
    }),
  ),
  /** Anything that could not be taken as it stood. */
  issues: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['error', 'warning', 'hint']),
      message: z.string(),
      place: z.string(),
      cells: z.array(addressWords),
    }),
  ),
  /** Numbers on the tables' sheets that came into no cell, each with its place and the reason. */
  unread: z.array(
    z.object({
      sheet: z.string(),
      cell: z.string(),
      text: z.string(),
      table: z.string(),
      kind: z.enum(['row', 'column', 'value', 'repeated', 'outside', 'covered']),
      why: z.string(),
    }),
  ),
  /** Sheets that hold no table of the pack. */
  otherSheets: z.array(z.string()),
});
export type ImportReport = z.infer<typeof importReport>;
