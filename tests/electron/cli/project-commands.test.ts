import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readCommandLine } from '../../../electron/cli/command-line';
import { type CommandResult, unusable } from '../../../electron/cli/command-result';
import { PROJECT_COMMANDS, readProjectCommandLine } from '../../../electron/cli/project-command-line';
import { runCommand } from '../../../electron/cli/run-command';
import { runProjectCommand } from '../../../electron/cli/run-project-command';
import { written } from '../../../electron/cli/write-result';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { openRememberedAnswers } from '../../../electron/services/remembered-answers';
import { openVersions } from '../../../electron/services/versions';
import { readDocx } from '../../../electron/word/read-docx';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { workbookPath } from '../../support/reference';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-year-'));
});

const packs = () => ({ ...BUILT_IN_PACKS, installed: join(folder, 'packs') });

const versions = () =>
  openVersions({ folder: join(folder, 'config'), log: () => undefined, now: () => new Date() });

async function juesuan(...words: string[]): Promise<CommandResult> {
  const [library, remembered] = [openPackLibrary(packs()), openRememberedAnswers(join(folder, 'config'))];
  if (PROJECT_COMMANDS.includes(words[0] ?? '')) {
    const line = readProjectCommandLine(words, folder);
    return line.ok
      ? await written(
          await runProjectCommand(line.value, { packs: library, remembered, versions: versions() }),
          versions(),
        )
      : unusable(line.problem);
  }
  const line = readCommandLine(words, folder);
  return line.ok ? await written(await runCommand(line.value, library, remembered)) : unusable(line.problem);
}

async function shown(project: string, ...cells: string[]): Promise<readonly (string | null)[]> {
  const answer = await juesuan('show', project, ...cells, '--json');
  const { cells: found } = JSON.parse(answer.out) as { cells: Record<string, { value: string | null }> };
  return Object.values(found).map(({ value }) => value);
}

/** Imported once: every test begins with a copy of it. */
let imported: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-year-'));
  expect(await juesuan('import', workbookPath('filled'), '-o', '2022.juesuan')).toMatchObject({ exit: 0 });
  imported = readFileSync(join(folder, '2022.juesuan'), 'utf8');
});

function lastYear(): void {
  writeFileSync(join(folder, '2022.juesuan'), imported);
}

test('next year from last year: lines, opening balances, 上年数, and last year’s pack where there is no newer', async () => {
  lastYear();
  const made = await juesuan('new', '--from', '2022.juesuan', '--year', '2024', '-o', '2024.juesuan');
  expect(made.error).toBe('');
  expect(made.out).toContain('没有 2024 年度的表样包，沿用山西省部门决算公开（2022年度）（shanxi-2022）');
  expect(made.out).toMatch(/沿用上年的科目：公开02表 \d+ 行、公开03表 \d+ 行/);
  const last = JSON.parse(readFileSync(join(folder, '2022.juesuan'), 'utf8'));
  const next = JSON.parse(readFileSync(join(folder, '2024.juesuan'), 'utf8'));
  expect(next.facts).toEqual({ ...last.facts, year: 2024 });
  for (const table of ['02', '03', '05']) expect(next.tables[table].lines).toEqual(last.tables[table].lines);
  expect(next.tables['03'].entries).toEqual({});
  const [opening] = await shown('2024.juesuan', '01[29,1]');
  expect(await shown('2022.juesuan', '01[60,2]')).toEqual([opening]);
  expect(await shown('2024.juesuan', '上年.01[27,1]')).toEqual(['55923963.72']);
});

test('from a workbook as well; the pack of the new year where there is one', async () => {
  const made = await juesuan('new', '--from', workbookPath('filled'), '--year', '2023', '-o', '2023.juesuan');
  expect(made.out).toContain('表样包 山西省部门决算公开（2023年度）（shanxi-2023）');
  expect(JSON.parse(readFileSync(join(folder, '2023.juesuan'), 'utf8')).pack).toBe('shanxi-2023');
  expect(await shown('2023.juesuan', '上年.01[27,1]')).toEqual(['55923963.72']);
});

test('an explanation of last year waits in 上年 for the same finding', async () => {
  lastYear();
  const path = join(folder, '2022.juesuan');
  const project = JSON.parse(readFileSync(path, 'utf8'));
  project.explanations = { '01-1|01[27,1]': '财政收回指标' };
  writeFileSync(path, JSON.stringify(project));
  const made = await juesuan('new', '--from', '2022.juesuan', '--year', '2023', '-o', '2023.juesuan');
  expect(made.out).toContain('上年的出错说明 1 条');
  const next = JSON.parse(readFileSync(join(folder, '2023.juesuan'), 'utf8'));
  expect(next.explanations).toEqual({});
  expect(next.books.上年.explanations).toEqual(project.explanations);
});

