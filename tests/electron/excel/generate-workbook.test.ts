import { type CellObject, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { isNumber } from '#shared/amount/amount';
import { COUNT } from '#shared/kind/kinds';
import { plainText, sameMeasure, workbookValue } from '#shared/kind/value-text';
import { layOutTable } from '#shared/layout/lay-out-table';
import type { TableLayout } from '#shared/layout/layout';
import type { Table } from '#shared/pack/pack';
import { officialTables } from '#shared/pack/table-shape';
import { isEmptyTable } from '#shared/session/empty-table';
import type { Session } from '#shared/session/session';
import { excelNumber } from '../../../electron/excel/excel-number';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { at, insert, run, startSession, type } from '../../shared/shanxi-pack';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { fixture } from './fixtures';

const pack = loadShanxi();
const published = sessionOf(pack, importFixture(pack, readFixture('filled')).document);

/** Rows above the header: title, 表号, caption. */
const TOP = 3;

function layoutOf(session: Session, table: Table): TableLayout {
  const { tables, facts } = session.document();
  return layOutTable(table, {
    lines: tables.get(table.id)!.lines,
    facts,
    scale: 'yuan',
    empty: isEmptyTable(session, table.id),
    hidden: new Set(),
  });
}

function sheetsOf(bytes: Uint8Array): WorkBook {
  return read(bytes, { type: 'array', cellNF: true });
}

function cellAt(sheet: WorkSheet, row: number, column: number): CellObject | undefined {
  return sheet[utils.encode_cell({ r: row, c: column })] as CellObject | undefined;
}

function mergesOf(sheet: WorkSheet): string[] {
  return (sheet['!merges'] ?? []).map((range) => utils.encode_range(range)).toSorted();
}

let workbook: WorkBook;
let bytes: Uint8Array;

beforeAll(async () => {
  bytes = await generateWorkbook(published, { scale: 'yuan' });
  workbook = sheetsOf(bytes);
});

describe.each(officialTables(pack).map((table) => [table.number, table] as const))('%s', (_number, table) => {
  test('every value, code and word stands where the layout has it', () => {
    const layout = layoutOf(published, table);
    const sheet = workbook.Sheets[table.sheet]!;
    for (const [offset, row] of [...layout.header, ...layout.body].entries()) {
      for (const { column, content } of row.cells) {
        const cell = cellAt(sheet, TOP + offset, column);
        const shown = cell?.v === undefined || cell.v === '' ? null : cell.v;
        switch (content.kind) {
          case 'cell': {
            const view = published.cell(at(content.address))!;
            const { value } = view;
            expect(shown, content.address).toBe(
              isNumber(value) ? Number(plainText(value, view.type)) : value === '—' ? '——' : null,
            );
            if (isNumber(value)) expect(cell?.z).toBe(sameMeasure(view.type, COUNT) ? '0' : '#,##0.00');
            break;
          }
          case 'code':
            expect([shown, cell?.t, cell?.z]).toEqual([content.code, 's', '@']);
            break;
          case 'name':
            expect(shown).toBe(content.text);
            break;
          case 'text':
            expect(shown === null ? '' : String(shown)).toBe(content.text);
            break;
          case 'empty':
            expect(shown).toBeNull();
        }
      }
    }
  });

  test('title, caption, notes and what is merged are those of the published workbook', () => {
    const sheet = workbook.Sheets[table.sheet]!;
    const reference = sheetsOf(fixture('xinzhou-2022-filled.xlsx')).Sheets[table.sheet]!;
    const texts = (from: WorkSheet, rows: readonly number[]): unknown[] =>
      rows.map((row) =>
        layoutOf(published, table).columns.map((_, column) => cellAt(from, row, column)?.v || null),
      );
    const last = utils.decode_range(reference['!ref']!).e.r;
    const ours = texts(sheet, [0, 1, 2, last]);
    const theirs = texts(reference, [0, 1, 2, last]);
    // 10 has no year in the workbook; the published page has.
    if (table.id === '10') expect((ours[2] as unknown[]).splice(1, 1, null)).toEqual(['2022年度']);
    expect(ours).toEqual(theirs);
    // 10's section headings reach over the table; the workbook leaves two empty cells beside each.
    const headings = ['A4:C4', 'A10:C10', 'A14:C14'];
    expect(mergesOf(sheet)).toEqual(
      [...mergesOf(reference), ...(table.id === '10' ? headings : [])].toSorted(),
    );
  });
});

test('the sheets are the pack’s, in its order, or those asked for', async () => {
  expect(workbook.SheetNames).toEqual(officialTables(pack).map(({ sheet }) => sheet));
  const some = sheetsOf(await generateWorkbook(published, { scale: 'yuan', tables: ['07', '03'] }));
  expect(some.SheetNames.map((name) => name.slice(0, 4))).toEqual(['GK03', 'GK07']);
});

test('read again by the program, it is the same project, every rule as before', () => {
  const plain = readWorkbook(bytes);
  const again = sessionOf(pack, importFixture(pack, plain.ok ? plain.value : never()).document);
  for (const text of published.addresses()) {
    expect(again.cell(at(text))?.value ?? 0n, text).toBe(published.cell(at(text))?.value ?? 0n);
  }
  expect(again.summary()).toEqual(published.summary());
});

function never(): never {
  throw new Error('our own workbook does not read');
}

test('in 万元 amounts are rounded, counts are not, and the caption says so', async () => {
  const table = pack.tables.find(({ id }) => id === '10')!;
  const sheet = sheetsOf(await generateWorkbook(published, { scale: 'wanyuan' })).Sheets[table.sheet]!;
  expect(cellAt(sheet, 2, 2)?.v).toBe('金额单位：万元');
  for (const [offset, row] of layoutOf(published, table).body.entries()) {
    for (const { column, content } of row.cells) {
      const view = content.kind === 'cell' ? published.cell(at(content.address)) : undefined;
      if (!view || !isNumber(view.value)) continue;
      expect(cellAt(sheet, TOP + offset, column)?.v).toBe(
        Number(workbookValue(view.value, view.type, 'wanyuan').text),
      );
    }
  }
});

test('an override is written as it is shown; a text that looks like a formula stays a text', async () => {
  const session = startSession();
  run(session, { kind: 'set-facts', facts: { organisation: '=1+1' } });
  insert(session, '03', '2010301');
  run(session, { kind: 'rename-line', table: '03', code: '201', name: '=SUM(A1)' });
  run(session, { kind: 'rename-line', table: '03', code: '20103', name: '@甲' });
  run(session, { kind: 'rename-line', table: '03', code: '2010301', name: '-1' });
  type(session, { '03[2010301,2]': '5' });
  run(session, { kind: 'override-cell', address: at('03[合计,1]'), value: 700n });
  const made = await generateWorkbook(session, { scale: 'yuan', tables: ['03'] });
  const sheet = sheetsOf(made).Sheets['GK03 支出决算表(公开03表)']!;
  expect([7, 8, 9].map((row) => [cellAt(sheet, row, 1)?.t, cellAt(sheet, row, 1)?.v])).toEqual([
    ['s', '=SUM(A1)'],
    ['s', '@甲'],
    ['s', '-1'],
  ]);
  expect(cellAt(sheet, 6, 2)?.v).toBe(7);
  expect(strFromU8(unzipSync(made)['xl/worksheets/sheet1.xml']!)).not.toContain('<f>');
});

test.each([
  ['0.00', 0],
  ['-0.01', -0.01],
  ['55923963.72', 55923963.72],
  ['9999999999999.99', 9999999999999.99],
  ['12345678901234.50', 12345678901234.5],
  ['90000000000000.00', 90000000000000],
  ['12345678901234.56', '12345678901234.56'],
  ['-12345678901234.56', '-12345678901234.56'],
])('%s goes into a cell as %s: no digit is lost', (text, value) => {
  expect(excelNumber(text)).toBe(value);
});

test('the same project gives the same bytes, whatever the clock says', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2031, 4, 5, 6, 7, 8) });
  try {
    expect(Buffer.from(await generateWorkbook(published, { scale: 'yuan' })).equals(Buffer.from(bytes))).toBe(
      true,
    );
  } finally {
    vi.useRealTimers();
  }
});

