import { expect, test } from 'vitest';
import { codeSuggestions, findCodes, indexCodes } from '#shared/find/code-suggestions';
import { PRIOR_BOOK } from '#shared/pack/book';
import { priorFrom } from '#shared/session/prior-from';
import type { Session } from '#shared/session/session';
import { run, SHANXI, startSession } from '../shanxi-pack';

function withLine(code: string, name: string, table = '03'): Session {
  const session = startSession();
  run(session, { kind: 'insert-lines', table, lines: [{ code, name }], names: {}, moveAmounts: false });
  return session;
}

function sourceOf(session: Session, code: string, office: readonly { code: string; name: string }[] = []) {
  const found = codeSuggestions(session, '05', office).find((known) => known.code === code);
  return found && `${found.name}（${found.source}）`;
}

const index = indexCodes(codeSuggestions(startSession(), '03', []));
const codes = (query: string, near = '') => findCodes(index, query, near, 8).map(({ code }) => code);

test.each([
  ['ylbx', /保险/],
  ['yiliaobx', /医疗保险/],
  ['行政运行', /^行政运行$/],
  ['xzyx', /^行政运行$/],
  ['(室)及相关', /政府办公厅（室）及相关机构事务/],
])('“%s” offers a 科目 of that name', (query, name) => {
  const [first] = findCodes(index, query, '', 5);
  expect(first?.name).toMatch(name);
});

test('a code is offered by its beginning, the exact one first', () => {
  expect(codes('20103').slice(0, 2)).toEqual(['20103', '2010301']);
  expect(codes('2010301')[0]).toBe('2010301');
  expect(codes('208 xzdw')[0]).toMatch(/^208/);
  expect(codes('999')).toEqual([]);
});

test('with nothing typed, what stands near the line comes first', () => {
  expect(
    codes('', '2101101')
      .slice(0, 3)
      .every((code) => code.startsWith('21011')),
  ).toBe(true);
  expect(codes('', '')[0]).toBe('201');
});

test('the name is the nearest known: this project, last year, the office’s list, the dictionary', () => {
  const code = '2010301';
  const office = [{ code, name: '行政运行（单位）' }];
  expect(sourceOf(startSession(), code)).toBe('行政运行（词典）');
  expect(sourceOf(startSession(), code, office)).toBe('行政运行（单位）（单位清单）');
  const withPrior = startSession();
  run(withPrior, {
    kind: 'set-book',
    book: PRIOR_BOOK,
    content: priorFrom(withLine(code, '行政运行（旧）'), '上年.xlsx'),
  });
  expect(sourceOf(withPrior, code, office)).toBe('行政运行（旧）（上年）');
  expect(sourceOf(withLine(code, '行政运行（今）'), code, office)).toBe('行政运行（今）（本项目）');
});

test('the office’s list may hold any codes; each table is offered its own kind', () => {
  const office = [
    { code: '2019901', name: '单位自编' },
    { code: '30199', name: '经济分类' },
    { code: '201990101', name: '太长' },
  ];
  const offered = codeSuggestions(startSession(), '03', office).filter(({ source }) => source === '单位清单');
  expect(offered.map(({ code }) => code)).toEqual(['2019901']);
});

test('every dictionary code of the classification is offered once, in order', () => {
  const offered = codeSuggestions(startSession(), '03', []).map(({ code }) => code);
  expect(offered).toEqual([...new Set(offered)].toSorted());
  expect(offered.length).toBe(
    new Set(
      SHANXI.dictionary.filter((entry) => entry.classification === 'functional').map(({ code }) => code),
    ).size,
  );
});
