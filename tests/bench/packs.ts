import { join } from 'node:path';
import { packDigest, readCompiled } from '../../electron/packs/compiled-pack';
import { loadPackFolder } from '../../electron/packs/load-pack-folder';
import { readPackFolder } from '../../electron/packs/read-pack-folder';
import type { Place } from './bench';
import { pair, type Row, sideBySide } from './measure';

/** A pack from its folder, as the first one to ask for it in a thread has it: files read, known again, taken. */
export async function packRows({ packs }: Place): Promise<Row[]> {
  const folder = join(packs, 'shanxi-2022');
  await loadPackFolder({ id: 'shanxi-2022', folder, isBuiltIn: true });
  const [ours] = await sideBySide([
    {
      name: 'juesuan',
      run: async () => {
        const files = await readPackFolder(folder);
        if (!files.ok) throw new Error(files.problem.message);
        const pack = await readCompiled(folder, packDigest(files.value));
        if (!pack) throw new Error('The pack is not there in its compiled form');
      },
    },
  ]);
  return [
    { work: '载入一个表样包', ...pair(ours, undefined), target: { milliseconds: 8 }, before: '30–70 ms' },
  ];
}
