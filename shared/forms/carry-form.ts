import { isText, NOT_APPLICABLE } from '../amount/amount';
import type { Book, Entry, FormFacts, ProjectDocument, TableContent } from '../document/document';
import { plainText, readValue } from '../kind/value-text';
import { normalName } from '../kit/same-name';
import { type CarriedCells, isCarried } from '../pack/form-kind';
import type { FormKind, Pack, Table } from '../pack/pack';
import { rowKeys } from '../pack/row-keys';
import { type TableLine, tableLines, typeAt } from '../pack/table-shape';
import { newForm } from './new-form';

/** Last year's form of a 项目, of its own pack. */
export type FormOfLastYear = { readonly kind: FormKind; readonly book: Book };

/**
 * This year's form begun from last year's: the texts, names, indicators and weights that the pack says (`carries`), no
 * result. Tables, columns and lines of another pack are those of the same names. What has no counterpart is told.
 */
export function carryForm(
  pack: Pack,
  document: ProjectDocument,
  kind: FormKind,
  last: FormOfLastYear,
  facts: FormFacts,
): { readonly book: Book; readonly notes: readonly string[] } {
  const empty = newForm(pack, kind, document, facts);
  const tables = new Map(empty.tables);
  const notes = new Set<string>();
  for (const [id, carried] of kind.carries) {
    const table = kind.tables.find((one) => one.id === id);
    const content = empty.tables.get(id);
    const from = table && counterpartOf(table, last.kind);
    const said = from && last.book.tables.get(from.id);
    if (table && content && from && said)
      tables.set(id, carryTable({ table, content, carried }, { table: from, content: said }, notes));
    else if (table) notes.add(`上年的自评表没有“${table.title}”，这一部分留空`);
  }
  return { book: { ...empty, tables }, notes: [...notes] };
}

type Filled = { readonly table: Table; readonly content: TableContent };

function carryTable(
  { table, content, carried }: Filled & { readonly carried: CarriedCells },
  from: Filled,
  notes: Set<string>,
): TableContent {
  const keys = rowKeys(from.content.lines.length);
  const lines = from.content.lines.map(({ name }, at) => ({ code: keys[at] ?? '', name }));
  const lastLines = tableLines(from.table, from.content.lines);
  const entries = new Map<string, ReadonlyMap<number, Entry>>();
  for (const line of tableLines(table, lines)) {
    const row = keys.indexOf(line.key);
    const code = row < 0 ? undefined : from.content.lines[row]?.code;
    const last = lastLines.find((one) => (row < 0 ? isSameLine(one, line) : one.key === code));
    const filled = new Map<number, Entry>();
    for (const column of last ? line.columns : []) {
      if (!last || !isCarried(carried, line.key, column)) continue;
      const value = enteredIn(from, last, columnOf(table, column, from.table));
      const read = value === undefined ? undefined : readValue(value, typeAt(table, line, column), 'yuan');
      if (read?.ok) filled.set(column, { value: read.value });
      else if (read) notes.add(`“${table.shortTitle}”的“${value}”没有复制：${read.problem}`);
    }
    if (filled.size > 0) entries.set(line.key, filled);
  }
  return { ...content, lines, entries };
}

/** What was entered in a cell, in words that read back the same; `undefined`: nothing. */
function enteredIn(
  { table, content }: Filled,
  line: TableLine,
  column: number | undefined,
): string | undefined {
  const value = column === undefined ? undefined : content.entries.get(line.key)?.get(column)?.value;
  if (column === undefined || value === undefined || value === null || value === NOT_APPLICABLE)
    return undefined;
  const text = plainText(value, typeAt(table, line, column));
  return isText(value) && text.trim() === '' ? undefined : text;
}

function counterpartOf(table: Table, { tables }: FormKind): Table | undefined {
  const names = [table.title, ...table.aliases].map(normalName);
  return (
    tables.find(({ title, aliases }) =>
      [title, ...aliases].some((name) => names.includes(normalName(name))),
    ) ?? tables.find(({ id }) => id === table.id)
  );
}

/** The column of the same titles; of the same number where the table is the very same. */
function columnOf(table: Table, number: number, from: Table): number | undefined {
  if (table === from) return number;
  const path = table.columns
    .find((one) => one.number === number)
    ?.path.map(normalName)
    .join(' ');
  return from.columns.find((one) => one.path.map(normalName).join(' ') === path)?.number;
}

function isSameLine(one: TableLine, { fixed, key, label }: TableLine): boolean {
  if (!fixed || !one.fixed) return false;
  return normalName(one.label) === normalName(label) || (one.key === key && label === '');
}
