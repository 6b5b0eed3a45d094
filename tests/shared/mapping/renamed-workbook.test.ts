import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { importBook } from '#shared/import/import-book';
import { locateBook } from '#shared/import/locate-book';
import { mappingOf } from '#shared/import/mapping-of';
import { reportImport } from '#shared/import/report-import';
import { type Answer, answerKey, mergeAnswers, withoutAnswers } from '#shared/mapping/answer';
import { usedAnswers } from '#shared/mapping/describe-answer';
import { answerOptions } from '#shared/mapping/options';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { numberCell, withCell } from '../../support/edit-sheet';
import { loadShanxi, readFixture } from '../../support/reference';
import { onOneSheet, pagesOf } from '../../support/split-pages';
import { onSheets, textCell } from '../../support/vary-workbook';

/** Made by tests/fixtures/make/make_variations.py: three lines, two columns and one table in an office's own words. */
const renamed = (year: number) => {
  const file = fileURLToPath(new URL(`../../fixtures/renamed/renamed-${year}.xlsx`, import.meta.url));
  const workbook = readWorkbook(readFileSync(file));
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  return workbook.value;
};
const pack = loadShanxi();

function read(workbook: ReturnType<typeof renamed>, answers: readonly Answer[] = []) {
  const located = locateBook(pack, workbook, answers);
  if (!located.ok) throw new Error(located.problem.kind);
  const imported = importBook(located.value);
  if (!imported.ok) throw new Error(imported.problem.kind);
  const report = reportImport(imported.value, '工作簿.xlsx');
  return { document: imported.value.document, report, mapping: mappingOf(imported.value) };
}

const open = (workbook: ReturnType<typeof renamed>, answers: readonly Answer[] = []) =>
  read(workbook, answers).mapping.entries.filter(({ by }) => by === 'nobody');

/** What the clerk chooses for each: by the option's name. */
const MEANINGS: Readonly<Record<string, string>> = {
  '一、公共财政拨款': '一、一般公共预算财政拨款收入（行次 1）',
  '一、公共管理与服务': '一、一般公共服务支出（行次 32）',
  当年各项开支共计: '本年支出合计（行次 58）',
  预算拨入: '财政拨款收入',
  专项开支: '项目支出',
  公共财政资金使用明细表: '公开05表 一般公共预算财政拨款支出决算表',
};

function answersOf(workbook: ReturnType<typeof renamed>): Answer[] {
  return open(workbook).flatMap(({ asked, shown }) => {
    const wanted = MEANINGS[shown.split(' / ').at(-1) ?? ''];
    return answerOptions(pack, asked).flatMap(({ name, answer }) =>
      name === wanted || name.endsWith(` / ${wanted}`) ? [answer] : [],
    );
  });
}

test('what is unknown is asked with its place, a sample of its numbers and the likeliest meanings first', () => {
  const asked = open(renamed(2022)).map(({ shown, sheet, place, sample }) => [
    sheet,
    place,
    shown,
    sample[0],
  ]);
  expect(asked).toEqual([
    ['附05', 'A1', '公共财政资金使用明细表', '附表五'],
    ['附01', '7', '一、公共财政拨款', '55923963.72'],
    ['附01', '7', '一、公共管理与服务', '32464209.41'],
    ['附01', '33', '当年各项开支共计', '55923963.72'],
    ['附02', 'D', '预算拨入', '55923963.72'],
    ['附03', 'E', '专项开支', '38857638.26'],
  ]);
  const [title, first] = open(renamed(2022));
  expect(title?.nearest).toContain('05');
  expect(first?.nearest[0]).toBe('1');
});