test('check names the causes of what fails: the cell, what it should hold, why, and the rules', async () => {
  lastYear();
  await juesuan('set', '2022.juesuan', '05[2010301,2]=19014325.92', '-o', 'wrong.juesuan');
  const checked = await juesuan('check', 'wrong.juesuan', '--json');
  expect(checked.exit).toBe(1);
  const { causes } = JSON.parse(checked.out) as { causes: readonly object[] };
  expect(causes[0]).toMatchObject({
    cells: [{ cell: '05[2010301,2]', value: '19014325.92', should: '10914325.92' }],
    reason: '有两位数字颠倒',
    rules: expect.arrayContaining(['X-9']),
    equal: true,
  });
  const said = await juesuan('check', 'wrong.juesuan');
  expect(said.out).toContain('（05[2010301,2]）：现为 19,014,325.92元，应为 10,914,325.92元');
  const clean = JSON.parse((await juesuan('check', '2022.juesuan', '--json')).out) as { causes: unknown };
  expect(clean.causes).toEqual([]);
});

test('set writes cells as the grid does, sums and units included, and tells what it made', async () => {
  lastYear();
  const words = ['set', '2022.juesuan', '01[28,1]==1200+34.5', '03[2010301,2]=5万元', '03[2010301,3]='];
  const made = await juesuan(...words, '-o', 'changed.juesuan');
  expect(made).toMatchObject({ exit: 1, error: '' });
  expect(made.out).toContain('写入 3 格');
  expect(await shown('changed.juesuan', '01[28,1]', '03[2010301,2]', '03[2010301,3]')).toEqual([
    '1234.50',
    '50000.00',
    null,
  ]);
});

test('a cell that a formula decides is refused with its formula, or overridden when that is asked for', async () => {
  lastYear();
  const refused = await juesuan('set', '2022.juesuan', '01[27,1]=5', '-o', 'changed.juesuan');
  expect(refused).toMatchObject({ exit: 2, out: '' });
  expect(refused.error).toMatch(/01\[27,1\] 由公式计算（.*），不能直接录入.*（命令行加 --override）$/);
  expect(existsSync(join(folder, 'changed.juesuan'))).toBe(false);
  const made = await juesuan('set', '2022.juesuan', '01[27,1]=5', '--override', '-o', 'changed.juesuan');
  expect(made.exit).toBe(1);
  expect(await shown('changed.juesuan', '01[27,1]')).toEqual(['5.00']);
});

test.each([
  [['set', '2022.juesuan', '03[2019999,2]=5', '-o', 'x.juesuan'], '没有单元格“03[2019999,2]”'],
  [['set', '2022.juesuan', '01[28,1]=1,2,3', '-o', 'x.juesuan'], '01[28,1]：'],
  [['set', '2022.juesuan', '上年.01[28,1]=1', '-o', 'x.juesuan'], '没有单元格'],
  [['set', '2022.juesuan', '01[28,1]', '-o', 'x.juesuan'], '应写成 单元格=金额'],
  [['set', '2022.juesuan', '01[28,1]=1'], 'set 要用 -o'],
  [['set', '2022.juesuan', '01[28,1]=1', '-o', '2022.juesuan'], '输出的文件不能就是输入的文件'],
  [['set', workbookPath('filled'), '01[28,1]=1', '-o', 'x.juesuan'], '请先用 juesuan import'],
  [['new', '--from', '2022.juesuan', '--year', '2022', '-o', 'x.juesuan'], '新项目的年度应在它之后'],
  [['new', '--from', '2022.juesuan', '--year', '23', '-o', 'x.juesuan'], '年度应为四位数字'],
  [['new', '--from', '没有.juesuan', '--year', '2023', '-o', 'x.juesuan'], '没有.juesuan'],
  [['new', '--year', '2023', '-o', 'x.juesuan'], 'new 要用 --from'],
])('%j is refused in one sentence', async (words, sentence) => {
  lastYear();
  const answer = await juesuan(...words);
  expect(answer).toMatchObject({ exit: 2, out: '' });
  expect(answer.error).toContain(sentence);
  expect(answer.error.split('\n')).toHaveLength(1);
  expect(existsSync(join(folder, 'x.juesuan'))).toBe(false);
});

