import { describe, expect, test } from 'vitest';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import type { PackSource } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { renumberTables } from '#shared/pack-edit/renumber-tables';
import { verifyPack } from '#shared/pack-test/verify-pack';
import { openProject } from '#shared/project-file/open-project';
import { packSource, sessionOf } from '../../support/reference';

function renumbered(source: PackSource, moves: Readonly<Record<string, string>>): PackSource {
  const made = renumberTables(source, new Map(Object.entries(moves)));
  if (!made.ok) throw new Error(made.problem.map(({ reason }) => reason).join());
  const files = Object.fromEntries(
    Object.entries({ ...source.files, ...made.value.files }).filter(
      ([path]) => !made.value.gone.includes(path),
    ),
  );
  return { ...source, files };
}

const SHANXI = packSource('shanxi-2022');
/** As central departments order them: 三公 last. */
const CENTRAL = { '07': '09', '08': '07', '09': '08' };
const BACK = { '09': '07', '07': '08', '08': '09' };

describe('tables change places', () => {
  const there = renumbered(SHANXI, CENTRAL);

  test('and every rule, test, sentence and figure goes with them', () => {
    const { problems, tests } = verifyPack(there);
    expect(problems).toEqual([]);
    expect(tests.filter(({ holds }) => !holds)).toEqual([]);
    expect(there.files['tables/09.yaml']).toContain(
      'id: "09"\ntitle: 财政拨款“三公”经费支出决算表\nnumber: 公开09表\n',
    );
    expect(there.files['rules.txt']).toContain('09-1 | 算 错 | 09[1,1] = 09[1,2] + 09[1,3] + 09[1,6] |');
    expect(there.files['rules.txt']).toContain(
      '03[各码(05, 07, 08),1:3] >= 05[同码,1:3] + 07[同码,3:5] + 08[同码,1:3]',
    );
    expect(there.files['rules.txt']).toContain('= 上年.07[合计,6]');
    expect(there.files['rules.txt']).toContain('编码有效(02, 03, 05, 07, 08)');
    expect(there.files['report.yaml']).toContain('cells: ["09[1,10]", "09[1,11]"]');
  });

  test('there and back is as it was', () => {
    expect(renumbered(there, BACK).files).toEqual(SHANXI.files);
  });
});

test('a table may get a name that none has', () => {
  const made = renumbered(SHANXI, { '10': '附1' });
  expect(verifyPack(made).problems).toEqual([]);
  expect(made.files['pack.yaml']).toContain('"09", "附1"]');
  expect(Object.keys(made.files)).not.toContain('tables/10.yaml');
});

test.each([
  [{ '11': '12' }, '表样包没有表 11'],
  [{ '07': '08' }, '已经有表 08，它也要改时请一并写明'],
  [{ '07': '20', '08': '20' }, '不同的表不能改成同一编号'],
  [{ '07': 'a/b' }, '表的编号不能是“a/b”'],
])('%o is refused', (moves, reason) => {
  const made = renumberTables(SHANXI, new Map(Object.entries(moves as Record<string, string>)));
  expect(made).toMatchObject({ ok: false, problem: [{ reason }] });
});

describe('the document says the same of tables called otherwise', () => {
  /** Every table of its pack gets the number of the next; words and digits of the report must not know it. */
  const rotated = (source: PackSource): Readonly<Record<string, string>> => {
    const ids = Object.keys(source.files).flatMap((path) => /^tables\/(\d+)\.yaml$/.exec(path)?.[1] ?? []);
    return Object.fromEntries(ids.map((id, at) => [id, ids[(at + 1) % ids.length] ?? id]));
  };
  const written = (source: PackSource): string => {
    const pack = loadPack(source);
    if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
    const sample = openProject(source.files['sample.juesuan'] ?? '');
    const document = sample.ok ? sample.value.withPack(pack.value) : undefined;
    const templates = parseReport(pack.value);
    if (!document?.ok || !templates?.ok) throw new Error('The sample does not open');
    const session = sessionOf(pack.value, document.value);
    const report = composeReport(templates.value, session, { scale: pack.value.scale });
    if (!report.ok) throw new Error(report.problem.reason);
    const blocks = report.value.blocks.filter(({ kind }) => kind !== 'table');
    return JSON.stringify(blocks, (key, value) => {
      if (['cells', 'formula', 'number', 'sheet'].includes(key)) return undefined;
      return typeof value === 'bigint' ? String(value) : value;
    });
  };

  test.each([
    'shanxi-2022',
    'shanxi-2023',
    'shanghai-2024',
    'shanghai-2025',
    'sichuan-2024',
    'zhejiang-2024',
    'beijing-2024',
    'central-2024',
  ])('%s', (id) => {
    const source = packSource(id);
    const there = renumbered(source, rotated(source));
    expect(written(there)).toBe(written(source));
    const back = Object.fromEntries(Object.entries(rotated(source)).map(([from, to]) => [to, from]));
    expect(plain(renumbered(there, back))).toEqual(plain(source));
  });
});

