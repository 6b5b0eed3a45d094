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
import { CFB } from '@e965/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { createSession } from '#shared/session/create-session';
import type { LeftOut } from '#shared/units/member';
import { SHANXI, type } from '../../shared/shanxi-pack';
import { runProcess } from '../cli/run-process';
import { bomb } from '../excel/hostile';
import { writeWorld } from './world-folder';

const built = existsSync(fileURLToPath(new URL('../../../dist/electron/cli.js', import.meta.url)));
if (!built) console.log('skipped: there is no dist/electron/cli.js; run node build/bundle.mjs');

/** As office programs lock a workbook: its content is a part that only the password opens. */
function encrypted(): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const part of ['/EncryptedPackage', '/EncryptionInfo'])
    CFB.utils.cfb_add(container, part, Buffer.alloc(64));
  return new Uint8Array(CFB.write(container, { type: 'array' }));
}

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

  test('accounts for every file, however bad, and says who of the expected units is not in the sum', async () => {
    const others = join(top, '好坏都有');
    const good = writeWorld(others, { units: 3, seed: 33, errorEvery: 0 });
    const bytes = readFileSync(join(others, good[0]?.file ?? ''));
    const bad: Readonly<Record<string, [content: Uint8Array | string, reason: RegExp]>> = {
      '空.xlsx': ['', /0 字节/],
      // Little to carry and much to unpack: of what a part says to hold, and of what it does not.
      '炸弹.xlsx': [bomb(200 * 1024 * 1024, 200 * 1024 * 1024), /过大/],
      '说小的炸弹.xlsx': [bomb(200 * 1024 * 1024, 100), /损坏|不是/],
      '有密码.xlsx': [encrypted(), /密码/],
      '截断.xlsx': [bytes.subarray(0, bytes.length / 2), /损坏|不完整/],
      '别的.pdf': ['%PDF-1.7\n1 0 obj\n<<>>\nendobj', /./],
      '新版.juesuan': ['{"format":"juesuan-project","version":99}', /版本|较新/],
    };
    for (const [name, [content]] of Object.entries(bad)) writeFileSync(join(others, name), content);
    const list = join(top, '应报.txt');
    const names = good.map(({ unit }) => unit.name);
    writeFileSync(list, [...names, '没有报的局', '有密码'].join('\n'));
    const target = join(top, '好坏.juesuan');
    const words = ['consolidate', others, '--expected', list, '-o', target];
    const { exit, out } = await runProcess([...words, '--json'], { config });
    expect(exit).toBe(1);
    const said = JSON.parse(out);
    expect(said.members.map(({ file }: LeftOut) => file)).toEqual(good.map(({ file }) => file));
    expect(said.leftOut.map(({ file }: LeftOut) => file).toSorted()).toEqual(Object.keys(bad).toSorted());
    for (const { file, reason } of said.leftOut) expect(reason, file).toMatch(bad[file]?.[1] ?? /^$/);
    expect(said.expected.units.map(({ state }: { state: string }) => state)).toEqual([
      ...names.map(() => 'reported'),
      'missing',
      'unusable',
    ]);
    expect(documentOf(target).issues.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        '没有报的局：在应报名单上，没有报',
        expect.stringMatching(/^空.xlsx：.*0 字节/),
      ]),
    );
    // The members of a sum are a list themselves.
    rmSync(join(others, good[1]?.file ?? ''));
    const next = ['consolidate', others, '--expected', target, '-o', join(top, '次年.juesuan')];
    const told = await runProcess(next, { config });
    expect(told.out).toContain(`应报 3 个单位（2022年度）：没有报 1，已报 2\n没有报（1）：\n  ${names[1]}`);
    // Who was not in that sum is in no list of its members.
    expect(told.out).toContain('汇总时有 8 个单位或文件没有报或没有汇总，不在名单里，请核对：没有报的局、');
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