test('a text set from a script stands in the document; a key that no template asks for is refused with those that do', async () => {
  lastYear();
  const words = ['set', '2022.juesuan', 'text:职责=负责全市行政审批。', 'S2[保有,1]=3', '-o', 'told.juesuan'];
  expect(await juesuan(...words)).toMatchObject({
    exit: 0,
    out: expect.stringContaining('写入 1 格、1 段文字'),
  });
  const made = await juesuan('report', 'told.juesuan', '--part', '概况', '-o', 'out.txt');
  expect(made).toMatchObject({ exit: 0, out: expect.stringContaining('没有填写“机构设置”') });
  expect(readFileSync(join(folder, 'out.txt'), 'utf8')).toBe(
    '第一部分　概况\n一、本部门（单位）职责\n负责全市行政审批。\n二、机构设置情况\n【待填写：机构设置】\n',
  );
  expect(await juesuan('set', '2022.juesuan', 'text:职则=无', '-o', 'x.juesuan')).toMatchObject({
    exit: 2,
    error: expect.stringMatching(/^文本里没有“职则”，要填写的有：职责、机构设置、/),
  });
  const sheet = await juesuan('report', 'told.juesuan', '--part', '自查表', '-o', 'sheet.txt');
  expect(sheet).toMatchObject({ exit: 0, out: expect.stringContaining('没有填写“自查人”') });
  expect(readFileSync(join(folder, 'sheet.txt'), 'utf8')).toContain('表\t通过\t不通过\t尾差\t不适用\t未执行');
  const signed = ['set', 'told.juesuan', 'text:自查日期=2023年9月1日', '-o', 'signed.juesuan'];
  expect(await juesuan(...signed)).toMatchObject({ exit: 0, out: expect.stringContaining('1 段文字') });
  await juesuan('report', 'signed.juesuan', '--append', '自查表', '--append', '检查表', '-o', 'all.txt');
  const all = readFileSync(join(folder, 'all.txt'), 'utf8');
  expect(all).toContain('自查日期：2023年9月1日');
  expect(all.indexOf('第四部分　名词解释')).toBeLessThan(all.indexOf('2022年度部门决算公开情况检查表'));
  expect(await juesuan('report', 'told.juesuan', '-o', 'out.odt')).toMatchObject({
    exit: 2,
    error: expect.stringContaining('docx、pdf、html、txt'),
  });
});

test('a part is written in every format, whatever the file is called', async () => {
  lastYear();
  const begins = { docx: 'PK', pdf: '%PDF-1.7', html: '<!doctype html>', txt: '第一部分　概况' };
  for (const [format, signature] of Object.entries(begins)) {
    const words = ['report', '2022.juesuan', '--part', '概况', '--format', format, '-o', '概况'];
    expect(await juesuan(...words), format).toMatchObject({ exit: 0, error: '' });
    const bytes = readFileSync(join(folder, '概况'));
    expect(bytes.subarray(0, Buffer.byteLength(signature)).toString(), format).toBe(signature);
  }
}, 60_000);

test('the saved states of a project are listed with what changed, and one is written elsewhere', async () => {
  lastYear();
  const path = join(folder, '2022.juesuan');
  expect((await juesuan('versions', '2022.juesuan')).out).toBe(
    '没有留下历史版本；在窗口中每次保存都会留下一份',
  );
  await versions().keep(path, imported);
  await juesuan('set', '2022.juesuan', '01[28,1]=33', '01[29,1]=44', '-o', '改.juesuan');
  await versions().keep(path, readFileSync(join(folder, '改.juesuan'), 'utf8'));
  const listed = JSON.parse((await juesuan('versions', '2022.juesuan', '--json')).out);
  expect(listed.versions.map(({ changes }: { changes: string }) => changes)).toEqual([
    expect.stringMatching(/^公开01表 \d 处（01\[28,1\]/),
    '留下的最早一次',
  ]);
  expect(await juesuan('versions', '2022.juesuan', '--take', '2', '-o', '旧.juesuan')).toMatchObject({
    exit: 0,
  });
  expect(readFileSync(join(folder, '旧.juesuan'), 'utf8')).toBe(imported);
  expect(await juesuan('versions', '2022.juesuan', '--take', '3', '-o', '旧.juesuan')).toMatchObject({
    exit: 2,
    error: `“${path}”有 2 个历史版本，没有第 3 个`,
  });
  expect((await juesuan('versions', '2022.juesuan', '--take', '1', '-o', '2022.juesuan')).error).toContain(
    '输出的文件不能就是输入的文件',
  );
});

