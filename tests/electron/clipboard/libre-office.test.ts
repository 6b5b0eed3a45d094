import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { copyRange } from '#shared/clipboard/copy-range';
import { parseTsv } from '#shared/clipboard/tsv';
import { layOutTable } from '#shared/layout/lay-out-table';
import { gridShape } from '#shared/selection/grid-shape';
import { wholePlane } from '#shared/selection/selection';
import { cellAt, type Sheet } from '#shared/workbook/sheet';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';

const absent = spawnSync('soffice', ['--version']).status !== 0;
if (absent) console.log('LibreOffice (soffice) is not installed: what we copy is not opened in it.');

/** HTML as LibreOffice takes it over into a sheet. */
function throughLibreOffice(html: string): Sheet {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-clipboard-'));
  try {
    writeFileSync(join(folder, 'copied.html'), html);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const as = ['--infilter=HTML (StarCalc)', '--convert-to', 'ods', '--outdir', folder];
    const run = spawnSync('soffice', [profile, '--headless', ...as, join(folder, 'copied.html')], {
      timeout: 100_000,
    });
    expect(run.status, String(run.stderr)).toBe(0);
    const read = readWorkbook(new Uint8Array(readFileSync(join(folder, 'copied.ods'))));
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    return read.value.sheets[0]!;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Without the zeros that a plain number text may end in. */
function trimmed(text: string | undefined): string | undefined {
  return text?.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

test.skipIf(absent)(
  'LibreOffice opens what is copied and has the same cells: exact numbers, codes as text, merged cells',
  { timeout: 300_000 },
  () => {
    const pack = loadShanxi();
    const session = sessionOf(pack, importFixture(pack, readFixture('filled')).document);
    for (const id of ['01', '03', '06', '10']) {
      const table = pack.tables.find((candidate) => candidate.id === id)!;
      const { lines } = session.document().tables.get(id)!;
      const { facts } = session.document();
      const layout = layOutTable(table, { lines, facts, scale: 'yuan', empty: false, hidden: new Set() });
      const shape = gridShape(layout);
      const copied = copyRange(shape, wholePlane(shape), session, 'yuan');
      const sheet = throughLibreOffice(copied.html);
      for (const [row, cells] of parseTsv(copied.text).entries()) {
        for (const [column, text] of cells.entries()) {
          const cell = cellAt(sheet, row, column);
          const isNumber = shape.shows[column] === 'amount' && /^-?\d+(\.\d+)?$/.test(text);
          const place = `${id} ${row} ${column}`;
          expect(isNumber ? trimmed(cell?.text) : (cell?.text ?? ''), place).toBe(
            isNumber ? trimmed(text) : text,
          );
          if (text !== '')
            expect(cell?.kind, `${id} ${row} ${column} ${text}`).toBe(isNumber ? 'number' : 'text');
        }
      }
      expect(sheet.merges.length, id).toBe(
        layout.body.flatMap(({ cells }) => cells.filter(({ columnSpan }) => columnSpan > 1)).length,
      );
    }
  },
);