test('a page is A4, fitted to its width, headed and numbered', () => {
  const parts = unzipSync(bytes);
  const xml = (part: string): string => strFromU8(parts[part]!);
  for (const [index, table] of officialTables(pack).entries()) {
    const sheet = xml(`xl/worksheets/sheet${index + 1}.xml`);
    const { header, landscape } = layoutOf(published, table);
    expect(sheet).toContain(`orientation="${landscape ? 'landscape' : 'portrait'}"`);
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"/);
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toMatch(/fitToHeight="0"/);
    expect(sheet).toContain('<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>');
    expect(sheet).toMatch(new RegExp(`<pane [^>]*ySplit="${TOP + header.length}"[^>]*state="frozen"`));
    expect(xml('xl/workbook.xml')).toContain(`!$1:$${TOP + header.length}</definedName>`);
  }
});

test('notes are comments of their cells when asked for, and nowhere else', async () => {
  const session = sessionOf(pack, published.document());
  const notes = {
    '03[2010301,2]': '与人事核对\n12 月补发',
    '06[30107,2]': '不适用的格也可批注',
    '10[2,1]': '<&_x0041_>',
  };
  for (const [cell, text] of Object.entries(notes))
    run(session, { kind: 'set-note', address: at(cell), text });
  const commented = (made: Uint8Array) =>
    Object.values(sheetsOf(made).Sheets).flatMap((sheet) =>
      Object.entries(sheet).flatMap(([place, cell]: [string, CellObject]) =>
        cell.c === undefined ? [] : [`${place} ${cell.c.map(({ t }) => t).join('')}`],
      ),
    );
  expect(commented(await generateWorkbook(session, { scale: 'yuan' }))).toEqual([]);
  const made = await generateWorkbook(session, { scale: 'yuan', notes: session.document().notes });
  expect(commented(made)).toEqual([
    expect.stringMatching(/^D\d+ 与人事核对\n12 月补发$/),
    expect.stringMatching(/ 不适用的格也可批注$/),
    expect.stringMatching(/ <&_x0041_>$/),
  ]);
  const again = await generateWorkbook(session, { scale: 'yuan', notes: session.document().notes });
  expect(Buffer.compare(again, made)).toBe(0);
  expect(readWorkbook(made).ok).toBe(true);
});
