import type { Book, Entry, FormFacts, ProjectDocument, TableContent } from '../document/document';
import { takeValues } from '../import/take-values';
import { unreadLines } from '../import/unread-lines';
import { readWorkbookCell } from '../kind/value-text';
import { append } from '../kit/lists';
import { normalName } from '../kit/same-name';
import type { FormKind, Pack, Table } from '../pack/pack';
import { rowKeys } from '../pack/row-keys';
import { panelColumns, publishedScale, tableLines, typeAt } from '../pack/table-shape';
import { cellAt, cellName, type PlainWorkbook, type Sheet } from '../workbook/sheet';
import { readSheetTexts } from '../workbook/sheet-texts';
import { type LocatedForm, plainTitle } from './locate-form';
import { newForm } from './new-form';
import { settleForm } from './settle-form';

/** A printed form read: its book, and what of it was not read or is to be looked at, a sentence each with its place. */
export type ReadForm = { readonly book: Book; readonly name: string; readonly notes: readonly string[] };

/** Reads a form as it was printed, sums included; what formulas give in the same way is theirs afterwards. */
export function readForm(
  pack: Pack,
  document: ProjectDocument,
  workbook: PlainWorkbook,
  { kind, pack: own, located }: LocatedForm,
  facts: Pick<FormFacts, 'place'> & { readonly fallbackName: string; readonly source: string },
): ReadForm {
  const speaking = { pack: own, unfit: [] };
  const { readings, issues, unread } = takeValues({ pack: own, workbook, answers: [], speaking, located });
  const taken = new Set([...readings.values()].flatMap((reading) => [...reading.taken]));
  const named = textBehind(workbook.sheets, '项目名称');
  if (named) taken.add(named.place);
  const name = named?.text ?? (kind.of === 'project' ? facts.fallbackName : kind.title);
  const empty = newForm(own, kind, document, { name, level: '', secret: false, place: facts.place });
  const tables = new Map<string, TableContent>(empty.tables);
  for (const [id, { content }] of readings) tables.set(id, withRowKeys({ ...content, absent: false }));
  for (const table of kind.tables) {
    if (readings.has(table.id)) continue;
    const texts = labelledTexts(pack, table, workbook.sheets, taken);
    if (texts) tables.set(table.id, { ...(empty.tables.get(table.id) as TableContent), entries: texts });
  }
  const { book } = settleForm(pack, document, { ...empty, source: facts.source, tables }, kind);
  const notes = issues.all().map(({ message }) => message);
  append(notes, unreadLines(unread.filter(({ sheet, cell }) => !taken.has(`${sheet}!${cell}`))));
  append(
    notes,
    kind.tables
      .filter(({ id, supplementary }) => !supplementary && tables.get(id)?.entries.size === 0)
      .map(({ title }) => `没有找到“${title}”，这一部分留空`),
  );
  for (const { sheet, cell } of unread) taken.add(`${sheet}!${cell}`);
  append(notes, unreadCells(workbook.sheets, kind, located, taken));
  return { book, name, notes };
}

/** Rows come numbered as they stand; in a form they are keyed so that others fit between. */
function withRowKeys(content: TableContent): TableContent {
  const keys = rowKeys(content.lines.length);
  const renamed = new Map(content.lines.map(({ code }, at) => [code, keys[at] ?? code]));
  return {
    ...content,
    lines: content.lines.map((line) => ({ ...line, code: renamed.get(line.code) ?? line.code })),
    entries: new Map([...content.entries].map(([line, columns]) => [renamed.get(line) ?? line, columns])),
  };
}

type TextPlace = { readonly text: string; readonly place: string };

/** What stands right of the cell that says a label. */
function textBehind(sheets: readonly Sheet[], label: string): TextPlace | undefined {
  for (const sheet of sheets) {
    for (const { row, columns, texts } of readSheetTexts(sheet).lines) {
      const at = texts.findIndex((text) => text.replace(/:$/, '') === normalName(label));
      const column = columns[at + 1];
      const text = column === undefined ? '' : (cellAt(sheet, row, column)?.text.trim() ?? '');
      if (at >= 0 && column !== undefined && text !== '')
        return { text, place: `${sheet.name}!${cellName(row, column)}` };
    }
  }
  return undefined;
}

/** A table of labels with a text each, which forms print without a header; undefined: the table is no such one. */
function labelledTexts(
  pack: Pack,
  table: Table,
  sheets: readonly Sheet[],
  taken: Set<string>,
): Map<string, Map<number, Entry>> | undefined {
  const amounts = table.panels
    .flatMap(panelColumns)
    .flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
  const [column] = amounts;
  if (column === undefined || amounts.length !== 1 || table.supplementary) return undefined;
  const entries = new Map<string, Map<number, Entry>>();
  for (const line of tableLines(table, [])) {
    const found = line.fixed && textBehind(sheets, line.fixed.label);
    if (!found) continue;
    const cell = { kind: 'text', text: found.text } as const;
    const value = readWorkbookCell(cell, typeAt(table, line, column), publishedScale(pack, table));
    if (!value.ok) continue;
    taken.add(found.place);
    entries.set(line.key, new Map([[column, { value: value.value }]]));
  }
  return entries;
}

/** What of a sheet came into no cell and is no word of the form. */
function unreadCells(
  sheets: readonly Sheet[],
  kind: FormKind,
  { tables }: LocatedForm['located'],
  taken: ReadonlySet<string>,
): string[] {
  const pages = tables.flatMap((table) => [table, ...table.continuations]);
  const words = new Set(
    ['项目名称', kind.title, ...kind.tables.flatMap(({ title, aliases }) => [title, ...aliases])].map(
      normalName,
    ),
  );
  for (const table of kind.tables)
    for (const { fixed } of tableLines(table, [])) if (fixed) words.add(normalName(fixed.label));
  return sheets.flatMap((sheet) => {
    const own = pages.filter((page) => page.sheet.name === sheet.name);
    const isKnown = (row: number, column: number): boolean =>
      own.some(
        ({ top, firstBodyRow, lines, codedLines, panels }) =>
          (row >= top && row < firstBodyRow) ||
          ([...lines, ...codedLines].some((line) => line.row === row) &&
            panels.flat().some(({ shows, columns }) => shows !== 'amount' && columns.includes(column))),
      );
    const unread: string[] = [];
    for (const [row, cells] of sheet.rows)
      for (const [column, cell] of cells) {
        const name = cellName(row, column);
        const text = cell.text.trim();
        if (text === '' || taken.has(`${sheet.name}!${name}`)) continue;
        if (words.has(plainTitle(text).replace(/:$/, '')) || isKnown(row, column)) continue;
        unread.push(`${name}（“${text.length > 20 ? `${text.slice(0, 20)}…` : text}”）`);
      }
    return unread.length === 0 ? [] : [`工作表“${sheet.name}”没有读取的内容：${unread.join('、')}`];
  });
}
