import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ROUNDING_NOTE } from '#shared/export/rounding-note';
import { HOST_CALLS } from '#shared/host/contract';
import { exportReport } from '#shared/host/reports';
import type { Pack } from '#shared/pack/pack';
import { saveProject } from '#shared/project-file/save-project';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { type ExportOptions, exportWorkbook } from '../../../electron/services/export-workbook';
import { workbookHandlers } from '../../../electron/services/workbook';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { printedCells } from '../../support/printed-cells';
import { importFixture, loadShanxi, readFixture, sessionOf, workbookPath } from '../../support/reference';
import { ANY_FILE } from './any-file';

const pack = loadShanxi();
/** The same pack, whose notes do not speak of 尾数. */
const silent: Pack = {
  ...pack,
  tables: pack.tables.map((table) => ({
    ...table,
    notes: table.notes.map((note) => note.replace(ROUNDING_NOTE, '')),
  })),
};

async function exported(options: ExportOptions, own = pack) {
  const session = sessionOf(own, importFixture(pack, readFixture('filled')).document);
  const made = await exportWorkbook(session, options);
  if (!made.ok) throw new Error(made.problem.message);
  const workbook = readWorkbook(made.value.bytes);
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  const numbers = new Map(printedCells(own, workbook.value).map(({ address, text }) => [address, text]));
  const noted = workbook.value.sheets.flatMap(({ name, rows }) =>
    [...rows.values()].some((row) => [...row.values()].some(({ text }) => text.includes(ROUNDING_NOTE)))
      ? [name.slice(0, 4)]
      : [],
  );
  return { report: exportReport.parse(made.value.report), workbook: workbook.value, numbers, noted };
}

/** The office's template with 金额单位：万元 on every sheet. */
function templateInWanyuan(): string {
  const parts = unzipSync(readFileSync(workbookPath('template')));
  let changed = 0;
  for (const [name, part] of Object.entries(parts)) {
    if (!name.endsWith('.xml')) continue;
    const text = strFromU8(part).replace(/&#(\d{4,});/g, (_, code) => String.fromCodePoint(Number(code)));
    const other = text.replace(/金额单位：元/g, '金额单位：万元');
    if (other === text) continue;
    parts[name] = strToU8(other);
    changed += 1;
  }
  expect(changed).toBeGreaterThan(0);
  const path = join(mkdtempSync(join(tmpdir(), 'juesuan-')), 'wanyuan.xlsx');
  writeFileSync(path, zipSync(parts));
  return path;
}

test('in 元 nothing is rounded', async () => {
  const { report } = await exported({ rounding: 'balanced' });
  expect(report.rounding).toEqual({ differences: [], adjusted: [] });
});

test.each(['own', 'template'])(
  'each, %s: differences are reported and every cell is its own rounding',
  async (way) => {
    const { report, numbers } = await exported(
      way === 'own' ? { scale: 'wanyuan' } : { template: templateInWanyuan() },
    );
    expect(report.tables.every(({ scale }) => scale === 'wanyuan')).toBe(true);
    expect(numbers.get('03[201,2]')).toBe('1427.5');
    expect(report.rounding.adjusted).toEqual([]);
    expect(report.rounding.differences).toContainEqual(
      expect.objectContaining({ rule: '03-2', sum: '1427.49', total: '1427.50', difference: '0.01' }),
    );
  },
);

test.each(['own', 'template'])(
  'balanced, %s: printed sums hold and adjusted cells are named',
  async (way) => {
    const { report, numbers } = await exported({
      rounding: 'balanced',
      ...(way === 'own' ? { scale: 'wanyuan' } : { template: templateInWanyuan() }),
    });
    expect(numbers.get('03[201,2]')).toBe('1427.49');
    expect(report.rounding.differences).toEqual([]);
    expect(report.rounding.adjusted.map(({ cell }) => cell)).toContain('03[201,2]');
    for (const { cell, printed } of report.rounding.adjusted)
      expect([cell, Number(numbers.get(cell))]).toEqual([cell, Number(printed)]);
  },
);

test.each(['own', 'template'])('%s: the note stands under tables with a difference, once', async (way) => {
  const how: ExportOptions = way === 'own' ? { scale: 'wanyuan' } : { template: templateInWanyuan() };
  const each = await exported(how, silent);
  const tables = new Set(
    each.report.rounding.differences.flatMap(({ cells }) => cells.map((cell) => `GK${cell.slice(0, 2)}`)),
  );
  expect(each.noted.filter((name) => name !== 'GK01')).toEqual(
    [...tables].sort().filter((name) => name !== 'GK01'),
  );
  expect(each.noted).toContain('GK03');
  expect(importFixture(silent, each.workbook).document.issues).toEqual([]);
  expect((await exported({ ...how, rounding: 'balanced' }, silent)).noted).not.toContain('GK03');
  // The note on 01, the pack's own or the template's, speaks for all tables and is not written a second time.
  const spoken = await exported(how);
  expect(spoken.noted).toEqual(['GK01']);
  const texts = [spoken, each].map(({ workbook }) =>
    workbook.sheets
      .filter(({ name }) => name.startsWith('GK01'))
      .flatMap(({ rows }) => [...rows.values()].flatMap((row) => [...row.values()].map(({ text }) => text)))
      .join(),
  );
  for (const text of texts) expect(text.split(ROUNDING_NOTE).length).toBeLessThan(3);
});

test('formulas go with the own workbook only, and what stays a value is said', async () => {
  const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
  const refused = await exportWorkbook(session, { template: workbookPath('template'), formulas: true });
  expect(refused).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('自己生成的工作簿') },
  });
  const each = await exported({ scale: 'wanyuan', formulas: true });
  expect(each.report.warnings).toContainEqual(expect.stringContaining('没有写公式'));
  const exact = await exported({ formulas: true });
  expect(exact.report.warnings).toEqual([]);
  const total = exact.workbook.sheets[0]?.rows.get(32)?.get(2);
  expect(total).toMatchObject({ kind: 'number', text: '55923963.72', formula: 'ROUND(SUM(C7:C14),2)' });
});

test('notes go with the own workbook only', async () => {
  const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
  const refused = await exportWorkbook(session, { template: workbookPath('template'), notes: true });
  expect(refused).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('批注只能写进本程序自己生成的工作簿') },
  });
});

test('the host takes both options with the request', async () => {
  const handlers = workbookHandlers(BUILT_IN_PACKS, { named: ANY_FILE });
  const path = join(mkdtempSync(join(tmpdir(), 'juesuan-')), 'out.xlsx');
  const request = HOST_CALLS['workbook.export'].request.parse({
    project: saveProject(pack, importFixture(pack, readFixture('filled')).document),
    path,
    scale: 'wanyuan',
    rounding: 'balanced',
    formulas: true,
  });
  const answer = await handlers['workbook.export'](request);
  if (!answer.ok) throw new Error(answer.problem.message);
  expect(answer.value.report.rounding.adjusted.length).toBeGreaterThan(5);
  const workbook = readWorkbook(readFileSync(path));
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  const total = workbook.value.sheets[0]?.rows.get(32)?.get(2);
  expect(total).toMatchObject({ text: '5592.4', formula: 'ROUND(SUM(C7:C14),2)' });
});
