import { strToU8, zipSync } from 'fflate';
import { isNumber, NOT_APPLICABLE } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { AMOUNT } from '#shared/kind/kinds';
import { plainText } from '#shared/kind/value-text';
import type { LayoutCell, TableLayout } from '#shared/layout/layout';
import { officialTables } from '#shared/pack/table-shape';
import { layOutSession } from '#shared/session/session-layout';
import type { PrintedUnit } from './printed-unit';

/**
 * A unit's tables as an .xlsx, sheet after sheet in the official layout, with shared strings, merged headers, borders and
 * number formats as offices have them. Written by hand: ten thousand of them are wanted.
 */
export function writeUnitWorkbook({ session, values }: PrintedUnit): Uint8Array {
  const strings = new Map<string, number>();
  const sheets = officialTables(session.pack).map((table) => ({
    name: table.sheet,
    xml: sheetXml(layOutSession(session, table, 'yuan'), { session, values }, strings),
  }));
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rId90" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
  };
  parts['xl/sharedStrings.xml'] =
    `${XML}<sst ${MAIN} uniqueCount="${strings.size}">${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`;
  const bytes = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(bytes, { mtime: new Date(2000, 0, 1), level: 6 });
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** 1: words in a frame; 2: amounts. */
const STYLES = `${XML}<styleSheet ${MAIN}><fonts count="1"><font><sz val="10"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf borderId="1" applyBorder="1"/><xf numFmtId="4" borderId="1" applyNumberFormat="1" applyBorder="1"/></cellXfs></styleSheet>`;

type Sheet = { readonly rows: string[]; readonly merges: string[] };

function sheetXml(layout: TableLayout, unit: PrintedUnit, strings: Map<string, number>): string {
  const width = layout.columns.length;
  const sheet: Sheet = { rows: [], merges: [] };
  const text = (column: number, words: string): string => {
    const at = strings.get(words) ?? strings.size;
    strings.set(words, at);
    return `<c r="${nameOf(column)}${sheet.rows.length + 1}" s="1" t="s"><v>${at}</v></c>`;
  };
  const row = (cells: readonly string[]): void => {
    sheet.rows.push(`<row r="${sheet.rows.length + 1}">${cells.join('')}</row>`);
  };
  const across = (words: string): void => {
    sheet.merges.push(`A${sheet.rows.length + 1}:${nameOf(width - 1)}${sheet.rows.length + 1}`);
    row([text(0, words)]);
  };
  across(layout.title);
  if (layout.number !== '') row([text(width - 1, layout.number)]);
  const { organisation, year, scale } = layout.caption;
  row([
    ...(organisation === '' ? [] : [text(0, organisation)]),
    ...(year === '' ? [] : [text(Math.max(1, Math.floor(width / 2)), year)]),
    text(width - 1, scale),
  ]);
  for (const { cells } of [...layout.header, ...layout.body]) {
    const at = sheet.rows.length + 1;
    for (const { column, columnSpan, rowSpan } of cells) {
      if (columnSpan === 1 && rowSpan === 1) continue;
      sheet.merges.push(`${nameOf(column)}${at}:${nameOf(column + columnSpan - 1)}${at + rowSpan - 1}`);
    }
    row(cells.map((cell) => contentXml(cell, `${nameOf(cell.column)}${at}`, unit, text)));
  }
  for (const note of layout.notes) across(note);
  return `${XML}<worksheet ${MAIN}><cols>${layout.columns.map((column, at) => `<col min="${at + 1}" max="${at + 1}" width="${column.width}" customWidth="1"/>`).join('')}</cols><sheetData>${sheet.rows.join('')}</sheetData><mergeCells count="${sheet.merges.length}">${sheet.merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells></worksheet>`;
}

function contentXml(
  { column, content }: LayoutCell,
  name: string,
  { session, values }: PrintedUnit,
  text: (column: number, words: string) => string,
): string {
  if (content.kind === 'text' || content.kind === 'code' || content.kind === 'name')
    return content.text === '' ? `<c r="${name}" s="1"/>` : text(column, content.text);
  if (content.kind !== 'cell') return `<c r="${name}" s="1"/>`;
  const value = values.get(content.address) ?? null;
  if (value === NOT_APPLICABLE) return text(column, '——');
  if (!isNumber(value)) return `<c r="${name}" s="2"/>`;
  const address = parseAddress(content.address);
  const type = (address && session.cell(address)?.type) ?? AMOUNT;
  return `<c r="${name}" s="2"><v>${plainText(value, type)}</v></c>`;
}

function nameOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${nameOf(Math.floor(column / 26) - 1)}${letter}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
