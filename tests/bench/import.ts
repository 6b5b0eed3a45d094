import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { importBook } from '#shared/import/import-book';
import { locateBook } from '#shared/import/locate-book';
import { sessionOver } from '#shared/session/create-session';
import { readWorkbook } from '../../electron/excel/read-workbook';
import { choosePack } from '../../electron/services/choose-pack';
import { openPackLibrary } from '../../electron/services/pack-library';
import { NO_ANSWERS } from '../../electron/services/remembered-answers';
import type { Place } from './bench';
import { pair, type Row, sideBySide } from './measure';

/** Bytes → cells → recognised among all packs → located → document → every rule judged; packs are loaded before. */
export async function importRows({ workbook, packs }: Place): Promise<Row[]> {
  const library = openPackLibrary({ builtIn: packs, installed: `${packs}-none` });
  await library.all();
  const whole = async (bytes: Uint8Array): Promise<number> => {
    const cells = readWorkbook(bytes);
    if (!cells.ok) throw new Error(cells.problem.kind);
    const chosen = await choosePack(cells.value, 'workbook', library, {}, NO_ANSWERS);
    if (!chosen.ok) throw new Error(chosen.problem.message);
    const located = locateBook(chosen.value.pack, cells.value, []);
    if (!located.ok) throw new Error(located.problem.kind);
    const book = importBook(located.value);
    if (!book.ok) throw new Error(book.problem.kind);
    const session = sessionOver(chosen.value.pack, book.value.document, book.value.engine);
    return session.findings().length + session.summary().pass;
  };
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
  ];
}
