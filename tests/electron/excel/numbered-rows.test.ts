import { describe, expect, test } from 'vitest';
import type { Command } from '#shared/document/command';
import { newDocument } from '#shared/document/new-document';
import { planTemplate } from '#shared/export/plan-template';
import { explainPackProblems } from '#shared/kit/pack-problem';
import type { Pack } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { patchWorkbook } from '../../../electron/excel/template/patch-workbook';
import { at, findingsOf, shown } from '../../shared/shanxi-pack';
import { numberCell, withCell } from '../../support/edit-sheet';
import { importFixture, sessionOf } from '../../support/reference';
import { plainBook } from '../../support/small-books';

/** A pack of one table with the columns and the list of codes given. */
function load(columns: string, list: string): ReturnType<typeof loadPack> {
  return loadPack({
    directory: '',
    files: {
      'pack.yaml': `id: projects
title: 项目
year: 2024
organisationKinds: [行政]
tables: ["01"]
dictionary: [{ file: dictionary/rows.csv, classification: 行, verified: false }]
`,
      'dictionary/rows.csv': 'code,name\n999,示范\n',
      'tables/01.yaml': `id: "01"
title: 项目支出决算表
shortTitle: 项目支出
sheet: 项目支出
orientation: portrait
caption: { organisation: 部门：, year: 年度, scale: 单位： }
panels:
  - columns:
${columns}
      - { amount: 1, title: 金额, width: 14 }
    items:
      - { line: 合计, label: 合计, total: true }
      - { ${list} }
notes: [注：本表反映项目支出。]
`,
      'rules.txt': `01-1 | 算 错 | 01[上级,1] = sum(01[下级,1]) | 上级等于下级之和
G-1 | 核 错 | 编码有效(01) | 编码有效
G-2 | 核 错 | 上级齐全(01) | 上级齐全
G-4 | 核 示 | 合于词典(01) | 合于词典
`,
    },
  });
}

