import { expect, test } from 'vitest';
import { cellAt, type Sheet } from '#shared/workbook/sheet';
import type { CellWrite, SheetPlan, TemplatePlan } from '#shared/workbook/template-plan';
import { readWorkbook } from '../../../../electron/excel/read-workbook';
import { patchWorkbook } from '../../../../electron/excel/template/patch-workbook';
import { binaryWorkbook, fixture, partsOf, TEMPLATE } from '../fixtures';
import { number, text } from './writes';

const FIRST = 'GK01 收入支出决算总表(公开01表)';
const SECOND = 'GK02 收入决算表(公开02表)';
const template = fixture(TEMPLATE);
const before = partsOf(template);

async function patched(...sheets: readonly SheetPlan[]) {
  const result = await patchWorkbook(template, { sheets });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const read = readWorkbook(result.value.bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const sheet = (name: string): Sheet => read.value.sheets.find((candidate) => candidate.name === name)!;
  return { ...result.value, parts: partsOf(result.value.bytes), sheet, workbook: read.value };
}

function changedParts(parts: Readonly<Record<string, string>>): readonly string[] {
  expect(Object.keys(parts)).toEqual(Object.keys(before));
  return Object.keys(before).filter((name) => parts[name] !== before[name]);
}

test('a plan without anything to do changes no part', async () => {
  expect(changedParts((await patched()).parts)).toEqual([]);
  expect(changedParts((await patched({ sheet: FIRST, insertions: [], writes: [] })).parts)).toEqual([]);
});

test('without insertions only the written sheet changes, and in it only the written cells', async () => {
  const result = await patched({
    sheet: FIRST,
    insertions: [],
    writes: [
      number(6, 2, '55923963.72'),
      text(2, 3, '=HYPERLINK("x") & <忻州>  _x000D_'),
      { row: 7, column: 2, value: { kind: 'blank' } },
      number(32, 2, '55923963.72'),
    ],
  });
  expect(changedParts(result.parts)).toEqual(['xl/worksheets/sheet2.xml']);
  const expected = before['xl/worksheets/sheet2.xml']!.replace(
    '<c r="C7" s="10" t="n"></c>',
    '<c r="C7" s="10"><v>55923963.72</v></c>',
  )
    .replace('<c r="C8" s="11" t="n"></c>', '<c r="C8" s="11"/>')
    .replace(
      '<c r="D3" s="5" t="inlineStr"></c>',
      '<c r="D3" s="5" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK("x") &amp; &lt;忻州&gt;  _x005F_x000D_</t></is></c>',
    )
    .replace('<f>SUM(C7:C14)</f><v></v>', '<f>SUM(C7:C14)</f><v>55923963.72</v>');
  expect(result.parts['xl/worksheets/sheet2.xml']).toBe(expected);
  const sheet = result.sheet(FIRST);
  expect(cellAt(sheet, 2, 3)).toEqual({ kind: 'text', text: '=HYPERLINK("x") & <忻州>  _x000D_' });
  expect(cellAt(sheet, 32, 2)).toEqual({ kind: 'number', text: '55923963.72', formula: 'SUM(C7:C14)' });
});

test('formula notes say what Excel will show', async () => {
  const result = await patched({
    sheet: FIRST,
    insertions: [],
    writes: [
      number(6, 2, '100.10'),
      number(13, 2, '0.02'),
      number(15, 2, '5'),
      number(32, 2, '105.12'),
      number(33, 2, '1'),
      number(36, 2, '101.12'),
      { row: 32, column: 5, value: { kind: 'blank' } },
    ],
  });
  expect(result.formulas).toEqual([
    { sheet: FIRST, cell: 'C33', formula: 'SUM(C7:C14)', written: '105.12', computed: '100.12' },
    { sheet: FIRST, cell: 'C37', formula: 'C33+C34+C35', written: '101.12', computed: '101.12' },
    { sheet: FIRST, cell: 'F33', formula: 'SUM(F7:F32)', written: '', computed: '0' },
  ]);
  expect(cellAt(result.sheet(FIRST), 32, 5)).toEqual({ kind: 'number', text: '0', formula: 'SUM(F7:F32)' });
});

const lines: readonly CellWrite[] = Array.from({ length: 21 }, (_, line) => [
  text(7 + line, 0, String(2010000 + line)),
  number(7 + line, 2, `${line}.50`),
]).flat();
const inserting: SheetPlan = { sheet: SECOND, insertions: [{ after: 8, count: 18, like: 8 }], writes: lines };

test('eighteen lines go in: the note moves, the lines look like their model, other sheets stay', async () => {
  const result = await patched(inserting);
  expect(changedParts(result.parts)).toEqual(['xl/worksheets/sheet3.xml']);
  const was = (await patched()).sheet(SECOND);
  const sheet = result.sheet(SECOND);
  expect(sheet.rowCount).toBe(was.rowCount + 18);
  expect(cellAt(sheet, was.rowCount + 17, 0)).toEqual(cellAt(was, was.rowCount - 1, 0));
  for (let line = 0; line < 21; line += 1) {
    expect(cellAt(sheet, 7 + line, 0)).toEqual({ kind: 'text', text: String(2010000 + line) });
    expect(cellAt(sheet, 7 + line, 2)?.text).toBe(line === 0 ? '0.5' : `${line}.5`);
  }
  const last = was.rowCount - 1;
  const merges = was.merges.map((m) => (m.top === last ? { ...m, top: last + 18, bottom: last + 18 } : m));
  expect(sheet.merges).toEqual(merges);
  const xml = result.parts['xl/worksheets/sheet3.xml']!;
  const numbers = [...xml.matchAll(/<row r="(\d+)"/g)].map((match) => Number(match[1]));
  expect(numbers).toEqual(Array.from({ length: sheet.rowCount }, (_, index) => index + 1));
  for (const [, row = '', body = ''] of xml.matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/g)) {
    for (const [, cellRow] of body.matchAll(/<c r="[A-Z]+(\d+)"/g)) expect(cellRow).toBe(row);
  }
  expect(xml.match(/<row r="(?:8|9|1\d|2[0-8])" ht="18" customHeight="1">/g)).toHaveLength(21);
  expect(xml.match(/<c r="D(?:8|9|1\d|2[0-8])" s="11"/g)).toHaveLength(21);
  const columns = lastColumn(before['xl/worksheets/sheet3.xml']!);
  expect(xml).toContain(`<dimension ref="A1:${columns}${sheet.rowCount}"/>`);
});

