import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { DATA_TABLES, type DataTable, parquetSchema, type TableColumns } from './schema';

/** Rows of one group: enough for long runs, few enough to be held. */
const GROUP = 200_000;

/** The rows of a table as one Parquet file. The same rows give the same bytes. */
export function parquetFile<Name extends DataTable>(table: Name, columns: TableColumns<Name>): Uint8Array {
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: parquetSchema(table), createdBy: 'juesuan' });
  const lists = columns as Readonly<Record<string, unknown[]>>;
  file.write({
    columnData: Object.keys(DATA_TABLES[table]).map((name) => ({ name, data: lists[name] ?? [] })),
    rowGroupSize: GROUP,
  });
  file.finish();
  return writer.getBytes();
}
