import { expect, test } from 'vitest';
import { planTemplate } from '#shared/export/plan-template';
import { importWorkbook } from '#shared/import/import-workbook';
import type { Pack } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { patchWorkbook } from '../../../electron/excel/template/patch-workbook';
import { importFixture, loadShanxi, packSource, readFixture, sessionOf } from '../../support/reference';
import { LINES, plainBook, smallBook } from '../../support/small-books';
import { partsOf, zipTexts } from './fixtures';

const pack = loadShanxi();
const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);

function imported(workbook: PlainWorkbook, by: Pack = pack) {
  const read = importWorkbook(by, workbook, 'w');
  if (!read.ok) throw new Error(read.problem.kind);
  const { document, report } = read.value;
  return {
    lines: document.tables.get('05')?.lines.map(({ code }) => code) ?? [],
    value: (line: string, column: number) =>
      document.tables.get('05')?.entries.get(line)?.get(column)?.value ?? null,
    errors: report.issues.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  };
}

const SPLIT = {
  header: [
    ['项目', null, null, null, '本年支出', null, null],
    ['功能分类科目编码', null, null, '科目名称', '小计', '基本支出', '项目支出'],
    ['类', '款', '项', null, null, null, null],
  ],
  merges: ['A4:D4', 'E4:G4', 'A5:C5'],
};

async function filled(template: Uint8Array) {
  const plan = planTemplate(session, plainBook(template), undefined);
  if (!plan.ok) throw new Error(plan.problem.kind);
  const patched = await patchWorkbook(template, plan.value.plan);
  if (!patched.ok) throw new Error(patched.problem.kind);
  return { workbook: plainBook(patched.value.bytes), warnings: plan.value.warnings };
}

test.each([
  ['filled', LINES.map(([code, name]) => [code || '合计', null, null, name, 1, 1, 0])],
  [
    'blank',
    [
      ['合计', null, null, null, null, null, null],
      ...Array(3).fill([null, null, null, null, null, null, null]),
    ],
  ],
])('a code merged over 类, 款 and 项 is written whole where it shows (%s)', async (_, body) => {
  const merges = [...SPLIT.merges, 'A7:D7', 'A8:C8', 'A9:C9', 'A10:C10'];
  const template = await smallBook({
    ...SPLIT,
    body,
    merges: _ === 'filled' ? [...SPLIT.merges, 'A8:C8', 'A9:C9', 'A10:C10'] : merges,
  });
  const { workbook } = await filled(template);
  const codes = [...(workbook.sheets[0]?.rows ?? [])].flatMap(([row, cells]) =>
    row > 6 ? (cells.get(0)?.text ?? []) : [],
  );
  expect(codes.filter((code) => /^\d+$/.test(code))).toEqual(
    session
      .document()
      .tables.get('05')
      ?.lines.map(({ code }) => code),
  );
  expect(imported(workbook).lines).toEqual(
    session
      .document()
      .tables.get('05')
      ?.lines.map(({ code }) => code),
  );
});

test('a template that shows 万元 gets what shows right', async () => {
  const body = LINES.map(([code, name]) => [code, name, 1, 1, 1]);
  const { workbook } = await filled(await smallBook({ unit: '金额单位：万元', format: '0!.0,', body }));
  const cell = workbook.sheets[0]?.rows.get(6)?.get(2);
  expect(cell).toMatchObject({ hidden: 4 });
  expect(cell?.text).toMatch(/^\d{8}00$|^\d+00$/);
  const { value } = imported(workbook);
  const leaf =
    session
      .document()
      .tables.get('05')
      ?.lines.find(({ code }) => code.length === 7)?.code ?? '';
  expect(typeof value(leaf, 2)).toBe('bigint');
});

test.each(['千元', '亿元'])('a template in %s is refused', async (unit) => {
  const plan = planTemplate(session, plainBook(await smallBook({ unit: `金额单位：${unit}` })), undefined);
  expect(plan).toMatchObject({ ok: false, problem: { kind: 'other-unit' } });
});

test('类, 款 and 项 under 项目 are the code, numbers and texts mixed', async () => {
  const header = [
    ['项目', null, null, null, '本年支出', null, null],
    ['类', '款', '项', '科目名称', '小计', '基本支出', '项目支出'],
  ];
  const body = [
    ['合计', null, null, null, 5, 5, 0],
    [201, null, null, '一般公共服务支出', 5, 5, 0],
    [201, '03', null, '政府办公厅（室）及相关机构事务', 5, 5, 0],
    [201, '03', '01', '行政运行', 5, 5, 0],
  ];
  const { lines, value, errors } = imported(
    plainBook(await smallBook({ header, body, merges: ['A4:D4', 'E4:G4'] })),
  );
  expect(lines).toEqual(['201', '20103', '2010301']);
  expect(value('2010301', 2)).toBe(500n);
  expect(errors.filter((message) => message.includes('公开05表'))).toEqual([]);
});

