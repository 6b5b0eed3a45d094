import { describe, expect, test } from 'vitest';
import { plainText } from '#shared/kind/value-text';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { sessionOf } from '../../support/reference';
import { SHANXI, shown, type } from '../shanxi-pack';
import { PUBLISHED, publishedSession, REVIEWED } from './published-forms';

const session = publishedSession();

describe('the nine published forms', () => {
  test.each(PUBLISHED)('$attachment $name has its published score and grade', ({ attachment, published }) => {
    const summary = session.forms.summaryOf(`附件${attachment}`);
    expect({ score: Number(summary?.score) / 100, grade: summary?.grade }).toEqual({
      score: Number(published.score),
      grade: published.grade,
    });
  });

  test.each(PUBLISHED)('$attachment $name: what is found is what is wrong in it', ({ attachment }) => {
    const book = `附件${attachment}`;
    const found = session.forms
      .failingIn(book)
      .map(({ rule, severity, cells }) => `${rule} ${severity} ${(cells[0] ?? '').replace(`${book}.`, '')}`);
    expect(found).toEqual(REVIEWED[attachment]);
  });

  test('every printed sum and rate is what the formulas give', () => {
    for (const { attachment, funds } of PUBLISHED) {
      for (const { group, name, cells } of funds.filter(
        (fund) => fund.name === '合计' && fund.group === '来源',
      )) {
        const table = attachment === 9 ? group : '资金';
        for (const [at, text] of cells.entries()) {
          const cell = session.cell({ book: `附件${attachment}`, table, line: name, column: at + 1 });
          expect(cell?.kind, `${attachment} ${at + 1}`).toBe('derived');
          const printed = plainText(cell?.value as bigint, cell?.type ?? { kind: 'amount' });
          expect(Number(printed.replace('%', '')), `${attachment} ${at + 1}`).toBe(Number(text));
        }
      }
    }
  });

  test('findings say of which project they are, and show the arithmetic', () => {
    const [first] = session.forms.failingIn('附件1');
    expect(first?.message).toContain('餐厅购买服务及伙食补贴：');
    expect(first?.message).toContain('按公式应为 1.88分（调整后指标“≤165000元/年”，实际完成值“876184.17”）');
    expect(session.findings().filter(({ key }) => key === first?.key)).toHaveLength(1);
    expect(session.findingsOf('附件1.指标[009000,7]').map(({ key }) => key)).toContain(first?.key);
  });

  test('an edit reaches its form, its score and its grade, and nothing else; undo takes it back', () => {
    const changes: (readonly string[])[] = [];
    const stop = session.subscribe(({ cells, structure }) => {
      expect(structure).toBe(false);
      changes.push(cells);
    });
    expect(type(session, { '附件2.指标[001000,5]': '25000' })).toBeUndefined();
    // Its own cells, and the counts by grade that the document says of all forms.
    expect(changes[0]?.filter((cell) => !cell.startsWith('附件2.'))).toEqual(['S4[良,2]', 'S4[中,2]']);
    expect(shown(session, '附件2.指标[001000,7]')).toBe('10.00');
    expect(shown(session, '附件2.结果[总分,1]')).toBe('75.00');
    expect(session.forms.summaryOf('附件2')?.grade).toBe('中');
    expect(session.forms.failingIn('附件2').map(({ rule }) => rule)).toEqual(['F-9', 'F-10', 'F-13']);
    session.undo();
    expect(shown(session, '附件2.结果[总分,1]')).toBe('85.00');
    expect(session.forms.failingIn('附件2').map(({ rule }) => rule)).toEqual(['F-9', 'F-13']);
    stop();
  });

  test('the department’s form follows table 03', () => {
    const before = shown(session, '附件9.核对[项目,1]');
    expect(before).toBe('38857638.26');
    expect(session.cell({ book: '附件9', table: '核对', line: '项目', column: 1 })?.formula?.text).toBe(
      '03[合计,3]',
    );
    const [line] =
      session
        .document()
        .tables.get('03')
        ?.lines.filter(({ code }) => code.length === 7) ?? [];
    const cell = `03[${line?.code},3]`;
    const old = shown(session, cell);
    const told: (readonly string[])[] = [];
    const stop = session.subscribe(({ cells }) => told.push(cells.filter((each) => each.startsWith('附件'))));
    expect(type(session, { [cell]: String(Number(old || '0') + 1) })).toBeUndefined();
    expect(shown(session, '附件9.核对[项目,1]')).toBe('38857639.26');
    stop();
    // What it is linked to moved, and nothing else of any form.
    expect(told).toEqual([['附件9.核对[项目,1]']]);
    session.undo();
    expect(shown(session, '附件9.核对[项目,1]')).toBe(before);
  });

  test('a project with forms is saved and opened the same', () => {
    const text = saveProject(SHANXI, session.document());
    const read = openProject(text);
    if (!read.ok) throw new Error(read.problem.kind);
    const opened = read.value.withPack(SHANXI);
    if (!opened.ok) throw new Error(opened.problem.kind);
    expect(saveProject(SHANXI, opened.value)).toBe(text);
    const again = sessionOf(SHANXI, opened.value);
    expect(again.forms.summaries().map(({ score, grade }) => [score, grade])).toEqual(
      session.forms.summaries().map(({ score, grade }) => [score, grade]),
    );
  });
});

test('what is said of rows names them in words: their keys are nobody’s', () => {
  const session = publishedSession();
  const messages = session.forms
    .ids()
    .flatMap((book) => session.forms.failingIn(book).map(({ message }) => message));
  expect(messages.length).toBeGreaterThan(10);
  expect(messages.filter((message) => /\[\d{6},/.test(message))).toEqual([]);
});
