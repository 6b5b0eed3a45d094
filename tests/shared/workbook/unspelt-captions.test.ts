import { expect, test } from 'vitest';
import { present } from '#shared/kit/assert';
import { withUnspeltCaptions } from '#shared/workbook/unspelt-captions';
import { wantedColumns } from '#shared/workbook/wanted-columns';
import { loadShanxi } from '../../support/reference';

const [first] = loadShanxi().tables;
const wanted = wantedColumns(present(first, 'the pack has tables'));
const [title = ''] = wanted.flatMap(({ words }) => words.flat());

const unspelt = (...columns: readonly (readonly string[])[]) =>
  withUnspeltCaptions(
    columns.map((words) => new Set(words)),
    wanted,
  ).map((path) => [...path]);

test('headers that differ in whose tables they are, and in nothing else, are one', () => {
  const headerOf = (office: string) =>
    unspelt([`部门:${office}`, title], [`部门:${office}`, '2022年度', '备注']);
  expect(headerOf('某某局')).toEqual(headerOf('某某中心'));
  expect(headerOf('某某局')).toEqual([
    ['0:', title],
    ['0:', '2022年度', '备注'],
  ]);
});

test('captions that differ stay apart, and below and above a title as they stood', () => {
  expect(unspelt(['部门:某某局', title], [title, '金额单位:元'], ['金额单位:元', '部门:某某局'])).toEqual([
    ['0:', title],
    [title, '1:'],
    ['1:', '0:'],
  ]);
});

test('a title of the table that has a colon is left as it is printed', () => {
  const [column] = wanted;
  const own = { ...present(column, 'it has columns'), words: [['其中:人员经费']] };
  expect(withUnspeltCaptions([new Set(['其中:人员经费'])], [own])).toEqual([new Set(['其中:人员经费'])]);
});
