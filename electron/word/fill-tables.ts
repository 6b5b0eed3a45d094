import { grouped } from '#shared/amount/format-amount';
import { present } from '#shared/kit/assert';
import { append } from '#shared/kit/lists';
import type { SheetPlan, WrittenValue } from '#shared/workbook/template-plan';
import { applyEdits, type Edit } from '../package/text-edits';
import { parseXml, type XmlDocument, type XmlElement } from '../package/xml-document';
import { replaceText, segmentsOf, setParagraph } from './paragraph-text';
import { paragraphsIn, type WordRow, type WordSheet } from './word-sheets';

/** A row of the filled table: one of the document's own, or a copy of one put behind another. */
type ResultRow = { readonly row: WordRow; readonly copyAfter?: WordRow };

/**
 * Carries out what is planned for one table of a document: values into its cells, new rows as copies of the row they are
 * to be like. Whatever else the table holds stays as it is.
 */
export function fillTable(document: XmlDocument, { rows }: WordSheet, plan: SheetPlan): readonly Edit[] {
  const result = resultRows(rows, plan);
  const byRow = new Map<number, { column: number; value: WrittenValue }[]>();
  for (const { row, column, value } of plan.writes) {
    byRow.set(row, [...(byRow.get(row) ?? []), { column, value }]);
  }
  const edits: Edit[] = [];
  for (const [at, { row, copyAfter }] of result.entries()) {
    const writes = byRow.get(at) ?? [];
    if (copyAfter === undefined) append(edits, rowEdits(document, row, writes));
    else if (row.kind === 'row' && copyAfter.kind === 'row')
      edits.push({
        start: copyAfter.row.end,
        end: copyAfter.row.end,
        text: copiedRow(document, row, writes),
      });
  }
  return edits;
}

function resultRows(rows: readonly WordRow[], { insertions }: SheetPlan): readonly ResultRow[] {
  return rows.flatMap((row, at): ResultRow[] => {
    const copies = insertions
      .filter(({ after }) => after === at)
      .flatMap(({ count, like }) =>
        Array.from({ length: count }, () => ({ row: present(rows[like], 'a row to copy'), copyAfter: row })),
      );
    return [{ row }, ...copies];
  });
}

type Write = { readonly column: number; readonly value: WrittenValue };

function rowEdits(document: XmlDocument, row: WordRow, writes: readonly Write[]): readonly Edit[] {
  if (row.kind === 'line') return lineEdits(document, row, writes);
  return writes.flatMap(({ column, value }) => {
    const cell = row.cells.get(column);
    return cell ? cellEdits(document, cell, textOf(value)) : [];
  });
}

/** What is written into the lines above a table: a piece with words already gets the new ones in its place. */
function lineEdits(
  document: XmlDocument,
  { paragraph, pieces }: Extract<WordRow, { kind: 'line' }>,
  writes: readonly Write[],
): readonly Edit[] {
  const segments = segmentsOf(paragraph, () => undefined);
  const own = pieces.flatMap(({ column, start, end }) => {
    const write = writes.find((each) => each.column === column);
    return write ? [{ start, end, text: textOf(write.value) }] : [];
  });
  const [first, ...others] = own;
  if (!first) return [];
  // Several pieces of one line may stand in one run: they are put together first.
  if (others.length === 0) return replaceText(document, segments, first.start, first.end, first.text);
  const whole = segments.map(({ text }) => text).join('');
  const end = present(own.at(-1), 'a last piece').end;
  const between = applyEdits(
    whole.slice(first.start, end),
    own.map((piece) => ({ ...piece, start: piece.start - first.start, end: piece.end - first.start })),
  );
  return replaceText(document, segments, first.start, end, between);
}

/** The first paragraph of the cell says it, the others nothing. */
function cellEdits(document: XmlDocument, cell: XmlElement, text: string): readonly Edit[] {
  return paragraphsIn(cell).flatMap((paragraph, at) =>
    setParagraph(document, paragraph, at === 0 ? text : ''),
  );
}

/** A copy of a row with nothing in it but what is written; what names a place only once in a document is left out. */
function copiedRow(
  { text }: XmlDocument,
  { row, cells }: Extract<WordRow, { kind: 'row' }>,
  writes: readonly Write[],
): string {
  const source = text.slice(row.start, row.end);
  const copy = present(parseXml(source), 'a row of the document');
  const columns = [...cells];
  const found = [...descendants(copy.root, 'tc')];
  const original = [...descendants(row, 'tc')];
  const edits = columns.flatMap(([column, cell]) => {
    const own = found[original.indexOf(cell)];
    const write = writes.find((each) => each.column === column);
    return own ? cellEdits(copy, own, write ? textOf(write.value) : '') : [];
  });
  return applyEdits(source, edits)
    .replace(/\sw14:(?:paraId|textId)="[^"]*"/g, '')
    .replace(/<w:bookmark(?:Start|End)\b[^>]*\/>/g, '');
}

function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    else yield* descendants(child, name);
  }
}

/** A value as a document prints it: amounts with their separators, percentages and dates in words. */
function textOf(value: WrittenValue): string {
  if (value.kind === 'blank') return '';
  if (value.kind === 'text') return value.text;
  if (value.as) return value.as.words;
  return value.power === undefined ? value.text : grouped(value.text);
}
