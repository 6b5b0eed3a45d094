import { z } from 'zod';
import { isBookName } from '../document/address';

/**
 * A `.juesuan` file: JSON in UTF-8. The envelope (format, version) is read first; the rest belongs to a version.
 * Values are exact text: an amount in 元 with two decimals, a count without a point, `—`. Blank has no entry.
 * When the shape changes: raise PROJECT_VERSION, add a migration, add a file saved by the old version to the fixtures.
 */
export const PROJECT_FORMAT = 'juesuan-project';
export const PROJECT_VERSION = 3;

export const envelope = z.object({ format: z.literal(PROJECT_FORMAT), version: z.number().int().positive() });

const VALUE_FAULT = '应为两位小数的金额、整数或 —';
const valueText = z.string().regex(/^(—|-?\d+(\.\d\d)?)$/, VALUE_FAULT);
/** Null: a derived cell overridden with blank. */
const entry = z.union([valueText, z.null(), z.strictObject({ value: valueText, rounded: z.literal(true) })], {
  error: VALUE_FAULT,
});

const facts = z.strictObject({ organisation: z.string(), kind: z.string(), year: z.number().int() });

const table = z.strictObject({
  absent: z.literal(true).optional(),
  scale: z.enum(['yuan', 'wanyuan']),
  lines: z
    .array(z.strictObject({ code: z.string().regex(/^\d+$/), name: z.string() }))
    .refine((lines) => new Set(lines.map(({ code }) => code)).size === lines.length, '科目编码重复'),
  /** Line key → 栏次 → value. */
  entries: z.record(z.string(), z.record(z.string().regex(/^\d+$/), entry)),
});
export type StoredTable = z.infer<typeof table>;
export type StoredEntry = z.infer<typeof entry>;

const tables = z.record(z.string(), table);

/** It stands before the dot of an address. */
const bookName = z.string().refine(isBookName, '套表名不能空白，也不能有空格和 . [ ] ,');

const book = z.strictObject({
  /** Which of the pack's kinds of books it is. */
  kind: z.string(),
  readOnly: z.literal(true).optional(),
  pack: z.string(),
  facts,
  source: z.string(),
  tables,
  /** Columns and lines without a counterpart in the pack the book came from. */
  lacks: z
    .array(
      z.strictObject({ table: z.string(), columns: z.array(z.number().int()), lines: z.array(z.string()) }),
    )
    .optional(),
});
export type StoredBook = z.infer<typeof book>;

export const storedProject = z.strictObject({
  format: z.literal(PROJECT_FORMAT),
  version: z.literal(PROJECT_VERSION),
  pack: z.string(),
  facts,
  tables,
  /** Name → the books besides the project's own. */
  books: z.record(bookName, book),
  explanations: z.record(z.string(), z.string()),
  /** Address → 批注. */
  notes: z.record(z.string(), z.string()),
  issues: z.array(
    z.strictObject({
      id: z.string(),
      rule: z.string(),
      severity: z.enum(['error', 'warning', 'hint']),
      message: z.string(),
      cells: z.array(z.string()),
      place: z.string(),
    }),
  ),
});
export type StoredProject = z.infer<typeof storedProject>;
