import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { bench, describe } from 'vitest';
import { readWorkbook } from '../../electron/excel/read-workbook';
import { importFixture, loadShanxi, workbookPath } from '../support/reference';

const bytes = readFileSync(workbookPath('filled'));
const pack = loadShanxi();

describe('the published workbook of ten tables', () => {
  bench('juesuan: read, locate, import, judge overrides', () => {
    const workbook = readWorkbook(bytes);
    if (!workbook.ok) throw new Error(workbook.problem.kind);
    importFixture(pack, workbook.value);
  });
  bench('exceljs: load only', async () => {
    await new ExcelJS.Workbook().xlsx.load(bytes as unknown as ArrayBuffer);
  });
});
