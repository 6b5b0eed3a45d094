import { z } from 'zod';
import { SCALE_WORDS } from '../amount/amount';
import { PARAMETERS } from '../kind/kinds';

/** The shape of tables/NN.yaml. Unknown keys are refused, so that a misspelt one is not silently ignored. */
const aliases = z.array(z.string()).default([]);
const key = z.union([z.string(), z.number().int()]).transform(String);

/** What a line or column says of its values; `readType` judges it, when the place can be told. */
const typeWords = {
  ...Object.fromEntries(PARAMETERS.map((name) => [name, z.unknown().optional()])),
  type: z.string().optional(),
} satisfies z.ZodRawShape as { readonly type: z.ZodOptional<z.ZodString> };

const ofValues = {
  ...typeWords,
  title: z.string(),
  aliases,
  counterparts: aliases,
  width: z.number().positive(),
};
const number = z.number().int().positive();
const amountColumn = z.strictObject({ amount: number, ...ofValues });
/** Of values that are no amounts. */
const valueColumn = z.strictObject({ column: number, ...ofValues, type: z.string() });
const ofWords = { title: z.string(), aliases, width: z.number().positive() };
const labelColumn = z.strictObject({ shows: z.enum(['label', 'number', 'name']), ...ofWords });
const codeColumn = z.strictObject({
  shows: z.literal('code'),
  ...ofWords,
  /** What is printed above the parts of a code that stands in several columns: 类、款、项. */
  parts: z.array(z.string()).min(2).optional(),
  /** After how many characters of the code each part ends, where parts are not its levels. */
  digits: z.array(z.number().int().positive()).min(2).optional(),
});
export type ColumnFile =
  | z.infer<typeof amountColumn>
  | z.infer<typeof valueColumn>
  | z.infer<typeof labelColumn>
  | z.infer<typeof codeColumn>
  | GroupFile;
type GroupFile = { title: string; aliases?: string[] | undefined; columns: ColumnFile[] };

const column: z.ZodType<ColumnFile> = z.lazy(() =>
  z.union(
    [
      amountColumn,
      valueColumn,
      labelColumn,
      codeColumn,
      z.strictObject({
        title: z.string(),
        aliases: z.array(z.string()).optional(),
        columns: z.array(column).min(1),
      }),
    ],
    {
      error:
        '栏目须写成 {shows: …}、{amount: 栏次, …}、{column: 栏次, type: 类型, …} 或 {title: …, columns: […]}，不能有别的项',
    },
  ),
);

const line = z.strictObject({
  line: key,
  label: z.string(),
  aliases,
  /** Printed 行次; without it the key, where it is a number. */
  number: z.string().optional(),
  class: z
    .string()
    .regex(/^\d{3}(\d\d){0,2}$/, '类、款、项的编码须为 3、5 或 7 位数字')
    .optional(),
  ...typeWords,
  notApplicable: z.array(z.number().int()).default([]),
  total: z.boolean().default(false),
  bold: z.boolean().default(false),
  optional: z.boolean().default(false),
});
export type LineFile = z.infer<typeof line>;

const item = z.union(
  [
    line,
    z.strictObject({ unlabelled: z.union([z.string(), z.number().int()]).transform(String) }),
    z.strictObject({ heading: z.string() }),
    z.strictObject({ header: z.array(z.string()) }),
    z.strictObject({
      codes: z.string(),
      levels: z.array(z.number().int().positive()).min(1),
      /** Codes may have letters and hyphens. */
      letters: z.boolean().default(false),
      /** The last digits of the longest code, which number rows of the same code and are not printed. */
      serial: z.number().int().min(1).max(4).optional(),
    }),
    /** Rows that the office adds: named by what they are, cells in all columns or in those listed. */
    z.strictObject({
      rows: z.string().min(1),
      columns: z.array(z.number().int().positive()).min(1).optional(),
    }),
    z.strictObject({ fill: z.literal(true) }),
  ],
  {
    error:
      '行须写成 {line: 行次或编码, label: 名称, …}、{unlabelled: 行次}、{heading: …}、{header: […]}、{codes: …, levels: […]}、{rows: 名称, columns: […]} 或 {fill: true}，不能有别的项',
  },
);
export type ItemFile = z.infer<typeof item>;

const footer = z.strictObject({
  ...line.shape,
  /** First and last panel, counted from 1. */
  panels: z.tuple([z.number().int().positive(), z.number().int().positive()]),
});

export const tableFile = z.strictObject({
  id: z.string().regex(/^[^[\],.\s]+$/, '表的编号不能含空格、逗号、句点和方括号'),
  title: z.string().min(1),
  number: z.string().min(1).optional(),
  shortTitle: z.string().min(1),
  sheet: z
    .string()
    .min(1)
    .max(31, '工作表名称不能超过 31 个字')
    .regex(/^[^*?:\\/[\]]+$/, '工作表名称不能含 * ? : \\ / [ ]'),
  aliases,
  counterparts: aliases,
  orientation: z.enum(['portrait', 'landscape']),
  /** 金额单位 in which it is published, where it is not the pack's. */
  scale: z.enum(SCALE_WORDS).optional(),
  caption: z.strictObject({
    organisation: z.string().optional(),
    year: z.string().optional(),
    scale: z.string(),
  }),
  columnNumbers: z.string().optional(),
  /** 行次 are counted through as the rows are printed. */
  consecutive: z.boolean().default(false),
  panels: z
    .array(
      z.strictObject({
        title: z.string().optional(),
        columns: z.array(column).min(1),
        items: z.array(item).min(1),
      }),
    )
    .min(1),
  footer: z.array(footer).default([]),
  notes: z.array(z.string()).default([]),
  emptySentence: z.string().optional(),
});
export type TableFile = z.infer<typeof tableFile>;

const eliminatedColumn = z.strictObject({ table: z.string(), column: z.number().int().positive() });

export const packFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, '表样包编号只能用小写字母、数字和连字符'),
  title: z.string().min(1),
  year: z.number().int(),
  scale: z.enum(SCALE_WORDS).default('元'),
  organisationKinds: z.array(z.string()).min(1),
  /** Books that a project may hold besides its own tables and 上年, each with the pack's tables. */
  books: z.array(z.string().regex(/^[\p{L}\p{N}]+$/u, '套表名只能用文字和数字')).default([]),
  tables: z.array(z.string()).min(1),
  /** Tables of 补充资料, after the official ones. */
  supplementary: z.array(z.string()).default([]),
  /** Kinds of self-evaluation forms: forms/NAME.yaml. */
  forms: z.array(z.string()).default([]),
  /** What units of one department hand to each other: the income of one is the expense of another (抵销). */
  eliminations: z
    .array(z.strictObject({ title: z.string().min(1), income: eliminatedColumn, expense: eliminatedColumn }))
    .default([]),
  /** What of the layout nobody has seen in print, each a phrase. */
  assumed: z.array(z.string().min(1)).default([]),
  /** Lists of names that 科目 had before. */
  formerNames: z.array(z.string()).default([]),
  dictionary: z
    .array(
      z.strictObject({
        file: z.string(),
        classification: z.string().min(1),
        verified: z.boolean(),
      }),
    )
    .default([]),
});
