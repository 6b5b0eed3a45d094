import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Scale } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { NO_ROUNDING, type Rounding, roundToWanyuan } from '#shared/export/wanyuan';
import type { Session } from '#shared/session/session';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { generatedFormulas } from '../../../electron/excel/generated-formulas';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { printedCells } from '../../support/printed-cells';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';

const pack = loadShanxi();
const absent = spawnSync('soffice', ['--version']).status !== 0;
if (absent)
  console.log('LibreOffice (soffice) is not installed: recalculating the generated formulas is not checked.');

/** The published disclosure with an override, a dash, and names that look like formulas. */
function edited(): Session {
  const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
  session.run({ kind: 'set-facts', facts: { organisation: '=1+1' } });
  const [line] = session.document().tables.get('03')!.lines;
  session.run({ kind: 'rename-line', table: '03', code: line!.code, name: '=HYPERLINK("http://x")' });
  const overridden = { table: '07', line: '1', column: 9 };
  session.run({ kind: 'override-cell', address: overridden, value: 12_345n });
  session.run({
    kind: 'set-cells',
    cells: [{ address: { table: '01', line: '29', column: 1 }, value: '—' }],
  });
  return session;
}

async function made(session: Session, scale: Scale, rounding: Rounding) {
  const { formulas, plain } = generatedFormulas(session, scale, rounding);
  return { bytes: await generateWorkbook(session, { scale, rounding, formulas }), formulas, plain };
}

function read(bytes: Uint8Array): PlainWorkbook {
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  return workbook.value;
}

/** Recalculated by LibreOffice: the cached values are taken out before, so that every number is its own work. */
function recalculated(bytes: Uint8Array): PlainWorkbook {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/sheet')) continue;
    parts[name] = strToU8(strFromU8(part).replace(/<\/f><v>[^<]*<\/v>/g, '</f>'));
  }
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-formulas-'));
  try {
    writeFileSync(join(folder, 'bare.xlsx'), zipSync(parts));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const options = [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out')];
    const run = spawnSync('soffice', [...options, join(folder, 'bare.xlsx')], { timeout: 100_000 });
    expect(run.status, String(run.stderr)).toBe(0);
    return read(new Uint8Array(readFileSync(join(folder, 'out', 'bare.xlsx'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function amounts(workbook: PlainWorkbook): Map<string, number> {
  return new Map(printedCells(pack, workbook).map(({ address, text }) => [address, Number(text)]));
}

test('formulas are made of ranges, signed cells and other sheets; overrides and names stay what they are', async () => {
  const session = edited();
  const { bytes, formulas, plain } = await made(session, 'yuan', NO_ROUNDING);
  expect(formulas.get('01[27,1]')).toBe('ROUND(SUM(C7:C14),2)');
  expect(formulas.get('01[1,1]')).toBe("'GK04 财政拨款收入支出决算总表(公开04表)'!C7");
  const blanks = [...formulas].filter(([cell]) => session.cell(parseAddress(cell)!)?.value === null);
  expect(blanks.length).toBeGreaterThan(10);
  for (const [cell, formula] of blanks) expect([cell, formula.startsWith('IF(COUNT(')]).toEqual([cell, true]);
  expect(formulas.get('10[7,1]')).toMatch(/^SUM\(C\d+:C\d+\)$/);
  expect(formulas.get('03[2010301,1]')).toMatch(/^ROUND\(SUM\(D\d+:H\d+\),2\)$/);
  expect(formulas.has('07[1,9]')).toBe(false);
  const derived = session
    .addresses()
    .filter((text) => session.cell(parseAddress(text)!)?.kind === 'derived' && !formulas.has(text));
  // What is left has nothing to refer to: a class that no detail table has a line for.
  expect(derived.every((text) => session.cell(parseAddress(text)!)?.value === null)).toBe(true);
  expect(plain).toEqual([]);
  const cells = read(bytes).sheets.flatMap(({ rows }) =>
    [...rows.values()].flatMap((row) => [...row.values()]),
  );
  expect(cells.filter(({ formula }) => formula !== undefined).length).toBe(formulas.size);
  expect(cells.find(({ text }) => text.includes('=1+1'))?.formula).toBeUndefined();
  expect(cells.find(({ text }) => text === '=HYPERLINK("http://x")')?.formula).toBeUndefined();
  const again = sessionOf(pack, importFixture(pack, read(bytes)).document);
  for (const text of session.addresses()) {
    const address = parseAddress(text)!;
    expect([text, again.cell(address)?.value]).toEqual([text, session.cell(address)?.value]);
  }
});

test('a difference of terms subtracts, and blanks in a formula show as blank', async () => {
  const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
  session.run({
    kind: 'insert-lines',
    table: '08',
    lines: [{ code: '2120801', name: '征地' }],
    names: { '212': '城乡社区支出', '21208': '国有土地' },
    moveAmounts: false,
  });
  const formula = () => generatedFormulas(session, 'yuan', NO_ROUNDING).formulas.get('08[2120801,6]');
  expect(formula()).toMatch(/^IF\(COUNT\(.+\)=0,"",ROUND\(SUM\(C\d+:D\d+\)-SUM\(E\d+\),2\)\)$/);
  session.run({
    kind: 'set-cells',
    cells: [{ address: { table: '08', line: '2120801', column: 2 }, value: 100n }],
  });
  expect(formula()).toMatch(/^ROUND\(SUM\(C\d+:D\d+\)-SUM\(E\d+\),2\)$/);
});

test.skipIf(absent)(
  'LibreOffice recalculates every amount to ours, in 元',
  { timeout: 120_000 },
  async () => {
    const { bytes, formulas } = await made(edited(), 'yuan', NO_ROUNDING);
    expect(formulas.size).toBeGreaterThan(150);
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)).toMatch(/<\/f><v>\d/);
    expect(amounts(recalculated(bytes))).toEqual(amounts(read(bytes)));
  },
);

test.skipIf(absent)(
  'LibreOffice recalculates every amount to ours, in 万元 balanced',
  { timeout: 120_000 },
  async () => {
    const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
    const rounding = roundToWanyuan(session, 'balanced');
    const { bytes, plain } = await made(session, 'wanyuan', rounding);
    expect(plain).toEqual([]);
    const ours = amounts(read(bytes));
    expect(ours.get('03[201,2]')).toBe(1427.49);
    expect(amounts(recalculated(bytes))).toEqual(ours);
  },
);

test('in 万元 a total that its printed parts do not make stays a value', async () => {
  const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
  const rounding = roundToWanyuan(session, 'each');
  const { formulas, plain } = await made(session, 'wanyuan', rounding);
  expect(plain).toContain('03[20103,2]');
  expect(formulas.has('03[20103,2]')).toBe(false);
  const broken = rounding.differences.map(({ cells }) => cells[0]!);
  expect(plain.filter((cell) => !broken.includes(cell))).toEqual([]);
});
