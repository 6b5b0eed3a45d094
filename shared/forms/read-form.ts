import { isNumber } from '../amount/amount';
import { type AddressText, addressText, toAddress } from '../document/address';
import type { Book, FormFacts, ProjectDocument, TableContent } from '../document/document';
import { noteOutsideNumbers } from '../import/note-outside-numbers';
import type { SettledCell } from '../import/settle-cells';
import { takeTables } from '../import/take-values';
import { unreadLines } from '../import/unread-lines';
import { plainText } from '../kind/value-text';
import { append } from '../kit/lists';
import type { FormKind, Pack } from '../pack/pack';
import { rowKeys } from '../pack/row-keys';
import { tableLines } from '../pack/table-shape';
import type { WorkbookPlaces } from '../workbook/place-set';
import type { PlainWorkbook } from '../workbook/sheet';
import { type Page, sentencesIn } from './form-page';
import type { LocatedForm } from './locate-form';
import type { DocumentLine } from './loose-lines';
import { newForm } from './new-form';
import { printedGrade, settleGrade } from './printed-grade';
import { printedScores, printedWeight, scoreLabels } from './printed-scores';
import { takeSentences } from './printed-sentences';
import { readWords } from './read-words';
import { settleForm } from './settle-form';
import { type PrintedCell, withShown } from './shown-cells';
import { unreadCells, unreadText } from './unread-text';

/** A printed form read: its book, and what of it was not read, a sentence each with its place. */
export type ReadForm = {
  readonly book: Book;
  readonly name: string;
  readonly notes: readonly string[];
  /** Totals and a grade that are printed otherwise than they follow from the form; its findings say so too. */
  readonly differing: readonly string[];
  /** Cell of the book → where it was printed: `工作表!C7`, or a line of a document (第12段). Worked out when asked for. */
  readonly places: () => ReadonlyMap<AddressText, string>;
};

/**
 * Reads a form as it was printed, sums and scores included; what formulas give in the same way is theirs afterwards.
 *
 * @param lines what a document says outside its tables; a workbook has none
 */
export function readForm(
  pack: Pack,
  document: ProjectDocument,
  workbook: PlainWorkbook,
  { kind, pack: own, located, answers, unfit }: LocatedForm,
  facts: Pick<FormFacts, 'place'> & {
    readonly fallbackName: string;
    readonly source: string;
    readonly lines?: readonly DocumentLine[];
  },
): ReadForm {
  const speaking = { pack: own, unfit };
  const values: WorkbookPlaces[] = [];
  const page: Page = {
    kind,
    sheets: workbook.sheets,
    lines: facts.lines ?? [],
    pages: located.tables.flatMap((table) => [table, ...table.continuations]),
    taken: new Set(),
    isValue: ({ name }, row, column) => values.some((places) => places.has(name, row, column)),
  };
  const sentences = sentencesIn(page);
  const scores = printedScores(page, sentences, scoreLabels(kind));
  const weight = printedWeight(page);
  const printed = weight ? [...scores, weight] : scores;
  // The row of the total may stand in the room of the table above it.
  const { readings, issues, unread } = takeTables(
    { pack: own, workbook, answers, speaking, located },
    page.taken,
  );
  append(
    values,
    [...readings.values()].map(({ taken }) => taken),
  );
  const tables = new Map<string, TableContent>();
  const keys = new Map<string, RowKeys>();
  for (const [id, reading] of readings) {
    const { content, renamed } = withRowKeys({ ...reading.content, absent: false });
    tables.set(id, content);
    keys.set(id, renamed);
  }
  const words = readWords(page, tables, document.facts.organisation);
  const name = words.name ?? (kind.of === 'project' ? facts.fallbackName : kind.title);
  const empty = newForm(own, kind, document, { name, level: '', secret: false, place: facts.place });
  const grade = printedGrade(page);
  takeSentences(page, sentences, grade ? [...printed, grade] : printed);
  const shown = [...words.cells, ...printed];
  const filled = new Map(empty.tables);
  for (const [id, content] of tables) filled.set(id, content);
  const { book: settled, cells } = settleForm(
    pack,
    document,
    {
      ...empty,
      source: facts.source,
      tables: withShown(filled, shown),
    },
    kind,
  );
  const { book, note } = settleGrade(kind, settled, cells, grade);
  const kept = grade && note !== undefined ? [...shown, grade] : shown;
  const places = once(() => printedPlaces(readings, keys, kept));
  const left = unread.filter(({ sheet, cell }) => !page.taken.has(`${sheet}!${cell}`));
  noteOutsideNumbers(left, located, own, issues);
  const notes = issues.all().map(({ message }) => message);
  append(notes, unreadLines(left));
  append(
    notes,
    kind.tables
      .filter(({ id, supplementary }) => !supplementary && book.tables.get(id)?.entries.size === 0)
      .filter(({ id }) => !cells.some(({ cell, as }) => cell.address.table === id && as === 'computed'))
      .map(({ title }) => `没有找到“${title}”，这一部分留空`),
  );
  for (const { sheet, cell } of unread) page.taken.add(`${sheet}!${cell}`);
  append(notes, unreadCells(page));
  append(notes, unreadText(page));
  const differing = [...differingTotals(kind, cells, places), ...(note === undefined ? [] : [note])];
  return { book, name, notes, differing, places };
}

/** Totals that are printed otherwise than a formula gives them; what is so in a row, the findings say. */
function differingTotals(
  kind: FormKind,
  cells: readonly SettledCell[],
  places: ReadForm['places'],
): string[] {
  return cells.flatMap(({ cell, printed, computed, as }) => {
    if (as !== 'override' || !isNumber(printed)) return [];
    const table = kind.tables.find(({ id }) => id === cell.address.table);
    const line = table && tableLines(table, []).find(({ key }) => key === cell.address.line);
    if (!table?.supplementary || !line) return [];
    const given = isNumber(computed) ? `按公式算得 ${plainText(computed, cell.type)}` : '按公式算不出';
    const place = places().get(cell.text);
    const where = place === undefined ? '' : `（${place}）`;
    return [
      `${line.label} ${cell.text} 印的是 ${plainText(printed, cell.type)}，${given}，照印的保留为改写，请核对${where}`,
    ];
  });
}

/** What was counted as it stood → its key. */
type RowKeys = ReadonlyMap<string, string>;

function printedPlaces(
  readings: ReturnType<typeof takeTables>['readings'],
  keys: ReadonlyMap<string, RowKeys>,
  shown: readonly PrintedCell[],
): ReadonlyMap<AddressText, string> {
  const places = new Map<AddressText, string>();
  for (const [id, reading] of readings)
    for (const [cell, place] of reading.places) {
      const { line, column } = toAddress(cell);
      places.set(addressText(id, keys.get(id)?.get(line) ?? line, column), place);
    }
  for (const { cell, place } of shown) places.set(addressText(cell.table, cell.line, cell.column), place);
  return places;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Rows come numbered as they stand; in a form they are keyed so that others fit between. */
function withRowKeys(content: TableContent): {
  readonly content: TableContent;
  readonly renamed: RowKeys;
} {
  const keys = rowKeys(content.lines.length);
  const renamed = new Map(content.lines.map(({ code }, at) => [code, keys[at] ?? code]));
  return {
    content: {
      ...content,
      lines: content.lines.map((line) => ({ ...line, code: renamed.get(line.code) ?? line.code })),
      entries: new Map([...content.entries].map(([line, columns]) => [renamed.get(line) ?? line, columns])),
    },
    renamed,
  };
}
