import type { FinishedCell, FinishedDocument } from '../finished/finished-document';
import { kindsTitled, sheetsOfPart, startsOfForms } from '../forms/form-parts';
import { locateForm } from '../forms/locate-form';
import type { DocumentLine } from '../forms/loose-lines';
import { type ReadForm, readForm } from '../forms/read-form';
import type { FormKind, Pack } from '../pack/pack';
import type { BookId } from '../rule/rule';
import { forkSession } from '../session/fork-session';
import type { Session } from '../session/session';
import { OUTSIDE } from './document-sections';
import type { DocumentSheets, DocumentTable } from './document-sheets';
import { withPlainRows } from './plain-form-rows';

/** The self-evaluation forms that stand in a finished document. */
export type DocumentForms = {
  /** The document's book with the forms in it; they are computed and judged there. */
  readonly session: Session;
  readonly forms: readonly DocumentForm[];
  /** Parts that begin like a form and were read as none: where, and why. */
  readonly unread: readonly { readonly block: number; readonly reason: string }[];
};

export type DocumentForm = ReadForm & {
  readonly id: BookId;
  readonly kind: FormKind;
  /** Block of its title, and of the last that belongs to it. */
  readonly from: number;
  readonly to: number;
  readonly tables: readonly DocumentTable[];
};

/** `undefined`: the pack has no forms, or none stands in the document. `book`: the document's tables; it is left as it is. */
export function documentForms(
  pack: Pack,
  document: FinishedDocument,
  { workbook, tables }: DocumentSheets,
  book: Session,
): DocumentForms | undefined {
  if (pack.forms.length === 0) return undefined;
  const lines = linesOf(document, tables);
  const all = lines.map(({ line }) => line);
  const starts = startsOfForms(all, pack.forms);
  if (starts.length === 0) return undefined;
  const session = forkSession(book);
  const laidOut = new Map(tables.map((table) => [table.sheet, layoutOf(document, table)]));
  const forms: DocumentForm[] = [];
  const unread: { block: number; reason: string }[] = [];
  for (const [nth, start] of starts.entries()) {
    const rest = lines.slice(start, starts[nth + 1] ?? lines.length);
    const end = rest.findIndex(({ line }, at) => at > 0 && line.kind === 'line' && isOutside(line.text));
    const placed = end < 0 ? rest : rest.slice(0, end);
    const from = placed[0]?.block ?? 0;
    const to = placed.at(-1)?.block ?? from;
    const part = placed.map(({ line }) => line);
    const sheets = sheetsOfPart(workbook.sheets, part, all).map((sheet) => {
      const layout = laidOut.get(sheet.name) ?? 'whole';
      if (layout === 'whole') return sheet;
      return withPlainRows(sheet, pack.forms, layout === 'plain' ? undefined : layout);
    });
    // A list of forms (“《…绩效自评分析报告》（附件1）”) says their titles too.
    if (sheets.length === 0) continue;
    const own = { ...workbook, sheets };
    const title = part[0]?.kind === 'line' ? part[0].text : '';
    const [found] = locateForm({ ...pack, forms: kindsTitled(pack.forms, title) }, own);
    if (!found) {
      unread.push({ block: from, reason: '没有找到自评表的各栏' });
      continue;
    }
    const id = `附件${forms.length + 1}`;
    const read = readForm(pack, session.document(), own, found, {
      place: forms.length + 1,
      fallbackName: id,
      source: '',
      lines: part,
    });
    const done = session.run({ kind: 'set-book', book: id, content: { ...read.book, readOnly: true } });
    if (!done.ok) {
      unread.push({ block: from, reason: `不能按表样包的自评表读取（${done.problem.kind}）` });
      continue;
    }
    const names = new Set(sheets.map(({ name }) => name));
    forms.push({
      ...read,
      id,
      kind: found.kind,
      from,
      to,
      tables: tables.filter(({ sheet }) => names.has(sheet)),
    });
  }
  return { session, forms, unread };
}

/** Without any spans, on one page, or over several: the rows of its sheet with which the later pages begin. */
function layoutOf(
  { blocks }: FinishedDocument,
  { block, above }: DocumentTable,
): 'plain' | 'whole' | ReadonlySet<number> {
  const table = blocks[block];
  if (table?.kind !== 'table') return 'whole';
  // Where nothing at all is merged, a blank below a word goes on as in a plain text.
  const isMerged = ({ rowSpan = 1, columnSpan = 1 }: FinishedCell): boolean => rowSpan > 1 || columnSpan > 1;
  if (!table.cells?.some(isMerged)) return 'plain';
  const { pages = [] } = table;
  const starts = pages.flatMap((page, row) =>
    row > 0 && page !== pages[row - 1] ? [above.length + row] : [],
  );
  return starts.length === 0 ? 'whole' : new Set(starts);
}

type PlacedLine = { readonly line: DocumentLine; readonly block: number };

/** The document's own lines, each called by its number among the paragraphs, and its tables where they stand. */
function linesOf({ blocks }: FinishedDocument, tables: readonly DocumentTable[]): readonly PlacedLine[] {
  const sheetAt = new Map(tables.map((table) => [table.block, table.sheet]));
  const inSheet = new Map(
    tables.flatMap(({ sheet, above, below, height }) => [
      ...above.map((block, row) => [block, { sheet, row }] as const),
      ...below.map((block, row) => [block, { sheet, row: above.length + height + row }] as const),
    ]),
  );
  let number = 0;
  return blocks.flatMap((block, at): PlacedLine[] => {
    if (block.kind === 'table') return [{ line: { kind: 'table', sheet: sheetAt.get(at) ?? '' }, block: at }];
    number += 1;
    if (block.role !== undefined || block.text.trim() === '') return [];
    const above = inSheet.get(at);
    return [
      {
        line: { kind: 'line', place: `第${number}段`, text: block.text, ...(above ? { at: above } : {}) },
        block: at,
      },
    ];
  });
}

function isOutside(text: string): boolean {
  return OUTSIDE.test(text) && /^\s*第/.test(text) && text.length < 60;
}
