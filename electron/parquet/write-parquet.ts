import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import { type ColumnKind, DATA_TABLES, type DataTable, type FinishedColumns, parquetSchema } from './schema';

/** Rows of one group: enough for long runs, few enough to be held. */
const GROUP = 100_000;

/** Columns that questions single out rows by: the least and greatest of each group let engines pass over it. */
const SINGLED_OUT: ReadonlySet<string> = new Set(['file', 'table_id', 'line', 'rule']);

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
  });
  file.finish();
  return writer.getBytes();
}
