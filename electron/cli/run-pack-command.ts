import { basename, dirname } from 'node:path';
import type { HostResponse } from '#shared/host/contract';
import type { PackProblem } from '#shared/kit/pack-problem';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { type PackVerdict, verifyPack } from '#shared/pack-test/verify-pack';
import { installPack, readPackSource, removePack } from '../packs/install-pack';
import { type PackFolders, packPlaces } from '../packs/pack-folders';
import { ownDocumentsIn } from '../packs/read-pack-folder';
import { copyPackFolder } from '../services/copy-pack';
import { openPackLibrary } from '../services/pack-library';
import { renumberPackFolder, renumberTablesFolder } from '../services/renumber-pack';
import { type CommandResult, unusable } from './command-result';
import type { PackCommandLine } from './pack-command-line';
import { runPackDraft } from './run-pack-draft';

/** 0: done and sound; 1: done, but the pack has faults; 2: the input could not be used. */
export async function runPackCommand(line: PackCommandLine, folders: PackFolders): Promise<CommandResult> {
  switch (line.command) {
    case 'list':
      return listPacks(folders, line.json);
    case 'check':
      return checkPackAt(line.path, line.json);
    case 'install':
      return installAt(line, folders);
    case 'remove':
      return removeInstalled(line, folders);
    case 'new':
      return newPack(line, folders);
    case 'renumber':
      return renumberPack(line);
    case 'renumber-tables':
      return renumberTables(line);
    case 'draft':
      return runPackDraft(line, openPackLibrary(folders));
  }
}

/** Every pack, the broken ones with their first words of why; 1 when one is broken. */
async function listPacks(folders: PackFolders, json: boolean): Promise<CommandResult> {
  const library = openPackLibrary(folders);
  const packs = await Promise.all(
    (await packPlaces(folders)).map(async ({ id, folder, isBuiltIn }) => {
      const pack = await library.pack(id);
      return pack.ok
        ? { id, title: pack.value.title, year: pack.value.year, isBuiltIn, folder }
        : { id, isBuiltIn, folder, fault: pack.problem.message };
    }),
  );
  const lines = packs.map((pack) => {
    const origin = pack.isBuiltIn ? '程序自带' : `另行安装　${pack.folder}`;
    return 'fault' in pack
      ? `${pack.id}　不能用：${pack.fault}　${origin}`
      : `${pack.id}　${pack.title}　${pack.year}年度　${origin}`;
  });
  return {
    exit: packs.some((pack) => 'fault' in pack) ? 1 : 0,
    out: json ? JSON.stringify({ packs }) : lines.join('\n'),
    error: '',
  };
}

async function checkPackAt(path: string, json: boolean): Promise<CommandResult> {
  const source = await readPackSource(path);
  if (!source.ok) return unusable(source.problem.message);
  const verdict = source.value.ok
    ? verifyPack(source.value.value)
    : { tests: [], problems: [source.value.problem] };
  const aside = await ownDocumentsIn(basename(path) === 'pack.yaml' ? dirname(path) : path);
  const note =
    aside.length === 0 ? [] : [`没有读取 ${aside.join('、')}：不是表样包的文件，安装、导出时也不带上`];
  return {
    exit: verdict.problems.length > 0 ? 1 : 0,
    out: json ? verdictJson(verdict, aside) : [verdictText(verdict), ...note].join('\n'),
    error: '',
  };
}

function verdictJson({ pack, tests, problems }: PackVerdict, aside: readonly string[]): string {
  const head = pack && { id: pack.id, title: pack.title, year: pack.year, assumed: pack.assumed };
  return JSON.stringify({ pack: head ?? null, tests, problems, aside });
}

function verdictText({ pack, tests, problems }: PackVerdict): string {
  const failing = tests.filter(({ holds }) => !holds).length;
  return [
    pack
      ? `${pack.title}（${pack.id}）：${pack.tables.length} 张表，${pack.rules.length} 条审核公式，${pack.dictionary.length} 个科目`
      : '表样包有错误，不能用',
    ...(pack ? [testLine(tests.length, failing)] : []),
    ...(pack && pack.assumed.length > 0 ? [`推定、用前请核对：${pack.assumed.join('；')}`] : []),
    ...problemLines(problems),
  ].join('\n');
}

function testLine(count: number, failing: number): string {
  if (count === 0) return '没有附带测试（tests 文件夹）';
  return failing === 0 ? `测试 ${count} 条，全部符合` : `测试 ${count} 条，${failing} 条不符`;
}

