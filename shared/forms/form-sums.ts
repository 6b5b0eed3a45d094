import { type CellValue, isNumber } from '../amount/amount';
import type { Change, Diff } from '../document/diff';
import { type Entry, entryAt, type ProjectDocument, type TableContent } from '../document/document';
import { COUNT, type ValueType } from '../kind/kinds';
import { perOne } from '../kind/value-text';
import type { FormPlace, FormSum } from '../pack/form-kind';
import type { Pack } from '../pack/pack';
import { tableLines, typeAt } from '../pack/table-shape';
import type { BookId } from '../rule/rule';
import type { FormSummary } from './form-summary';

/** A cell of the project's own tables and the sum over forms that it shows. */
export type ShownSum = { readonly cell: FormPlace; readonly value: bigint };

/**
 * What the cells that a pack names show of the forms there are. Without a form of the kind there is nothing to show,
 * and the cells are the clerk's, as is one in which something was entered.
 */
export function formSums(
  pack: Pack,
  document: ProjectDocument,
  summaries: readonly FormSummary[],
  shown: (book: BookId, place: FormPlace) => CellValue,
): readonly ShownSum[] {
  return pack.forms.flatMap((kind) => {
    const ofKind = summaries.filter((form) => form.kind === kind);
    if (ofKind.length === 0) return [];
    return kind.sums
      .filter(({ cell }) => entryAt(document, cell) === undefined)
      .map((sum) => ({
        cell: sum.cell,
        value: summed(ofKind, sum, pack, (form) => amountOf(form, sum, document, shown)),
      }));
  });
}

function summed(
  forms: readonly FormSummary[],
  { cell, of, level, grade }: FormSum,
  pack: Pack,
  amountIn: (form: FormSummary) => bigint,
): bigint {
  const counted = forms.filter(
    (form) =>
      (level === undefined || form.facts.level === level) && (grade === undefined || form.grade === grade),
  );
  if (of === 'count') return BigInt(counted.length) * perOne(typeOf(pack, cell));
  return counted.reduce((sum, form) => sum + amountIn(form), 0n);
}

/** 全年预算数 or 全年执行数 of a form, all of it or that of the rows that are named. */
function amountOf(
  { book, kind, budget, executed }: FormSummary,
  { of, rows }: FormSum,
  document: ProjectDocument,
  shown: (book: BookId, place: FormPlace) => CellValue,
): bigint {
  if (!rows) return amountIn(of === 'budget' ? budget : executed);
  const { table, words, having } = rows;
  const { column } = of === 'budget' ? kind.budget : kind.executed;
  const lines = document.books.get(book)?.tables.get(table)?.lines ?? [];
  return lines
    .filter(({ name }) => words.some((word) => name.includes(word)) === having)
    .reduce((sum, { code }) => sum + amountIn(shown(book, { table, line: code, column })), 0n);
}

function amountIn(value: CellValue): bigint {
  return isNumber(value) ? value : 0n;
}

function typeOf({ tables }: Pack, { table: id, line: key, column }: FormPlace): ValueType {
  const table = tables.find((one) => one.id === id);
  const line = table && tableLines(table, []).find((one) => one.key === key);
  return table && line ? typeAt(table, line, column) : COUNT;
}

/** The document as the engine computes it: the sums in their cells. What is saved knows nothing of them. */
export function withSums(document: ProjectDocument, sums: readonly ShownSum[]): ProjectDocument {
  if (sums.length === 0) return document;
  const tables = new Map<string, TableContent>(document.tables);
  for (const { cell, value } of sums) {
    const content = tables.get(cell.table);
    if (!content) continue;
    const line = new Map<number, Entry>([
      ...(content.entries.get(cell.line) ?? []),
      [cell.column, { value }],
    ]);
    tables.set(cell.table, { ...content, entries: new Map(content.entries).set(cell.line, line) });
  }
  return { ...document, tables };
}

/** What the engine must look at when some sums are others, come or go. */
export function sumChanges(before: readonly ShownSum[], after: readonly ShownSum[]): Diff {
  const places = new Map(
    [...before, ...after].map(({ cell }) => [`${cell.table}[${cell.line},${cell.column}]`, cell]),
  );
  const at = (sums: readonly ShownSum[], cell: FormPlace): bigint | undefined =>
    sums.find(
      (one) =>
        one.cell.table === cell.table && one.cell.line === cell.line && one.cell.column === cell.column,
    )?.value;
  return [...places.values()].flatMap((cell): Change[] =>
    at(before, cell) === at(after, cell)
      ? []
      : [{ kind: 'entry', ...cell, before: undefined, after: undefined }],
  );
}
