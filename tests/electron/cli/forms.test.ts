import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { saveProject } from '#shared/project-file/save-project';
import { answerCommand } from '../../../electron/cli/answer-command';
import { readCommandLine } from '../../../electron/cli/command-line';
import { type CommandResult, unusable } from '../../../electron/cli/command-result';
import { readFormsCommandLine } from '../../../electron/cli/forms-command-line';
import { written } from '../../../electron/cli/write-result';
import { publishedSession } from '../../shared/forms/published-forms';
import { SHANXI, startSession } from '../../shared/shanxi-pack';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';

const folder = mkdtempSync(join(tmpdir(), 'juesuan-forms-'));

async function juesuan(...words: string[]): Promise<CommandResult> {
  const task = { folders: BUILT_IN_PACKS, configuration: join(folder, 'config') };
  if (words[0] === 'forms') {
    const line = readFormsCommandLine(words.slice(1), folder);
    return line.ok
      ? written(await answerCommand({ ...task, kind: 'forms', line: line.value }))
      : unusable(line.problem);
  }
  const line = readCommandLine(words, folder);
  return line.ok
    ? written(await answerCommand({ ...task, kind: 'input', line: line.value }))
    : unusable(line.problem);
}

beforeAll(() => {
  const session = publishedSession();
  writeFileSync(join(folder, '公开.juesuan'), saveProject(SHANXI, session.document()));
  writeFileSync(join(folder, '空.juesuan'), saveProject(SHANXI, startSession().document()));
});

type Told = {
  readonly rule: string;
  readonly state: string;
  readonly severity: string;
  readonly cells: readonly string[];
};

test('check lists what is found in forms, and ends with 1 for their errors', async () => {
  const checked = await juesuan('check', '公开.juesuan', '--json');
  expect(checked.exit).toBe(1);
  const { findings } = JSON.parse(checked.out) as { findings: readonly Told[] };
  const ofForms = findings.filter(
    ({ state, severity, cells }) =>
      state === 'fail' && severity === 'error' && cells[0]?.startsWith('附件') === true,
  );
  expect(ofForms.map(({ rule, cells }) => `${rule} ${cells[0]}`)).toEqual([
    'F-12 附件4.指标[006000,4]',
    'F-12 附件5.指标[007000,4]',
    'F-11 附件6.指标[012000,6]',
    'F-12 附件6.指标[005000,4]',
    'F-12 附件6.自评[效益,1]',
    'F-12 附件7.指标[005000,4]',
  ]);
  // The published tables themselves have none: the 1 is of the forms.
  expect(findings.filter(({ state, severity }) => state === 'fail' && severity === 'error')).toHaveLength(6);
  const said = await juesuan('check', '公开.juesuan');
  expect(said.exit).toBe(1);
  expect(said.out).toContain('餐厅购买服务及伙食补贴：');
  expect(said.out).toMatch(/F-11　错误　/);
});

test('forms list: money, rate, score, grade and findings of each, as text and as JSON', async () => {
  const listed = await juesuan('forms', 'list', '公开.juesuan', '--json');
  expect(listed.exit).toBe(1);
  const { forms } = JSON.parse(listed.out) as { forms: readonly (Record<string, unknown> & Told)[] };
  expect(forms.map(({ score, grade }) => [score, grade])).toEqual([
    ['95.31', '优'],
    ['85.00', '良'],
    ['99.87', '优'],
    ['98.90', '优'],
    ['96.85', '优'],
    ['98.63', '优'],
    ['99.52', '优'],
    ['100.00', '优'],
    ['97.21', '优'],
  ]);
  expect(forms[0]).toMatchObject({
    book: '附件1',
    name: '餐厅购买服务及伙食补贴',
    level: '二级',
    budget: '1650000.00',
    executed: '876184.17',
    rate: '53.10%',
    errors: 0,
    warnings: 3,
  });
  const said = await juesuan('forms', 'list', '公开.juesuan');
  expect(said.out).toContain('附件1　餐厅购买服务及伙食补贴（二级项目）');
  expect(said.out).toContain('执行 876,184.17元　执行率 53.10%　得分 95.31　等级 优');
  expect(said.out).toMatch(/ {2}F-9　警告　餐厅购买服务及伙食补贴：/);
});

test('a project without forms says so; a workbook and a misspelt word are refused', async () => {
  expect(await juesuan('forms', 'list', '空.juesuan')).toMatchObject({
    exit: 0,
    out: '项目里还没有绩效自评表',
  });
  expect(await juesuan('forms', 'lists', '空.juesuan')).toMatchObject({ exit: 2 });
  expect(await juesuan('forms', 'list')).toMatchObject({ exit: 2 });
});
