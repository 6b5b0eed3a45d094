import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Place } from './bench';
import { pair, type Row, sideBySide } from './measure';

/** A process from its start to its end: `juesuan check`, and one in which exceljs reads the same file. */
export async function coldRows({ root, folder, workbook }: Place): Promise<Row[]> {
  const path = workbook('xinzhou-2022-filled.xlsx');
  const start =
    (file: string, ...args: string[]) =>
    (): void => {
      const { status, error, stderr } = spawnSync(process.execPath, [file, ...args], {
        env: { ...process.env, NODE_OPTIONS: '' },
        encoding: 'utf8',
      });
      // 1: done, and some rules do not hold.
      if (error || status === null || status > 1) throw error ?? new Error(stderr);
    };
  const [ours, peer] = await sideBySide(
    [
      { name: 'juesuan check', run: start(join(root, 'dist/electron/cli.js'), 'check', path) },
      { name: 'exceljs', run: start(join(folder, 'exceljs.mjs'), path) },
    ],
    { warm: 2, seconds: 15, atLeast: 10 },
  );
  return [
    {
      work: '冷启动的 juesuan check : exceljs 读入同一文件的进程',
      ...pair(ours, peer),
      target: { ofPeer: 1 },
      before: '1.9 倍',
    },
  ];
}
