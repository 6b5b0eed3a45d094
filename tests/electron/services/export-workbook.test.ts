import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { parseAddress } from '#shared/document/address';
import { newDocument } from '#shared/document/new-document';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { type ExportedWorkbook, exportWorkbook } from '../../../electron/services/export-workbook';
import { withoutSheet } from '../../support/edit-sheet';
import { importFixture, loadShanxi, readFixture, sessionOf, workbookPath } from '../../support/reference';

const pack = loadShanxi();
const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
const template = workbookPath('template');
let filled: ExportedWorkbook;
let parts: Record<string, Uint8Array>;
const blank = unzipSync(readFileSync(template));

beforeAll(async () => {
  const made = await exportWorkbook(session, { template });
  if (!made.ok) throw new Error(made.problem.message);
  filled = made.value;
  parts = unzipSync(filled.bytes);
});

function read(bytes: Uint8Array) {
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  return workbook.value;
}

test('the filled template read back gives the same cells', () => {
  const again = sessionOf(pack, importFixture(pack, read(filled.bytes)).document);
  expect(again.addresses()).toEqual(session.addresses());
  for (const text of session.addresses()) {
    const address = parseAddress(text)!;
    expect([text, again.cell(address)?.value, again.cell(address)?.kind]).toEqual([
      text,
      session.cell(address)?.value,
      session.cell(address)?.kind,
    ]);
  }
  expect(again.document().facts).toMatchObject({ organisation: '忻州市行政审批服务管理局', year: 2022 });
  expect(again.document().issues).toEqual([]);
});

test('three spare lines become twenty-one', () => {
  const inserted = Object.fromEntries(
    filled.report.tables.map(({ table, insertedLines }) => [table, insertedLines]),
  );
  expect(inserted).toMatchObject({ '02': 18, '03': 18, '05': 18, '08': 0, '01': 0 });
});

test('formulas, comment, validations, names, print set-up and hidden sheet are still there', () => {
  const sheet = strFromU8(parts['xl/worksheets/sheet2.xml']!);
  expect(sheet).toContain('<f>SUM(C7:C14)</f><v>55923963.72</v>');
  for (const kept of [
    '<conditionalFormatting sqref="C37">',
    'sqref="C7:C14"',
    '<headerFooter>',
    '<legacyDrawing',
    '<pane ySplit="6"',
  ]) {
    expect(sheet).toContain(kept);
  }
  const coded = strFromU8(parts['xl/worksheets/sheet3.xml']!);
  expect(coded).toContain('<mergeCell ref="A29:I29"/>');
  expect(coded).toMatch(/<dataValidation sqref="A8[^"]*A28"|<dataValidation sqref="A8:A28"/);
  const workbook = read(filled.bytes);
  expect(workbook.sheets.find(({ name }) => name === '代码表')?.hidden).toBe(true);
  for (const part of [
    'xl/styles.xml',
    'xl/theme/theme1.xml',
    'xl/comments/comment1.xml',
    'xl/drawings/commentsDrawing1.vml',
    'xl/worksheets/sheet12.xml',
    'docProps/core.xml',
  ]) {
    expect(Buffer.compare(parts[part]!, blank[part]!), part).toBe(0);
  }
  expect(Object.keys(parts).sort()).toEqual(Object.keys(blank).sort());
});

test("the template's formulas are said to agree, and one that does not is named with both results", async () => {
  expect(filled.report.formulas.map(({ cell, agrees }) => [cell, agrees])).toEqual([
    ['C33', true],
    ['C37', true],
    ['F33', true],
    ['F37', true],
  ]);
  const sheet = strFromU8(blank['xl/worksheets/sheet2.xml']!).replace('SUM(C7:C14)', 'SUM(C8:C14)');
  const path = join(mkdtempSync(join(tmpdir(), 'juesuan-')), 'template.xlsx');
  writeFileSync(path, zipSync({ ...blank, 'xl/worksheets/sheet2.xml': strToU8(sheet) }));
  const made = await exportWorkbook(session, { template: path });
  if (!made.ok) throw new Error(made.problem.message);
  const [wrong] = made.value.report.formulas;
  expect(wrong).toMatchObject({ cell: 'C33', agrees: false, written: '55923963.72', computed: '0' });
  expect(wrong?.message).toContain('按模板的公式应为 0');
});

test('a project without lines leaves the spare lines blank and says that tables have no data', async () => {
  const empty = sessionOf(pack, newDocument(pack, { organisation: '某局', kind: '', year: 2023 }));
  const made = await exportWorkbook(empty, { template });
  if (!made.ok) throw new Error(made.problem.message);
  const imported = importFixture(pack, read(made.value.bytes));
  expect(imported.document.issues).toEqual([]);
  expect(imported.document.facts).toMatchObject({ organisation: '某局', year: 2023 });
});

test('a filled workbook used as template is written over, surplus lines cleared', async () => {
  const smaller = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
  smaller.run({ kind: 'delete-lines', table: '02', codes: ['201', '229'] });
  const made = await exportWorkbook(smaller, { template: workbookPath('filled') });
  if (!made.ok) throw new Error(made.problem.message);
  const again = importFixture(pack, read(made.value.bytes)).document;
  expect(again.tables.get('02')?.lines).toEqual(smaller.document().tables.get('02')?.lines);
});

test.each([
  [
    'a scale that contradicts the template',
    { template, scale: 'wanyuan' as const },
    '金额单位为元，与要求的万元不符',
  ],
  ['an .xls template', { template: workbookPath('lastYearXls') }, '另存为 .xlsx'],
  ['a template that is not there', { template: '/nowhere/t.xlsx' }, '找不到文件'],
])('%s is refused in one sentence', async (_, options, words) => {
  const made = await exportWorkbook(session, options);
  expect(made).toMatchObject({ ok: false, problem: { message: expect.stringContaining(words) } });
});

test('a table that the imported workbook lacked is left out, and said to be', async () => {
  const without = withoutSheet(readFixture('filled'), 'GK08 政府性基金收入支出决算表(公开08表)');
  const partial = sessionOf(pack, importFixture(pack, without).document);
  const sentence = '本项目没有公开08表（导入的工作簿缺这张表），没有输出，请补齐后再导出';

  const own = await exportWorkbook(partial, { formulas: true });
  if (!own.ok) throw new Error(own.problem.message);
  expect(own.value.report.warnings).toContain(sentence);
  expect(read(own.value.bytes).sheets.map(({ name }) => name.slice(0, 4))).toEqual(
    ['01', '02', '03', '04', '05', '06', '07', '09', '10'].map((id) => `GK${id}`),
  );

  const inTemplate = await exportWorkbook(partial, { template });
  if (!inTemplate.ok) throw new Error(inTemplate.problem.message);
  expect(inTemplate.value.report.warnings).toContain(sentence);
  const sheet = Object.keys(blank).find(
    (name) => name.startsWith('xl/worksheets/') && strFromU8(blank[name]!).includes('公开08表'),
  )!;
  expect(unzipSync(inTemplate.value.bytes)[sheet]).toEqual(blank[sheet]);
});
