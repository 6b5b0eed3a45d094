import { normalName } from '../kit/same-name';
import type { HeaderNode, Table } from '../pack/pack';
import type { TableRegion } from './find-tables';
import type { SheetTexts } from './sheet-texts';

/** Words of the header that no pack needs to list. */
const COMMON_WORDS = ['栏次', '类', '款', '项', '项目'];
const CAPTION = /^(部门|单位|编制单位|公开部门|公开单位)(名称)?:|单位:|^\d{4}年度?$/;

/**
 * The first row below the header: the one after the row of column numbers (栏次) where it is printed, else the
 * first row that says anything which is no header word.
 */
export function firstBodyRow(texts: SheetTexts, region: TableRegion): number {
  const { table, top, bottom } = region;
  const words = headerWords(table);
  let titles = 0;
  for (let row = top; row <= bottom; row += 1) {
    const line = rowTexts(texts, row);
    if (line.length === 0) continue;
    if (isColumnNumbers(line, table)) return row + 1;
    const known = line.filter((text) => words.has(text) || CAPTION.test(text)).length;
    if (known < line.length && titles > 0) return row;
    if (line.some((text) => words.has(text))) titles += 1;
  }
  return bottom + 1;
}

function rowTexts(texts: SheetTexts, row: number): string[] {
  const columns = [...(texts.sheet.rows.get(row)?.keys() ?? [])];
  return columns.map((column) => texts.textAt(row, column)).filter((text) => text !== '');
}

function isColumnNumbers(line: readonly string[], table: Table): boolean {
  if (table.columnNumbers === undefined) return false;
  if (line.includes('栏次')) return true;
  const numbers = line.filter((text) => /^\d{1,2}$/.test(text));
  return (
    numbers.length === line.length &&
    numbers.length >= 2 &&
    numbers.join() === table.columns.map(({ number }) => number).join()
  );
}

function headerWords(table: Table): ReadonlySet<string> {
  const words = new Set<string>([
    ...COMMON_WORDS,
    ...[table.title, table.number, ...table.aliases].map(normalName),
  ]);
  const walk = (node: HeaderNode): void => {
    for (const word of [node.title, ...node.aliases]) words.add(normalName(word));
    if ('columns' in node) node.columns.forEach(walk);
  };
  for (const panel of table.panels) {
    if (panel.title !== undefined) words.add(normalName(panel.title));
    panel.header.forEach(walk);
    for (const item of panel.items) {
      if (item.kind === 'heading') words.add(normalName(item.text));
      if (item.kind === 'header') for (const text of item.texts) words.add(normalName(text));
    }
  }
  words.delete('');
  return words;
}
