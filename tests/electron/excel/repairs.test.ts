import { expect, test } from 'vitest';
import { planTemplate } from '#shared/export/plan-template';
import { importBook } from '#shared/import/import-book';
import { locateBook } from '#shared/import/locate-book';
import { mappingOf } from '#shared/import/mapping-of';
import { type Answer, mergeAnswers } from '#shared/mapping/answer';
import { answerTo, openQuestions } from '#shared/mapping/questions';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { patchWorkbook } from '../../../electron/excel/template/patch-workbook';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { LINES, plainBook, smallBook } from '../../support/small-books';

const pack = loadShanxi();

/** A workbook read with answers given as a command gives them, one after the other. */
function repaired(workbook: PlainWorkbook, given: readonly (readonly [id: string, key: string])[]) {
  const read = (answers: readonly Answer[]) => {
    const located = locateBook(pack, workbook, answers, 'asked-about');
    if (!located.ok) throw new Error(located.problem.kind);
    const book = importBook(located.value);
    if (!book.ok) throw new Error(book.problem.kind);
    return book.value;
  };
  let answers: readonly Answer[] = [];
  let book = read(answers);
  for (const [id, key] of given) {
    const answer = answerTo(pack, mappingOf(book), id, key);
    if (!answer) {
      const known = mappingOf(book).entries.map(({ asked, rows }) => JSON.stringify([asked, rows]));
      throw new Error(`no ${id}=${key} among\n${known.join('\n')}`);
    }
    answers = mergeAnswers(answers, [answer]);
    book = read(answers);
  }
  const table = book.document.tables.get('05');
  return {
    answers,
    value: (line: string, column: number) => table?.entries.get(line)?.get(column)?.value ?? null,
    codes: table?.lines.map(({ code }) => code) ?? [],
    questions: openQuestions(pack, mappingOf(book)).map(({ id }) => id),
    messages: book.document.issues.map(({ message }) => message),
    unread: book.unread.map(({ cell }) => cell),
  };
}

test('“the data begin in this row”: a first row that looks like column numbers is data after all', async () => {
  const header = [['功能分类科目编码', '科目名称', '小计', '基本支出', '项目支出']];
  const body = [
    ['201', '一般公共服务支出', 1, 2, 3],
    ['20103', '政府办公厅（室）及相关机构事务', 3, 1, 2],
    ['2010301', '行政运行', 3, 1, 2],
  ];
  const workbook = plainBook(await smallBook({ header, body, merges: [] }));
  expect(repaired(workbook, []).value('201', 2)).toBeNull();
  const words = '功能分类科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出';
  const { codes, value } = repaired(workbook, [['body:05', words]]);
  expect(codes).toEqual(['201', '20103', '2010301']);
  expect(value('2010301', 2)).toBe(100n);
  // 合计 and the upper lines are computed; what is printed otherwise stays, and is told.
  expect(value('201', 2)).toBe(200n);
});

const IN_THREE = {
  header: [['编甲', '编乙', '编丙', '科目名称', '小计', '基本支出', '项目支出']],
  merges: [],
  body: LINES.map(([code, ...rest]) => [code.slice(0, 3), code.slice(3, 5), code.slice(5), ...rest]),
};

test('“these three columns are the code”', async () => {
  const workbook = plainBook(await smallBook(IN_THREE));
  expect(repaired(workbook, []).codes).toEqual([]);
  const { codes, value, messages } = repaired(workbook, [
    ['column:05:编甲:0', '0 code'],
    ['column:05:编乙:0', '0 code'],
    ['column:05:编丙:0', '0 code'],
  ]);
  expect(codes).toEqual(['201', '20103', '2010301']);
  expect(value('2010301', 2)).toBe(1091432590n);
  expect(messages.filter((message) => message.includes('公开05表'))).toEqual([]);
});

test('a column above which nothing is printed can be said to be one, or none', async () => {
  const header = [['功能分类科目编码', '科目名称', '小计', null, '项目支出', null]];
  const body = LINES.map((line) => [...line, 7777.77]);
  const workbook = plainBook(await smallBook({ header, merges: [], body }));
  const alone = repaired(workbook, []);
  expect(alone.value('2010301', 2)).toBeNull();
  const { value, unread, messages, answers } = repaired(workbook, [
    ['column:05:没有栏名:0', '0 amount 2'],
    ['column:05:没有栏名:1', 'none'],
  ]);
  expect(value('2010301', 2)).toBe(1091432590n);
  expect(unread).toEqual(['F5', 'F6', 'F7', 'F8']);
  expect(messages.find((message) => message.includes('F 列'))).toContain('按您定的对应关系忽略');
  // A template of the same layout is filled by the same answers.
  const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
  const planned = planTemplate(session, workbook, undefined, 'each', answers);
  if (!planned.ok) throw new Error(planned.problem.kind);
  const { sheets } = planned.value.plan;
  const columns = new Set(
    sheets.flatMap(({ writes }) =>
      writes.flatMap(({ column, value: { kind } }) => (kind === 'number' ? [column] : [])),
    ),
  );
  expect(columns.has(3)).toBe(true);
  expect(columns.has(5)).toBe(false);
});

