import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { beforeAll, describe, expect, test } from 'vitest';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { answerCommand } from '../../../electron/cli/answer-command';
import { readCommandLine } from '../../../electron/cli/command-line';
import { type CommandResult, unusable } from '../../../electron/cli/command-result';
import { readFormsCommandLine } from '../../../electron/cli/forms-command-line';
import { written } from '../../../electron/cli/write-result';
import { contentOf, publishedSession } from '../../shared/forms/published-forms';
import { SHANXI, startSession } from '../../shared/shanxi-pack';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { formSheet, formWorkbook } from '../../support/form-workbooks';

const folder = mkdtempSync(join(tmpdir(), 'juesuan-forms-'));

async function juesuan(...words: string[]): Promise<CommandResult> {
  const task = { folders: BUILT_IN_PACKS, configuration: join(folder, 'config') };
  if (words[0] === 'forms') {
    const line = readFormsCommandLine(words.slice(1), folder);
    return line.ok
      ? await written(await answerCommand({ ...task, kind: 'forms', line: line.value }))
      : unusable(line.problem);
  }
  const line = readCommandLine(words, folder);
  return line.ok
    ? await written(await answerCommand({ ...task, kind: 'input', line: line.value }))
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

describe('forms import', () => {
  const cells = (project: string) => [
    ['项目名称', project],
    ['预算执行情况（元）'],
    ['资金来源', '全年预算数', '全年执行数', '执行率', '得分'],
    ['合计', 100, 90, '90.00%', 9],
    ['本级资金', 100, 90],
    ['备查', '留底'],
  ];

  test('a folder: workbooks with many sheets, a Word document, and a file that is none', async () => {
    const from = join(folder, '自评');
    mkdirSync(from);
    const workbook = formWorkbook({
      一: formSheet(cells('甲项目')),
      二: formSheet(cells('乙项目')),
      说明: formSheet([['填表说明']]),
    });
    writeFileSync(join(from, 'a.xlsx'), workbook);
    writeFileSync(join(from, 'b.docx'), await wordWith(cells('丙项目')));
    writeFileSync(join(from, 'c.xlsx'), 'no workbook');
    const done = await juesuan('forms', 'import', '空.juesuan', '自评', '-o', '三个.juesuan', '--json');
    expect(done).toMatchObject({ exit: 1, error: '' });
    const { files } = JSON.parse(done.out) as {
      files: readonly {
        taken: readonly { name: string; notes: readonly string[] }[];
        left: readonly string[];
        problem?: string;
      }[];
    };
    expect(files.map(({ taken }) => taken.map(({ name }) => name))).toEqual([
      ['甲项目', '乙项目'],
      ['丙项目'],
      [],
    ]);
    expect(files[0]?.left).toEqual(['工作表“说明”里没有找到表样包的绩效自评表，没有读取']);
    expect(files[0]?.taken[0]?.notes.join('\n')).toContain('B6（“留底”）');
    expect(files[2]?.problem).toContain('c.xlsx');
    const listed = await juesuan('forms', 'list', '三个.juesuan', '--json');
    const { forms } = JSON.parse(listed.out) as { forms: readonly Record<string, unknown>[] };
    expect(forms.map(({ name, budget, executed, rate }) => [name, budget, executed, rate])).toEqual([
      ['甲项目', '100.00', '90.00', '90.00%'],
      ['乙项目', '100.00', '90.00', '90.00%'],
      ['丙项目', '100.00', '90.00', '90.00%'],
    ]);
    const again = await juesuan('forms', 'import', '三个.juesuan', '自评/a.xlsx', '-o', '四.juesuan');
    expect(again).toMatchObject({ exit: 2, error: '没有读到绩效自评表，没有写入文件' });
    expect(again.out).toContain('项目里已有“甲项目”的自评表');
  });

  test('--replace takes the form of the same 项目 anew, and keeps what the list says of it', async () => {
    const path = join(folder, '换.xlsx');
    writeFileSync(path, formWorkbook({ 一: formSheet(cells('甲项目')) }));
    await juesuan('forms', 'import', '空.juesuan', '换.xlsx', '-o', '原.juesuan');
    const more = cells('甲项目').map((row) => row.map((cell) => (cell === 90 ? 80 : cell)));
    writeFileSync(path, formWorkbook({ 一: formSheet(more) }));
    const left = await juesuan('forms', 'import', '原.juesuan', '换.xlsx', '-o', '未换.juesuan');
    expect(left.out).toContain('请加 --replace');
    await juesuan('forms', 'import', '原.juesuan', '换.xlsx', '--replace', '-o', '换了.juesuan');
    const listed = await juesuan('forms', 'list', '换了.juesuan', '--json');
    const { forms } = JSON.parse(listed.out) as { forms: readonly Record<string, unknown>[] };
    expect(forms.map(({ book, name, executed }) => [book, name, executed])).toEqual([
      ['项目1', '甲项目', '80.00'],
    ]);
  });

  test('--level says of all that is taken whether it is 一级 or 二级; without, that is an error of each', async () => {
    writeFileSync(join(folder, '级.xlsx'), formWorkbook({ 一: formSheet(cells('甲项目')) }));
    const level = async (path: string) => {
      const listed = await juesuan('forms', 'list', path, '--json');
      const { forms } = JSON.parse(listed.out) as { forms: readonly { level: string; errors: number }[] };
      return forms[0];
    };
    await juesuan('forms', 'import', '空.juesuan', '级.xlsx', '-o', '未分.juesuan');
    await juesuan('forms', 'import', '空.juesuan', '级.xlsx', '--level', '二级', '-o', '分.juesuan');
    const [without, said] = [await level('未分.juesuan'), await level('分.juesuan')];
    expect([without?.level, said?.level]).toEqual(['', '二级']);
    expect(without?.errors).toBe((said?.errors ?? 0) + 1);
    expect((await juesuan('check', '未分.juesuan')).out).toContain(
      'Z-1　错误　甲项目：没有选一级项目还是二级项目',
    );
  });

  test('what is typed wrongly is refused', async () => {
    for (const words of [
      ['import', '空.juesuan', 'a.xlsx', '--level', '三级', '-o', 'b.juesuan'],
      ['export', '公开.juesuan'],
      ['export', '公开.juesuan', '--format', 'odt', '-o', '表'],
      ['export', '公开.juesuan', '--replace', '-o', '表'],
      ['list', '公开.juesuan', '--replace'],
      ['import', '空.juesuan'],
      ['import', '空.juesuan', 'a.xlsx'],
      ['import', '空.juesuan', 'a.xlsx', '-o', 'a.xlsx'],
      ['list', '空.juesuan', '-o', 'a.juesuan'],
    ])
      expect(await juesuan('forms', ...words)).toMatchObject({ exit: 2, out: '' });
  });
});

describe('forms export', () => {
  test.each(['docx', 'xlsx'])('each form as %s, and reading it back gives the same form', async (format) => {
    const to = `写出-${format}`;
    const done = await juesuan('forms', 'export', '公开.juesuan', '--format', format, '-o', to, '--json');
    expect(done).toMatchObject({ exit: 0, error: '' });
    const { files } = JSON.parse(done.out) as { files: readonly { file: string; project: string }[] };
    expect(files).toHaveLength(9);
    const back = await juesuan('forms', 'import', '空.juesuan', to, '-o', `读回-${format}.juesuan`, '--json');
    const read = JSON.parse(back.out) as {
      files: readonly { taken: readonly object[]; left: readonly string[] }[];
    };
    expect(read.files.flatMap(({ left }) => left)).toEqual([]);
    const contents = (path: string) => {
      const opened = openProject(readFileSync(join(folder, path), 'utf8'));
      if (!opened.ok) throw new Error(opened.problem.kind);
      const document = opened.value.withPack(SHANXI);
      if (!document.ok) throw new Error(document.problem.kind);
      return new Map(
        [...document.value.books.values()].flatMap((book) =>
          book.form ? [[book.kind === '部门自评' ? '部门' : book.form.name, contentOf(book)] as const] : [],
        ),
      );
    };
    const [before, after] = [contents('公开.juesuan'), contents(`读回-${format}.juesuan`)];
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
    // Rows without a name say nothing, and are told of; all others are what they were.
    for (const [name, content] of before) if (name !== '部门') expect(after.get(name), name).toEqual(content);
  });

  test('a form marked 涉密 is named and not written', async () => {
    const session = publishedSession();
    session.run({ kind: 'set-form', book: '附件4', facts: { secret: true } });
    writeFileSync(join(folder, '涉密.juesuan'), saveProject(SHANXI, session.document()));
    const done = await juesuan('forms', 'export', '涉密.juesuan', '-o', '不涉密');
    expect(done.out).toContain('忻州市公共资源交易平台服务费标了涉密，没有写出');
    expect(done.out).toContain('写出 8 份自评表');
  });
});

/** A Word document with the first line above a table of the others. */
function wordWith([first, second, ...rows]: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const table = (lines: readonly (readonly (string | number)[])[]): Table =>
    new Table({
      rows: lines.map(
        (line) =>
          new TableRow({
            children: line.map((text) => new TableCell({ children: [new Paragraph(String(text))] })),
          }),
      ),
    });
  const document = new Document({
    sections: [{ children: [table([first ?? []]), new Paragraph(String(second?.[0] ?? '')), table(rows)] }],
  });
  return Packer.toBuffer(document);
}

describe('forms export into the office’s own form', () => {
  test('a file a 项目; what has no place is told and ends with 1, as does a kind the template is none for', async () => {
    const template = formWorkbook({
      自评表: formSheet([
        ['项目名称', ''],
        ['预算执行情况（元）'],
        ['资金来源', '全年预算数', '全年执行数', '资金结(转)余', '执行率', '得分'],
        ['合计'],
        ['本级资金'],
        ['总得分', ''],
      ]),
    });
    writeFileSync(join(folder, '表样.xlsx'), template);
    const done = await juesuan(
      'forms',
      'export',
      '公开.juesuan',
      '--template',
      '表样.xlsx',
      '-o',
      '填好',
      '--json',
    );
    expect(done.exit).toBe(1);
    const { files, left } = JSON.parse(done.out) as {
      files: readonly { file: string; project: string; notes: readonly string[] }[];
      left: readonly string[];
    };
    expect(files).toHaveLength(8);
    expect(files[0]?.notes).toContain('模板里没有写“绩效指标完成情况”的“实际完成值”的地方，没有写入');
    expect(files[0]?.notes.join()).not.toContain('全年预算数');
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(/^模板里没有“.+”，.+没有写出$/);
    const back = await juesuan('forms', 'import', '空.juesuan', '填好', '-o', '读回.juesuan', '--json');
    expect((JSON.parse(back.out) as { files: readonly object[] }).files).toHaveLength(8);
    expect(
      await juesuan('forms', 'export', '公开.juesuan', '--template', '无.xlsx', '-o', '填好'),
    ).toMatchObject({
      exit: 2,
    });
    expect(
      await juesuan('forms', 'export', '公开.juesuan', '--template', '公开.juesuan', '-o', '填好'),
    ).toMatchObject({ exit: 2 });
    expect(
      await juesuan(
        'forms',
        'export',
        '公开.juesuan',
        '--template',
        '表样.xlsx',
        '--format',
        'pdf',
        '-o',
        '填好',
      ),
    ).toMatchObject({ exit: 2, error: expect.stringContaining('--format') });
  });
});

test('forms copy: this year’s forms begun from last year’s project or its workbooks', async () => {
  const done = await juesuan('forms', 'copy', '空.juesuan', '--from', '公开.juesuan', '-o', '本年.juesuan');
  expect(done.exit).toBe(0);
  expect(done.out).toContain('由上年复制 9 份自评表，保存到');
  const listed = JSON.parse((await juesuan('forms', 'list', '本年.juesuan', '--json')).out) as {
    forms: readonly {
      name: string;
      untouched: boolean;
      executed: string | null;
      score: string | null;
      errors: number;
      warnings: number;
    }[];
  };
  expect(listed.forms).toHaveLength(9);
  for (const form of listed.forms)
    expect(form).toMatchObject({ untouched: true, executed: null, score: null, errors: 1, warnings: 0 });
  expect((await juesuan('forms', 'list', '本年.juesuan')).out.match(/等级 无　还没有填写$/gm)).toHaveLength(
    9,
  );
  const checked = JSON.parse((await juesuan('check', '本年.juesuan', '--json')).out) as {
    findings: readonly Told[];
  };
  const ofForms = checked.findings.filter(({ cells }) => cells[0]?.startsWith('项目'));
  expect(ofForms.map(({ rule, state }) => `${rule} ${state}`)).toEqual(Array(9).fill('Z-2 fail'));
  expect((await juesuan('check', '本年.juesuan')).out.match(/还没有填写/g)).toHaveLength(9);
  const [name = ''] = listed.forms.map((form) => form.name);
  const one = await juesuan(
    ...[
      'forms',
      'copy',
      '空.juesuan',
      '--from',
      '公开.juesuan',
      '--name',
      name,
      '-o',
      '一个.juesuan',
      '--json',
    ],
  );
  expect(JSON.parse(one.out)).toMatchObject({ files: [{ taken: [{ name }], left: [] }] });
  const known = await juesuan('forms', 'copy', '公开.juesuan', '--from', '公开.juesuan', '-o', '又.juesuan');
  expect(known).toMatchObject({ exit: 2 });
  expect(known.write).toBeUndefined();
  expect(known.out).toContain(`项目里已有“${name}”的自评表，没有复制`);
  const words = await juesuan('forms', 'copy', '空.juesuan', '-o', '又.juesuan');
  expect(words.error).toContain('--from');
});

test('forms copy from last year’s workbooks and Word documents: names, goals and weights, no results', async () => {
  for (const format of ['xlsx', 'docx']) {
    const to = `上年-${format}`;
    await juesuan('forms', 'export', '公开.juesuan', '--format', format, '-o', to, '--json');
    const [first = ''] = readdirSync(join(folder, to)).filter((file) => file.includes('餐厅'));
    const done = await juesuan(
      ...[
        'forms',
        'copy',
        '空.juesuan',
        '--from',
        `${to}/${first}`,
        '-o',
        `本年-${format}.juesuan`,
        '--json',
      ],
    );
    expect(JSON.parse(done.out), format).toMatchObject({
      files: [{ taken: [{ name: '餐厅购买服务及伙食补贴' }] }],
    });
    const opened = openProject(readFileSync(join(folder, `本年-${format}.juesuan`), 'utf8'));
    const document = opened.ok ? opened.value.withPack(SHANXI) : undefined;
    const book = document?.ok ? [...document.value.books.values()].find(({ form }) => form) : undefined;
    const content = contentOf(book ?? fail()) as Record<string, { lines: unknown[]; entries: string[] }>;
    expect(content.资金?.entries, format).toEqual([]);
    expect(content.资金?.lines, format).toHaveLength(1);
    const indicators = content.指标?.entries ?? [];
    expect(content.指标?.lines, format).toHaveLength(12);
    // 一级, 二级, 年初指标 and 权重 of each; nothing reached, no score.
    expect(new Set(indicators.map((entry) => entry.split(' ')[0]?.split(',')[1])), format).toEqual(
      new Set(['1', '2', '3', '6']),
    );
    expect(content.自评?.entries, format).toEqual([]);
  }
});

function fail(): never {
  throw new Error('No form was copied');
}

test('words of a form answered once and remembered: what nobody knew is asked, and read the next time', async () => {
  const rows = [
    ['项目名称', '甲项目'],
    ['预算执行情况（元）'],
    ['资金来源', '全年预算数', '实际支付', '执行率', '得分'],
    ['合计', 100, 90, '90.00%', 9],
    ['本级资金', 100, 90],
  ];
  writeFileSync(join(folder, '另一种.xlsx'), formWorkbook({ 一: formSheet(rows) }));
  const asked = await juesuan('forms', 'import', '空.juesuan', '另一种.xlsx', '-o', '问.juesuan', '--json');
  expect(asked.exit).toBe(1);
  type Asked = {
    files: readonly {
      questions: readonly { id: string; options: readonly { key: string; name: string }[] }[];
    }[];
  };
  const { files } = JSON.parse(asked.out) as Asked;
  const question = files[0]?.questions.find(({ id }) => id.includes('实际支付'));
  const option = question?.options.find(({ name }) => name.includes('全年执行数'));
  if (!question || !option) throw new Error('The column is not asked about');
  const wrong = await juesuan(
    ...['forms', 'import', '空.juesuan', '另一种.xlsx', '--answer', '没有的=1', '-o', '问.juesuan'],
  );
  expect(wrong.exit).toBe(1);
  expect(wrong.out).toContain('没有“没有的=1”这个问题或答案；可回答的有 ');
  const executed = async (path: string) => {
    const { out } = await juesuan('forms', 'list', path, '--json');
    return (JSON.parse(out) as { forms: readonly { executed: string | null }[] }).forms[0]?.executed;
  };
  expect(await executed('问.juesuan')).toBeNull();
  const answer = `${question.id}=${option.key}`;
  const done = await juesuan(
    ...['forms', 'import', '空.juesuan', '另一种.xlsx', '--answer', answer, '-o', '答.juesuan'],
  );
  expect(done.error).toContain('记住了“项目支出绩效自评分析报告”的对应关系 1 条');
  expect(await executed('答.juesuan')).toBe('90.00');
  await juesuan('forms', 'import', '空.juesuan', '另一种.xlsx', '-o', '又.juesuan');
  expect(await executed('又.juesuan')).toBe('90.00');
  await juesuan('forms', 'import', '空.juesuan', '另一种.xlsx', '--no-remembered', '-o', '不.juesuan');
  expect(await executed('不.juesuan')).toBeNull();
});

test('a form that fits two kinds equally well: which it is, is asked once, and known of such a title next year too', async () => {
  const rows = (year: number, name: string) => [
    [`（${year}年度）某局绩效自评表`],
    ['项目名称', name],
    ['绩效指标完成情况'],
    ['一级指标', '二级指标', '指标名称', '实际完成值', '权重', '得分'],
    ['产出指标', '数量指标', '购置设备', '10台', 90, 90],
  ];
  const imported = (file: string, ...more: string[]) =>
    juesuan('forms', 'import', '空.juesuan', file, ...more, '-o', '种类.juesuan');
  writeFileSync(
    join(folder, '两可.xlsx'),
    formWorkbook({ 一: formSheet(rows(2022, '甲')), 二: formSheet(rows(2022, '乙')) }),
  );
  writeFileSync(join(folder, '两可又.xlsx'), formWorkbook({ 一: formSheet(rows(2023, '丙')) }));
  const asked = await imported('两可.xlsx');
  expect(asked.exit).toBe(2);
  expect(asked.out).toContain('同样吻合，看不出是哪一种，没有读取');
  const [, id] = /--answer (form:\S+)=项目自评\|部门自评\|none 指明/.exec(asked.out) ?? [];
  expect(asked.out.match(/--answer/g)).toHaveLength(1);
  const refused = await imported('两可.xlsx', '--no-remembered', '--answer', `${id}=none`);
  expect(refused.out).toContain('按指明的不是自评表，没有读取');
  const done = await imported('两可.xlsx', '--answer', `${id}=项目自评`);
  expect(done.out).toContain('读取 2 份自评表');
  expect(done.error).toContain('记住了自评表种类的对应关系 1 条');
  expect((await imported('两可又.xlsx')).out).toContain('读取 1 份自评表');
  expect((await imported('两可又.xlsx', '--no-remembered')).exit).toBe(2);
});
