import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { readAuditCommandLine } from '../../../electron/cli/audit-command-line';
import { type CommandResult, unusable } from '../../../electron/cli/command-result';
import { runAudit } from '../../../electron/cli/run-audit';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';

const TEXT = fileURLToPath(new URL('../../fixtures/audit/xinzhou-2022.txt', import.meta.url));
const packs = openPackLibrary(BUILT_IN_PACKS);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-audit-'));
});

async function audit(...words: string[]): Promise<CommandResult> {
  const line = readAuditCommandLine(words, folder);
  return line.ok ? runAudit(line.value, packs) : unusable(line.problem);
}

test('a published text is audited by the pack whose tables it has, and ends with 1 for its errors', async () => {
  const told = await audit(TEXT, '--json');
  expect(told.exit).toBe(1);
  const { file, ...report } = JSON.parse(told.out);
  expect(file).toBe(TEXT);
  expect(report).toMatchObject({ pack: 'shanxi-2022', organisation: '忻州市行政审批服务管理局', year: 2022 });
  const wrong = report.findings.find(({ rule }: { rule: string }) => rule === 'D-23');
  expect(wrong).toMatchObject({
    state: 'fail',
    severity: 'error',
    place: { quote: '100%' },
    expected: '103%',
    actual: '100%',
  });
  expect(wrong.place.paragraph).toBeGreaterThan(100);
});

test('as text each finding names its rule, its place and the words', async () => {
  const told = await audit(TEXT);
  expect(told.out).toMatch(
    /^“xinzhou-2022.txt”：忻州市行政审批服务管理局 2022 年度，按表样包 shanxi-2022 审核，找到 10\/10 张表/,
  );
  expect(told.out).toMatch(/错误 D-27（第 \d+ 段） “0\.73”没有写单位，应为“0\.73万元”　原文：0\.73/);
  expect(told.out).toMatch(/未执行 P-1 P-1未执行：没有导入上年数/);
});

test('a folder is audited file by file; what cannot be read is told and ends with 2', async () => {
  mkdirSync(join(folder, 'all', 'sub'), { recursive: true });
  copyFileSync(TEXT, join(folder, 'all', 'a.txt'));
  writeFileSync(join(folder, 'all', 'sub', 'b.txt'), '这里没有表。\n');
  writeFileSync(join(folder, 'all', '~$c.docx'), 'x');
  const told = await audit('all', '--json');
  expect(told.exit).toBe(2);
  const { files } = JSON.parse(told.out);
  expect(files.map(({ file }: { file: string }) => file)).toEqual([
    join(folder, 'all', 'a.txt'),
    join(folder, 'all', 'sub', 'b.txt'),
  ]);
  expect(files[1].problem).toBe('“b.txt”中没有表，不能审核；若是扫描的图片，请用有文字的文档');
  expect(files[0].pack).toBe('shanxi-2022');
});

test('a single file that cannot be audited ends with 2 and one sentence', async () => {
  writeFileSync(join(folder, 'b.txt'), '这里没有表。\n');
  expect(await audit('b.txt')).toMatchObject({ exit: 2, out: '' });
  expect(await audit('gone.docx')).toMatchObject({ exit: 2, out: '' });
  expect((await audit()).error).toBe('audit 之后要写明文本，例如 juesuan audit 决算公开.docx');
});
