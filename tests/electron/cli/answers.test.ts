import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Question } from '#shared/mapping/questions';
import { workbookPath } from '../../support/reference';
import { runJuesuan } from '../../support/run-juesuan';
import { LINES, type SmallTable, smallBook } from '../../support/small-books';

let folder: string;
let project: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-answers-'));
  expect((await juesuan('import', workbookPath('filled'), '-o', '决算.juesuan')).exit).toBe(0);
  project = readFileSync(join(folder, '决算.juesuan'), 'utf8');
}, 60_000);
/** With the project of the published disclosure in it. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-answers-'));
  writeFileSync(join(folder, '决算.juesuan'), project);
});
const juesuan = (...words: string[]) => runJuesuan(folder, words);

const SHANXI = 'shanxi-2022';
const TITLES = ['功能分类科目编码', '科目名称', '小计', '基本支出', '项目支出'];
const under = (group: string): SmallTable => ({
  header: [['项目', null, group, null, null], TITLES],
});
const IN_THREE: SmallTable = {
  header: [['编甲', '编乙', '编丙', '科目名称', '小计', '基本支出', '项目支出']],
  merges: [],
  body: LINES.map(([code, ...rest]) => [code.slice(0, 3), code.slice(3, 5), code.slice(5), ...rest]),
};
const NUMBERED = [
  ['201', '一般公共服务支出', 1, 2, 3],
  ['20103', '政府办公厅（室）及相关机构事务', 3, 1, 2],
  ['2010301', '行政运行', 3, 1, 2],
];
const ACQUIRED: SmallTable = {
  title: '政府购买服务决算公开情况表',
  number: '公开12表',
  unit: '单位：万元',
  year: '2024年度',
  header: [['指导性目录', '决算数', '事项']],
  merges: [],
  body: [
    ['公共服务', 40, '物业'],
    ['合计', 40, null],
  ],
};

/** Every kind of question: the workbook, the answers as typed, and one cell that only these answers give. */
const KINDS: readonly (readonly [
  kind: string,
  table: SmallTable,
  answers: readonly string[],
  cell: string,
  value: string,
  pack: string,
])[] = [
  ['scale', { unit: '' }, ['scale:05=wanyuan'], '05[2010301,2]', '109143259000.00', SHANXI],
  ['year', { year: '2024年度' }, ['year:2024=accepted'], '05[2010301,2]', '10914325.90', SHANXI],
  ['group of columns', under('甲'), ['group:05:甲=本年支出'], '05[2010301,2]', '10914325.90', SHANXI],
  [
    'which table',
    { number: '公开07表' },
    ['title:一般公共预算财政拨款支出决算表=05'],
    '05[2010301,2]',
    '10914325.90',
    SHANXI,
  ],
  ['shown or stored', { format: '0!.0,' }, ['reading:05=stored'], '05[2010301,2]', '10914325.90', SHANXI],
  [
    'a title nobody knows',
    { title: '本局资金去向', number: '' },
    ['title:本局资金去向=05'],
    '05[2010301,2]',
    '10914325.90',
    SHANXI,
  ],
  [
    'a sheet without a title',
    { title: '', number: '', header: [TITLES], merges: [] },
    ['sheet:表=05'],
    '05[2010301,2]',
    '10914325.90',
    SHANXI,
  ],
  [
    'the first row of data',
    { header: [TITLES], body: NUMBERED, merges: [] },
    [`body:05=${TITLES.join(' | ')}`],
    '05[201,2]',
    '2.00',
    SHANXI,
  ],
  [
    'the columns of a code',
    IN_THREE,
    ['column:05:编甲:0=0 code', 'column:05:编乙:0=0 code', 'column:05:编丙:0=0 code'],
    '05[2010301,2]',
    '10914325.90',
    SHANXI,
  ],
  [
    'a column of something else',
    {
      header: [[...TITLES.slice(0, 3), '常年', '项目支出']],
      merges: [],
    },
    ['column:05:常年:0=0 amount 2'],
    '05[2010301,2]',
    '10914325.90',
    SHANXI,
  ],
  [
    'a column without words',
    { header: [['功能分类科目编码', '科目名称', '小计', null, '项目支出']], merges: [] },
    ['column:05:没有栏名:0=0 amount 2'],
    '05[2010301,2]',
    '10914325.90',
    SHANXI,
  ],
  [
    'a row',
    { body: LINES.map(([code, ...rest]) => [code === '2010301' ? '甲一' : code, ...rest]) },
    ['line:05:0:甲一:0=2010301'],
    '05[2010301,2]',
    '10914325.90',
    SHANXI,
  ],
  ['a text column', ACQUIRED, ['column:12:事项:0=0 amount 2'], '12[公共服务,2]', '物业', 'beijing-2024'],
];

type Told = { readonly questions: readonly Question[]; readonly answerable?: readonly Question[] };

function told(out: string): Told {
  return JSON.parse(out);
}

function answering(answers: readonly string[]): string[] {
  return answers.flatMap((answer) => ['--answer', answer]);
}

test.each(KINDS)(
  '%s: listed by --json with its answers, not read without one, and read as --answer says',
  async (_, table, answers, cell, value, pack) => {
    const input = join(folder, '表.xlsx');
    writeFileSync(input, await smallBook(table));
    const options = ['--pack', pack, '--no-remembered'];
    for (const [at, answer] of answers.entries()) {
      const before = answering(answers.slice(0, at));
      const asked = await juesuan('check', input, ...options, ...before, '--json');
      expect(asked.exit).not.toBe(0);
      const { questions, answerable = [] } = told(asked.out);
      const end = answer.lastIndexOf('=');
      const question = [...questions, ...answerable].find(({ id }) => id === answer.slice(0, end));
      expect(question?.options.map(({ key }) => key) ?? []).toContain(answer.slice(end + 1));
      const read = await juesuan('show', input, ...options, ...before, cell);
      // A workbook of another year is read all the same, and the year asked about.
      if (!answer.startsWith('year:')) expect(read.out).not.toBe(`${cell}\t${value}`);
    }
    const shown = await juesuan('show', input, ...options, ...answering(answers), cell);
    expect(shown.out).toBe(`${cell}\t${value}`);
  },
);

