import type { SchemaElement } from 'hyparquet-writer';

/**
 * How a column is stored; `?`: it may be without a value. `amount`: DECIMAL(18,2), given as whole 分, never a float; it is
 * empty where a cell holds something else.
 */
export type ColumnKind = 'text' | 'text?' | 'integer' | 'integer?' | 'amount' | 'boolean';

/** The tables that a batch leaves, column by column: the contract with whoever asks them (docs/SCALE.md lists it). */
export const DATA_TABLES = {
  units: {
    file: 'text',
    organisation: 'text',
    kind: 'text',
    scale: 'text?',
    state: 'text',
    reason: 'text',
    passed: 'integer?',
    failed: 'integer?',
    rounding: 'integer?',
    not_applicable: 'integer?',
    not_run: 'integer?',
    errors: 'integer',
    warnings: 'integer',
    hints: 'integer',
    unexplained: 'integer',
    absent: 'text',
    questions: 'text',
  },
  cells: {
    file: 'text',
    organisation: 'text',
    book: 'text',
    table_id: 'text',
    table_title: 'text',
    line: 'text',
    line_name: 'text',
    level: 'integer',
    column_no: 'integer',
    column_name: 'text',
    entered: 'text',
    type: 'text',
    amount: 'amount',
    text: 'text?',
  },
  findings: {
    file: 'text',
    organisation: 'text',
    rule: 'text',
    severity: 'text',
    message: 'text',
    cells: 'text',
    expected: 'text?',
    actual: 'text?',
    difference: 'amount',
    explained: 'boolean',
    explanation: 'text?',
  },
  /** The list of expected units held against what came, a row a unit and file; only where there was a list. */
  expected: {
    place: 'integer',
    name: 'text',
    state: 'text',
    file: 'text?',
    organisation: 'text?',
    headcount: 'integer?',
    headcount_name: 'text?',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ColumnKind>>>>;

export type DataTable = keyof typeof DATA_TABLES;
export const DATA_TABLE_NAMES = Object.keys(DATA_TABLES) as readonly DataTable[];

type Held = {
  text: string;
  'text?': string | null;
  integer: number;
  'integer?': number | null;
  amount: bigint | null;
  boolean: boolean;
};

type HeldIn<
  Name extends DataTable,
  Column extends keyof (typeof DATA_TABLES)[Name],
> = Held[(typeof DATA_TABLES)[Name][Column] & ColumnKind];

/** The rows of a table, a list a column. */
export type TableColumns<Name extends DataTable> = {
  readonly [Column in keyof (typeof DATA_TABLES)[Name]]: HeldIn<Name, Column>[];
};

/** The rows of a table that nothing is added to any more. */
export type FinishedColumns<Name extends DataTable> = {
  readonly [Column in keyof (typeof DATA_TABLES)[Name]]: ArrayLike<HeldIn<Name, Column>>;
};

/** A table without rows. */
export function emptyColumns<Name extends DataTable>(table: Name): TableColumns<Name> {
  return Object.fromEntries(Object.keys(DATA_TABLES[table]).map((name) => [name, []])) as never;
}

/** What a Parquet file of the table says of its columns. */
export function parquetSchema(table: DataTable): SchemaElement[] {
  const columns = Object.entries(DATA_TABLES[table]);
  return [
    { name: table, num_children: columns.length },
    ...columns.map(([name, kind]): SchemaElement => ({ name, ...STORED[kind] })),
  ];
}

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

const STORED: Readonly<Record<ColumnKind, Partial<SchemaElement>>> = {
  text: { ...TEXT, repetition_type: 'REQUIRED' },
  'text?': { ...TEXT, repetition_type: 'OPTIONAL' },
  integer: { type: 'INT32', repetition_type: 'REQUIRED' },
  'integer?': { type: 'INT32', repetition_type: 'OPTIONAL' },
  amount: {
    type: 'INT64',
    converted_type: 'DECIMAL',
    precision: 18,
    scale: 2,
    repetition_type: 'OPTIONAL',
  },
  boolean: { type: 'BOOLEAN', repetition_type: 'REQUIRED' },
};
