import ExcelJS from 'exceljs';
import type { Pack } from '#shared/pack/pack';
import { readWorkbook } from '../../electron/excel/read-workbook';
import { exportWorkbook } from '../../electron/services/export-workbook';
import { largeProject } from '../shared/export/large-project';
import { sessionOf } from '../support/reference';
import type { Place } from './bench';
import { pair, type Row, sideBySide } from './measure';

/** The pack's own workbook, and an office's template with rows put in. */
export async function workbookRows(place: Place, pack: Pack): Promise<Row[]> {
  return process.env.T
    ? templateRows(place, pack)
    : [...(await ownRows(pack)), ...(await templateRows(place, pack))];
}

/** A template of a few lines filled with thousands, beside the general library reading and writing the file that comes of it. */
async function templateRows({ workbook }: Place, pack: Pack): Promise<Row[]> {
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

/** The pack's own workbook written and proven, beside the general library writing the same values without any style. */
async function ownRows(pack: Pack): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [items, seconds] of [
    [500, 3],
    [5_000, 4],
    [20_000, 4],
  ] as const) {
    const session = sessionOf(pack, largeProject(pack, items));
    const write = async (): Promise<Uint8Array> => {
      const made = await exportWorkbook(session, {});
      if (!made.ok) throw new Error(made.problem.message);
      return made.value.bytes;
    };
    const peer = valuesOf(await write());
    const [ours, theirs] = await sideBySide(
      [
        { name: 'juesuan', run: write },
        { name: 'exceljs, values only', run: () => writtenByPeer(peer) },
      ],
      { seconds, warm: 1, atLeast: 2 },
    );
    rows.push({
      work: `${items} 项的本程序工作簿写出并核对 : exceljs 写出同样的值，不带样式`,
      ...pair(ours, theirs),
      target: { ofPeer: 1.5 },
    });
  }
  return rows;
}

type Values = readonly (readonly [name: string, rows: readonly (readonly (string | number | null)[])[]])[];

function valuesOf(bytes: Uint8Array): Values {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.problem.kind);
  return read.value.sheets.map(({ name, rows, rowCount, columnCount }) => [
    name,
    Array.from({ length: rowCount }, (_, row) =>
      Array.from({ length: columnCount }, (_, column) => {
        const cell = rows.get(row)?.get(column);
        return cell === undefined ? null : cell.kind === 'number' ? Number(cell.text) : cell.text;
      }),
    ),
  ]);
}

async function writtenByPeer(values: Values): Promise<unknown> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of values) {
    const sheet = workbook.addWorksheet(name);
    for (const row of rows) sheet.addRow(row);
  }
  return workbook.xlsx.writeBuffer();
}
