import { expect, test } from 'vitest';
import { textValue } from '#shared/amount/amount';
import { type AddressText, toAddress } from '#shared/document/address';
import { newDocument } from '#shared/document/new-document';
import { isOutstanding } from '#shared/engine/finding';
import { addForm } from '#shared/forms/form-list';
import { isUntouched } from '#shared/forms/untouched';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import { formReport } from '#shared/narrative/form-blocks';
import { followReport } from '#shared/narrative/live-report';
import { blockInlines } from '#shared/report/blocks';
import { blockText, reportText } from '#shared/report/plain-text';
import { selfCheck } from '#shared/self-check/self-check';
import { nextYear } from '#shared/session/next-year';
import type { Session } from '#shared/session/session';
import { sessionOf } from '../../support/reference';
import { FACTS, run, SHANXI } from '../shanxi-pack';
import { PACK } from './layouts-pack';
import { publishedSession } from './published-forms';

/** A project begun from last year's, which had the nine forms of the reference. */
function begun(): Session {
  const next = nextYear(publishedSession(), SHANXI, { year: FACTS.year + 1, source: '上年.juesuan' });
  if (!next.ok) throw new Error(next.problem.kind);
  return sessionOf(SHANXI, next.value.document);
}

/** `程度 规则` of all that is told of a form. */
function found(session: Session, book: string): readonly string[] {
  return session.forms.failingIn(book).map(({ rule, severity }) => `${severity} ${rule}`);
}

function write(session: Session, cell: AddressText, text: string): void {
  const cells = [{ address: toAddress(cell), value: text === '' ? null : textValue(text) }];
  expect(run(session, { kind: 'set-cells', cells })).toBeUndefined();
}

const templates = parseReport(SHANXI);
if (!templates?.ok) throw new Error('The pack has no document');
const { value: TEMPLATES } = templates;

function textOf(session: Session): string {
  const report = composeReport(TEMPLATES, session, { scale: 'yuan' });
  if (!report.ok) throw new Error(report.problem.reason);
  return reportText(report.value);
}

test('each form begun from last year’s is one error that leads into it, wherever it is told or counted', () => {
  const session = begun();
  const ids = session.forms.ids();
  const own = session.failing().filter(({ cells }) => toAddress(cells[0] ?? '01[1,1]').book === undefined);
  expect(ids).toHaveLength(9);
  for (const book of ids) {
    expect(found(session, book)).toEqual(['error Z-2']);
    expect(session.forms.summaryOf(book)).toMatchObject({
      isUntouched: true,
      score: null,
      grade: undefined,
      errors: 1,
      warnings: 0,
    });
  }
  const told = session.failing().filter(({ rule }) => rule === 'Z-2');
  expect(told.map(({ cells }) => cells)).toEqual([
    ...ids.slice(0, 8).map((book) => [`${book}.资金[合计,4]`]),
    [`${ids[8]}.来源[合计,4]`],
  ]);
  expect(told[0]?.message).toMatch(/^餐厅购买服务及伙食补贴：还没有填写/);
  expect(session.findingsOf(told[0]?.cells[0] ?? '01[1,1]').map(({ key }) => key)).toEqual([told[0]?.key]);
  expect(session.failing()).toHaveLength(own.length + 9);
  expect(session.summary().fail).toBe(own.length + 9);
  expect(session.findings().filter(isOutstanding)).toEqual(session.outstanding());
  // What was not run is in no count of what passed.
  expect([...session.statesByRule().keys()].filter((rule) => /^[DF]-/.test(rule))).toEqual([]);
});

test('one result, and all is told as ever; undo, and it is one line again; goals and weights are no results', () => {
  const session = begun();
  const [book = ''] = session.forms.ids();
  write(session, `${book}.指标[001000,3]`, '≥20人');
  expect(run(session, { kind: 'set-form', book, facts: { level: '' } })).toBeUndefined();
  expect(found(session, book)).toEqual(['error Z-2']);
  write(session, `${book}.指标[001000,5]`, '20人');
  const told = found(session, book);
  expect(told[0]).toBe('error Z-1');
  expect(told.length).toBeGreaterThan(20);
  expect(told).not.toContain('error Z-2');
  expect(session.forms.summaryOf(book)?.errors).toBe(told.filter((each) => each.startsWith('error')).length);
  session.undo();
  expect(found(session, book)).toEqual(['error Z-2']);
  session.redo();
  expect(found(session, book)).toEqual(told);
  write(session, `${book}.指标[001000,5]`, '');
  expect(found(session, book)).toEqual(['error Z-2']);
});