function problemLines(problems: readonly PackProblem[]): readonly string[] {
  return problems.length === 0
    ? ['没有发现错误']
    : [`错误 ${problems.length} 处，请改正：`, explainPackProblems(problems)];
}

async function installAt(
  { path, replace, json }: Extract<PackCommandLine, { command: 'install' }>,
  folders: PackFolders,
): Promise<CommandResult> {
  const done = await installPack(path, replace, folders);
  if (!done.ok) return unusable(done.problem.message);
  const { value } = done;
  return {
    exit: value.outcome === 'installed' ? 0 : 1,
    out: json ? JSON.stringify(value) : installedText(value),
    error: '',
  };
}

function installedText(value: HostResponse<'packs.install'>): string {
  switch (value.outcome) {
    case 'installed':
      return `已安装“${value.title}”（${value.id}，${value.year}年度）`;
    case 'exists':
      return `已经安装过编号为 ${value.id} 的“${value.title}”，没有改动；要换成这一个，请加 --replace`;
    case 'faulty':
      return ['没有安装，请先改正：', explainPackProblems(value.problems)].join('\n');
  }
}

async function removeInstalled(
  { id, json }: Extract<PackCommandLine, { command: 'remove' }>,
  folders: PackFolders,
): Promise<CommandResult> {
  const done = await removePack(id, folders);
  if (!done.ok) return unusable(done.problem.message);
  return { exit: 0, out: json ? JSON.stringify({ id }) : `已删除表样包 ${id}`, error: '' };
}

async function newPack(
  { command: _, from, folder, json, ...wish }: Extract<PackCommandLine, { command: 'new' }>,
  folders: PackFolders,
): Promise<CommandResult> {
  const made = await copyPackFolder(from, wish, folder, folders);
  if (!made.ok) return unusable(made.problem.message);
  const { id, title, year } = made.value;
  return {
    exit: 0,
    out: json
      ? JSON.stringify({ folder, id, title, year })
      : `已由 ${from} 复制为“${title}”（${id}，${year}年度），放在 ${folder}\n改好后请用 juesuan pack check 检查`,
    error: '',
  };
}

/** 1: the author must mend something first; nothing was written. */
async function renumberPack({
  folder,
  table,
  moves,
  json,
}: Extract<PackCommandLine, { command: 'renumber' }>): Promise<CommandResult> {
  const made = await renumberPackFolder(folder, table, moves);
  if (!made.ok) return unusable(made.problem.message);
  if (!made.value.ok) {
    const problems = made.value.problem;
    const told = ['没有改动，请先改正：', explainPackProblems(problems)].join('\n');
    return { exit: 1, out: json ? JSON.stringify({ problems }) : told, error: '' };
  }
  const { files, keys, references } = made.value.value;
  const names = Object.keys(files);
  const told =
    names.length === 0
      ? ['行次已经是依次的，没有改动']
      : [
          `表 ${table}：改了 ${keys.size} 行的行次，公式和测试中的 ${references} 处随之改了`,
          ...[...keys].map(([from, to]) => `  ${from} → ${to}`),
          `改动的文件：${names.join('、')}`,
        ];
  const out = json
    ? JSON.stringify({ lines: Object.fromEntries(keys), references, files: names })
    : told.join('\n');
  return { exit: 0, out, error: '' };
}

/** 1: the author must mend something first; nothing was written. */
async function renumberTables({
  folder,
  moves,
  json,
}: Extract<PackCommandLine, { command: 'renumber-tables' }>): Promise<CommandResult> {
  const made = await renumberTablesFolder(folder, moves);
  if (!made.ok) return unusable(made.problem.message);
  if (!made.value.ok) {
    const problems = made.value.problem;
    const told = ['没有改动，请先改正：', explainPackProblems(problems)].join('\n');
    return { exit: 1, out: json ? JSON.stringify({ problems }) : told, error: '' };
  }
  const files = Object.keys(made.value.value.files);
  const told = [
    ...[...moves].map(([from, to]) => `表 ${from} → 表 ${to}`),
    `改动的文件：${files.join('、')}`,
    '标题、说明句里的表号没有改，请核对；再用 juesuan pack check 检查',
  ];
  const out = json ? JSON.stringify({ tables: Object.fromEntries(moves), files }) : told.join('\n');
  return { exit: 0, out, error: '' };
}