/** In a stored object "10" stands before "09", whatever the order written. */
function plain({ files }: PackSource): unknown {
  return { ...files, 'sample.juesuan': JSON.parse(files['sample.juesuan'] ?? '{}') };
}

test.each([
  ['{% assign 各项 = "03" | 明细行: 2 %}', '{% assign 各项 = "05" | 明细行: 2 %}'],
  ["{% assign 各项 = '03'|非零行: 1, 3 %}", "{% assign 各项 = '05'|非零行: 1, 3 %}"],
  [
    '{% assign 各类 = "05" | 明细行: 1, "301", "03" | 连同: "03", 1, 6 -%}',
    '{% assign 各类 = "03" | 明细行: 1, "301", "03" | 连同: "05", 1, 6 -%}',
  ],
  [
    '{{ 类 | 格: 1, "03" | 增减: "05[合计,1]" | 比: 上年, "03" }}',
    '{{ 类 | 格: 1, "05" | 增减: "03[合计,1]" | 比: 上年, "03" }}',
  ],
  [
    '{%- assign 表 = "03" -%}{% assign 项 = 表 | 明细行: 2 %}',
    '{%- assign 表 = "05" -%}{% assign 项 = 表 | 明细行: 2 %}',
  ],
  [
    '{% assign 别的 = "03" %}文中的"03" | 明细行: 2不是模板',
    '{% assign 别的 = "03" %}文中的"03" | 明细行: 2不是模板',
  ],
])('the tables of a template: %s', (before, after) => {
  const source = { ...SHANXI, files: { ...SHANXI.files, 'narrative/x.md': before } };
  expect(renumbered(source, { '03': '05', '05': '03' }).files['narrative/x.md']).toBe(after);
});

test.each([
  ...['有数', '无数', '非负', '有负数', '填写齐全', '行有名称'].map(
    (name) => `${name}(03[本行,1], 05[本行,1])`,
  ),
  '同有同无(03, 05[合计,1], 03[合计,1])',
  'sum(03[每行,1], 05[每行,1]) > max(05[合计,1], 03[合计,1])',
])('whatever stands in brackets: %s', (words) => {
  const rules = `甲 | 核 示 | 03[合计,1] >= 05[合计,1] | 含义 | ${words}\n`;
  const source = { ...SHANXI, files: { ...SHANXI.files, 'rules.txt': rules } };
  const swapped = rules.replaceAll(/0[35](?=[[,])/g, (id) => (id === '03' ? '05' : '03'));
  expect(renumbered(source, { '03': '05', '05': '03' }).files['rules.txt']).toBe(swapped);
});

test('what forms show of the published tables, and what these show of forms; not the tables of the form itself', () => {
  const made = renumbered(SHANXI, { '03': '05', '05': '03', S4: 'S9' });
  expect(made.files['forms/department.yaml']).toContain('核对[项目,1]: 05[合计,3]');
  expect(made.files['forms/project.yaml']).toContain('  S9[优,1]: { of: 个数, level: 一级, grade: 优 }');
  const own = 'name: 甲\nlinks: { "03[1,1]": "03[合计,2]" }\nrules: |\n  甲 | 核 错 | 03[1,1] = 1 | 含义\n';
  const source = { ...SHANXI, files: { ...SHANXI.files, 'forms/x.yaml': own } };
  expect(renumbered(source, { '03': '05', '05': '03' }).files['forms/x.yaml']).toBe(
    own.replace('"03[合计,2]"', '"05[合计,2]"'),
  );
});

test('抵销 goes with the columns it names', () => {
  const head = `${SHANXI.files['pack.yaml']}eliminations: [{ title: 补助, income: { table: "02", column: 3 }, expense: { table: "03", column: 6 } }]\n`;
  const made = renumbered(
    { ...SHANXI, files: { ...SHANXI.files, 'pack.yaml': head } },
    { '02': '03', '03': '02' },
  );
  expect(made.files['pack.yaml']).toContain(
    'income: { table: "03", column: 3 }, expense: { table: "02", column: 6 }',
  );
});
