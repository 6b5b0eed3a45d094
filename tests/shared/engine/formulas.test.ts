import { describe, expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { AMOUNT } from '#shared/kind/kinds';
import { readValue } from '#shared/kind/value-text';
import { explainPackProblems } from '#shared/kit/pack-problem';
import type { Pack } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { explanationText } from '#shared/session/explanation-text';
import type { Session } from '#shared/session/session';
import { sessionOf } from '../../support/reference';
import { at, findingsOf, insert, shown } from '../shanxi-pack';

/** What rules can say beyond sums, each with its smallest example: three tables of few cells. */
const HEAD = `id: small
title: 小表样
year: 2024
organisationKinds: [行政, 事业]
tables: ["01", "02", "03"]
`;

function table(id: string, columns: string, items: string): string {
  return `id: "${id}"
title: 表${id}
shortTitle: 表${id}
sheet: 表${id}
orientation: portrait
caption: { scale: 单位： }
panels:
  - columns:
${columns}
    items:
${items}
`;
}

const MONEY = `      - { shows: label, title: 项目, width: 20 }
      - { amount: 1, title: 预算数, width: 12 }
      - { amount: 2, title: 决算数, width: 12 }
      - { column: 3, title: 执行率, type: percentage, width: 12 }
      - { column: 4, title: 得分, type: score, decimals: 1, width: 12 }
      - { column: 5, title: 人数, type: count, unit: 人, width: 12 }
      - { column: 6, title: 说明, type: text, width: 12 }`;
const CODED = `      - { shows: code, title: 科目编码, width: 12 }
      - { shows: name, title: 科目名称, width: 12 }
      - { amount: 1, title: 金额, width: 12 }
      - { column: 2, title: 完成率, type: percentage, width: 12 }`;
const FILES = {
  'pack.yaml': HEAD,
  'tables/01.yaml': table(
    '01',
    MONEY,
    `      - { line: 甲, label: 甲 }
      - { line: 乙, label: 乙 }
      - { line: 合计, label: 合计 }`,
  ),
  'tables/02.yaml': table(
    '02',
    CODED,
    `      - { line: 合计, label: 合计, total: true }
      - { codes: functional, levels: [3, 5, 7] }`,
  ),
  'tables/03.yaml': table(
    '03',
    `      - { shows: label, title: 项目, width: 20 }
      - { amount: 1, title: 金额, width: 12 }`,
    `      - { line: 社保, label: 社会保障, class: "208" }
      - { line: 离退休, label: 其中：行政事业单位养老支出, class: "20805" }`,
  ),
};

function load(...rules: readonly string[]): { readonly pack?: Pack; readonly faults: string } {
  const pack = loadPack({ directory: '', files: { ...FILES, 'rules.txt': rules.join('\n') } });
  return pack.ok ? { pack: pack.value, faults: '' } : { faults: explainPackProblems(pack.problem) };
}

function start(...rules: readonly string[]): Session {
  const { pack, faults } = load(...rules);
  if (!pack) throw new Error(faults);
  return sessionOf(pack, newDocument(pack, { organisation: '某局', kind: '', year: 2024 }));
}

function put(session: Session, cells: Readonly<Record<string, string>>): void {
  const edits = Object.entries(cells).map(([text, typed]) => {
    const value = readValue(typed, session.cell(at(text))?.type ?? AMOUNT, 'yuan');
    if (!value.ok) throw new Error(value.problem);
    return { address: at(text), value: value.value };
  });
  const result = session.run({ kind: 'set-cells', cells: edits });
  if (!result.ok) throw new Error(result.problem.kind);
}

const state = (session: Session, rule: string): string | undefined => findingsOf(session, rule)[0]?.state;

describe('a derived cell', () => {
  test.each<[string, string, Record<string, string>, string, string]>([
    [
      'a share',
      '01[甲,3] = 01[甲,2] / 01[甲,1]',
      { '01[甲,1]': '880', '01[甲,2]': '871.2' },
      '01[甲,3]',
      '99.00%',
    ],
    [
      'the same as is written on paper',
      '01[甲,3] = 01[甲,2] ÷ 01[甲,1] × 100%',
      { '01[甲,1]': '3', '01[甲,2]': '1' },
      '01[甲,3]',
      '33.33%',
    ],
    ['points of a share', '01[甲,4] = 01[甲,3] * 10', { '01[甲,3]': '99.97%' }, '01[甲,4]', '10.0'],
    [
      'points with a ceiling',
      '01[甲,4] = min(01[甲,2] / 01[甲,1], 1) * 10',
      { '01[甲,1]': '100', '01[甲,2]': '120' },
      '01[甲,4]',
      '10.0',
    ],
    [
      'a mean, rounded half away',
      '01[甲,1] = 01[甲,2] / 01[甲,5]',
      { '01[甲,2]': '-0.05', '01[甲,5]': '2' },
      '01[甲,1]',
      '-0.03',
    ],
    ['money by head', '01[甲,2] = 01[甲,5] * 1234.56', { '01[甲,5]': '3' }, '01[甲,2]', '3703.68'],
    [
      'a part of money',
      '01[甲,2] = 01[甲,1] * 01[甲,3]',
      { '01[甲,1]': '1000.01', '01[甲,3]': '50%' },
      '01[甲,2]',
      '500.01',
    ],
    ['whole 元', '01[甲,2] = round(01[甲,1])', { '01[甲,1]': '12.5' }, '01[甲,2]', '13.00'],
    [
      '万元 with two decimals',
      '01[甲,2] = round(01[甲,1] / 1万元, 2) * 1万元',
      { '01[甲,1]': '123456.78' },
      '01[甲,2]',
      '123500.00',
    ],
    [
      'what is over a limit',
      '01[甲,2] = max(01[甲,1] - 5万元, 0)',
      { '01[甲,1]': '50001' },
      '01[甲,2]',
      '1.00',
    ],
    [
      'brackets over sums',
      '01[甲,2] = 01[甲,1] - (01[乙,1] - 01[乙,2])',
      { '01[甲,1]': '10', '01[乙,1]': '7', '01[乙,2]': '2' },
      '01[甲,2]',
      '5.00',
    ],
    ['元 written beside money', '01[甲,2] = 01[甲,1] + 0.5', { '01[甲,1]': '1' }, '01[甲,2]', '1.50'],
  ])('%s', (_, formula, cells, target, value) => {
    const session = start(`A | 算 错 | ${formula} | 含义`);
    put(session, cells);
    expect(shown(session, target)).toBe(value);
  });

  test('is blank while nothing is there, and where something is divided by nothing', () => {
    const session = start('A | 算 错 | 01[甲,3] = 01[甲,2] / 01[甲,1] | 执行率');
    expect(shown(session, '01[甲,3]')).toBe('');
    put(session, { '01[甲,2]': '5' });
    expect(shown(session, '01[甲,3]')).toBe('');
    expect(findingsOf(session, 'A')[0]).toMatchObject({ state: 'not-applicable', reason: '除数为零或空' });
    put(session, { '01[甲,1]': '10' });
    expect([shown(session, '01[甲,3]'), state(session, 'A')]).toEqual(['50.00%', 'pass']);
  });

  test('an override is told with what the formula gives, and explained with its cells', () => {
    const session = start('A | 算 错 | 01[甲,3] = 01[甲,2] / 01[甲,1] | 执行率');
    put(session, { '01[甲,1]': '900', '01[甲,2]': '899.74' });
    session.run({ kind: 'override-cell', address: at('01[甲,3]'), value: 9000n });
    const [finding] = findingsOf(session, 'A');
    expect(finding).toMatchObject({
      state: 'fail',
      actual: '90.00%',
      expected: '99.97%',
      difference: '-9.97%',
    });
    const explained = session.explain(at('01[甲,3]'))?.formula;
    expect(explanationText(explained!, 'yuan')).toBe('01[甲,3] 甲 90.00% = 01[甲,2] / 01[甲,1]，得 99.97%');
  });
});

describe('a check', () => {
  test.each<[string, Record<string, string>, string]>([
    ['01[甲,2] < 01[甲,1]', { '01[甲,1]': '1', '01[甲,2]': '1' }, 'fail'],
    ['01[甲,2] < 01[甲,1]', { '01[甲,1]': '1', '01[甲,2]': '0.99' }, 'pass'],
    ['01[甲,2] <> 01[甲,1]', { '01[甲,1]': '1', '01[甲,2]': '1' }, 'fail'],
    ['01[甲,2] <> 01[甲,1]', { '01[甲,1]': '1', '01[甲,2]': '2' }, 'pass'],
    ['01[甲,2] / 01[甲,1] <= 110%', { '01[甲,1]': '100', '01[甲,2]': '110' }, 'pass'],
    ['01[甲,2] / 01[甲,1] <= 110%', { '01[甲,1]': '100', '01[甲,2]': '110.01' }, 'fail'],
    ['sum(01[甲,乙,1]) = 01[合计,1]', { '01[甲,1]': '1', '01[乙,1]': '2', '01[合计,1]': '3' }, 'pass'],
    ['01[每行,2] / 01[本行,1] >= 50%', { '01[甲,1]': '2', '01[甲,2]': '0.5' }, 'fail'],
  ])('%s of %o is %s', (formula, cells, wanted) => {
    const session = start(`A | 核 错 | ${formula} | 含义`);
    put(session, cells);
    expect(state(session, 'A')).toBe(wanted);
  });
});

test('末级 in a sum follows the lines that come and go', () => {
  const session = start(
    'A | 核 错 | 01[甲,1] = sum(02[末级,1]) | 含义',
    'B | 核 错 | 01[乙,1] = sum(02[2010301,2010302,1]) | 含义',
  );
  insert(session, '02', '2010301');
  put(session, { '02[2010301,1]': '5', '01[甲,1]': '8', '01[乙,1]': '8' });
  expect([state(session, 'A'), state(session, 'B')]).toEqual(['fail', 'fail']);
  insert(session, '02', '2010302');
  put(session, { '02[2010302,1]': '3' });
  expect([state(session, 'A'), state(session, 'B')]).toEqual(['pass', 'pass']);
});

test('a line may be of a 款: 同类 reads its code', () => {
  const session = start(
    'A | 算 错 | 03[社保:离退休,1] = 02[同类,1] | 含义',
    'B | 算 错 | 02[上级,1] = sum(02[下级,1]) | 含义',
  );
  insert(session, '02', '2080501', '2081001');
  put(session, { '02[2080501,1]': '5', '02[2081001,1]': '1' });
  expect([shown(session, '03[社保,1]'), shown(session, '03[离退休,1]')]).toEqual(['6.00', '5.00']);
});

describe('a condition', () => {
  test('joined: 且 binds closer than 或', () => {
    const session = start(
      'A | 核 错 | 01[甲,2] = 01[甲,1] | 含义 | 01[甲,5] > 3 且 有数(01[甲,6]) 或 01[甲,3] >= 90%',
    );
    put(session, { '01[甲,1]': '1', '01[甲,2]': '2', '01[甲,5]': '4' });
    expect(state(session, 'A')).toBe('not-applicable');
    put(session, { '01[甲,6]': '已说明' });
    expect(state(session, 'A')).toBe('fail');
    put(session, { '01[甲,5]': '3' });
    expect(state(session, 'A')).toBe('not-applicable');
    put(session, { '01[甲,3]': '90%' });
    expect(state(session, 'A')).toBe('fail');
  });

  test('only where not blank', () => {
    const session = start('A | 核 错 | 01[每行,2] = 01[本行,1] | 含义 | 有数(01[本行,1:2])');
    put(session, { '01[甲,1]': '1', '01[乙,1]': '1', '01[乙,2]': '2' });
    expect(findingsOf(session, 'A').map(({ state: each }) => each)).toEqual([
      'not-applicable',
      'fail',
      'not-applicable',
    ]);
  });
});

describe('a formula that says nothing sensible is refused with its reason', () => {
  test.each([
    [
      '01[甲,3] = 01[甲,2] / 01[甲,1] * 100',
      '百分比的公式里不乘 100：两数相除就是百分比，写 100 的请写作 100%',
    ],
    ['01[甲,3] = 01[甲,2] * 01[甲,1]', '乘除的结果不是金额、数量、得分或百分比'],
    ['01[甲,1] = 01[甲,2] / 01[乙,2]', '一边是金额，一边算得的是百分比，不能比较'],
    ['01[甲,1] = max(01[甲,2], 01[甲,5])', '金额和数量不能相加或比较'],
    ['01[甲,1] = 01[甲,2] + 0.001', '公式里的数小数太多，金额没有这么细'],
    ['01[甲,5] = 01[乙,5] + 3万元', '数旁的单位“万元”与数量不合'],
    ['01[甲,1] = 01[甲,2] * 01[甲,6]', '01[甲,6] 是文字，不能参加计算和比较'],
  ])('%s', (formula, reason) => {
    expect(load(`A | 核 错 | ${formula} | 含义`).faults).toBe(`rules.txt 第 1 行：${reason}`);
  });
});

describe('万元: what rounding may make of a side that is no sum', () => {
  /** 预算数 in 分, 决算数 in 分, 人数. Printed to 0.01 万元, which is 100 元. */
  test.each([
    // 337 元 a head is over 200 元 whatever was rounded to 万元.
    ['round(01[甲,1] / 01[甲,5], 0) <= 200元', '6740', 'fail'],
    ['round(01[甲,1] / 01[甲,5], 0) <= 400元', '6740', 'pass'],
    ['01[甲,1] <= 01[甲,2] * 99.5%', '6740', 'fail'],
    // A limit is exact: the printed number alone was rounded, by half of 100 元.
    ['01[甲,1] <= 6660元', '6740', 'fail'],
    ['01[甲,1] <= 6700元', '6740', 'rounding'],
    ['01[甲,1] = 01[甲,2]', '6740', 'rounding'],
  ])('%s with %s: %s', (formula, money, state) => {
    const session = wanyuan(`A | 核 错 | ${formula} | 含义`);
    put(session, { '01[甲,1]': money, '01[甲,2]': '6700', '01[甲,5]': '20' });
    expect(findingsOf(session, 'A')).toMatchObject([{ state }]);
  });
});

describe('万元: a printed result of a product stands while only its own rounding is between', () => {
  test.each([
    [370_000n, 370_000n],
    // 96 元 off: more than half of 100 元, so that the formula takes over.
    [380_000n, 370_368n],
  ])('%s shows %s', (printed, shown) => {
    const session = wanyuan('A | 算 错 | 01[甲,2] = 01[甲,5] * 1234.56元 | 含义', {
      '5': { value: 3n },
      '2': { value: printed, rounded: true },
    });
    expect(session.cell(at('01[甲,2]'))?.value).toBe(shown);
    expect(findingsOf(session, 'A').some(({ state }) => state === 'fail')).toBe(false);
  });
});

type Printed = { readonly value: bigint; readonly rounded?: true };

function wanyuan(rule: string, printed: Readonly<Record<string, Printed>> = {}): Session {
  const pack = loadPack({ directory: '', files: { ...FILES, 'rules.txt': rule } });
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  const document = newDocument(pack.value, { organisation: '', kind: '', year: 2024 });
  const columns = new Map(Object.entries(printed).map(([column, entry]) => [Number(column), entry]));
  const entries = columns.size > 0 ? new Map([['甲', columns]]) : undefined;
  const tables = [...document.tables].map(
    ([id, content]) =>
      [id, { ...content, scale: 'wanyuan', ...(id === '01' && entries ? { entries } : {}) }] as const,
  );
  return sessionOf(pack.value, { ...document, tables: new Map(tables) });
}

describe('a line of codes that is not there is compared in what its column holds', () => {
  test.each([
    '02[2010301,2] >= 60%',
    '60% <= 02[2010301,2]',
    '02[2010301,2] * 1 >= 60%',
    '02[2010301,2] + 02[2010302,2] >= 60%',
  ])('%s', (formula) => {
    const session = start(`A | 核 示 | ${formula} | 含义`);
    expect(state(session, 'A')).toBe('not-applicable');
    expect(insert(session, '02', '2010301')).toBeUndefined();
    put(session, { '02[2010301,2]': '60%' });
    expect(state(session, 'A')).toBe('pass');
    put(session, { '02[2010301,2]': '59.99%' });
    expect(state(session, 'A')).toBe('fail');
  });

  test('a unit that the column does not hold is refused, also where the line is missing', () => {
    expect(load('A | 核 示 | 02[2010301,1] >= 60% | 含义').faults).toContain('数旁的单位“%”与金额不合');
  });
});
