import { describe, expect, test } from 'vitest';
import { EMPTY_TABLE } from '#shared/document/document';
import { explainCompileProblem } from '#shared/engine/compile-problem';
import { Engine } from '#shared/engine/engine';
import { parseRules } from '#shared/rule/parse-rules';
import { sessionOf } from '../../support/reference';
import { at, emptyDocument, findingsOf, insert, run, SHANXI, shown } from '../shanxi-pack';

/** A table that the workbook lacked is there as soon as anything is put into it, by whatever command. */
describe('a table that was absent is present once a cell of it is written', () => {
  const open = () => {
    const { tables, ...document } = emptyDocument();
    return sessionOf(SHANXI, {
      ...document,
      tables: new Map(tables).set('10', { ...EMPTY_TABLE, absent: true }),
    });
  };
  test.each([
    ['typed', { kind: 'set-cells', cells: [{ address: at('10[2,1]'), value: 500n }] }],
    ['overridden', { kind: 'override-cell', address: at('10[1,1]'), value: 700n }],
    ['kept as printed', { kind: 'keep-printed', cells: [{ address: at('10[1,1]'), value: 700n }] }],
  ] as const)('%s', (_, step) => {
    const session = open();
    const states = () => session.findings().filter(({ reason }) => reason.includes('缺少公开10表')).length;
    expect(states()).toBeGreaterThan(0);
    expect(run(session, step)).toBeUndefined();
    expect([session.document().tables.get('10')?.absent, states()]).toEqual([false, 0]);
    expect(findingsOf(session, 'G-8').map(({ message }) => message)).toEqual(['表样包要求的表齐全']);
    session.undo();
    expect(session.document().tables.get('10')?.absent).toBe(true);
    expect(states()).toBeGreaterThan(0);
  });

  test('and a line of it inserted', () => {
    const { tables, ...document } = emptyDocument();
    const absent = new Map(tables).set('03', { ...EMPTY_TABLE, absent: true });
    const session = sessionOf(SHANXI, { ...document, tables: absent });
    expect(insert(session, '03', '2010301')).toBeUndefined();
    expect(session.document().tables.get('03')?.absent).toBe(false);
    expect(shown(session, '03[2010301,2]')).toBe('');
  });
});

/** Problems hold rules, and rules hold exact integers, which JSON cannot say. */
describe('rules that do not fit a project are told in words, also where they hold numbers', () => {
  test.each([
    ['Z-9 | 算 错 | 10[1,1] = 10[2,1] * 2 | 含义', /10\[1,1\] 由第 \d+ 行的 .* 和第 1 行的 Z-9 两次得出/],
    ['Z-9 | 算 错 | 10[2,1] = 10[1,1] * 3 | 含义', /公式循环：.*10\[2,1\]/],
    [
      'Z-9 | 核 错 | 02[末级,2] = 05[合计,1] + 12 | 含义',
      /第 1 行的 Z-9：05 的 1 行 1 栏与左边的 2 行 1 栏长度不一致/,
    ],
  ])('%s', (text, words) => {
    const rules = parseRules('rules.txt', text);
    if (!rules.ok) throw new Error('The rule is well written');
    const document = emptyDocument();
    const lines = (codes: readonly string[]) => codes.map((code) => ({ code, name: code }));
    const tables = new Map(document.tables)
      .set('02', { ...EMPTY_TABLE, lines: lines(['2010301', '2010302']) })
      .set('05', { ...EMPTY_TABLE, lines: lines(['2010301', '2010302', '2010303']) });
    const started = Engine.start(
      { ...SHANXI, rules: [...SHANXI.rules, ...rules.value] },
      { ...document, tables },
    );
    expect(started.ok ? '' : explainCompileProblem(started.problem)).toMatch(words);
  });
});
