import { z } from 'zod';
import { SCALES } from '../amount/amount';
import { addressWords, isBookName } from '../document/address';
import { TEXT_MARK_KINDS } from '../document/document';
import { isObject } from '../kit/json-object';
import { IN_CHINESE } from '../kit/schema-words';

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
const VALUE = /^(—|'[\s\S]+|-?\d{1,24}(\.\d{1,12})?%?)$/;
const valueText = z.string().max(1_000_000, VALUE_FAULT).regex(VALUE, VALUE_FAULT);
/** As a 栏次 is written: `01` would be a second name of `1`. */
const COLUMN = /^[1-9]\d{0,3}$/;
const columnKey = z.string().regex(COLUMN, '栏次应为不带前导零的数字');
/** Keys and names are words, not documents: one without end would open, be saved, and never open again. */
const LONGEST_KEY = 1_000;
const key = z.string().max(LONGEST_KEY, '名称过长');
const words = z.string().max(1_000_000, '文字过长');
/** Null: a derived cell overridden with blank. */
const entry = z.union([valueText, z.null(), z.strictObject({ value: valueText, rounded: z.literal(true) })], {
  error: VALUE_FAULT,
});

const facts = z.strictObject({ organisation: words, kind: words, year: z.number().int() });

const CODE = /^[0-9A-Za-z-]+$/;
const lines = z
  .array(z.strictObject({ code: key.regex(CODE), name: words }))
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, '科目编码重复');

/** Line key → 栏次 → value. */
const entries = z.record(key, z.record(columnKey, entry));

const table = z.strictObject({
  absent: z.literal(true).optional(),
  scale: z.enum(SCALES),
  lines: plainly(arePlainLines, lines),
  entries: plainly(arePlainEntries, entries),
});
export type StoredTable = z.infer<typeof table>;
export type StoredEntry = z.infer<typeof entry>;

/**
 * The schema, asked only where a value is not seen to be plain: most of a large project is, and is seen so in a tenth of
 * the time. What is plain must be right by the schema as well.
 */
function plainly<Schema extends z.ZodType>(
  isPlain: (value: unknown) => boolean,
  schema: Schema,
): z.ZodType<z.output<Schema>> {
  return z.unknown().transform((value, context): z.output<Schema> => {
    if (isPlain(value)) return value as z.output<Schema>;
    const parsed = schema.safeParse(value, IN_CHINESE);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues)
      context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  });
}

/** Codes and names, no code twice. */
export function arePlainLines(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const codes = new Set<string>();
  for (const line of value) {
    if (!isObject(line)) return false;
    const { code, name } = line;
    if (typeof code !== 'string' || code.length > LONGEST_KEY || !CODE.test(code)) return false;
    if (typeof name !== 'string' || name.length > LONGEST_KEY) return false;
    if (Object.keys(line).length !== 2 || codes.has(code)) return false;
    codes.add(code);
  }
  return true;
}

/** Lines of cells with numbers. */
export function arePlainEntries(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const line in value) {
    const cells = value[line];
    if (line.length > LONGEST_KEY || line === '__proto__' || !isObject(cells)) return false;
    for (const column in cells) {
      const text = cells[column];
      if (typeof text !== 'string' || text.length > LONGEST_KEY) return false;
      if (!COLUMN.test(column) || !VALUE.test(text)) return false;
    }
  }
  return true;
}

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
