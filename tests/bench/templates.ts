import ExcelJS from 'exceljs';
import type { Pack } from '#shared/pack/pack';
import { exportWorkbook } from '../../electron/services/export-workbook';
import { largeProject } from '../shared/export/large-project';
import { sessionOf } from '../support/reference';
import type { Place } from './bench';
import { pair, type Row, sideBySide } from './measure';

/** A template of a few lines filled with thousands, beside the general library reading and writing the file that comes of it. */
export async function templateRows({ workbook }: Place, pack: Pack): Promise<Row[]> {
  // The blank template of the same office has comments where the general library does not look for them, and stops.
  const template = workbook('xinzhou-2022-filled.xlsx');
  const rows: Row[] = [];
  for (const [items, seconds] of [
    [500, 3],
    [5_000, 4],
  ] as const) {
    const session = sessionOf(pack, largeProject(pack, items));
    const fill = async () => {
      const made = await exportWorkbook(session, { template });
      if (!made.ok) throw new Error(made.problem.message);
      return made.value;
    };
    const { bytes, report } = await fill();
    const inserted = report.tables.reduce((sum, { insertedLines }) => sum + insertedLines, 0);
    const [ours, theirs] = await sideBySide(
      [
        { name: 'juesuan', run: fill },
        { name: 'exceljs', run: () => loadedAndSaved(bytes) },
      ],
      { seconds, warm: 1, atLeast: 2 },
    );
    rows.push({
      work: `${items} 项填入只有几行的模板，插入 ${inserted} 行 : exceljs 打开并另存填好的文件`,
      ...pair(ours, theirs),
      target: { ofPeer: 0.5 },
    });
  }
  return rows;
}

async function loadedAndSaved(bytes: Uint8Array): Promise<unknown> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook.xlsx.writeBuffer();
}
