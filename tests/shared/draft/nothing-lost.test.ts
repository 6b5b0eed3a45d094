import { expect, test } from 'vitest';
import { draftPack, type PackDraft } from '#shared/draft/draft-pack';
import { loadPack } from '#shared/pack-check/load-pack';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { printedCells } from '../../support/printed-cells';
import { readFixture } from '../../support/reference';
import { type Printed, typedBook } from '../../support/typed-book';

const REMARKED: readonly (readonly Printed[])[] = [
  ['项目支出情况表'],
  ['单位：元'],
  ['项目', '金额', '数量（台）', '执行率', '备注'],
  ['合计', 300, 7, '75.00%', null],
  ['设备购置', 100, 3, '50.00%', '分两年完成'],
  ['房屋修缮', 200, 4, '100.00%', '已验收'],
];

function draftOf(workbook: PlainWorkbook): PackDraft {
  const draft = draftPack(workbook, { id: 'draft' }, []);
  if (!draft.ok) throw new Error(draft.problem);
  expect(draft.value.faults).toEqual([]);
  return draft.value;
}

function packOf({ files }: PackDraft) {
  const pack = loadPack({ directory: '', files });
  if (!pack.ok) throw new Error(JSON.stringify(pack.problem));
  return pack.value;
}

test('words in 备注 are a text column, and the row keeps its number', () => {
  const draft = draftOf(typedBook(REMARKED));
  const numbers = printedCells(packOf(draft), typedBook(REMARKED)).map(
    ({ address, text }) => `${address} ${text}`,
  );
  expect(numbers).toEqual([
    '01[合计,1] 300',
    '01[合计,2] 7',
    '01[设备购置,1] 100',
    '01[设备购置,2] 3',
    '01[房屋修缮,1] 200',
    '01[房屋修缮,2] 4',
  ]);
  const [table] = packOf(draft).tables;
  expect(table!.columnTypes).toMatchObject({
    2: { kind: 'count' },
    3: { kind: 'percentage' },
    4: { kind: 'text' },
  });
});

test('one word among the amounts does not take the row’s other numbers away', () => {
  const rows = REMARKED.map((row) => [...row]);
  rows[4]![2] = '另附';
  const draft = draftOf(typedBook(rows));
  expect(printedCells(packOf(draft), typedBook(rows)).map(({ text }) => text)).toEqual(
    expect.arrayContaining(['100', '300', '200']),
  );
});

test('a number that no cell of the draft takes is listed with its place', () => {
  const rows = [...REMARKED, [], [null, null, null, null, null, null, 42.5]];
  const draft = draftOf(typedBook(rows));
  expect(draft.questions).toContainEqual(expect.stringContaining('G8'));
});

test('every number of the reference workbooks is read or listed', () => {
  for (const name of ['filled', 'shanghai', 'shanghaiSplit'] as const) {
    const listed = draftOf(readFixture(name)).questions.filter((question) => question.includes('没有读取'));
    expect(listed, name).toEqual([]);
  }
});

test('the numbers of sheets without a table are counted', () => {
  const { sheets } = typedBook(REMARKED);
  const other = typedBook([['人员'], ['在职', 12], ['离休', 3]], '人数').sheets;
  const draft = draftOf({ format: 'xlsx', sheets: [...sheets, ...other] });
  expect(draft.questions).toContain('工作表“人数”里没有表，其中的 B2、B3 有数字，没有读取');
});
