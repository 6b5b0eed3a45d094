import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { importWorkbook } from '#shared/import/import-workbook';
import { exportWorkbook } from '../../../electron/services/export-workbook';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { temporaryFolder } from '../temporary-folder';
import { fixture, partsOf, TEMPLATE, zipTexts } from './fixtures';
import { readBounded } from './hostile';

const pack = loadShanxi();
const document = importFixture(pack, readFixture('filled')).document;
const session = sessionOf(pack, document);
const LONE_CELL = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>';
let parts: Readonly<Record<string, string>>;
let part: string;
let sheet: string;

beforeAll(() => {
  parts = partsOf(fixture(TEMPLATE));
  part = 'xl/worksheets/sheet3.xml';
  sheet = parts[part]!;
});

/** Fills a template whose sheet of table 02 is changed; what went wrong, or nothing. */
async function fill(changed: string): Promise<string> {
  const path = join(temporaryFolder(), '模板.xlsx');
  writeFileSync(path, zipTexts({ ...parts, [part]: changed }));
  const made = await exportWorkbook(session, { template: path });
  if (!made.ok) return made.problem.message;
  const read = readBounded(made.value.bytes);
  return typeof read === 'string' ? read : '';
}

test('a lone cell at the end of every sheet changes no amount', () => {
  const filled = partsOf(fixture('xinzhou-2022-filled.xlsx'));
  const far = Object.fromEntries(
    Object.entries(filled).map(([name, text]) => [name, text.replace('</sheetData>', LONE_CELL)]),
  );
  const read = readBounded(zipTexts(far));
  if (typeof read === 'string') throw new Error(read);
  const imported = importWorkbook(pack, read, '甲');
  expect(imported.ok && imported.value.document.tables).toEqual(document.tables);
});

test('a template with a lone cell far away, or a hundred thousand merges, is filled', async () => {
  expect(await fill(sheet.replace('</sheetData>', LONE_CELL))).toBe('');
  let row = 200;
  const merges = Array.from({ length: 100_000 }, () => `<mergeCell ref="A${++row}:B${row}"/>`).join('');
  expect(await fill(sheet.replace('</mergeCells>', `${merges}</mergeCells>`))).toBe('');
});

test('a template that nests without end, or names entities, is refused in words', async () => {
  const deep = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</worksheet>`;
  expect(await fill(sheet.replace('</worksheet>', deep))).toMatch(/已损坏或不完整，请重新复制/);
  expect(await fill(`<!DOCTYPE x [<!ENTITY a "b">]>${sheet.replace(/<\?xml.*?\?>/, '')}`)).toMatch(/已损坏/);
});

test('cyclic formulas and links in a template stay, and are said to be beyond computing here', async () => {
  const path = join(temporaryFolder(), '模板.xlsx');
  const first = 'xl/worksheets/sheet2.xml';
  const formulas = ['C33', '[1]其他!A1', 'SUM(C33,F33)', `${'('.repeat(5000)}1${')'.repeat(5000)}`];
  for (const formula of formulas) {
    const changed = parts[first]!.replace('SUM(C7:C14)', formula);
    writeFileSync(path, zipTexts({ ...parts, [first]: changed }));
    const made = await exportWorkbook(session, { template: path });
    if (!made.ok) throw new Error(made.problem.message);
    const note = made.value.report.formulas.find(({ cell }) => cell === 'C33');
    expect(note).toMatchObject({ computed: null, agrees: false });
    expect(partsOf(made.value.bytes)[first]).toContain(`<f>${formula}</f>`);
  }
});
