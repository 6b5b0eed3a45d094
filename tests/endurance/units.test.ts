import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerUnit } from '../../electron/services/batch/batch-job';
import { openPackLibrary } from '../../electron/services/pack-library';
import { SHANXI } from '../shared/shanxi-pack';
import { BUILT_IN_PACKS } from '../support/built-in-packs';
import { makeUnits } from '../world/make-units';
import { writeUnitWorkbook } from '../world/write-workbook';
import { SEED, SHARE } from './seeds';

/** A thousand units, every other with a mistake in a known cell, as workbooks of another library. */
test('every mistake of a thousand units is found, its cell among the first three causes, and none is invented', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-units-'));
  const path = join(folder, '单位.xlsx');
  const packs = openPackLibrary(BUILT_IN_PACKS);
  const units = Math.max(1, Math.round(1000 * SHARE));
  const missed: string[] = [];
  const invented: string[] = [];
  let mistakes = 0;
  for (const { path: file, thisYear, error } of makeUnits(SHANXI, { units, seed: SEED, errorEvery: 2 })) {
    writeFileSync(path, writeUnitWorkbook(thisYear));
    const { result } = await answerUnit({ path, file }, { kind: 'check', cells: false }, { packs });
    if (!error) {
      if (result.state !== 'passed') invented.push(`${file}: ${result.state} ${result.reason}`);
      continue;
    }
    mistakes += 1;
    const causes = result.causes.slice(0, 3).map(({ cells: [first] }) => first?.cell);
    if (result.state !== 'failing' || !causes.some((cell) => cell === error.cell))
      missed.push(`${file}: ${JSON.stringify(error)} ${result.state} ${causes.join(' ')}`);
  }
  rmSync(folder, { recursive: true });
  process.stdout.write(
    `seed ${SEED}: ${units} units, ${mistakes} mistakes, ${missed.length} missed, ${invented.length} invented\n`,
  );
  expect({ missed, invented }).toEqual({ missed: [], invented: [] });
});