test('answered, the workbook reads as the office’s usual one, and so does the next year’s without a word', () => {
  const answers = answersOf(renamed(2022));
  expect(answers).toHaveLength(6);
  for (const [workbook, usual] of [
    [renamed(2022), readFixture('filled')],
    [renamed(2021), readFixture('lastYear')],
  ] as const) {
    const { document, report, mapping } = read(workbook, answers);
    const expected = read(usual);
    expect(document.tables).toEqual(expected.document.tables);
    expect(report.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(usedAnswers(mapping).map(answerKey).toSorted()).toEqual(answers.map(answerKey).toSorted());
    expect(open(workbook, answers)).toEqual([]);
  }
});

test('an ignored row and column are read nowhere, are no error, and are told of', () => {
  const answers = open(renamed(2022)).map(({ asked }) => asked);
  const { report } = read(renamed(2022), answers);
  const ignored = report.issues.filter(({ message }) => message.includes('按您定的对应关系忽略'));
  expect(ignored.map(({ severity }) => severity)).toEqual(['hint', 'hint', 'hint', 'hint', 'hint']);
  expect(report.issues.filter(({ rule }) => rule === 'I-1')).toHaveLength(5);
  expect(open(renamed(2022), answers)).toEqual([]);
  expect(report.tables.find(({ table }) => table === '05')?.found).toBe(false);
});

test('a wrong guess is corrected: the clerk’s word goes before the pack’s', () => {
  const workbook = readFixture('filled');
  const guessed = read(workbook).mapping.entries;
  const entry = guessed.find(({ shown, by }) => shown === '四、上级补助收入' && by === 'program');
  expect(entry?.asked).toMatchObject({ of: 'line', table: '01', line: '4' });
  const sheet = entry?.sheet ?? '';
  const filled = onSheets((one) => (one.name === sheet ? withNumber(one) : one))(workbook);
  const said = { ...entry!.asked, line: '8' } as Answer;
  const { document } = read(filled, [said]);
  expect(document.tables.get('01')?.entries.get('8')?.get(1)?.value).toBe(700n);
  expect(document.tables.get('01')?.entries.get('4')?.get(1)).toBeUndefined();
});

function withNumber(sheet: ReturnType<typeof readFixture>['sheets'][number]) {
  return {
    ...sheet,
    rows: new Map(
      [...sheet.rows].map(([row, cells]) => [
        row,
        row === 9 ? new Map([...cells, [2, numberCell('7')]]) : cells,
      ]),
    ),
  };
}

test('of one label twice, each row has an answer of its own', () => {
  const workbook = renamed(2022);
  const name = workbook.sheets[0]?.name ?? '';
  const twice = withCell(
    withCell(workbook, name, 7, 0, textCell('一、公共财政拨款')),
    name,
    7,
    2,
    numberCell('5'),
  );
  const asked = open(twice).filter(({ shown }) => shown === '一、公共财政拨款');
  expect(asked.map(({ asked: answer }) => ('nth' in answer ? answer.nth : -1))).toEqual([0, 1]);
  const { document } = read(twice, [
    { ...asked[0]!.asked, line: '2' } as Answer,
    { ...asked[1]!.asked, line: '1' } as Answer,
  ]);
  expect(document.tables.get('01')?.entries.get('1')?.get(1)?.value).toBe(500n);
});

test('a row without a code may be said to be a 科目, and a bad code to be another', () => {
  const workbook = readFixture('filled');
  const sheet = workbook.sheets.find(({ name }) => name.startsWith('GK03'))!.name;
  const spoilt = withCell(withCell(workbook, sheet, 9, 0, textCell('')), sheet, 10, 0, textCell('201030'));
  const asked = open(spoilt).filter(({ sheet: name }) => name === sheet);
  expect(asked.map(({ shown, nearest }) => [shown, nearest[0]])).toEqual([
    ['行政运行', '2010301'],
    ['201030 一般行政管理事务', expect.stringMatching(/^20103/)],
  ]);
  const answers = [
    { ...asked[0]!.asked, line: '2010301' } as Answer,
    { ...asked[1]!.asked, line: '2010302' } as Answer,
  ];
  const answered = read(spoilt, answers);
  expect(answered.document.tables.get('03')).toEqual(read(workbook).document.tables.get('03'));
});

test('a table that prints no 金额单位 is read in the scale the clerk said', () => {
  const workbook = readFixture('filled');
  const sheet = workbook.sheets.find(({ name }) => name.startsWith('GK07'))!.name;
  const bare = onSheets((one) =>
    one.name === sheet
      ? {
          ...one,
          rows: new Map(
            [...one.rows].map(([row, cells]) => [
              row,
              new Map([...cells].filter(([, cell]) => !cell.text.includes('单位：'))),
            ]),
          ),
        }
      : one,
  )(workbook);
  const scaleOf = (answers: readonly Answer[]) =>
    read(bare, answers).report.tables.find(({ table }) => table === '07')?.scale;
  expect(scaleOf([])).toBe('yuan');
  expect(scaleOf([{ of: 'scale', table: '07', scale: 'wanyuan' }])).toBe('wanyuan');
});

test('a table on two pages: the words of both are listed, those of the repeated header once', () => {
  const whole = renamed(2022);
  const [first, ...others] = whole.sheets;
  const paged = { ...whole, sheets: [onOneSheet(pagesOf(first!, [20], { mark: '续表' })), ...others] };
  expect(open(paged).map(({ shown }) => shown)).toEqual(open(whole).map(({ shown }) => shown));
  const { entries } = read(paged).mapping;
  expect(new Set(entries.map(({ asked }) => answerKey(asked))).size).toBe(entries.length);
  const { document } = read(paged, answersOf(paged));
  expect(document.tables).toEqual(read(readFixture('filled')).document.tables);
});

test('answers that do not fit the pack are without effect and named', () => {
  const unfit: Answer[] = [
    { of: 'title', words: '收支表', table: '99' },
    { of: 'line', table: '01', panel: 0, words: '甲', nth: 0, line: '999' },
    { of: 'line', table: '01', panel: 9, words: '甲', nth: 0, line: null },
    { of: 'column', table: '02', words: '甲', nth: 0, column: { panel: 0, shows: 'amount', amount: 77 } },
  ];
  const { mapping, document } = read(readFixture('filled'), unfit);
  expect(mapping.unfit).toEqual(unfit);
  expect(document).toEqual(read(readFixture('filled')).document);
});

test('of two answers to one question the later holds; forgetting takes it away', () => {
  const first: Answer = { of: 'title', words: '收支表', table: '01' };
  const second: Answer = { of: 'title', words: '收支表', table: null };
  expect(mergeAnswers([first], [second])).toEqual([second]);
  expect(withoutAnswers([second], [answerKey(first)])).toEqual([]);
});
