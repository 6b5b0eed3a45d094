import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unusableUnit } from '#shared/batch/unit-result';
import { openData } from '../../electron/parquet/open-data';
import { CodedRows } from '../../electron/services/batch/coded-column';
import { UNITS_A_PART } from '../../electron/services/batch/results-folder';
import type { UnitCells } from '../../electron/services/batch/unit-cells';
import { UnitData } from '../../electron/services/batch/unit-data';
import { loadText, type Row, sideBySide } from './measure';

/** Units whose cells are written, and how many each has: ten million cells. */
const UNITS = 20_000;
const CELLS_A_UNIT = 500;
const CELLS = UNITS * CELLS_A_UNIT;

/** Cells written as Parquet, part by part as a run over a folder does, and read back through the engine. */
export async function parquetRows(): Promise<Row[]> {
  const top = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  const cells = cellsOf(CELLS_A_UNIT);
  const unit = { ...unusableUnit('某.xlsx', ''), year: 2022, pack: 'p' };
  const folder = join(top, 'parquet');
  const run = async () => {
    const data = new UnitData();
    for (let at = 0; at < UNITS; at += 1) {
      data.add({ ...unit, file: `${at}.xlsx`, organisation: `单位${at}` }, cells);
      if ((at + 1) % UNITS_A_PART !== 0) continue;
      const done = await data.write(folder, Math.floor(at / UNITS_A_PART));
      if (!done.ok) throw new Error(done.problem.message);
    }
  };
  const [written] = await sideBySide([{ name: 'Parquet', run }], { seconds: 1, atLeast: 2, warm: 0 });
  const open = await openData(folder);
  if (!open.ok) throw new Error(open.problem.message);
  const answer = await open.value.ask('SELECT count(*), sum(amount) FROM cells', 1);
  open.value.close();
  rmSync(top, { recursive: true, force: true });
  const [row] = answer.ok ? answer.value.rows : [];
  const sum = BigInt(UNITS) * cells.amount.reduce<bigint>((total, amount) => total + amount, 0n);
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

/** Cells as a unit hands them over. */
function cellsOf(count: number): UnitCells {
  const words = (of: (at: number) => string) => {
    const rows = new CodedRows();
    for (let at = 0; at < count; at += 1) rows.add(of(at));
    return rows.column();
  };
  return {
    rows: count,
    words: {
      book: words(() => ''),
      table: words((at) => String(at % 10)),
      tableTitle: words((at) => `公开${at % 10}表`),
      line: words((at) => String(2_010_000 + (at % 400))),
      lineName: words((at) => `科目${at % 400}`),
      columnName: words((at) => `栏${at % 7}`),
      entered: words(() => 'input'),
      type: words(() => 'amount'),
    },
    level: new Int32Array(count).fill(7),
    column: Int32Array.from({ length: count }, (_, at) => 1 + (at % 7)),
    amount: BigInt64Array.from({ length: count }, (_, at) => BigInt((at * 7919) % 1_000_000_007)),
    text: new Map(),
  };
}
