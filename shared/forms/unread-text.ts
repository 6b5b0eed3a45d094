import { normalName } from '../kit/same-name';
import { cellName } from '../workbook/sheet';
import { type Page, placeIn } from './form-page';
import { plainTitle } from './plain-title';
import { formWords, NAME_LABEL, OFFICE_LABELS } from './printed-words';

/** Marks of attachments and years, which say nothing that a form keeps. */
const MARKS = /^[（(]?附件\s*\d*[）)]?$|^[（(]?20\d\d\s*年?度?[）)]?$/;

/** What of the sheets came into no cell and is no word of the form, a sentence a sheet. */
export function unreadCells({ kind, sheets, pages, taken, isValue }: Page): string[] {
  const words = formWords(kind);
  const whose = new Set([NAME_LABEL, ...(kind.of === 'organisation' ? OFFICE_LABELS : [])].map(normalName));
  return sheets.flatMap((sheet) => {
    const own = pages.filter((page) => page.sheet.name === sheet.name);
    const headed = new Set(
      own.flatMap(({ headings }) => headings.flatMap(({ said }) => said.text.split(' / '))),
    );
    const ofForm = placesOfForm(own);
    const unread: string[] = [];
    for (const [row, cells] of sheet.rows)
      for (const [column, cell] of cells) {
        if (isValue(sheet, row, column) || ofForm(row, column)) continue;
        const text = cell.text.trim();
        if (text === '' || taken.has(placeIn(sheet, row, column)) || MARKS.test(text)) continue;
        const plain = plainTitle(text).replace(/:$/, '');
        if (words.has(plain) || whose.has(plain) || isHeaded(headed, text)) continue;
        unread.push(`${cellName(row, column)}（“${shortened(text)}”）`);
      }
    return unread.length === 0 ? [] : [`工作表“${sheet.name}”没有读取的内容：${unread.join('、')}`];
  });
}

/** Where captions and the labels of rows stand. */
function placesOfForm(own: Page['pages']): (row: number, column: number) => boolean {
  const labels = new Map<number, Set<number>>();
  const add = (row: number, column: number): void => {
    const known = labels.get(row);
    if (known) known.add(column);
    else labels.set(row, new Set([column]));
  };
  for (const { anchor, caption, lines, codedLines, panels } of own) {
    for (const at of [anchor, caption.scaleAt, caption.yearAt]) if (at) add(at.row, at.column);
    const columns = panels.flat().flatMap((panel) => (panel.shows === 'amount' ? [] : panel.columns));
    for (const { row } of [...lines, ...codedLines]) for (const column of columns) add(row, column);
  }
  return (row, column) => labels.get(row)?.has(column) === true;
}

/** How the note about lines of a document begins. */
export const BESIDE_TABLES = '表格以外没有读取的内容';

/** The lines of a document that came into no cell; those above a table are told of with its sheet. */
export function unreadText({ kind, lines, taken }: Page): string[] {
  const words = formWords(kind);
  const unread = lines.flatMap((line) => {
    if (line.kind === 'table' || line.at || taken.has(line.place)) return [];
    const text = line.text.trim();
    if (MARKS.test(text) || words.has(plainTitle(text).replace(/:$/, ''))) return [];
    return [`${line.place}（“${shortened(text)}”）`];
  });
  return unread.length === 0 ? [] : [`${BESIDE_TABLES}：${unread.join('、')}`];
}

/** A column's title, with the unit or the letter that is printed behind it or without. */
function isHeaded(headed: ReadonlySet<string>, text: string): boolean {
  const title = normalName(text);
  return headed.has(title) || headed.has(title.replace(/\([^()]*\)$/, ''));
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
