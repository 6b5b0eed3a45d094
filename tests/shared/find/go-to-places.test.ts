import { expect, test } from 'vitest';
import { goToPlaces, indexPlaces } from '#shared/find/go-to-places';
import { writeCellName } from '#shared/session/cell-name';
import { importFixture, readFixture, sessionOf } from '../../support/reference';
import { publishedSession } from '../forms/published-forms';
import { SHANXI } from '../shanxi-pack';

const index = indexPlaces(sessionOf(SHANXI, importFixture(SHANXI, readFixture('filled')).document));

function places(query: string, shown = '01', most = 20): readonly string[] {
  return goToPlaces(index, query, shown, most).map(({ table, address }) => address ?? table);
}

test.each([
  // By address, in either width, finished or not.
  ['03[2010301,2]', '03[2010301,2]'],
  ['０３［２０１０３０１，２］', '03[2010301,2]'],
  ['01[27,1]', '01[27,1]'],
  ['05[合计,1]', '05[合计,1]'],
  ['03[2010301', '03[2010301,1]'],
  ['03 2010301 2', '03[2010301,2]'],
  ['03 合计', '03[合计,1]'],
  // By name, with the table and the column where wanted.
  ['本年收入合计', '01[27,1]'],
  ['03 行政运行', '03[2010301,1]'],
  ['03 行政运行 基本支出', '03[2010301,2]'],
  ['支出决算表 行政运行', '03[2010301,1]'],
  ['一般公共预算财政拨款收入', '01[1,1]'],
  ['货物', '10[2,1]'],
  // By pinyin, initials or whole.
  ['bnsrhj', '01[27,1]'],
  ['03 xzyx', '03[2010301,1]'],
  ['03 xzyx jbzc', '03[2010301,2]'],
  ['huowu', '10[2,1]'],
  // By 行次.
  ['01 58', '01[58,2]'],
  // A table as a whole.
  ['06', '06'],
  ['公开06表', '06'],
  ['支出决算表', '03'],
])('“%s” goes to %s', (query, place) => expect(places(query)[0]).toBe(place));

test('what fits in several tables is offered in each, the shown table first', () => {
  expect(places('行政运行', '05').slice(0, 3)).toEqual(['05[2010301,1]', '02[2010301,1]', '03[2010301,1]']);
  expect(places('2010301', '03')[0]).toBe('03[2010301,1]');
});

test('nothing is offered for nothing, and for what is nowhere', () => {
  for (const query of ['', '  ', '[', '99[1,1]', '上年.01[27,1]x', 'zzzzzz', '没有这个科目']) {
    expect(places(query)).toEqual([]);
  }
});

test('every place says where it is', () => {
  const [cell] = goToPlaces(index, '03[2010301,2]', '01', 5);
  expect(cell && writeCellName(cell.name)).toBe('公开03表　行政运行　基本支出');
  const [table] = goToPlaces(index, '06', '01', 5);
  expect(table && writeCellName(table.name)).toBe('公开06表　基本支出决算明细表');
});

test('no more are offered than asked for', () => expect(places('支出', '01', 7)).toHaveLength(7));

test('forms: by the name of the 项目, a row, a column, and an address with its book', () => {
  const forms = indexPlaces(publishedSession());
  const go = (query: string) => goToPlaces(forms, query, '01', 20);
  expect(go('餐厅购买服务及伙食补贴 合计 全年执行数')[0]?.address).toBe('附件1.资金[合计,4]');
  expect(
    go('餐厅购买服务及伙食补贴')
      .slice(0, 5)
      .every(({ book }) => book === '附件1'),
  ).toBe(true);
  expect(go('附件9.来源[合计,4]')[0]).toMatchObject({
    book: '附件9',
    table: '来源',
    address: '附件9.来源[合计,4]',
  });
  expect(go('附件1.指标[001000,5]')[0]?.name.table).toBe('餐厅购买服务及伙食补贴 绩效指标完成情况');
});