test('“this column is not part of the table”: its numbers are listed as left out', async () => {
  const header = [['功能分类科目编码', '科目名称', '小计', '基本支出', '项目支出', '备用']];
  const body = LINES.map((line) => [...line, 7777.77]);
  const workbook = plainBook(await smallBook({ header, merges: [], body }));
  expect(repaired(workbook, []).messages.join()).toContain('请核对');
  const { messages, unread, value } = repaired(workbook, [['column:05:备用:0', 'none']]);
  expect(messages.find((message) => message.includes('F 列'))).toContain('按您定的对应关系忽略');
  expect(unread).toEqual(['F5', 'F6', 'F7', 'F8']);
  expect(value('2010301', 2)).toBe(1091432590n);
});

test('“this sheet is table 05”, where nothing at all was recognised: sheet, columns and all', async () => {
  const workbook = plainBook(
    await smallBook({
      title: '本局资金去向',
      number: '',
      header: [['编', '用途', '共', '常年', '专门']],
      merges: [],
    }),
  );
  expect(repaired(workbook, []).questions).toEqual(['title:本局资金去向']);
  // 合计 of the first line was taken for the title of a column: the clerk says where the data begin.
  const begun = [
    ['title:本局资金去向', '05'],
    ['body:05', '编 | 用途 | 共 | 常年 | 专门'],
  ] as const;
  expect(repaired(workbook, begun).questions).toEqual(
    ['编', '用途', '共', '常年', '专门'].map((words) => `column:05:${words}:0`),
  );
  const { codes, value, questions, answers } = repaired(workbook, [
    ...begun,
    ['column:05:编:0', '0 code'],
    ['column:05:用途:0', '0 name'],
    ['column:05:共:0', '0 amount 1'],
    ['column:05:常年:0', '0 amount 2'],
    ['column:05:专门:0', '0 amount 3'],
  ]);
  expect(codes).toEqual(['201', '20103', '2010301']);
  expect(value('2010301', 3)).toBe(4500963782n);
  expect(questions).toEqual([]);
  // The same words in next year's workbook, with another number of lines.
  const next = plainBook(
    await smallBook({
      title: '本局资金去向',
      number: '',
      header: [['编', '用途', '共', '常年', '专门']],
      merges: [],
      body: LINES.slice(1).map(([code, name, ...amounts]) => [code, name, ...amounts.map(() => 5)]),
    }),
  );
  const located = locateBook(pack, next, answers);
  expect(
    located.ok &&
      located.value.located.tables.map(({ table, lines, codedLines }) => [
        table,
        lines.length,
        codedLines.length,
      ]),
  ).toEqual([['05', 0, 3]]);
});

test('what was said of a workbook also fills a template of the same words', async () => {
  const { answers } = repaired(plainBook(await smallBook(IN_THREE)), [
    ['column:05:编甲:0', '0 code'],
    ['column:05:编乙:0', '0 code'],
    ['column:05:编丙:0', '0 code'],
    ['body:05', '编甲 | 编乙 | 编丙 | 科目名称 | 小计 | 基本支出 | 项目支出'],
  ]);
  const template = await smallBook({ ...IN_THREE, body: [['合计'], ...Array(3).fill([' '])] });
  const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
  const plan = planTemplate(session, plainBook(template), undefined, 'each', answers);
  if (!plan.ok) throw new Error(plan.problem.kind);
  const patched = await patchWorkbook(template, plan.value.plan);
  if (!patched.ok) throw new Error(patched.problem.kind);
  expect(patched.value.hidden).toEqual([]);
  const { codes, value } = repaired(
    plainBook(patched.value.bytes),
    ['编甲', '编乙', '编丙'].map((words) => [`column:05:${words}:0`, '0 code'] as const),
  );
  expect(codes).toEqual(
    session
      .document()
      .tables.get('05')
      ?.lines.map(({ code }) => code),
  );
  expect(value('2010301', 2)).toBe(session.cell({ table: '05', line: '2010301', column: 2 })?.value);
});
