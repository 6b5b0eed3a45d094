import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import { type ColumnKind, DATA_TABLES, type DataTable, type FinishedColumns, parquetSchema } from './schema';

/** Rows of one group: enough for long runs, few enough to be held. */
const GROUP = 100_000;

/**
 * Columns by whose least and greatest engines can pass over a group of rows: units lie one behind the other. Tables and
 * lines are the same in all of them, so that every group has the first and the last.
 */
const SINGLED_OUT: ReadonlySet<string> = new Set(['file', 'rule']);

/** The rows of a table as one Parquet file. The same rows give the same bytes. */
export function parquetFile<Name extends DataTable>(table: Name, columns: FinishedColumns<Name>): Uint8Array {
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: parquetSchema(table), createdBy: 'juesuan' });
  const lists = columns as Readonly<Record<string, ColumnSource['data']>>;
  file.write({
    columnData: Object.entries(DATA_TABLES[table]).map(
      ([name, kind]: [string, ColumnKind]): ColumnSource => ({
        name,
        data: lists[name] ?? [],
        statistics: SINGLED_OUT.has(name),
        // Hardly two amounts are alike: looking for those that are costs more than it saves.
        ...(kind === 'amount' ? { encoding: 'PLAIN' } : {}),
      }),
    ),
    rowGroupSize: GROUP,
    // A page a column: hardly any is longer than the usual megabyte, and each value would be measured for that.
    pageSize: 0,
  });
  file.finish();
  return writer.getBytes();
}