test('10（4） counts the forms that are filled in and says how many are not; none is given a grade', () => {
  const session = begun();
  const text = textOf(session);
  expect(text).toContain('【待填写：8份自评表（没有计入以上个数和金额）】');
  expect(text).toContain('0个项目自评等级为“差”');
  expect(text).toContain('绩效自评综述：【待填写：餐厅购买服务及伙食补贴·自评表】（附件1）');
  expect(text).not.toContain('等级为【');
  // The attachment is asked for as a whole, and not blank for blank.
  expect(text.slice(text.indexOf('附件1　'), text.indexOf('附件2　'))).not.toContain('立项依据');

  const [book = ''] = session.forms.ids();
  const live = followReport(TEMPLATES, session, { scale: 'yuan' });
  session.subscribe(live.note);
  const followed = (): string => {
    const blocks = live.blocks();
    if (!blocks.ok) throw new Error(blocks.problem.reason);
    return blocks.value.map(({ block }) => blockText(block)).join('\n');
  };
  expect(followed()).toContain('【待填写：8份自评表');
  // A text that neither the score nor the money hangs on.
  write(session, `${book}.概况[日期,1]`, '2024年1月');
  expect(followed()).toContain('【待填写：7份自评表');
  expect(followed()).toContain('项目自评得分【');
  session.undo();
  expect(followed()).toContain('【待填写：8份自评表');
});

test('written out by itself, a form is printed to be filled in; it has no score', () => {
  const session = begun();
  const [form] = session.forms.figures();
  if (!form) throw new Error('There are no forms');
  const inlines = formReport(session, form, 1).blocks.flatMap(blockInlines);
  const texts = inlines.map(({ text }) => text);
  expect(texts).toContain('数量指标');
  expect(texts).toContain('【待填写：餐厅购买服务及伙食补贴·总得分】');
  expect(texts).toContain('【待填写：餐厅购买服务及伙食补贴·等级】');
});

test('自查表 says of each rule of forms for how many it was not run', () => {
  const rows = (session: Session) =>
    selfCheck(session, (key) => ({ kind: 'text', text: key })).flatMap((block) =>
      block.kind === 'grid'
        ? block.grid.rows.map((row) => row.map((cell) => cell.map(({ text }) => text).join('')))
        : [],
    );
  const session = begun();
  const stateOf = (rule: string) =>
    rows(session)
      .find(([id, , state]) => id === rule && state !== '错误')
      ?.slice(1, 3);
  expect(stateOf('F-7')).toEqual(['指标权重合计为 90', '未执行 8 份还没有填写的自评表']);
  expect(stateOf('Z-2')).toEqual(['绩效自评表都已填写', '不通过 9 处']);
  write(session, `${session.forms.ids()[0]}.概况[日期,1]`, '2024年1月');
  expect(stateOf('F-7')?.[1]).toBe('未执行 7 份还没有填写的自评表（通过 1 处）');
});

test('what is a result says the kind; a form that nobody may write in is what it is', () => {
  const session = begun();
  const [book = ''] = session.forms.ids();
  const content = session.document().books.get(book);
  const [kind] = SHANXI.forms;
  if (!content || !kind) throw new Error('There are no forms');
  expect(isUntouched(content, kind)).toBe(true);
  expect(isUntouched({ ...content, readOnly: true }, kind)).toBe(false);
  // Another kind carries other cells: what it does not carry was filled in.
  expect(isUntouched(content, { ...kind, carries: new Map() })).toBe(false);
  expect(run(session, { kind: 'set-book', book, content: { ...content, readOnly: true } })).toBeUndefined();
  expect(found(session, book)).toContain('error F-11');
});

test('in every kind of the four other places goals and weights alone are no score', () => {
  for (const kind of PACK.forms) {
    const session = sessionOf(PACK, newDocument(PACK, FACTS));
    const { book, step } = addForm(PACK, session.document(), kind);
    expect(run(session, step)).toBeUndefined();
    const rows = { kind: 'insert-lines', book, table: '指标', names: {}, moveAmounts: false } as const;
    expect(run(session, { ...rows, lines: [{ code: '001000', name: '购置设备' }] })).toBeUndefined();
    const weight = kind.tables
      .find(({ id }) => id === '指标')
      ?.columns.find(({ path }) => ['权重', '分值'].includes(path.at(-1) ?? ''))?.number;
    if (weight === undefined) throw new Error(`${kind.name} has no weights`);
    const address = { book, table: '指标', line: '001000', column: weight };
    expect(run(session, { kind: 'set-cells', cells: [{ address, value: 90_00n }] })).toBeUndefined();
    expect(session.forms.figures()).toMatchObject([{ isUntouched: true, score: null, grade: undefined }]);
    expect(found(session, book)).toEqual(['error Z-2']);
  }
});
