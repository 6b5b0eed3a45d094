import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { readWorkbook } from '../../electron/excel/read-workbook';

/** One line of a small 公开05表: code, name and three amounts, as a workbook holds them. */
export const LINES = [
  ['', '合计', 55923963.72, 10914325.9, 45009637.82],
  ['201', '一般公共服务支出', 55923963.72, 10914325.9, 45009637.82],
  ['20103', '政府办公厅（室）及相关机构事务', 55923963.72, 10914325.9, 45009637.82],
  ['2010301', '行政运行', 55923963.72, 10914325.9, 45009637.82],
] as const;

type Cell = string | number | null;

export type SmallTable = {
  readonly title?: string;
  readonly number?: string;
  /** What the caption says of the unit. */
  readonly unit?: string;
  readonly header?: readonly (readonly Cell[])[];
  readonly merges?: readonly string[];
  readonly body?: readonly (readonly Cell[])[];
  /** Number format of every number below the header. */
  readonly format?: string;
  readonly year?: string;
};

const HEADER = [
  ['项目', null, '本年支出', null, null],
  ['功能分类科目编码', '科目名称', '小计', '基本支出', '项目支出'],
  ['栏次', null, '1', '2', '3'],
] as const;

/** A workbook with one table of an office, made by another library than the reader. */
export async function smallBook({
  title = '一般公共预算财政拨款支出决算表',
  number = '公开05表',
  unit = '金额单位：元',
  header = HEADER,
  merges = ['A4:B4', 'C4:E4'],
  body = LINES,
  format,
  year = '2022年度',
}: SmallTable): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表');
  const rows: (readonly Cell[])[] = [
    [title],
    [null, null, null, null, number],
    ['部门名称：某局', null, year, null, unit],
    ...header,
  ];
  for (const row of rows) sheet.addRow([...row]);
  for (const cells of body) {
    const row = sheet.addRow([...cells]);
    if (format !== undefined) {
      row.eachCell((cell) => {
        if (typeof cell.value === 'number') cell.numFmt = format;
      });
    }
  }
  for (const merge of merges) sheet.mergeCells(merge);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export function plainBook(bytes: Uint8Array): PlainWorkbook {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(`${read.problem.kind} ${read.problem.detail ?? ''}`);
  return read.value;
}

/** An .ods of one sheet: number styles and rows as raw XML. */
export function rawOds(styles: string, rows: string): Uint8Array {
  const spaces = ['office', 'table', 'text', 'style', 'number', 'fo']
    .map(
      (name) =>
        `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'number' ? 'datastyle' : name}:1.0"`,
    )
    .join(' ');
  const parts: Record<string, string> = {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>`,
    'styles.xml': `<office:document-styles ${spaces}/>`,
    'content.xml': `<office:document-content ${spaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="表">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