type Edit = (book: ExcelJS.Workbook) => void;

function onSheet(start: string, edit: (sheet: ExcelJS.Worksheet) => void): Edit {
  return (book) => edit(book.worksheets.find(({ name }) => name.startsWith(start)) as ExcelJS.Worksheet);
}

/** In a disclosure that is without a fault otherwise: what an office may print, what the clerk answers, a cell that it gives. */
const IN_A_CLEAN_BOOK: readonly (readonly [kind: string, edit: Edit, answer: string, cell: string])[] = [
  [
    'a group of columns',
    onSheet('GK05', (sheet) => {
      sheet.getCell('C4').value = '甲';
    }),
    'group:05:甲=本年支出',
    '05[2010301,2]',
  ],
  [
    'which table',
    onSheet('GK05', (sheet) => {
      sheet.getCell('E2').value = '公开09表';
    }),
    'title:一般公共预算财政拨款支出决算表=05',
    '05[2010301,2]',
  ],
  [
    'a column',
    onSheet('GK05', (sheet) => {
      sheet.getCell('D5').value = '常年';
    }),
    'column:05:本年支出 / 常年:0=0 amount 2',
    '05[2010301,2]',
  ],
  [
    'a row',
    onSheet('GK01', (sheet) => {
      sheet.getCell('A7').value = '公共财政资金';
      sheet.getCell('B7').value = null;
    }),
    'line:01:0:公共财政资金:0=1',
    '01[1,1]',
  ],
];

/** An office's workbook edited, in the test's folder; as a template without its amounts. */
async function edited(name: 'filled' | 'template', edit: Edit): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(workbookPath('filled'));
  edit(book);
  if (name === 'template') for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell(emptied));
  const path = join(folder, `${name}.xlsx`);
  await book.xlsx.writeFile(path);
  return path;
}

function emptied(cell: ExcelJS.Cell): void {
  if (typeof cell.value === 'number' && cell.value > 1000) cell.value = null;
}

test.each(IN_A_CLEAN_BOOK)(
  '%s: exit 1 as long as nobody answers and 0 then; a template of the same words is filled by the same answer',
  async (kind, edit, answer, cell) => {
    const input = await edited('filled', edit);
    const options = ['--no-remembered', '--answer', answer];
    expect((await juesuan('check', input, '--no-remembered')).exit).toBe(1);
    const checked = await juesuan('check', input, ...options);
    expect([checked.exit, checked.error]).toEqual([0, '']);

    const template = ['--template', await edited('template', edit), '-o', '填好.xlsx'];
    const asked = ['a group of columns', 'which table'].includes(kind);
    const open = await juesuan('export', '决算.juesuan', ...template);
    expect([open.exit, open.out.includes(`--answer ${answer.split('=')[0]}=`)]).toEqual([
      asked ? 1 : 0,
      asked,
    ]);
    const made = await juesuan('export', '决算.juesuan', ...template, ...options);
    expect([made.exit, made.error]).toEqual([0, '']);
    const shown = await juesuan('show', '填好.xlsx', ...options, cell);
    expect(shown.out).toBe((await juesuan('show', '决算.juesuan', cell)).out);
  },
);

test('a column that is not part of the table: its numbers are told of, and left in peace once it is said', async () => {
  const input = await edited(
    'filled',
    onSheet('GK05', (sheet) => {
      sheet.getCell('F5').value = '备用';
      sheet.getCell('F8').value = 7777.77;
    }),
  );
  const severity = async (...options: string[]) => {
    const { findings } = JSON.parse((await juesuan('check', input, '--json', ...options)).out);
    return findings.find(({ message }: { message: string }) => message.includes('F8')).severity;
  };
  expect(await severity()).toBe('warning');
  expect(await severity('--answer', 'column:05:备用:0=none')).toBe('hint');
});

test('a unit may be named as it is printed, in an answer and where it is asked for', async () => {
  const input = join(folder, '表.xlsx');
  writeFileSync(input, await smallBook({ unit: '' }));
  const options = ['--pack', SHANXI, '--no-remembered'];
  const shown = await juesuan('show', input, ...options, '--answer', 'scale:05=万元', '05[2010301,2]');
  expect(shown.out).toBe('05[2010301,2]\t109143259000.00');
  expect((await juesuan('export', input, ...options, '--scale', '万元', '-o', '万元.xlsx')).exit).not.toBe(2);
});

test('an answer to nothing, in the file or in the template, is refused with what there is', async () => {
  const edit = onSheet('GK05', (sheet) => {
    sheet.getCell('C4').value = '甲';
  });
  const template = ['--template', await edited('template', edit), '-o', '填好.xlsx'];
  const refused = await juesuan('export', '决算.juesuan', ...template, '--answer', 'group:05:乙=本年支出');
  expect(refused.exit).toBe(2);
  expect(refused.error).toContain('可回答的有 group:05:甲=');
  expect((await juesuan('check', '决算.juesuan', '--answer', 'scale:05=yuan')).error).toContain(
    '--answer 只用于',
  );
});
