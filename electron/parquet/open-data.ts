import { type DuckDBConnection, DuckDBInstance, type Json, StatementType } from '@duckdb/node-api';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { noData, partsOf } from './data-folder';
import { explainQuery } from './explain-query';
import { type ColumnKind, DATA_TABLE_NAMES, DATA_TABLES, type DataTable } from './schema';

/** What a question gives: every value as exact text; null where there is none. */
export type QueryAnswer = {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** There are more rows than were asked for. */
  readonly more: boolean;
};

/** The data of a folder of results, open for questions. */
export type OpenData = {
  /** The packs that its units are of. */
  readonly packs: readonly string[];
  /** Asks one question (SELECT); at most so many rows are answered. */
  readonly ask: (sql: string, limit: number) => Promise<Result<QueryAnswer, HostProblem>>;
  /** Ends the question under way, which then answers that it was stopped. */
  readonly stop: () => void;
  readonly close: () => void;
};

/**
 * Opens the tables of a folder in an engine that can read these files and nothing else: no other file, no network, no
 * extension, no setting. Each table is a view of its name, with `year` and `pack` from the names of its folders.
 */
export async function openData(folder: string): Promise<Result<OpenData, HostProblem>> {
  const parts = new Map<DataTable, readonly string[]>();
  for (const table of DATA_TABLE_NAMES) parts.set(table, await partsOf(folder, table));
  const paths = [...parts.values()].flat();
  if (paths.length === 0) return failed({ kind: 'not-found', message: noData(folder) });
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`SET allowed_paths = [${paths.map(quoted).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  const lacking = new Set<string>();
  for (const [table, files] of parts) {
    const columns = await columnsOf(connection, files);
    await connection.run(viewOf(table, files, columns));
    if (files.length > 0)
      for (const name of Object.keys(DATA_TABLES[table])) if (!columns.has(name)) lacking.add(name);
  }
  await connection.run('SET lock_configuration = true');
  return ok({
    packs: await packsOf(connection),
    ask: (sql, limit) => ask(connection, sql, limit, lacking),
    stop: () => connection.interrupt(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  });
}

async function packsOf(connection: DuckDBConnection): Promise<readonly string[]> {
  const rows = await connection.runAndReadAll(
    'SELECT DISTINCT pack FROM units WHERE pack IS NOT NULL ORDER BY 1',
  );
  return rows.getRows().map(([pack]) => String(pack));
}

/** The columns that all the files have: of parts that an older program wrote some may lack one, which nobody is to take for blank. */
async function columnsOf(
  connection: DuckDBConnection,
  files: readonly string[],
): Promise<ReadonlySet<string>> {
  if (files.length === 0) return new Set();
  const rows = await connection.runAndReadAll(
    `SELECT name FROM parquet_schema([${files.map(quoted).join(', ')}])
WHERE num_children IS NULL GROUP BY name HAVING count(DISTINCT file_name) = ${files.length}`,
  );
  return new Set(rows.getRows().map(([name]) => String(name)));
}

/** Of a table without files (no unit has a finding) the same columns and no rows. */
function viewOf(table: DataTable, files: readonly string[], columns: ReadonlySet<string>): string {
  const own = Object.entries({ ...DATA_TABLES[table], year: 'integer', pack: 'text' } as const);
  if (files.length === 0) {
    const none = own.map(([name, kind]) => `CAST(NULL AS ${ENGINE_TYPES[kind]}) AS ${quotedName(name)}`);
    return `CREATE VIEW ${table} AS SELECT ${none.join(', ')} WHERE false`;
  }
  const known = own.filter(([name]) => columns.has(name) || PARTITIONED.has(name));
  const names = known.map(([name]) => quotedName(name)).join(', ');
  const options =
    "union_by_name = true, hive_partitioning = true, hive_types = {'year': 'INTEGER', 'pack': 'VARCHAR'}";
  return `CREATE VIEW ${table} AS SELECT ${names} FROM read_parquet([${files.map(quoted).join(', ')}], ${options})`;
}

/** They stand in the names of folders, not in the files. */
const PARTITIONED: ReadonlySet<string> = new Set(['year', 'pack']);

/** As the engine reads them from Parquet. */
const ENGINE_TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'VARCHAR',
  'text?': 'VARCHAR',
  integer: 'INTEGER',
  'integer?': 'INTEGER',
  amount: 'DECIMAL(18,2)',
  boolean: 'BOOLEAN',
};

function quotedName(name: string): string {
  return `"${name}"`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What reads and changes nothing. */
const READING: readonly StatementType[] = [StatementType.SELECT, StatementType.EXPLAIN];

async function ask(
  connection: DuckDBConnection,
  sql: string,
  limit: number,
  lacking: ReadonlySet<string>,
): Promise<Result<QueryAnswer, HostProblem>> {
  if (sql.trim() === '') return refused('没有写查询');
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) return refused('一次只能写一句查询');
    const statement = await statements.prepare(0);
    if (!READING.includes(statement.statementType))
      return refused('这里只能查询（SELECT），不能改动数据或设置');
    const result = await statement.stream();
    const columns = result.columnNames().map((name, at) => ({ name, type: String(result.columnType(at)) }));
    const rows: (string | null)[][] = [];
    for await (const chunk of result.yieldRowsJson()) {
      for (const row of chunk) {
        if (rows.length === limit) return ok({ columns, rows, more: true });
        rows.push(row.map(exactText));
      }
    }
    return ok({ columns, rows, more: false });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refused(explainQuery(error.message, sql, lacking));
  }
}

/** The engine gives decimals and long integers as text already. */
function exactText(value: Json): string | null {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function refused(message: string): Result<never, HostProblem> {
  return failed({ kind: 'bad-request', message });
}
