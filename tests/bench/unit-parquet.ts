import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unusableUnit } from '#shared/batch/unit-result';
import { openData } from '../../electron/parquet/open-data';
import { emptyColumns } from '../../electron/parquet/schema';
import { UnitData } from '../../electron/services/batch/unit-data';
import { loadText, type Row, sideBySide } from './measure';

/** Cells of the Parquet file. */
const CELLS = 1_000_000;

/** Cells written as Parquet and read back through the engine. */
export async function parquetRows(): Promise<Row[]> {
  const top = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  const data = new UnitData();
  const cells = cellsOf(CELLS);
  const result = { ...unusableUnit('某.xlsx', ''), year: 2022, pack: 'p' };
  const folder = join(top, 'parquet');
  const [written] = await sideBySide(
    [
      {
        name: 'Parquet',
        run: async () => {
          data.add(result, cells);
          const done = await data.write(folder, 0);
          if (!done.ok) throw new Error(done.problem.message);
        },
      },
    ],
    { seconds: 1, atLeast: 2, warm: 0 },
  );
  const open = await openData(folder);
  if (!open.ok) throw new Error(open.problem.message);
  const answer = await open.value.ask('SELECT count(*), sum(amount) FROM cells', 1);
  open.value.close();
  rmSync(top, { recursive: true, force: true });
  const [row] = answer.ok ? answer.value.rows : [];
  const sum = cells.amount.reduce<bigint>((total, amount) => total + (amount ?? 0n), 0n);
  if (row?.[0] !== String(CELLS) || BigInt((row[1] ?? '').replace('.', '')) !== sum)
    throw new Error('What was read is not what was written');
  if (!written) throw new Error('Nothing was written');
  return [
    {
      work: `${CELLS} 格写成 Parquet（${loadText()}；每秒 ${Math.round(CELLS / written.median)} 千格；由 DuckDB 读回相等）`,
      ours: written,
      target: { milliseconds: CELLS / 1000 },
    },
  ];
}

function cellsOf(count: number) {
  const columns = emptyColumns('cells');
  const texts = (of: (at: number) => string) => Array.from({ length: count }, (_, at) => of(at));
  return {
    book: texts(() => ''),
    table: texts((at) => String(at % 10)),
    tableTitle: texts((at) => `公开${at % 10}表`),
    line: texts((at) => String(2_010_000 + (at % 400))),
    lineName: texts((at) => `科目${at % 400}`),
    level: Array.from({ length: count }, () => 7),
    column: Array.from({ length: count }, (_, at) => 1 + (at % 7)),
    columnName: texts((at) => `栏${at % 7}`),
    entered: texts(() => 'input'),
    type: texts(() => 'amount'),
    amount: Array.from({ length: count }, (_, at) => BigInt((at * 7919) % 1_000_000_007)),
    text: columns.text.concat(Array.from({ length: count }, () => null)),
  };
}
