import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { createSession } from '#shared/session/create-session';
import { SHANXI, type } from '../../shared/shanxi-pack';
import { runProcess } from '../cli/run-process';
import { writeWorld } from './world-folder';

const built = existsSync(fileURLToPath(new URL('../../../dist/electron/cli.js', import.meta.url)));
if (!built) console.log('skipped: there is no dist/electron/cli.js; run node build/bundle.mjs');

/** The project in a file with what is typed into it. */
function changed(path: string, cells: Readonly<Record<string, string>>): string {
  const session = createSession(SHANXI, documentOf(path));
  if (!session.ok) throw new Error(session.problem.kind);
  type(session.value, cells);
  return saveProject(SHANXI, session.value.document());
}

function documentOf(path: string) {
  const opened = openProject(readFileSync(path, 'utf8'));
  const document = opened.ok ? opened.value.withPack(SHANXI) : opened;
  if (!document.ok) throw new Error(document.problem.kind);
  return document.value;
}

describe.skipIf(!built)('juesuan consolidate', { timeout: 120_000 }, () => {
  const top = mkdtempSync(join(realpathSync(tmpdir()), 'juesuan-sum-'));
  const folder = join(top, '单位');
  const department = join(folder, '部门.juesuan');
  const output = join(folder, '汇总.juesuan');
  const config = join(top, 'config');
  let told: { readonly text: string; readonly json: Record<string, unknown> };

  beforeAll(async () => {
    const units = writeWorld(folder, { units: 3, seed: 31, errorEvery: 0 }, 'juesuan');
    const [first, second] = units.map(({ file }) => join(folder, file));
    if (!first || !second) throw new Error('no units');
    // A unit that was imported, and of which a number was never read.
    const unread = {
      rule: 'I-1',
      severity: 'warning',
      message: 'C7 有数字，没有读取',
      cells: [],
      place: 'C7',
    };
    const own = documentOf(first);
    const issues = [{ id: '导入-1', ...unread, severity: 'warning' as const }];
    writeFileSync(first, saveProject(SHANXI, { ...own, issues }));
    // What the department typed: one car more than its units have, and one 分.
    writeFileSync(department, changed(second, { '10[8,1]': '7' }));
    const words = ['consolidate', folder, '--against', department, '--jobs', '2', '-o', output];
    const json = await runProcess([...words, '--json'], { config });
    const text = await runProcess(words, { config });
    expect([text.exit, json.exit]).toEqual([1, 1]);
    told = { text: text.out, json: JSON.parse(json.out) };
    return () => rmSync(top, { recursive: true });
  }, 120_000);

  test('does not sum what it is compared with, though it lies among the units, and says so', () => {
    expect(told.json.members).toHaveLength(3);
    expect(told.json.leftOut).toEqual([
      { file: department, organisation: '', reason: '是用来对比的部门文件，没有汇总' },
    ]);
  });

  test('says cars as cars and money as money', () => {
    expect(told.text).toMatch(/领导用车.*：部门填 7，各单位之和 0，相差 7/);
    expect(told.json.differences).toContainEqual(
      expect.objectContaining({ cell: '10[8,1]', type: 'count', typed: '7', sum: '0', difference: '7' }),
    );
    expect(told.json.differences).toContainEqual(
      expect.objectContaining({ type: 'amount', typed: expect.stringMatching(/^-?\d+\.\d\d$/) }),
    );
  });

  test('tells what of a unit was not read, in words, as data and in the project', () => {
    const reason = 'C7 有数字，没有读取';
    expect(told.text).toContain(reason);
    expect(told.json.remarks).toContainEqual(expect.objectContaining({ reason }));
    expect(documentOf(output).issues.map(({ message }) => message)).toContainEqual(
      expect.stringContaining(reason),
    );
  });

  test('knows a project that is a sum of units by the units in it, and who of them is not here', async () => {
    const others = join(top, '又一次');
    const [first, second, third] = told.json.members as readonly { file: string; organisation: string }[];
    if (!first || !second || !third) throw new Error('no members');
    for (const { file } of [first, second]) {
      mkdirSync(dirname(join(others, file)), { recursive: true });
      copyFileSync(join(folder, file), join(others, file));
    }
    copyFileSync(output, join(others, '全部.juesuan'));
    const again = ['consolidate', others, '--json', '-o', join(top, '又.juesuan')];
    const { members, leftOut } = JSON.parse((await runProcess(again, { config })).out);
    expect(members.map(({ file }: { file: string }) => file)).toEqual([first.file, second.file]);
    expect(leftOut).toEqual([
      {
        file: '全部.juesuan',
        organisation: '',
        reason: `是 3 个单位的汇总项目，其中 ${first.organisation}、${second.organisation} 也单独在这里，没有再汇总；它汇总的 ${third.organisation} 不在这里，没有计入，请补上它们的文件`,
      },
    ]);
  });

  test('says whose tables are in another 金额单位 than those of most', async () => {
    const others = join(top, '万元');
    const files = (told.json.members as readonly { file: string }[]).map(({ file }) => file);
    for (const file of files) {
      mkdirSync(dirname(join(others, file)), { recursive: true });
      copyFileSync(join(folder, file), join(others, file));
    }
    const one = join(others, files[2] ?? '');
    const workbook = `${one}.xlsx`;
    await runProcess(['export', one, '--scale', 'wanyuan', '-o', workbook], { config });
    rmSync(one);
    const { exit, out } = await runProcess(['consolidate', others, '--json', '-o', join(top, '万.juesuan')], {
      config,
    });
    expect(exit).toBe(1);
    expect(JSON.parse(out).remarks).toContainEqual(
      expect.objectContaining({
        file: `${files[2]}.xlsx`,
        reason: '以万元填列，多数单位以元填列；已换算成一样的再相加，可能有尾差',
      }),
    );
  });
});
