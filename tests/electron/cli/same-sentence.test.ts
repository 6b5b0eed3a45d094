import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../../electron/cli/command-line';
import { runCommand } from '../../../electron/cli/run-command';
import { LIMITS } from '../../../electron/services/job-limits';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { NOTHING_REMEMBERED } from '../../../electron/services/remembered-answers';
import { runInWorker } from '../../../electron/services/run-in-worker';
import { importProject } from '../../../electron/services/workbook-jobs';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { workbookPath } from '../../support/reference';
import { smallWorkbook } from '../excel/fixtures';
import { temporaryFolder } from '../temporary-folder';
import { runProcess } from './run-process';

const packs = openPackLibrary(BUILT_IN_PACKS);

async function inWindow(path: string): Promise<string> {
  const answer = await importProject({ path }, { packs });
  return answer.ok ? 'imported' : answer.problem.message;
}

async function onCommandLine(command: string, path: string): Promise<string> {
  const line = readCommandLine(
    [command, path, ...(command === 'import' ? ['-o', `${path}.juesuan`] : [])],
    '/',
  );
  if (!line.ok) return line.problem;
  const { exit, error } = await runCommand(line.value, packs, NOTHING_REMEMBERED);
  return exit === 2 ? error : 'imported';
}

const whole = readFileSync(workbookPath('filled'));

test.each<readonly [what: string, name: string, content: Uint8Array | string | null]>([
  ['cut short', '断.xlsx', whole.subarray(0, 3000)],
  ['a text', '说明.xlsx', '这不是工作簿'],
  ['nothing', '空.xlsx', ''],
  ['a picture', '图.xls', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a mark of an office program', '~$决算.xlsx', Buffer.alloc(165)],
  ['a broken old workbook', '旧.xls', Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex')],
  [
    'a project in another encoding',
    '乱.juesuan',
    Buffer.from('{"format":"juesuan-project","x":"\xb5\xa5"}', 'latin1'),
  ],
  ['a folder', '文件夹.xlsx', null],
])('of %s window and command line say the same', async (_, name, content) => {
  const path = join(temporaryFolder(), name);
  if (content === null) mkdirSync(path);
  else writeFileSync(path, content);
  const said = await inWindow(path);
  expect(said).not.toBe('imported');
  expect(said).toContain(name);
  expect(await onCommandLine('import', path)).toBe(said);
  expect(await onCommandLine('check', path)).toBe(said);
});

test('of a file that is not there window and command line say the same', async () => {
  const path = join(temporaryFolder(), '没有.xlsx');
  expect(await onCommandLine('check', path)).toBe(await inWindow(path));
});

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
const built = existsSync(join(dist, 'electron', 'command-worker.js'));
if (!built)
  console.warn('dist is not built: the limits of the command line as a process are not tested here');

describe.skipIf(!built)('of a workbook that takes more than it may', () => {
  test('window and command line say the same, and both are ended', { timeout: 120_000 }, async () => {
    const path = join(temporaryFolder(), '很长.xlsx');
    const row = `<row>${'<c t="inlineStr"><is><t>公开01表</t></is></c>'.repeat(4)}</row>`;
    writeFileSync(path, smallWorkbook({ 甲: `<sheetData>${row.repeat(120_000)}</sheetData>` }));
    const pool = runInWorker(join(dist, 'electron', 'workbook-worker.js'), BUILT_IN_PACKS, {
      ...LIMITS,
      milliseconds: 100,
    });
    const answer = await pool.import(
      { path },
      { signal: new AbortController().signal, tell: () => undefined },
    );
    await pool.close();
    const said = answer.ok ? 'imported' : answer.problem.message;
    expect(said).toBe(`“${basename(path)}”处理超过 0 秒，已停止；请只保留公开表，另存为 .xlsx 后再选择`);

    // The program as it is built, only less patient.
    const folder = temporaryFolder();
    cpSync(dist, folder, { recursive: true, filter: (from) => !from.includes('renderer') });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const electron = join(folder, 'electron');
    const limits = /(milliseconds: ?)(60_?000|6e4)/;
    const bound = readdirSync(electron)
      .filter((name) => name.endsWith('.js'))
      .map((name) => join(electron, name))
      .filter((file) => limits.test(readFileSync(file, 'utf8')));
    expect(bound).not.toEqual([]);
    for (const file of bound) writeFileSync(file, readFileSync(file, 'utf8').replace(limits, '$1100'));
    expect(await runProcess(['check', path], { cli: join(electron, 'cli.js') })).toEqual({
      exit: 2,
      out: '',
      error: `${said}\n`,
    });
  });
});