test('a project that a command replaces is kept as one of its versions', async () => {
  lastYear();
  const other = join(folder, '改.juesuan');
  writeFileSync(other, imported);
  await juesuan('set', '2022.juesuan', '01[28,1]=33', '-o', '改.juesuan');
  expect(readFileSync(other, 'utf8')).not.toBe(imported);
  await juesuan('versions', '改.juesuan', '--take', '1', '-o', '旧.juesuan');
  expect(readFileSync(join(folder, '旧.juesuan'), 'utf8')).toBe(imported);
});

test('the texts of last year’s Word document are shown, and taken only into another file', async () => {
  lastYear();
  const [duties, structure] = [
    'text:职责=一是贯彻方针政策；二是管理政务服务。',
    'text:机构设置=内设3个科室。',
  ];
  expect(await juesuan('set', '2022.juesuan', duties, structure, '-o', 'a.juesuan')).toMatchObject({
    error: '',
  });
  expect(await juesuan('report', 'a.juesuan', '-o', 'a.docx')).toMatchObject({ error: '' });
  const told = await juesuan('texts', '2022.juesuan', '--from', 'a.docx');
  expect(told).toMatchObject({ exit: 0, error: '' });
  expect(told.out).toContain('职责：一是贯彻方针政策；二是管理政务服务。');
  expect(told.out).toContain('机构设置：内设3个科室。');
  expect(told.out).toMatch(/用 -o 写明项目文件即可取用$/);
  const made = await juesuan('texts', '2022.juesuan', '--from', 'a.docx', '-o', 'b.juesuan', '--json');
  expect(JSON.parse(made.out).taken).toEqual(expect.arrayContaining(['职责', '机构设置']));
  expect(JSON.parse(readFileSync(join(folder, 'b.juesuan'), 'utf8')).texts).toMatchObject({
    职责: '一是贯彻方针政策；二是管理政务服务。',
  });
  const refused = await juesuan('texts', '2022.juesuan', '--from', '2022.juesuan', '-o', '2022.juesuan');
  expect(refused).toMatchObject({ exit: 2, error: '输出的文件不能就是输入的文件，请换一个文件名' });
  expect(await juesuan('texts', '2022.juesuan', '--from', workbookPath('filled'))).toMatchObject({
    exit: 2,
    error: expect.stringContaining('不是 Word 文档'),
  });
});

test('the office’s own Word document is filled, and what could not be is told', async () => {
  lastYear();
  const { Document, Packer, Paragraph } = await import('docx');
  const sentences = [
    '{{单位名称}}{{年度}}年收入总计{{"01[31,1]" | 金额}}。',
    '{{01[62,2]}}',
    '负责人：{{负责人}}',
  ];
  const document = new Document({ sections: [{ children: sentences.map((text) => new Paragraph(text)) }] });
  writeFileSync(join(folder, '模板.docx'), await Packer.toBuffer(document));
  const made = await juesuan('report', '2022.juesuan', '--template', '模板.docx', '-o', '公开.docx');
  expect(made.out).toContain('填写了 4 处文字、0 张表（模板.docx）');
  expect(made.out).toContain('请核对：\n占位“负责人”不是本项目的内容，没有填写');
  const read = readDocx(readFileSync(join(folder, '公开.docx')));
  expect(read.ok && read.value.blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual([
    expect.stringMatching(/2022年收入总计55,923,963\.72元。$/),
    '55,923,963.72元',
    '负责人：{{负责人}}',
  ]);
  expect(
    await juesuan(
      'report',
      '2022.juesuan',
      '--template',
      '模板.docx',
      '--part',
      '情况说明',
      '-o',
      '公开.docx',
    ),
  ).toMatchObject({ exit: 2, error: expect.stringContaining('不能再用 --part') });
});

test('set takes the pack by name, and refuses the project of another', async () => {
  lastYear();
  const set = (pack: string) =>
    juesuan('set', '2022.juesuan', '01[1,1]=1.00', '--override', '--pack', pack, '-o', 'set.juesuan');
  expect((await set('shanxi-2022')).exit).not.toBe(2);
  expect(await set('shanxi-2023')).toMatchObject({ exit: 2 });
});
