import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { saveProject } from '#shared/project-file/save-project';
import { openPackLibrary } from '../../electron/services/pack-library';
import { makeUnits, projectOf } from './make-units';
import { writeUnitWorkbook } from './write-workbook';

const USAGE =
  '用法：node build/make-units.mjs --units N --seed S [--form workbook|project] [--error-every N] -o 文件夹';

/** Writes a world of units: 本年/…, for workbooks also 上年/…, units.json, errors.json. */
async function main(packs: string, words: readonly string[], folder: string): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      units: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      form: { type: 'string', default: 'workbook' },
      'error-every': { type: 'string', default: '4' },
      output: { type: 'string', short: 'o' },
    },
  });
  const [units, seed, errorEvery] = [values.units, values.seed, values['error-every']].map(Number);
  const isProject = values.form === 'project';
  if (
    values.output === undefined ||
    ![units, seed, errorEvery].every(Number.isSafeInteger) ||
    (!isProject && values.form !== 'workbook')
  ) {
    throw new Error(USAGE);
  }
  const top = resolve(folder, values.output);
  const loaded = await openPackLibrary({ builtIn: packs, installed: `${packs}-none` }).pack('shanxi-2022');
  if (!loaded.ok) throw new Error(loaded.problem.message);
  const pack = loaded.value;
  const listed: object[] = [];
  const errors: object[] = [];
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), content);
  };
  for (const made of makeUnits(pack, { units: units ?? 0, seed: seed ?? 0, errorEvery: errorEvery ?? 0 })) {
    const file = `本年/${made.path}.${isProject ? 'juesuan' : 'xlsx'}`;
    if (isProject) {
      write(file, saveProject(pack, projectOf(made)));
    } else {
      write(file, writeUnitWorkbook(made.thisYear));
      write(`上年/${made.path}.xlsx`, writeUnitWorkbook(made.lastYear));
    }
    const { code, name, department, kind } = made.unit;
    listed.push({ file, code, name, department, kind });
    if (made.error) {
      const { cell, mistake, right, wrong } = made.error;
      errors.push({ file, cell, mistake, right: right.toString(), wrong: wrong.toString() });
    }
  }
  write('units.json', `${JSON.stringify(listed, null, 1)}\n`);
  write('errors.json', `${JSON.stringify(errors, null, 1)}\n`);
  console.log(`${listed.length} 个单位，${errors.length} 处错误（errors.json），写在 ${top}`);
}

try {
  const [packs = '', folder = '', ...words] = process.argv.slice(2);
  await main(packs, words, folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
