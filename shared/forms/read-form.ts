import { isNumber } from '../amount/amount';
import { type AddressText, addressText, toAddress } from '../document/address';
import type { Book, FormFacts, ProjectDocument, TableContent } from '../document/document';
import type { SettledCell } from '../import/settle-cells';
import { takeValues } from '../import/take-values';
import { unreadLines } from '../import/unread-lines';
import { plainText } from '../kind/value-text';
import { append } from '../kit/lists';
import type { FormPlace } from '../pack/form-kind';
import type { FormKind, Pack } from '../pack/pack';
import { rowKeys } from '../pack/row-keys';
import { tableLines } from '../pack/table-shape';
import type { PlainWorkbook } from '../workbook/sheet';
import { type Page, sentencesIn } from './form-page';
import type { LocatedForm } from './locate-form';
import type { DocumentLine } from './loose-lines';
import { newForm } from './new-form';
import { printedGrade, settleGrade } from './printed-grade';
import { printedScores, scoreLabels } from './printed-scores';
import { takeSentences } from './printed-sentences';
import { readWords } from './read-words';
import { settleForm } from './settle-form';
import { withShown } from './shown-cells';
import { unreadCells, unreadText } from './unread-text';

/** A printed form read: its book, and what of it was not read, a sentence each with its place. */
export type ReadForm = {
  readonly book: Book;
  readonly name: string;
  readonly notes: readonly string[];
  /** Totals and a grade that are printed otherwise than they follow from the form; its findings say so too. */
  readonly differing: readonly string[];
  /** Cell of the book → where it was printed: `工作表!C7`, or a line of a document (第12段). */
  readonly places: ReadonlyMap<AddressText, string>;
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
  const { readings, issues, unread } = takeValues({ pack: own, workbook, answers, speaking, located });
  const page: Page = {
    kind,
    sheets: workbook.sheets,
    lines: facts.lines ?? [],
    pages: located.tables.flatMap((table) => [table, ...table.continuations]),
    taken: new Set([...readings.values()].flatMap((reading) => [...reading.taken])),
  };
  const tables = new Map<string, TableContent>();
  const places = new Map<AddressText, string>();
  for (const [id, reading] of readings) {
    const { content, renamed } = withRowKeys({ ...reading.content, absent: false });
    tables.set(id, content);
    for (const [cell, place] of reading.places) {
      const { line, column } = toAddress(cell);
      places.set(addressText(id, renamed.get(line) ?? line, column), place);
    }
  }
  const words = readWords(page, tables, document.facts.organisation);
  const name = words.name ?? (kind.of === 'project' ? facts.fallbackName : kind.title);
  const empty = newForm(own, kind, document, { name, level: '', secret: false, place: facts.place });
  const sentences = sentencesIn(page);
  const printed = printedScores(page, sentences, scoreLabels(kind));
  const grade = printedGrade(page);
  takeSentences(page, sentences, grade ? [...printed, grade] : printed);
  const shown = [...words.cells, ...printed];
  for (const { cell, place } of shown) places.set(addressOf(cell), place);
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
  if (grade && note !== undefined) places.set(addressOf(grade.cell), grade.place);
  const notes = issues.all().map(({ message }) => message);
  append(notes, unreadLines(unread.filter(({ sheet, cell }) => !page.taken.has(`${sheet}!${cell}`))));
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

function addressOf({ table, line, column }: FormPlace): AddressText {
  return addressText(table, line, column);
}

/** Totals that are printed otherwise than a formula gives them; what is so in a row, the findings say. */
function differingTotals(
  kind: FormKind,
  cells: readonly SettledCell[],
  places: ReadonlyMap<AddressText, string>,
): string[] {
  return cells.flatMap(({ cell, printed, computed, as }) => {
    if (as !== 'override' || !isNumber(printed)) return [];
    const table = kind.tables.find(({ id }) => id === cell.address.table);
    const line = table && tableLines(table, []).find(({ key }) => key === cell.address.line);
    if (!table?.supplementary || !line) return [];
    const given = isNumber(computed) ? `按公式算得 ${plainText(computed, cell.type)}` : '按公式算不出';
    const place = places.get(cell.text);
    const where = place === undefined ? '' : `（${place}）`;
    return [
      `${line.label} ${cell.text} 印的是 ${plainText(printed, cell.type)}，${given}，照印的保留为改写，请核对${where}`,
    ];
  });
}

/** Rows come numbered as they stand; in a form they are keyed so that others fit between. */
function withRowKeys(content: TableContent): {
  readonly content: TableContent;
  /** What was counted as it stood → its key. */
  readonly renamed: ReadonlyMap<string, string>;
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
