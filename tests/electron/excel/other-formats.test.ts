import { CFB } from '@e965/xlsx';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { cellAt, type PlainWorkbook } from '#shared/workbook/sheet';
import { asBiff5, asDelimited, asWebPage, asXml2003, inGbk } from '../../support/other-formats';
import { issuesOf, readContent } from '../../support/read-content';
import { loadShanxi, readFixture } from '../../support/reference';
import { plainBook } from '../../support/small-books';
import { placedCells } from '../../support/vary-workbook';

const pack = loadShanxi();
const workbook = readFixture('filled');
const expected = readContent(pack, workbook);

function compound(name: string, stream: Uint8Array): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, name, stream);
  return new Uint8Array(CFB.write(container, { type: 'array' }));
}

const wide = (text: string): Uint8Array =>
  new Uint8Array(Uint16Array.from(`\ufeff${text}`, (sign) => sign.charCodeAt(0)).buffer);
const page = asWebPage(workbook);
const commas = asDelimited(workbook, ',');
const tabs = asDelimited(workbook, '\t');

test.each<[string, PlainWorkbook['format'], () => Uint8Array]>([
  ['an XML Spreadsheet 2003', 'xml-2003', () => strToU8(asXml2003(workbook))],
  ['a web page', 'html', () => strToU8(page)],
  ['a web page in GBK that says so', 'html', () => inGbk(asWebPage(workbook, { charset: 'gb2312' }))],
  ['a web page in GBK that says UTF-8', 'html', () => inGbk(page)],
  ['a web page that Excel saved', 'html', () => strToU8(asWebPage(workbook, { exact: true }))],
  ['a page of nothing but tables', 'html', () => strToU8(/<table.*<\/table>/s.exec(page)?.[0] ?? '')],
  ['text with commas', 'text', () => strToU8(commas)],
  ['text with commas and a byte order mark', 'text', () => strToU8(`\ufeff${commas}`)],
  ['text with commas in GBK', 'text', () => inGbk(commas)],
  ['text with tabs', 'text', () => strToU8(tabs)],
  ['text with tabs in GBK', 'text', () => inGbk(tabs)],
  ['“Unicode text” of Excel', 'text', () => wide(tabs)],
  ['an Excel 95 workbook', 'xls-95', () => compound('Book', asBiff5(workbook))],
  ['an Excel 95 workbook without a container', 'xls-95', () => asBiff5(workbook)],
])('%s gives the same tables as the .xlsx', (_, format, bytes) => {
  const read = plainBook(bytes());
  expect(read.format).toBe(format);
  expect(issuesOf(pack, read)).toEqual([]);
  expect(readContent(pack, read)).toEqual(expected);
});

test('all texts and numbers of an Excel 95 workbook are those that were written, sheet names too', () => {
  const read = plainBook(asBiff5(workbook));
  expect(read.sheets.map(({ name }) => name)).toEqual(workbook.sheets.map(({ name }) => name));
  const said = ({ sheets }: PlainWorkbook) =>
    sheets.map((sheet) =>
      placedCells(sheet).map(({ row, column, cell }) => [row, column, cell.kind, cell.text]),
    );
  expect(said(read)).toEqual(said(workbook));
});

test.each([
  [936, '公开表'],
  [1200, '公开表'],
  [1253, undefined],
  [10029, undefined],
])('the letters of an Excel 95 workbook are those of its code page %d', (page, expected) => {
  const book = { sheets: [one('公开表,1\n乙,2')] };
  const text = cellAt(plainBook(asBiff5(book, 'General', page)).sheets[0]!, 0, 0)?.text;
  // The same bytes in another code page are other letters, and never Chinese ones.
  if (expected === '公开表') expect(text).toBe(expected);
  else expect(text).not.toMatch(/\p{Script=Han}/u);
});

const one = (text: string | Uint8Array) =>
  plainBook(typeof text === 'string' ? strToU8(text) : text).sheets[0]!;
const texts = (text: string) =>
  placedCells(one(text)).map(({ row, column, cell }) => [row, column, cell.kind, cell.text]);

test('formats that scale what is shown mean the same in every kind of file', () => {
  const styles = '<Style ss:ID="s1"><NumberFormat ss:Format="0!.0,"/></Style>';
  const xml = plainBook(strToU8(asXml2003(workbook, { styles, style: 's1' })));
  const css = '.xl65 {mso-number-format:"0\\!\\.0\\,";}';
  const saved = plainBook(strToU8(asWebPage(workbook, { exact: true, css })));
  const old = plainBook(asBiff5(workbook, '0"."0,"万元"'));
  for (const read of [xml, saved, old]) {
    const numbers = read.sheets
      .flatMap(placedCells)
      .filter(({ cell }) => cell.kind === 'number' && cell.text.includes('.'));
    expect(numbers.length).toBeGreaterThan(50);
    expect(new Set(numbers.map(({ cell }) => cell.hidden))).toEqual(new Set([4]));
  }
});