test('a row of 1, 2, 3 … is never data', async () => {
  const numbers = Array.from({ length: 12 }, (_, at) => at + 1);
  const titles = ['合计', '因公出国（境）费', '小计', '公务用车购置费', '公务用车运行维护费', '公务接待费'];
  const workbook = plainBook(
    await smallBook({
      title: '财政拨款“三公”经费支出决算表',
      number: '公开07表',
      header: [
        ['预算数', ...Array(5).fill(null), '决算数', ...Array(5).fill(null)],
        [...titles, ...titles],
      ],
      merges: ['A4:F4', 'G4:L4'],
      body: [
        [...numbers, null, 99],
        [6, 1, 4, 2, 2, 1, 12, 2, 8, 4, 4, 2],
      ],
    }),
  );
  expect(importFixture(pack, workbook).document.tables.get('07')?.entries.get('1')?.get(8)?.value).toBe(200n);
});

test('names that only look alike are the same, fractions and circled digits are no amounts', async () => {
  const body = [
    ['', '合\u200b计', 5, 5, 0],
    ['201', '一般公共服务\u00ad支出', 5, 5, 0],
    ['20103', '政府办公厅（室）', 5, 5, 0],
    ['2010301', '行政运行', 5, '½', '①'],
  ];
  const header = [['功能分类科目编⁠码', '科⽬名称', '小\u200b计', '基本支出', '项⽬支出']];
  const { value, errors } = imported(
    plainBook(await smallBook({ title: '一般公共\u200b预算财政拨款支出决算表', header, merges: [], body })),
  );
  expect(value('2010301', 1)).toBe(500n);
  expect(value('2010301', 2)).toBeNull();
  expect(errors.join()).toContain('½');
  expect(errors.join()).toContain('①');
});

test('parts are found whatever their case; a missing text and a missing sheet are told', async () => {
  const parts = partsOf(await smallBook({}));
  const renamed = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [
      name.replace('worksheets/sheet1', 'Worksheets/Sheet1').replace('sharedStrings', 'SharedStrings'),
      text,
    ]),
  );
  expect(imported(plainBook(zipTexts(renamed))).value('2010301', 2)).toBe(1091432590n);
  const short = {
    ...parts,
    'xl/sharedStrings.xml': (parts['xl/sharedStrings.xml'] ?? '').replace(
      /<si>(?:(?!<si>).)*<\/si><\/sst>/s,
      '</sst>',
    ),
  };
  expect(plainBook(zipTexts(short)).sheets[0]?.rows.size).toBe(10);
  const listed = {
    ...parts,
    'xl/workbook.xml': (parts['xl/workbook.xml'] ?? '').replace(
      '</sheets>',
      '<sheet name="丢失" sheetId="9" r:id="rId99"/></sheets>',
    ),
  };
  expect(imported(plainBook(zipTexts(listed))).errors.join()).toContain('“丢失”');
});

test('two values in one cell are no number', async () => {
  const parts = partsOf(await smallBook({}));
  const sheet = 'xl/worksheets/sheet1.xml';
  const two = {
    ...parts,
    [sheet]: (parts[sheet] ?? '').replace(/(<c r="D10"[^>]*>)<v>[^<]*<\/v>/, '$1<v>1219490</v><v>5</v>'),
  };
  const { value, errors } = imported(plainBook(zipTexts(two)));
  expect(value('2010301', 2)).toBeNull();
  expect(errors.join()).toContain('D10');
});

/** The pack with the code of 05 in three columns. */
function partedPack(): Pack {
  const source = packSource('shanxi-2022');
  const table = source.files['tables/05.yaml'] ?? '';
  const columns = '          - { shows: code, title: 功能分类科目编码, parts: [类, 款, 项], width: 16 }';
  const parted = table.replace(/ {10}- \{\n\s+shows: code,[\s\S]*?\n {12}\}/, columns);
  if (parted === table) throw new Error('the pack prints its code otherwise');
  const loaded = loadPack({ ...source, files: { ...source.files, 'tables/05.yaml': parted } });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem));
  return loaded.value;
}

test('a pack may print one code in three columns: in its own workbook and in templates', async () => {
  const parted = partedPack();
  const document = importFixture(parted, readFixture('filled')).document;
  expect(document.tables.get('05')).toEqual(session.document().tables.get('05'));
  const own = sessionOf(parted, document);
  const workbook = plainBook(await generateWorkbook(own, { scale: 'yuan', tables: ['05'] }));
  const texts = [...(workbook.sheets[0]?.rows.values() ?? [])].map((cells) =>
    [0, 1, 2].map((at) => cells.get(at)?.text ?? '').join('|'),
  );
  expect(texts).toContain('201|03|01');
  expect(imported(workbook, parted).lines).toEqual(document.tables.get('05')?.lines.map(({ code }) => code));
});
