import ExcelJS from 'exceljs';
import type { Pack } from '#shared/pack/pack';
import type { DrawnSheet } from '../../electron/excel/drawn-sheet';
import { excelNumber } from '../../electron/excel/excel-number';
import { generateProven } from '../../electron/excel/generate-workbook';
import { exportWorkbook } from '../../electron/services/export-workbook';
import { largeProject } from '../shared/export/large-project';
import { sessionOf } from '../support/reference';
import { pair, type Row, sideBySide } from './measure';

/**
 * The pack's own workbook laid out, written and proven, beside the library alone that writes the same cells with the same
 * looks, each look one object, which is the best it can do.
 */
export async function workbookRows(pack: Pack): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [items, seconds] of [
    [500, 3],
    [5_000, 4],
    [20_000, 4],
  ] as const) {
    const session = sessionOf(pack, largeProject(pack, items));
    const { sheets } = await generateProven(session, {});
    const cells = sheets.map(({ drawn }) => plainCells(drawn));
    const [ours, theirs] = await sideBySide(
      [
        {
          name: 'juesuan',
          run: async () => {
            const made = await exportWorkbook(session, {});
            if (!made.ok) throw new Error(made.problem.message);
          },
        },
        { name: 'exceljs', run: () => writtenByPeer(cells) },
      ],
      { seconds, warm: 1, atLeast: 2 },
    );
    rows.push({
      work: `${items} 项的本程序工作簿排好、写出并逐格核对 : exceljs 只写出同样的格`,
      ...pair(ours, theirs),
      target: { ofPeer: 1.5 },
    });
  }
  return rows;
}

type PlainCell = {
  readonly row: number;
  readonly column: number;
  readonly value: string | number | undefined;
  readonly style: Partial<ExcelJS.Style>;
};

function plainCells({ rows }: DrawnSheet): readonly PlainCell[] {
  return rows.flatMap(({ cells }, row) =>
    cells.map(({ column, value, look }) => ({
      row: row + 1,
      column: column + 1,
      value: value?.kind === 'number' ? excelNumber(value.text) : value?.text,
      style: look,
    })),
  );
}

async function writtenByPeer(sheets: readonly (readonly PlainCell[])[]): Promise<unknown> {
  const workbook = new ExcelJS.Workbook();
  for (const [at, cells] of sheets.entries()) {
    const sheet = workbook.addWorksheet(String(at));
    for (const { row, column, value, style } of cells) {
      const cell = sheet.getCell(row, column);
      if (value !== undefined) cell.value = value;
      cell.style = style;
    }
  }
  return workbook.xlsx.writeBuffer();
}
