import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { cellAt, type PlainWorkbook } from '#shared/workbook/sheet';
import type { CellWrite } from '#shared/workbook/template-plan';
import { readWorkbook } from '../../../../electron/excel/read-workbook';
import { patchWorkbook } from '../../../../electron/excel/template/patch-workbook';
import { fixture, smallWorkbook, TEMPLATE } from '../fixtures';

const FIRST = 'GK01 收入支出决算总表(公开01表)';
const SECOND = 'GK02 收入决算表(公开02表)';
const absent = spawnSync('soffice', ['--version']).status !== 0;
if (absent)
  console.log('LibreOffice (soffice) is not installed: opening the patched workbook in it is not checked.');

/** The workbook as LibreOffice opens it and saves it again. */
function throughLibreOffice(bytes: Uint8Array): PlainWorkbook {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-office-'));
  try {
    writeFileSync(join(folder, 'patched.xlsx'), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const options = [profile, '--headless', '--convert-to', 'ods', '--outdir', folder];
    const run = spawnSync('soffice', [...options, join(folder, 'patched.xlsx')], { timeout: 100_000 });
    expect(run.status, String(run.stderr)).toBe(0);
    const read = readWorkbook(new Uint8Array(readFileSync(join(folder, 'patched.ods'))));
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    return read.value;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function contents(workbook: PlainWorkbook) {
  return workbook.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    merges: sheet.merges.map((m) => [m.top, m.left, m.bottom, m.right].join()).sort(),
    cells: [...sheet.rows].flatMap(([row, line]) =>
      [...line].flatMap(([column, { text, formula }]) => (formula ? [] : [`${row},${column}:${text}`])),
    ),
  }));
}

test.skipIf(absent)(
  'LibreOffice opens the patched template and sees the same cells and sums',
  { timeout: 120_000 },
  async () => {
    const amounts: readonly CellWrite[] = Array.from({ length: 21 }, (_, line) => ({
      row: 7 + line,
      column: 2,
      value: { kind: 'number', text: `${line}.25` },
    }));
    const result = await patchWorkbook(fixture(TEMPLATE), {
      sheets: [
        {
          sheet: FIRST,
          insertions: [{ after: 7, count: 2, like: 7 }],
          writes: [
            { row: 6, column: 2, value: { kind: 'number', text: '55923963.72' } },
            { row: 8, column: 2, value: { kind: 'number', text: '0.01' } },
            { row: 8, column: 0, value: { kind: 'text', text: '=1+1 & <忻州>' } },
            { row: 34, column: 2, value: { kind: 'number', text: '55923963.73' } },
            { row: 38, column: 2, value: { kind: 'number', text: '55923963.73' } },
          ],
        },
        { sheet: SECOND, insertions: [{ after: 8, count: 18, like: 8 }], writes: amounts },
      ],
    });
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    const ours = readWorkbook(result.value.bytes);
    if (!ours.ok) throw new Error(JSON.stringify(ours.problem));
    const theirs = throughLibreOffice(result.value.bytes);
    expect(contents(theirs)).toEqual(contents(ours.value));
    const sheet = theirs.sheets.find(({ name }) => name === FIRST)!;
    for (const note of result.value.formulas) {
      expect(cellAt(sheet, Number(note.cell.slice(1)) - 1, 2)?.text).toBe(note.computed);
    }
    expect(result.value.formulas.map(({ computed }) => computed)).toEqual(['55923963.73', '55923963.73']);
  },
);

test.skipIf(absent)(
  'LibreOffice computes a template’s formula that a blank was written under, and what reads it',
  { timeout: 120_000 },
  async () => {
    const template = smallWorkbook({
      甲:
        '<sheetData><row r="1"><c r="A1"><f>SUM(A2:A3)</f><v>5</v></c><c r="B1"><f>A1+1</f></c></row>' +
        '<row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row></sheetData>',
    });
    const blank = { kind: 'blank' } as const;
    const result = await patchWorkbook(template, {
      sheets: [
        {
          sheet: '甲',
          insertions: [],
          writes: [0, 1, 2].map((row) => ({ row, column: 0, value: blank })),
        },
      ],
    });
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    const sheet = throughLibreOffice(result.value.bytes).sheets[0]!;
    expect(cellAt(sheet, 0, 0)).toMatchObject({ kind: 'number', text: '0' });
    expect(cellAt(sheet, 0, 1)).toMatchObject({ kind: 'number', text: '1' });
  },
);
