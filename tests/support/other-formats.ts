import { cellAt, type PlainWorkbook, type Sheet, type SheetCell } from '#shared/workbook/sheet';
import { stackSheets } from './vary-workbook';

/** A workbook as systems write it that call everything .xls; each writer is as plain as theirs. */
export type OtherFormat = 'xml-2003' | 'web page' | 'web page of Excel' | 'commas' | 'tabs' | 'Excel 95';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export function asXml2003(
  { sheets }: Pick<PlainWorkbook, 'sheets'>,
  { styles = '', style = '' }: { readonly styles?: string; readonly style?: string } = {},
): string {
  const cell = (sheet: Sheet, row: number, column: number, { kind, text }: SheetCell): string => {
    const merge = sheet.merges.find(({ top, left }) => top === row && left === column);
    const across = merge && merge.right > merge.left ? ` ss:MergeAcross="${merge.right - merge.left}"` : '';
    const down = merge && merge.bottom > merge.top ? ` ss:MergeDown="${merge.bottom - merge.top}"` : '';
    const type = kind === 'number' ? 'Number' : 'String';
    const styled = kind === 'number' && style !== '' ? ` ss:StyleID="${style}"` : '';
    return `<Cell ss:Index="${column + 1}"${across}${down}${styled}><Data ss:Type="${type}">${escaped(text)}</Data></Cell>`;
  };
  const worksheets = sheets.map((sheet) => {
    const rows = [...sheet.rows].map(
      ([row, cells]) =>
        `<Row ss:Index="${row + 1}">${[...cells].map(([column, each]) => cell(sheet, row, column, each)).join('')}</Row>`,
    );
    return `<Worksheet ss:Name="${escaped(sheet.name)}"><Table>${rows.join('')}</Table></Worksheet>`;
  });
  return `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>${styles}</Styles>${worksheets.join('')}</Workbook>`;
}

/** One table a sheet, as grids of web systems are exported; `exact`: with what Excel itself adds. */
export function asWebPage(
  { sheets }: Pick<PlainWorkbook, 'sheets'>,
  { exact = false, charset = 'utf-8', css = '' } = {},
): string {
  const tables = sheets.map((sheet) => {
    const rows = Array.from({ length: sheet.rowCount }, (_, row) => {
      let cells = '';
      for (let column = 0; column < sheet.columnCount; column += 1) {
        const within = sheet.merges.find(
          ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
        );
        if (within && (within.top !== row || within.left !== column)) continue;
        const span = within
          ? ` colspan=${within.right - within.left + 1} rowspan=${within.bottom - within.top + 1}`
          : '';
        const { kind, text } = cellAt(sheet, row, column) ?? { kind: 'text', text: '' };
        const isNumber = kind === 'number' && exact;
        const number = isNumber ? ` class=xl65 x:num="${text}"` : '';
        cells += `<td${span}${number}>${isNumber ? Number(text).toLocaleString('en') : escaped(text)}</td>`;
      }
      return `<tr>${cells}</tr>`;
    });
    return `<table border="1">${rows.join('\r\n')}</table>`;
  });
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><style><!--${css}--></style></head><body>${tables.join('<br>')}</body></html>`;
}

export function asDelimited({ sheets }: Pick<PlainWorkbook, 'sheets'>, separator: string): string {
  const sheet = stackSheets('一张', sheets, 2);
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (__, column) => {
      const text = cellAt(sheet, row, column)?.text ?? '';
      return /[",\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    }).join(separator),
  ).join('\r\n');
}

/** Chinese texts in the encoding that Windows uses for them, which the platform reads and does not write. */
export function inGbk(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((sign) => GBK().get(sign) ?? [sign.charCodeAt(0) & 0x7f]));
}

let known: ReadonlyMap<string, readonly number[]> | undefined;
function GBK(): ReadonlyMap<string, readonly number[]> {
  if (known) return known;
  const decoder = new TextDecoder('gbk');
  const signs = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if ([...sign].length === 1 && !signs.has(sign)) signs.set(sign, [lead, trail]);
    }
  }
  known = signs;
  return signs;
}

/** The stream of a workbook of Excel 5 or 95 (BIFF5): texts in GBK, numbers, a number format, no merges. */
export function asBiff5(
  { sheets }: Pick<PlainWorkbook, 'sheets'>,
  format = 'General',
  page = 936,
): Uint8Array {
  const u16 = (...values: number[]) => values.flatMap((value) => [value & 255, (value >> 8) & 255]);
  const u32 = (value: number) => u16(value & 0xffff, value >>> 16);
  const record = (id: number, body: readonly number[]) => [...u16(id, body.length), ...body];
  const begin = (type: number) => record(0x0809, [...u16(0x0500, type), ...u32(0)]);
  const end = record(0x000a, []);
  const bytesOf = (text: string) => [...inGbk(text)];
  const double = (text: string) => [...new Uint8Array(Float64Array.of(Number(text)).buffer)];
  const styleOf = (at: number) => record(0x00e0, [...u16(0, at, 0, 0x20), ...Array(8).fill(0)]);
  const streams = sheets.map((sheet) =>
    [...sheet.rows].flatMap(([row, cells]) =>
      [...cells].flatMap(([column, { kind, text }]) =>
        kind === 'number'
          ? record(0x0203, [...u16(row, column, 1), ...double(text)])
          : record(0x0204, [...u16(row, column, 0, inGbk(text).length), ...bytesOf(text)]),
      ),
    ),
  );
  const named = sheets.map(({ name }) => bytesOf(name));
  const globals = [
    ...begin(0x0005),
    ...record(0x0042, u16(page)),
    ...record(0x041e, [...u16(164), bytesOf(format).length, ...bytesOf(format)]),
    ...styleOf(0),
    ...styleOf(164),
  ];
  const listed = named.map((name) => 4 + 4 + 2 + 1 + name.length).reduce((sum, size) => sum + size, 0);
  let at = globals.length + listed + end.length;
  const places = streams.map((stream) => {
    const place = at;
    at += begin(0x0010).length + stream.length + end.length;
    return place;
  });
  return Uint8Array.from([
    ...globals,
    ...named.flatMap((name, index) =>
      record(0x0085, [...u32(places[index] ?? 0), ...u16(0), name.length, ...name]),
    ),
    ...end,
    ...streams.flatMap((stream) => [...begin(0x0010), ...stream, ...end]),
  ]);
}