test('a web page without exact numbers leaves open what a format takes off', () => {
  const read = one(
    `<table><tr><td>甲</td><td style='mso-number-format:"0\\!\\.0\\,"'>5592.4</td><td style='mso-number-format:"\\@"'>0301</td></tr></table>`,
  );
  expect(cellAt(read, 0, 1)).toMatchObject({ text: '5592.4', hidden: 'unclear' });
  expect(cellAt(read, 0, 2)).toEqual({ kind: 'text', text: '0301' });
});

test('no digit is lost, and no code becomes a number', () => {
  expect(texts('编码,金额\n0301,12345678901234.56\n="0020",99999999999999.99\n"2010301\t",1.50')).toEqual([
    [0, 0, 'text', '编码'],
    [0, 1, 'text', '金额'],
    [1, 0, 'text', '0301'],
    [1, 1, 'number', '12345678901234.56'],
    [2, 0, 'text', '0020'],
    [2, 1, 'number', '99999999999999.99'],
    [3, 0, 'number', '2010301'],
    [3, 1, 'number', '1.5'],
  ]);
  const xml = asXml2003({ sheets: [one('甲,12345678901234.56\n乙,1')] });
  expect(cellAt(one(xml), 0, 1)?.text).toBe('12345678901234.56');
});

test('thousands separators without quotes are joined again where the header says how many cells there are', () => {
  const header = '编码,名称,小计,基本支出\n';
  expect(texts(`${header}201,甲,10,914,325.90,45,009.82`).slice(4)).toEqual([
    [1, 0, 'number', '201'],
    [1, 1, 'text', '甲'],
    [1, 2, 'text', '10,914,325.90'],
    [1, 3, 'text', '45,009.82'],
  ]);
  // Two numbers or one: nobody can say, and none of them is an amount.
  const doubtful = texts(`${header}201,甲,100,200,300,400`).slice(6);
  expect(doubtful.every(([, , kind, text]) => kind === 'text' && String(text).endsWith('?'))).toBe(true);
  expect(texts(`${header}201,甲,100,200`).slice(6)).toEqual([
    [1, 2, 'number', '100'],
    [1, 3, 'number', '200'],
  ]);
});

test('cells in quotes hold separators, line ends and quotes; a quote within a word is a quote', () => {
  expect(texts('a,"b,""c""\nd",e\n5"x,"f" g,h')).toEqual([
    [0, 0, 'text', 'a'],
    [0, 1, 'text', 'b,"c"\nd'],
    [0, 2, 'text', 'e'],
    [1, 0, 'text', '5"x'],
    [1, 1, 'text', '"f" g'],
    [1, 2, 'text', 'h'],
  ]);
});

test('what stands between and within tables of a page keeps a place of its own', () => {
  const read = texts(
    '<html><head><title>x</title><script>var a = "<td>9</td>"</script></head><h1>表一</h1><table><tr><td>甲<td rowspan=9>1<tr><td>乙</table><p>注：见下表。</p><table><tr><td colspan=4>外<table><tr><td>丙<td>2</table></td></tr><tr><td style="display:none">藏</td><td>丁&nbsp;</td></tr></table></html>',
  );
  expect(read).toEqual([
    [0, 0, 'text', '表一'],
    [1, 0, 'text', '甲'],
    [1, 1, 'number', '1'],
    [2, 0, 'text', '乙'],
    [3, 0, 'text', '注：见下表。'],
    [4, 0, 'text', '外'],
    [5, 0, 'text', '丙'],
    [5, 1, 'number', '2'],
    [6, 0, 'text', '丁'],
  ]);
});

test('white space before an XML Spreadsheet does no harm', () => {
  const xml = asXml2003({ sheets: [one('甲,1\n乙,2')] });
  expect(plainBook(strToU8(`\r\n  ${xml}`)).format).toBe('xml-2003');
});

test('formulas, comments, dates and hidden sheets of an XML Spreadsheet', () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?><ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"><ss:Worksheet ss:Name="甲"><ss:Table><ss:Row ss:Index="2"><ss:Cell ss:Index="2"><ss:Data ss:Type="Number">1.5</ss:Data><ss:Comment ss:Author="某"><ss:Data>核对</ss:Data></ss:Comment></ss:Cell><ss:Cell><ss:Data ss:Type="Number">2</ss:Data></ss:Cell><ss:Cell ss:Formula="=SUM(RC[-2]:RC[-1])+R2C2"/></ss:Row><ss:Row><ss:Cell><ss:Data ss:Type="DateTime">2023-05-01T00:00:00.000</ss:Data></ss:Cell></ss:Row></ss:Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></ss:Worksheet></ss:Workbook>`;
  const sheet = one(text);
  expect(sheet.hidden).toBe(true);
  expect(sheet.comments?.get('B2')).toBe('核对');
  expect(cellAt(sheet, 1, 3)).toMatchObject({ kind: 'number', text: '5', formula: 'SUM(B2:C2)+$B$2' });
  expect(cellAt(sheet, 2, 0)).toMatchObject({ text: '2023-05-01', date: true });
});