function packOf(columns: string, list: string): Pack {
  const pack = load(columns, list);
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

const CODE = '      - { shows: code, title: 科目编码, width: 12 }\n';
const NAME = '      - { shows: name, title: 项目名称, width: 20 }';
const IN_PARTS =
  '      - { shows: code, title: 编码, parts: [单位编码, 科目编码], digits: [6, 13], width: 20 }\n';

const SHAPES = {
  'projects below their 科目': [
    packOf(CODE + NAME, 'codes: 行, levels: [3, 5, 7, 9], serial: 2'),
    [
      ['201', '一般公共服务支出', 9n],
      ['20103', '政府办公厅事务', 9n],
      ['2010302', '一般行政管理事务', 9n],
      ['201030201', '平台运行', 5n],
      ['201030202', '设备更新', 4n],
    ],
    ['201', '20103', '2010302', '2010302', '2010302'],
  ],
  'projects, each with its 科目 again': [
    packOf(CODE + NAME, 'codes: 行, levels: [9], serial: 2'),
    [
      ['201030201', '平台运行', 5n],
      ['201030202', '设备更新', 4n],
      ['201050701', '普查', 3n],
    ],
    ['2010302', '2010302', '2010507'],
  ],
  'names alone': [
    packOf(NAME, 'codes: 行, levels: [2], serial: 2'),
    [
      ['01', '平台运行', 5n],
      ['02', '设备更新', 4n],
      ['03', '普查', 3n],
    ],
    [],
  ],
  'a unit and a 科目': [
    packOf(IN_PARTS + NAME, 'codes: 行, levels: [6, 9, 11, 13]'),
    [
      ['111001', '某局本级', 5n],
      ['111001201', '一般公共服务支出', 5n],
      ['11100120103', '政府办公厅事务', 5n],
      ['1110012010301', '行政运行', 5n],
      ['111002', '某中心', 4n],
      ['111002201', '一般公共服务支出', 4n],
      ['11100220103', '政府办公厅事务', 4n],
      ['1110022010350', '事业运行', 4n],
    ],
    ['111001', '111001', '111001', '111001', '111002', '111002', '111002', '111002'],
  ],
} as const satisfies Record<
  string,
  readonly [Pack, readonly (readonly [string, string, bigint])[], readonly string[]]
>;

function filled(pack: Pack, lines: readonly (readonly [string, string, bigint])[]): Session {
  const facts = { organisation: '某局', kind: '行政', year: pack.year };
  const session = sessionOf(pack, newDocument(pack, facts));
  const isLeaf = (code: string) =>
    !lines.some(([other]) => other !== code && other.startsWith(code) && code !== '');
  const command: Command = {
    kind: 'together',
    steps: [
      {
        kind: 'insert-lines',
        table: '01',
        lines: lines.map(([code, name]) => ({ code, name })),
        names: {},
        moveAmounts: false,
      },
      {
        kind: 'set-cells',
        cells: lines.flatMap(([code, , yuan]) =>
          isLeaf(code) ? [{ address: at(`01[${code},1]`), value: yuan * 100n }] : [],
        ),
      },
    ],
  };
  const done = lines.length === 0 ? undefined : session.run(command);
  if (done?.ok === false) throw new Error(done.problem.kind);
  return session;
}

const printedCodes = (book: PlainWorkbook): string[] =>
  [...(book.sheets[0]?.rows.values() ?? [])].flatMap((row) => {
    const text = row.get(0)?.text ?? '';
    return /^\d+$/.test(text) ? [text] : [];
  });

describe.each(Object.entries(SHAPES))('%s', (_, [pack, lines, printed]) => {
  const session = filled(pack, lines);

  test('add up, and hold their codes, names and parents', () => {
    for (const [code, , yuan] of lines) expect(shown(session, `01[${code},1]`)).toBe(`${yuan}.00`);
    for (const rule of ['G-1', 'G-2']) expect(findingsOf(session, rule)[0]?.state).toBe('pass');
  });

  test('are printed without what only numbers them, and read back the same', async () => {
    const book = plainBook(await generateWorkbook(session, { scale: 'yuan' }));
    expect(printedCodes(book)).toEqual(printed);
    const { document } = importFixture(pack, book);
    expect(document.issues.filter(({ rule }) => rule !== 'G-4')).toEqual([]);
    expect(document.tables.get('01')).toEqual(session.document().tables.get('01'));
  });

  test('fill a template that has one of them', async () => {
    const begun = filled(pack, lines.slice(0, 1));
    const bytes = await generateWorkbook(begun, { scale: 'yuan' });
    const plan = planTemplate(session, plainBook(bytes), undefined);
    if (!plan.ok) throw new Error(plan.problem.kind);
    const patched = await patchWorkbook(bytes, plan.value.plan);
    if (!patched.ok) throw new Error(patched.problem.kind);
    const book = plainBook(patched.value.bytes);
    expect(printedCodes(book)).toEqual(printed);
    expect(importFixture(pack, book).document.tables.get('01')?.entries).toEqual(
      session.document().tables.get('01')?.entries,
    );
  });

  test('on a second page go on, and on a copy of the sheet do not count twice', async () => {
    const book = plainBook(await generateWorkbook(session, { scale: 'yuan' }));
    const [sheet] = book.sheets;
    if (!sheet) throw new Error('a sheet');
    const twice = importFixture(pack, { ...book, sheets: [sheet, { ...sheet, name: '副本' }] });
    expect(twice.document.tables.get('01')?.entries).toEqual(session.document().tables.get('01')?.entries);
  });
});

test('a further page with other projects of the same 科目 goes on numbering', async () => {
  const [pack, lines] = SHAPES['projects, each with its 科目 again'];
  const book = plainBook(await generateWorkbook(filled(pack, lines.slice(0, 2)), { scale: 'yuan' }));
  const next = plainBook(
    await generateWorkbook(filled(pack, [['201030201', '另一个项目', 7n]]), { scale: 'yuan' }),
  );
  const [first, second] = [book.sheets[0], next.sheets[0]];
  if (!first || !second) throw new Error('sheets');
  // 合计 stands on the last page only, as where a table is printed on several.
  const withoutTotal = withCell(
    { ...book, sheets: [first, { ...second, name: '续' }] },
    '续',
    [...second.rows].find(([, row]) => row.get(0)?.text === '合计')?.[0] ?? 0,
    2,
    numberCell('9'),
  );
  const { document } = importFixture(pack, withoutTotal);
  const { lines: read, entries } = document.tables.get('01') ?? { lines: [], entries: new Map() };
  expect(read.map(({ code, name }) => `${code} ${name}`)).toEqual([
    '201030201 平台运行',
    '201030202 设备更新',
    '201030203 另一个项目',
  ]);
  expect(entries.get('201030203')?.get(1)?.value).toBe(700n);
});

test('below a 科目 whose code was spoilt no project is taken for the 科目: all are told, with the place', async () => {
  const [pack, lines] = SHAPES['projects below their 科目'];
  const book = plainBook(await generateWorkbook(filled(pack, lines), { scale: 'yuan' }));
  const [sheet] = book.sheets;
  const rows = [...(sheet?.rows ?? [])]
    .filter(([, row]) => row.get(0)?.text === '2010302')
    .map(([row]) => row);
  const [own = 0, first = 0, second = 0] = rows;
  const spoilt = withCell(book, sheet?.name ?? '', own, 0, { kind: 'text', text: '20103O2' });
  const { document } = importFixture(pack, spoilt);
  expect(document.tables.get('01')?.lines.map(({ code }) => code)).toEqual(['201', '20103']);
  const told = document.issues.filter(({ rule }) => rule === 'G-1' || rule === 'I-1');
  expect(told.map(({ severity, place }) => `${severity} ${place.split('!')[1]}`)).toEqual(
    [own, first, second].map((row) => `error ${row + 1}`),
  );
  expect(told[1]?.message).toContain('看不出这一行是科目还是它下面的项目');
});

test('last year’s projects stand beside those of the same name, the others beside none', () => {
  const [pack, lines] = SHAPES['projects, each with its 科目 again'];
  const lastYear = filled(pack, [
    ['201030201', '设备更新', 8n],
    ['201030202', '旧项目', 2n],
  ]);
  const { prior } = priorFor(filled(pack, lines), lastYear, '2023');
  const content = prior.tables.get('01');
  expect(content?.lines.map(({ code, name }) => `${code} ${name}`)).toEqual([
    '201030202 设备更新',
    '201030299 旧项目',
  ]);
  expect(content?.entries.get('201030202')?.get(1)?.value).toBe(800n);
});

test.each([
  ['levels: [3], serial: 4', 'serial 是最长的编码末尾的位数，不能多于 3'],
  ['levels: [3, 5, 7], serial: 3', 'levels 的最后一级去掉 serial 的位数，不能短于上一级'],
])('%s is refused', (said, reason) => {
  const pack = load(CODE + NAME, `codes: 行, ${said}`);
  expect(pack.ok ? '' : explainPackProblems(pack.problem)).toContain(reason);
});

test.each([
  ['[6, 9, 13]', '须与 parts 一样多'],
  ['[13, 6]', 'digits 须由少到多'],
])('parts that end after %s digits are refused', (digits, reason) => {
  const columns = IN_PARTS.replace('[6, 13]', digits) + NAME;
  const pack = load(columns, 'codes: 行, levels: [6, 13]');
  expect(pack.ok ? '' : explainPackProblems(pack.problem)).toContain(reason);
});

test('rows of further pages beyond the numbers that the pack has are told and not made other codes', async () => {
  const pack = packOf(CODE + NAME, 'codes: 行, levels: [8], serial: 1');
  const page = async (count: number, words: string) => {
    const lines = Array.from(
      { length: count },
      (_, row) => [`2010302${row + 1}`, `${words}${row + 1}`, 5n] as const,
    );
    const [sheet] = plainBook(await generateWorkbook(filled(pack, lines), { scale: 'yuan' })).sheets;
    if (!sheet) throw new Error('a sheet');
    return { ...sheet, name: words };
  };
  const last = await page(6, '乙');
  // 合计 stands on the first page only.
  const rows = new Map([...last.rows].filter(([, row]) => row.get(0)?.text !== '合计'));
  const { document } = importFixture(pack, {
    format: 'xlsx',
    sheets: [await page(5, '甲'), { ...last, rows }],
  });
  const codes = document.tables.get('01')?.lines.map(({ code, name }) => `${code} ${name}`);
  expect(codes).toHaveLength(9);
  expect(codes).toContain('20103029 乙4');
  const told = document.issues.map(({ message }) => message).join('\n');
  expect(told).toMatch(/乙5/);
  expect(told).toMatch(/乙6/);
});
