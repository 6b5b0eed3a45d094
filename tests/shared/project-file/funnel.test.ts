import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PRIOR_BOOK } from '#shared/pack/book';
import { MIGRATIONS, type Migration, migrate } from '#shared/project-file/migrations';
import { explainOpenProblem, isProjectText, openProject } from '#shared/project-file/open-project';
import { PROJECT_VERSION } from '#shared/project-file/stored-project';
import { SHANXI } from '../shanxi-pack';

/** One file for each exit of opening, and one saved by every released version, kept for good. */
const FOLDER = new URL('../../fixtures/projects/', import.meta.url);

function fixture(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

function open(name: string) {
  const read = openProject(fixture(name));
  return read.ok ? read.value.withPack(SHANXI) : read;
}

describe('each exit of the funnel', () => {
  test.each([
    ['not-ours-text.juesuan', '不是决算公开项目文件，请选择 .juesuan 文件'],
    ['not-ours-json.juesuan', '不是决算公开项目文件，请选择 .juesuan 文件'],
    ['not-ours-cut-short.juesuan', '不是决算公开项目文件，请选择 .juesuan 文件'],
    ['too-new.juesuan', '由较新版本的程序保存（文件版本 99，本程序支持到 5），请升级程序后再打开'],
    [
      'invalid-amount.juesuan',
      '内容有损坏（10[2,1] 的值“12.5”应为两位小数的金额），文件未改动，请用备份重试',
    ],
    [
      'invalid-unknown-key.juesuan',
      '内容有损坏（facts：出现未知的键(key): "phone"），文件未改动，请用备份重试',
    ],
    [
      'amount-without-decimals.juesuan',
      '内容有损坏（10[2,1] 的值“100”应为两位小数的金额），文件未改动，请用备份重试',
    ],
    ['count-with-decimals.juesuan', '内容有损坏（10[8,1] 的值“2.00”应为整数），文件未改动，请用备份重试'],
    ['invalid-line-twice.juesuan', '内容有损坏（tables.03.lines：科目编码重复），文件未改动，请用备份重试'],
  ])('%s', (name, words) => {
    const opened = open(name);
    expect(opened.ok ? 'opened' : explainOpenProblem(opened.problem)).toBe(words);
    expect(isProjectText(fixture(name))).toBe(!name.startsWith('not-ours'));
  });

  test('a migration that fails is named, and the clerk is told the file is untouched', () => {
    expect(
      explainOpenProblem({ kind: 'migration-failed', name: '002 counts of vehicles', detail: 'Error' }),
    ).toBe('由旧版本升级时出错（002 counts of vehicles），文件未改动，请把文件发给技术支持');
  });
});

describe('what a file says twice, in vain or without end', () => {
  const saved = fixture('saved-by-version-3.juesuan');
  const outcome = (text: string): string => {
    const read = openProject(text);
    const opened = read.ok ? read.value.withPack(SHANXI) : read;
    return opened.ok ? 'opened' : explainOpenProblem(opened.problem);
  };
  /** The text with something put before the first entry of table 01. */
  const withEntry = (what: string) => saved.replace(/("01": \{[^{]*"entries": \{)/, `$1${what}`);

  test('a key that stands twice is named, however it is written, and no value is chosen', () => {
    expect(outcome(withEntry('"28": {"1": "1219490.00", "1": "9.00"},'))).toContain(
      'tables.01.entries.28.1 写了两次',
    );
    expect(outcome(withEntry('"28": {"1": "1219490.00", "\\u0031": "9.00"},'))).toContain('写了两次');
    expect(outcome(saved.replace('{', '{"pack": "x",'))).toContain('pack 写了两次');
    expect(outcome(saved), 'the same key in two objects is no fault').toBe('opened');
  });

  test('a 栏次 has one spelling', () => {
    expect(outcome(withEntry('"28": {"1": "1.00", "01": "2.00"},'))).toContain('内容有损坏');
  });

  test('a note stands at a cell, and an issue is about cells', () => {
    expect(outcome(saved.replace(/"notes": \{/, '"notes": {"一处": "见附件",'))).toContain(
      '内容有损坏（notes',
    );
    expect(
      outcome(
        saved.replace(
          /"issues": \[/,
          '"issues": [{"id":"导入-9","rule":"I-1","severity":"error","message":"m","cells":["一处"],"place":""},',
        ),
      ),
    ).toContain('内容有损坏（issues.0.cells.0：单元格应写成 表[行,栏]');
  });

  test('digits, keys and quotations end somewhere', () => {
    const long = outcome(withEntry(`"28": {"1": "${'9'.repeat(10_000_000)}.00"},`));
    expect(long).toContain('内容有损坏');
    const wide = outcome(withEntry(`"${'键'.repeat(3_000_000)}": {"1": "1.00"},`));
    expect(wide).toContain('内容有损坏');
    expect(Math.max(long.length, wide.length)).toBeLessThan(200);
  });

  test('notes in a file of version 1 are kept', () => {
    const old = JSON.parse(fixture('saved-by-version-1.juesuan'));
    const read = openProject(JSON.stringify({ ...old, notes: { '01[27,1]': '见凭证' } }));
    const opened = read.ok ? read.value.withPack(SHANXI) : read;
    expect(opened.ok && [...opened.value.notes]).toEqual([['01[27,1]', '见凭证']]);
  });
});

test.each(readdirSync(FOLDER).filter((name) => name.startsWith('saved-by-version-')))('%s opens', (name) => {
  const opened = open(name);
  if (!opened.ok) throw new Error(explainOpenProblem(opened.problem));
  expect(opened.value.facts.organisation).toBe('某局');
  const last = opened.value.books.get(PRIOR_BOOK);
  expect(last && [last.kind, last.readOnly, last.facts.year, last.source]).toEqual([
    '上年',
    true,
    2021,
    '2021.xlsx',
  ]);
});

describe('migrations', () => {
  const steps: readonly Migration[] = [
    {
      from: 1,
      name: '001 names the office',
      migrate: (stored) => ({ ...stored, office: stored.unit, unit: undefined }),
    },
    {
      from: 2,
      name: '002 keeps the year as a number',
      migrate: (stored) => ({ ...stored, year: Number(stored.year) }),
    },
  ];

  test('are applied one after the other, from the version of the file', () => {
    expect(migrate({ version: 1, unit: '某局', year: '2022' }, 1, 3, steps)).toEqual({
      ok: true,
      value: { version: 3, unit: undefined, office: '某局', year: 2022 },
    });
    expect(migrate({ version: 2, office: '某局', year: '2022' }, 2, 3, steps)).toEqual({
      ok: true,
      value: { version: 3, office: '某局', year: 2022 },
    });
  });

  test('leave what they were given as it was', () => {
    const stored = Object.freeze({ version: 1, unit: '某局', year: '2022' });
    migrate(stored, 1, 3, steps);
    expect(stored).toEqual({ version: 1, unit: '某局', year: '2022' });
  });

  test('that throw or are missing are told by name', () => {
    const failing: Migration = {
      from: 2,
      name: '002 breaks',
      migrate: () => {
        throw new Error('no year');
      },
    };
    expect(migrate({}, 1, 3, [steps[0]!, failing])).toEqual({
      ok: false,
      problem: { kind: 'migration-failed', name: '002 breaks', detail: 'Error: no year' },
    });
    expect(migrate({}, 1, 3, [steps[0]!])).toMatchObject({ ok: false, problem: { name: '2' } });
  });

  test('lead without a gap to the present version, and each has a file of its version among the fixtures', () => {
    expect(MIGRATIONS.map(({ from }) => from)).toEqual(
      Array.from({ length: PROJECT_VERSION - 1 }, (_, index) => index + 1),
    );
    for (let version = 1; version <= PROJECT_VERSION; version += 1) {
      expect(readdirSync(FOLDER)).toContain(`saved-by-version-${version}.juesuan`);
    }
  });
});
