import ExcelJS from 'exceljs';
import type { AuditReport } from '#shared/audit/audit-report';
import { findingWord, placeWords } from '#shared/audit/finding-words';
import { escapedText } from './writable-text';

/** A column of the list: its title, its width in characters, and what it says of a finding. */
const COLUMNS: readonly {
  readonly title: string;
  readonly width: number;
  readonly text: (finding: AuditReport['findings'][number], at: number) => string;
}[] = [
  { title: '序号', width: 6, text: (_, at) => String(at + 1) },
  { title: '结果', width: 10, text: findingWord },
  { title: '公式', width: 10, text: ({ rule }) => rule },
  { title: '位置', width: 26, text: ({ place }) => placeWords(place) },
  { title: '原文', width: 36, text: ({ place }) => place.quote },
  { title: '说明', width: 60, text: ({ message }) => message },
  { title: '文中的数', width: 18, text: ({ actual }) => actual ?? '' },
  { title: '应为', width: 18, text: ({ expected, correction }) => expected ?? correction ?? '' },
];

/** The findings of an audit as a workbook to work through and to hand on, one row a finding. Everything in it is text. */
export async function findingsWorkbook(report: AuditReport, name: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '决算公开助手';
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = new Date(Date.UTC(2000, 0, 1));
  workbook.modified = workbook.created;
  const sheet = workbook.addWorksheet('审核结果', { views: [{ state: 'frozen', ySplit: 3 }] });
  const { errors, warnings, hints, notRun, numbers } = report.summary;
  sheet.addRow([escapedText(`${name}：${report.organisation} ${report.year} 年度，表样包 ${report.pack}`)]);
  sheet.addRow([
    `错误 ${errors}　警告 ${warnings}　提示 ${hints}　未执行 ${notRun}　未能核对 ${numbers.unverified}　读懂的数 ${numbers.understood}`,
  ]);
  const header = sheet.addRow(COLUMNS.map(({ title }) => title));
  header.font = { bold: true };
  for (const [at, finding] of report.findings.entries()) {
    const row = sheet.addRow(COLUMNS.map(({ text }) => escapedText(text(finding, at))));
    row.alignment = { wrapText: true, vertical: 'top' };
  }
  for (const [at, { width }] of COLUMNS.entries()) sheet.getColumn(at + 1).width = width;
  sheet.autoFilter = { from: { row: 3, column: 1 }, to: { row: 3, column: COLUMNS.length } };
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  };
  sheet.pageSetup.printTitlesRow = '3:3';
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
