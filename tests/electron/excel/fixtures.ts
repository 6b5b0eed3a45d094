import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/workbooks/${name}`, import.meta.url)));
}

export const TEMPLATE = 'xinzhou-2022-template.xlsx';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of sheets given as worksheet XML (what stands between the worksheet tags), plus other parts. */
export function smallWorkbook(
  sheets: Readonly<Record<string, string>>,
  extra: { readonly names?: string; readonly parts?: Readonly<Record<string, string>> } = {},
): Uint8Array {
  const entries = Object.entries(sheets);
  const numbered = entries.map(([name], index) => ({ name, number: index + 1 }));
  const list = numbered.map((s) => `<sheet name="${s.name}" sheetId="${s.number}" r:id="rId${s.number}"/>`);
  const links = numbered.map(
    (s) =>
      `<Relationship Id="rId${s.number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${s.number}.xml"/>`,
  );
  const types = numbered.map(
    (s) =>
      `<Override PartName="/xl/worksheets/sheet${s.number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets>${extra.names ?? ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
  };
  for (const [index, [, body]] of entries.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${body}</worksheet>`;
  }
  return zipTexts({ ...parts, ...extra.parts });
}

export function zipTexts(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  const decoder = new TextDecoder();
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, decoder.decode(part)]),
  );
}

/** What a clerk gets who saves as “Excel binary workbook”. */
export function binaryWorkbook(): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['科目', 1]]), '甲');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsb' }));
}
