import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { importBook } from '#shared/import/import-book';
import { locateBook } from '#shared/import/locate-book';
import { sessionOver } from '#shared/session/create-session';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { readWorkbook } from '../../electron/excel/read-workbook';
import { choosePack } from '../../electron/services/choose-pack';
import { openPackLibrary } from '../../electron/services/pack-library';
import { NO_ANSWERS } from '../../electron/services/remembered-answers';
import { addCells, onSheets } from '../support/vary-workbook';
import type { Place } from './bench';
import { pair, type Row, sideBySide } from './measure';

/** The last cell that a sheet has. */
const FAR_OUT = [1_048_575, 16_383, '备注'] as const;

/** Bytes → cells → recognised among all packs → located → document → every rule judged; packs are loaded before. */
export async function importRows({ workbook, packs }: Place): Promise<Row[]> {
  const library = openPackLibrary({ builtIn: packs, installed: `${packs}-none` });
  await library.all();
  const readCells = (bytes: Uint8Array): PlainWorkbook => {
    const cells = readWorkbook(bytes);
    if (!cells.ok) throw new Error(cells.problem.kind);
    return cells.value;
  };
  const take = async (workbook: PlainWorkbook): Promise<number> => {
    const chosen = await choosePack(workbook, 'workbook', library, {}, NO_ANSWERS);
    if (!chosen.ok) throw new Error(chosen.problem.message);
    const located = locateBook(chosen.value.pack, workbook, []);
    if (!located.ok) throw new Error(located.problem.kind);
    const book = importBook(located.value);
    if (!book.ok) throw new Error(book.problem.kind);
    const session = sessionOver(chosen.value.pack, book.value.document, book.value.engine);
    return session.findings().length + session.summary().pass;
  };
  const whole = (bytes: Uint8Array): Promise<number> => take(readCells(bytes));
  const xlsx = readFileSync(workbook('xinzhou-2022-filled.xlsx'));
  const xls = readFileSync(workbook('xinzhou-2021-lastyear.xls'));
  const [ours, peer] = await sideBySide([
    { name: 'juesuan', run: () => whole(xlsx) },
    { name: 'exceljs', run: () => new ExcelJS.Workbook().xlsx.load(xlsx as unknown as ArrayBuffer) },
  ]);
  const [oursXls, peerXls] = await sideBySide([
    { name: 'juesuan', run: () => whole(xls) },
    { name: 'SheetJS', run: () => read(xls, { type: 'buffer' }).SheetNames },
  ]);
  const plain = readCells(xlsx);
  const [stray, without] = await sideBySide([
    { name: '远处有一格', run: () => take(onSheets((sheet) => addCells(sheet, [FAR_OUT]))(plain)) },
    { name: '没有', run: () => take(onSheets((sheet) => addCells(sheet, []))(plain)) },
  ]);
  return [
    {
      work: '十张表的 .xlsx 整个导入（读、识别、定位、取数、审核） : exceljs 只读入同一文件',
      ...pair(ours, peer),
      target: { ofPeer: 1 },
      before: '4.8 倍（42 ms : 9 ms）',
    },
    {
      work: '同样的表的 .xls 整个导入 : SheetJS 只读入同一文件',
      ...pair(oursXls, peerXls),
      target: { ofPeer: 2 },
      before: '6 倍',
    },
    {
      work: '识别、定位、取数、审核，每张表的 XFD1048576 多出一格 : 没有这一格',
      ...pair(stray, without),
      target: { ofPeer: 1.2 },
      before: '1.3 秒',
    },
  ];
}
