import { strToU8, Zip, ZipDeflate } from 'fflate';
import { DECIMALS } from '#shared/amount/amount';
import { decimalText } from '#shared/amount/format-amount';
import { greatest } from '#shared/kit/lists';
import { columnName } from '#shared/workbook/sheet';
import { escapeAttribute, escapeText } from '../package/text-edits';
import { escapedText } from './writable-text';

/** A sheet that is a list: one row of headings, which stays in sight and filters, and rows as they come. */
export type ListSheet = {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: AsyncIterable<readonly ListCell[]> | Iterable<readonly ListCell[]>;
};

/** A text; a whole number; an amount in 分, shown in 元; any other number by its plain decimal text; blank. */
export type ListCell = string | number | bigint | { readonly number: string } | null;

/** Excel's last row. What does not fit goes on in another sheet. */
const MOST_ROWS = 1_048_576;

/** Bytes of XML that are gathered before they are packed. */
const PIECE = 1 << 18;

/**
 * Writes an .xlsx of lists row by row, so that memory does not grow with them (the general library holds whole sheets). The
 * same rows give the same bytes.
 *
 * @param write takes the bytes in order; is waited for
 */
export async function writeListWorkbook(
  sheets: readonly ListSheet[],
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const flush = async (): Promise<void> => {
    for (const bytes of ready.splice(0)) await write(bytes);
  };
  const names: string[] = [];
  for (const sheet of sheets) {
    const rows = iteratorOf(sheet.rows);
    let next = await rows.next();
    for (let page = 1; page === 1 || !next.done; page += 1) {
      names.push(page === 1 ? sheet.name : `${sheet.name}${page}`);
      const part = partOf(zip, `xl/worksheets/sheet${names.length}.xml`);
      let text = headOf(sheet);
      let at = 1;
      for (; !next.done && at < MOST_ROWS; next = await rows.next()) {
        at += 1;
        text += rowXml(next.value, at, sheet);
        if (text.length < PIECE) continue;
        part(text, false);
        text = '';
        await flush();
      }
      part(`${text}${footOf(sheet, at)}`, true);
      await flush();
    }
  }
  for (const [name, text] of packageParts(names)) partOf(zip, name)(text, true);
  zip.end();
  await flush();
}

function iteratorOf(
  rows: ListSheet['rows'],
): AsyncIterator<readonly ListCell[]> | Iterator<readonly ListCell[]> {
  return Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
}

function partOf(zip: Zip, name: string): (text: string, last: boolean) => void {
  const part = new ZipDeflate(name, { level: 6 });
  // The format has local time only; the same everywhere.
  part.mtime = new Date(2000, 0, 1);
  zip.add(part);
  return (text, last) => part.push(strToU8(text), last);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A4 across, as wide as one sheet whatever its columns, with its name and the page below. */
const ON_PAPER =
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>';

/** Places in `cellXfs` of the styles below. */
const STYLE = { heading: 1, text: 2, whole: 3, amount: 4, decimal: 5 } as const;

function headOf({ columns }: ListSheet): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const headings = columns.map(({ title }, at) => textXml(title, `${columnName(at)}1`, STYLE.heading));
  return `${XML}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
}

function footOf({ columns }: ListSheet, rows: number): string {
  return `</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${rows}"/>${ON_PAPER}</worksheet>`;
}

function rowXml(cells: readonly ListCell[], at: number, { columns }: ListSheet): string {
  const lines = greatest(cells.map((cell, column) => linesOf(cell, columns[column]?.width ?? 1)));
  // Not every program makes a row as high as its words; Excel has no higher ones than the last.
  const height = lines > 1 ? ` ht="${Math.min(lines * LINE_HEIGHT, 409)}" customHeight="1"` : '';
  return `<row r="${at}"${height}>${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${at}`)).join('')}</row>`;
}

/** Of a text, broken in a column of such a width, in points and letters; a Chinese character is two letters wide. */
const LINE_HEIGHT = 13.5;

function linesOf(cell: ListCell, width: number): number {
  if (typeof cell !== 'string') return 1;
  let lines = 0;
  for (const line of cell.split('\n')) {
    let letters = 0;
    for (const sign of line) letters += sign >= '\u2000' ? 2 : 1;
    lines += Math.max(1, Math.ceil(letters / Math.max(1, width - 1)));
  }
  return lines;
}

function cellXml(cell: ListCell, name: string): string {
  if (cell === null || cell === '') return `<c r="${name}" s="${STYLE.text}"/>`;
  if (typeof cell === 'number') return `<c r="${name}" s="${STYLE.whole}"><v>${cell}</v></c>`;
  if (typeof cell === 'bigint')
    return `<c r="${name}" s="${STYLE.amount}"><v>${decimalText(cell, DECIMALS.yuan)}</v></c>`;
  if (typeof cell === 'object')
    return `<c r="${name}" s="${STYLE.decimal}"><v>${escapeText(cell.number)}</v></c>`;
  return textXml(cell, name, STYLE.text);
}

function textXml(text: string, name: string, style: number): string {
  return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(escapedText(text))}</t></is></c>`;
}

const LINES = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`)
  .join('');

/** The headings stand on every sheet of paper. */
function titleRow(name: string, at: number): string {
  const sheet = escapeText(`'${name.replaceAll("'", "''")}'`);
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sheet}!$1:$1</definedName>`;
}

function packageParts(names: readonly string[]): readonly (readonly [name: string, text: string])[] {
  const sheets = names.map((name, at) => ({ name, id: at + 1 }));
  const types = sheets.map(
    ({ id }) =>
      `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  );
  return [
    [
      'xl/styles.xml',
      `${XML}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts><fonts count="2"><font><sz val="10"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="10"/><name val="宋体"/><charset val="134"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${LINES}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name, id }) => `<sheet name="${escapeAttribute(name)}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets><definedNames>${sheets.map(({ name, id }) => titleRow(name, id - 1)).join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map(({ id }) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${types.join('')}</Types>`,
    ],
  ];
}
