import { z } from 'zod';
import { SCALES } from '../amount/amount';
import { addressWords, isBookName } from '../document/address';
import { TEXT_MARK_KINDS } from '../document/document';

/**
 * A `.juesuan` file: JSON in UTF-8. The head (format, version) is read first; the rest belongs to a version.
 * Values are exact text as their kind writes it: an amount in 元 with two decimals, a count without a point, `12.34%`,
 * a text, choice or date behind an apostrophe, `—`. Blank has no entry.
 * When the shape changes: raise PROJECT_VERSION, add a migration, add a file saved by the old version to the fixtures.
 */
export const PROJECT_FORMAT = 'juesuan-project';
export const PROJECT_VERSION = 5;

export const fileHead = z.object({ format: z.literal(PROJECT_FORMAT), version: z.number().int().positive() });

const VALUE_FAULT = '应为数、百分比、撇号后的文字或 —';
/**
 * What the pack is not needed for to see: —, a text, a number, a percentage. Digits end far beyond the largest amount:
 * ten million of them took half a minute to read.
 */
const valueText = z
  .string()
  .max(1_000_000, VALUE_FAULT)
  .regex(/^(—|'[\s\S]+|-?\d{1,24}(\.\d{1,12})?%?)$/, VALUE_FAULT);
/** As a 栏次 is written: `01` would be a second name of `1`. */
const columnKey = z.string().regex(/^[1-9]\d{0,3}$/, '栏次应为不带前导零的数字');
/** Keys and names are words, not documents: one without end would open, be saved, and never open again. */
const key = z.string().max(1_000, '名称过长');
const words = z.string().max(1_000_000, '文字过长');
/** Null: a derived cell overridden with blank. */
const entry = z.union([valueText, z.null(), z.strictObject({ value: valueText, rounded: z.literal(true) })], {
  error: VALUE_FAULT,
});

const facts = z.strictObject({ organisation: words, kind: words, year: z.number().int() });

const table = z.strictObject({
  absent: z.literal(true).optional(),
  scale: z.enum(SCALES),
  lines: z
    .array(z.strictObject({ code: key.regex(/^[0-9A-Za-z-]+$/), name: words }))
    .refine((lines) => new Set(lines.map(({ code }) => code)).size === lines.length, '科目编码重复'),
  /** Line key → 栏次 → value. */
  entries: z.record(key, z.record(columnKey, entry)),
});
export type StoredTable = z.infer<typeof table>;
export type StoredEntry = z.infer<typeof entry>;

const tables = z.record(key, table);

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
  explanations: z.record(z.string(), z.string()).optional(),
  texts: z.record(z.string(), z.string()).optional(),
  /** Of a self-evaluation form. */
  form: z
    .strictObject({
      name: words,
      level: z.enum(['', '一级', '二级']),
      secret: z.literal(true).optional(),
      place: z.number().int(),
    })
    .optional(),
});
export type StoredBook = z.infer<typeof book>;

export const storedProject = z.strictObject({
  format: z.literal(PROJECT_FORMAT),
  version: z.literal(PROJECT_VERSION),
  pack: key,
  facts,
  tables,
  /** Name → the books besides the project's own. */
  books: z.record(bookName, book),
  explanations: z.record(words, words),
  /** Key → a text of the document. */
  texts: z.record(words, words).default({}),
  /** Key → 批注 at a text. */
  textNotes: z.record(words, words),
  /** Key → what the check said of a text and the clerk let stand. */
  dismissals: z.record(
    words,
    z.array(z.strictObject({ kind: z.enum(TEXT_MARK_KINDS), words, reason: words })).min(1),
  ),
  /** Address → 批注. */
  notes: z.record(addressWords, words),
  issues: z.array(
    z.strictObject({
      id: words,
      rule: words,
      severity: z.enum(['error', 'warning', 'hint']),
      message: words,
      table: key.optional(),
      cells: z.array(addressWords),
      place: words,
    }),
  ),
});
export type StoredProject = z.infer<typeof storedProject>;
