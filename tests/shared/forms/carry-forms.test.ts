import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { carryForms } from '#shared/forms/carry-forms';
import { addForm } from '#shared/forms/form-list';
import { explainNextYear, nextYear } from '#shared/session/next-year';
import type { Session } from '#shared/session/session';
import { sessionOf } from '../../support/reference';
import { FACTS, SHANXI } from '../shanxi-pack';
import { PACK } from './layouts-pack';
import { contentOf, publishedSession } from './published-forms';

const last = publishedSession();
const lastYear = { pack: SHANXI, document: last.document() };

function begun(): Session {
  return sessionOf(SHANXI, newDocument(SHANXI, { ...FACTS, year: FACTS.year + 1 }));
}

type Content = Readonly<Record<string, { lines: readonly unknown[]; entries: readonly string[] }>>;

test('all nine forms: names, indicators, weights and texts, and no result, amount or score', () => {
  const { forms, left } = carryForms(SHANXI, begun().document(), lastYear);
  expect(left).toEqual([]);
  expect(forms.flatMap(({ notes }) => notes)).toEqual([]);
  expect(forms.map(({ content }) => content.form)).toEqual(
    last.forms.figures().map(({ facts }, at) => ({ ...facts, place: at + 1 })),
  );
  for (const [at, { content }] of forms.entries()) {
    const old = [...lastYear.document.books.values()][at];
    const { lines, entries } = content.tables.get('指标') ?? {};
    expect(lines?.map(({ name }) => name)).toEqual(old?.tables.get('指标')?.lines.map(({ name }) => name));
    const columns = new Set([...(entries?.values() ?? [])].flatMap((row) => [...row.keys()]));
    const isProject = content.kind === '项目自评';
    expect([...columns].toSorted()).toEqual(isProject ? [1, 2, 3, 6] : [1, 2, 3, 5]);
    expect((contentOf(content) as Content).自评?.entries).toEqual([]);
    for (const table of ['资金', '来源', '方向'])
      expect((contentOf(content) as Content)[table]?.entries ?? []).toEqual([]);
  }
  const funds = forms[0]?.content.tables.get('资金')?.lines.map(({ name }) => name);
  expect(funds?.length).toBeGreaterThan(0);
});

test('a 项目 that is there already is left; one that is there and blank is filled and keeps what the list says', () => {
  const session = begun();
  const kind = SHANXI.forms.find(({ of }) => of === 'project');
  const [first, second] = last.forms.figures();
  if (!kind || !first || !second) throw new Error('No forms');
  for (const name of [first.facts.name, second.facts.name]) {
    const { book, step } = addForm(SHANXI, session.document(), kind);
    session.run(step);
    session.run({ kind: 'set-form', book, facts: { name, secret: true } });
  }
  session.run({
    kind: 'set-cells',
    cells: [{ address: { book: '项目2', table: '概况', line: '单位', column: 1 }, value: "'某局" }],
  });
  const { forms, left } = carryForms(SHANXI, session.document(), lastYear, [
    first.facts.name,
    second.facts.name,
    '没有的项目',
  ]);
  expect(left).toEqual([
    '上年没有“没有的项目”的自评表',
    `项目里已有“${second.facts.name}”的自评表，没有复制`,
  ]);
  expect(forms.map(({ book, content }) => [book, content.form?.secret, content.form?.place])).toEqual([
    ['项目1', true, 1],
  ]);
});

test('into another pack by the words of its columns; a choice that it does not offer is told', () => {
  const document = newDocument(PACK, FACTS);
  const { forms, left } = carryForms(PACK, document, lastYear);
  // Several kinds of 项目 there: which one is meant nobody says.
  expect(forms.map(({ content }) => content.kind)).toEqual(['津部门自评']);
  expect(left[0]).toContain('表样包没有与“项目支出绩效自评分析报告”对应的自评表，没有复制');
  const only = { ...PACK, forms: PACK.forms.filter(({ name }) => name === '通用项目自评') };
  const one = carryForms(only, newDocument(only, FACTS), lastYear, [
    last.forms.figures()[0]?.facts.name ?? '',
  ]);
  const content = contentOf(one.forms[0]?.content ?? newBook()) as Content;
  const names = lastYear.document.books.get('附件1')?.tables.get('指标')?.lines.length;
  expect(content.指标?.lines).toHaveLength(names ?? 0);
  expect(content.指标?.entries.some((text) => text.endsWith(",1 '产出指标"))).toBe(true);
});

function newBook(): never {
  throw new Error('Nothing was carried');
}

test('next year’s project begins with its forms, and says so', () => {
  const next = nextYear(last, SHANXI, { year: FACTS.year + 1, source: '上年.juesuan' });
  if (!next.ok) throw new Error(next.problem.kind);
  expect(next.value.forms).toBe(9);
  expect(explainNextYear(SHANXI, next.value).join('\n')).toContain(
    '绩效自评表 9 份，沿用名称、指标和权重，完成情况和得分重新填写',
  );
  const session = sessionOf(SHANXI, next.value.document);
  expect(session.forms.figures().map(({ facts }) => facts.name)).toEqual(
    last.forms.figures().map(({ facts }) => facts.name),
  );
  expect(session.forms.figures().every(({ executed }) => executed === null || executed === 0n)).toBe(true);
});
