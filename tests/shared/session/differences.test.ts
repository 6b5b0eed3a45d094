import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProjectDocument } from '#shared/document/document';
import { saveProject } from '#shared/project-file/save-project';
import { type Difference, differencesInWords, findDifferences } from '#shared/session/differences';
import { startDocuments, steps, take } from '../random-commands';
import { at, emptyDocument, insert, run, SHANXI, startSession, type } from '../shanxi-pack';

/** What differs after some work on an empty project, a line each: `table | place | before → after`. */
function changed(
  work: (session: ReturnType<typeof startSession>) => void,
  start = emptyDocument(),
): string[] {
  const session = startSession(start);
  const before = session.document();
  work(session);
  return findDifferences(SHANXI, before, session.document()).map(line);
}

function line({ table, what, before, after: now }: Difference): string {
  const said = (value: Difference['before']) =>
    typeof value === 'object' ? String(value.value) : (value ?? '无');
  return `${table} | ${what} | ${said(before)} → ${said(now)}`;
}

describe('two versions of a project differ', () => {
  test('in amounts, told by their cell, in 分', () => {
    expect(changed((session) => type(session, { '10[2,1]': '7', '01[28,1]': '12.5' }))).toEqual([
      '公开01表 | 01[28,1] | 无 → 1250',
      '公开10表 | 10[2,1] | 无 → 700',
    ]);
  });

  test('in lines, and what stands on them', () => {
    const found = changed((session) => {
      insert(session, '05', '2010301');
      type(session, { '05[2010301,2]': '3' });
    });
    expect(found).toEqual(
      expect.arrayContaining([
        '公开05表 | 科目 2010301 | 无 → 科目2010301',
        '公开05表 | 05[2010301,2] | 无 → 300',
      ]),
    );
  });

  test('in facts, notes, explanations, texts and what an import left open', () => {
    const start: ProjectDocument = {
      ...emptyDocument(),
      issues: [
        { id: 'x', rule: 'I-1', severity: 'warning', message: '这一行不是科目', cells: [], place: 'GK05!A9' },
      ],
    };
    const found = changed((session) => {
      run(session, { kind: 'set-facts', facts: { organisation: '另一局', year: 2023 } });
      run(session, { kind: 'set-note', address: at('01[27,1]'), text: '见凭证' });
      run(session, { kind: 'explain', finding: 'A', text: '原因' });
      run(session, { kind: 'set-text', key: '职责', text: '管事' });
      run(session, { kind: 'dismiss-issue', issue: 'x' });
    }, start);
    expect(found).toEqual([
      ' | 单位名称 | 某局 → 另一局',
      ' | 年度 | 2022 → 2023',
      ' | 批注 01[27,1] | 无 → 见凭证',
      ' | 说明 A | 无 → 原因',
      ' | 决算公开文本 职责 | 无 → 管事',
      ' | 待处理的导入问题 GK05!A9 | 这一行不是科目 → 无',
    ]);
  });

  test('in a book that came, and in one that is there', () => {
    const prior = (amount: bigint) => ({
      kind: '上年',
      readOnly: true,
      packId: SHANXI.id,
      facts: { organisation: '某局', kind: '', year: 2021 },
      source: '上年.xlsx',
      tables: new Map([
        [
          '01',
          {
            absent: false,
            scale: 'yuan' as const,
            lines: [],
            entries: new Map([['28', new Map([[1, { value: amount }]])]]),
          },
        ],
      ]),
    });
    const withPrior = (amount: bigint): ProjectDocument => ({
      ...emptyDocument(),
      books: new Map([['上年', prior(amount)]]),
    });
    expect(findDifferences(SHANXI, emptyDocument(), withPrior(5n)).map(line)).toEqual([
      `上年 | 整套表 | 无 → 上年.xlsx（上年，${SHANXI.id}，只读）`,
    ]);
    expect(findDifferences(SHANXI, withPrior(5n), withPrior(6n)).map(line)).toEqual([
      '上年 公开01表 | 上年.01[28,1] | 5 → 6',
    ]);
  });

  test('exactly when they are saved as different texts', () => {
    const document = fc.record({ start: startDocuments, work: steps });
    fc.assert(
      fc.property(document, steps, ({ start, work }, more) => {
        const session = startSession(start);
        for (const step of work) take(session, step);
        const one = session.document();
        for (const step of more) take(session, step);
        const other = session.document();
        const isSame = saveProject(SHANXI, one) === saveProject(SHANXI, other);
        expect(findDifferences(SHANXI, one, other).length === 0).toBe(isSame);
        expect(findDifferences(SHANXI, other, one).length).toBe(findDifferences(SHANXI, one, other).length);
      }),
      { numRuns: 60 },
    );
  });
});

test('many differences in a few words', () => {
  const of = (table: string, ...whats: readonly string[]): Difference[] =>
    whats.map((what) => ({ table, what, before: undefined, after: 'x' }));
  expect(differencesInWords([])).toBe('没有差别');
  expect(
    differencesInWords([...of('', '年度'), ...of('01 表', 'a', 'b', 'c', 'd'), ...of('02 表', 'e')]),
  ).toBe('项目 1 处（年度）；01 表 4 处（a、b、c、…）；02 表 1 处（e）');
});
