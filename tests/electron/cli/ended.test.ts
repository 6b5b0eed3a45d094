import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { workbookPath } from '../../support/reference';
import { temporaryFolder } from '../temporary-folder';
import { runProcess as juesuan } from './run-process';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
const built = existsSync(join(dist, 'electron', 'command-worker.js'));
if (!built) console.warn('dist is not built: the command line as a process is not tested here');

describe.skipIf(!built)('the command line ends', () => {
  test('as what it found, with one object on standard output', { timeout: 60_000 }, async () => {
    const { exit, out, error } = await juesuan(['check', workbookPath('filled'), '--json']);
    expect([exit, error]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ pack: 'shanxi-2022' });
  });

  test('quietly when nobody reads on', { timeout: 60_000 }, async () => {
    const { exit, error } = await juesuan(['check', workbookPath('filled'), '--json'], { unread: true });
    expect([exit, error]).toEqual([0, '']);
  });

  test('in one sentence and by a code of its own when it stumbles over itself', {
    timeout: 60_000,
  }, async () => {
    const folder = temporaryFolder();
    cpSync(dist, folder, { recursive: true, filter: (path) => !path.includes('renderer') });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const worker = join(folder, 'electron', 'command-worker.js');
    writeFileSync(
      worker,
      readFileSync(worker, 'utf8').replace('postMessage("begun");', 'postMessage("begun"); null.x;'),
    );
    const { exit, out, error } = await juesuan(['check', workbookPath('filled')], {
      cli: join(folder, 'electron', 'cli.js'),
    });
    expect([exit, out]).toEqual([3, '']);
    expect(error).toMatch(/^程序内部出错，命令没有完成；[^\n]*\n$/);
  });

  test.each([
    ['check', '没有.xlsx', '--json'],
    ['check', '没有的文件夹/', '--json', '--jobs', '0'],
    ['import', '没有.xlsx', '--json', '-o', '新.juesuan'],
    ['show', '没有.juesuan', '--json'],
    ['texts', '没有.juesuan', '--from', '没有.docx', '--json'],
    ['audit', '没有.docx', '--json'],
    ['audit', '没有.docx', '--json', '--against', '没有.juesuan', '--take'],
    ['forms', 'list', '没有.juesuan', '--json'],
    ['forms', 'export', '没有.juesuan', '--json', '-o', '自评表'],
    ['consolidate', '没有', '--json', '-o', '汇总.juesuan'],
    ['query', '没有', 'SELECT 1', '--format', 'json'],
    ['pack', 'check', '没有', '--json'],
    ['pack', 'list', '多了', '--json'],
  ])('with the problem as its one object: %s %s %s', { timeout: 60_000 }, async (...words) => {
    const { exit, out, error } = await juesuan(words);
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ problem: error.trimEnd() });
    expect(error).not.toBe('\n');
    const plain = words.filter((word) => word !== '--json');
    if (plain.length < words.length) expect(await juesuan(plain)).toEqual({ exit, out: '', error });
  });

  test('with packs that cannot be used told beside the result', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'packs', 'deep'), { recursive: true });
    writeFileSync(join(folder, 'packs', 'deep', 'pack.yaml'), '['.repeat(3000));
    const { exit, out, error } = await juesuan(['check', workbookPath('filled'), '--json'], {
      config: folder,
    });
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ pack: 'shanxi-2022' });
    expect(error).toContain('表样包“deep”有误');
  });
});