function lastColumn(xml: string): string {
  return /<dimension ref="A1:([A-Z]+)/.exec(xml)![1]!;
}

test('lines in the sheet with formulas, comment, print titles, validation and conditional format', async () => {
  const plan: SheetPlan = {
    sheet: FIRST,
    insertions: [{ after: 8, count: 2, like: 8 }],
    writes: [number(34, 2, '3'), number(9, 2, '3')],
  };
  const result = await patched(plan);
  expect(changedParts(result.parts)).toEqual([
    'xl/worksheets/sheet2.xml',
    'xl/comments/comment1.xml',
    'xl/drawings/commentsDrawing1.vml',
  ]);
  const xml = result.parts['xl/worksheets/sheet2.xml']!;
  expect(xml).toContain('<c r="C35" s="10"><f>SUM(C7:C16)</f><v>3</v></c>');
  expect(xml).toContain('<c r="F39" s="10"><f>F35+F36+F37</f><v></v></c>');
  expect(xml).toContain(
    '<conditionalFormatting sqref="C39"><cfRule type="cellIs" priority="1" operator="notEqual" dxfId="0"><formula>$F$39</formula>',
  );
  expect(xml).toContain('<dataValidation sqref="C7:C16"');
  expect(xml).toContain('topLeftCell="A7"');
  expect(result.parts['xl/comments/comment1.xml']).toBe(
    before['xl/comments/comment1.xml']!.replace('ref="C37"', 'ref="C39"'),
  );
  expect(result.parts['xl/drawings/commentsDrawing1.vml']).toBe(
    before['xl/drawings/commentsDrawing1.vml']!.replace('Row>36<', 'Row>38<'),
  );
  expect(result.formulas).toEqual([
    { sheet: FIRST, cell: 'C35', formula: 'SUM(C7:C16)', written: '3', computed: '3' },
  ]);
  expect(result.workbook.sheets.at(-1)?.hidden).toBe(true);
});

test('print titles and names follow rows put in above them', async () => {
  const titles = await patched({ sheet: FIRST, insertions: [{ after: 2, count: 1, like: 2 }], writes: [] });
  expect(titles.parts['xl/workbook.xml']).toContain(`'${FIRST}'!1:7<`);
  expect(titles.parts['xl/worksheets/sheet2.xml']).toContain('<pane ySplit="7" topLeftCell="A8"');
  const codes = await patched({ sheet: '代码表', insertions: [{ after: 3, count: 1, like: 3 }], writes: [] });
  expect(codes.parts['xl/workbook.xml']).toContain('代码表!$A$1:$A$10<');
});

test.each<[string, string, Uint8Array]>([
  ['.xls', 'old-format', fixture('xinzhou-2021-lastyear.xls')],
  ['.xlsb', 'old-format', binaryWorkbook()],
  ['half a file', 'damaged', template.subarray(0, 9000)],
  ['a text', 'not-a-workbook', new TextEncoder().encode('a,b')],
])('%s as a template: %s', async (_, kind, bytes) => {
  const plan: TemplatePlan = { sheets: [] };
  expect(await patchWorkbook(bytes, plan)).toMatchObject({ ok: false, problem: { kind } });
});

test('a plan for a sheet that is not there is a bug', async () => {
  await expect(patched({ sheet: '没有', insertions: [], writes: [] })).rejects.toThrow('没有');
});
