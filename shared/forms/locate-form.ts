import { greatest } from '../kit/lists';
import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { Answer } from '../mapping/answer';
import type { MappingEntry, MappingReport } from '../mapping/mapping-report';
import { readMapping } from '../mapping/read-mapping';
import { withAnswers } from '../mapping/with-answers';
import { isOfTexts } from '../pack/of-texts';
import type { FormKind, Pack, Table } from '../pack/pack';
import { panelColumns } from '../pack/table-shape';
import { type LocatedWorkbook, locateTables } from '../workbook/locate-tables';
import type { PlainWorkbook, Sheet, SheetCell } from '../workbook/sheet';
import { asForm } from './as-form';
import { ANY_KIND, askKind } from './ask-kind';
import { plainTitle, withoutOrdinal } from './plain-title';
import { columnName, printedPack, titlesOf } from './printed-pack';
import { formWords, NAME_LABEL } from './printed-words';
import { saidLabels } from './said-beside';

/** A kind whose tables were found in a workbook, ready to be read. */
export type LocatedForm = {
  readonly kind: FormKind;
  readonly pack: Pack;
  readonly located: LocatedWorkbook;
  /** What was said of words of such workbooks (对应关系), and what of it does not fit the kind. */
  readonly answers: readonly Answer[];
  readonly unfit: readonly Answer[];
  /** Others fit as well: which it is, is asked, or was answered; absent: nothing else does. */
  readonly among?: MappingEntry;
};

/** What was said of the words of workbooks with forms of a kind, or (`ANY_KIND`) of which kind they are, by its name. */
export type FormAnswers = (kind: string) => readonly Answer[];

const NO_ANSWERS: FormAnswers = () => [];

/**
 * The kind of forms that a workbook is of: that of which the most columns are found. Several as good as each other: the
 * one that somebody said, or all of them, for somebody to say; none: nothing of any stands there.
 */
export function locateForm(
  pack: Pack,
  workbook: PlainWorkbook,
  answersOf: FormAnswers = NO_ANSWERS,
): readonly LocatedForm[] {
  const titled = kindsWithTitle(pack.forms, workbook);
  const [only, ...further] = titled;
  // The title of one kind says which it is; where it deceives, all are tried.
  const found = only && further.length === 0 ? locateKinds(pack, [only], workbook, answersOf) : [];
  return found.length > 0
    ? found
    : oneOf(workbook, locateKinds(pack, pack.forms, workbook, answersOf), answersOf);
}

function oneOf(
  workbook: PlainWorkbook,
  found: readonly LocatedForm[],
  answersOf: FormAnswers,
): readonly LocatedForm[] {
  if (found.length < 2) return found;
  const kinds = found.map(({ kind }) => kind);
  const among = askKind(workbook, kinds, answersOf(ANY_KIND));
  const said = among.asked.of === 'form' ? among.asked.form : null;
  const chosen = found.filter(({ kind }) => kind.name === said);
  return (chosen.length > 0 ? chosen : found).map((one) => ({ ...one, among }));
}

/** The kinds whose title stands in a cell of its own. */
function kindsWithTitle(kinds: readonly FormKind[], { sheets }: PlainWorkbook): readonly FormKind[] {
  return kinds.filter(({ title }) => sheets.some((sheet) => saidLabels(sheet, [title]).length > 0));
}

function locateKinds(
  pack: Pack,
  kinds: readonly FormKind[],
  workbook: PlainWorkbook,
  answersOf: FormAnswers,
): readonly LocatedForm[] {
  const found = kinds
    .map((kind): LocatedForm & { readonly columns: number } => {
      const answers = answersOf(kind.name);
      const { pack: own, unfit } = withAnswers(printedPack(pack, kind), answers);
      const located = locateTables(asPrinted(workbook, own), own);
      return {
        kind,
        pack: own,
        located: asForm(kind, own, located),
        answers,
        unfit,
        columns: columnsOf(located),
      };
    })
    .filter(({ columns }) => columns > 0);
  const most = greatest(
    found.map(({ columns }) => columns),
    0,
  );
  return found.filter(({ columns }) => columns === most);
}

function asPrinted(workbook: PlainWorkbook, own: Pack): PlainWorkbook {
  return withPlainTitles(withOwnSheets(workbook, own), own);
}

/** What each word of a form's workbook was taken to mean, for whoever asks about them. */
export function formMapping(workbook: PlainWorkbook, form: LocatedForm): MappingReport {
  const { pack, located, answers, unfit } = form;
  const mapping = readMapping(pack, asPrinted(workbook, pack), { located, asked: new Map() }, answers, unfit);
  const words = formWords(form.kind);
  // A label of the form above its tables is the title of none.
  const isLabel = ({ asked, by }: MappingEntry): boolean =>
    by === 'nobody' &&
    asked.of === 'title' &&
    [...words, normalName(NAME_LABEL)].includes(plainTitle(asked.words));
  return { ...mapping, entries: mapping.entries.filter((entry) => !isLabel(entry)) };
}

function columnsOf({ tables }: LocatedWorkbook): number {
  return tables.flatMap(({ panels }) => panels.flat()).filter(({ columns }) => columns.length > 0).length;
}

/**
 * The workbook with what the locator looks for and forms leave out: titles of sections without ordinals, and the title of
 * the column of labels, whose place a title beside its table takes.
 */
function withPlainTitles(workbook: PlainWorkbook, { tables }: Pack): PlainWorkbook {
  const titles = new Map(tables.flatMap((table) => titlesOf(table).map((name) => [name, table] as const)));
  const sheets = workbook.sheets.map((sheet): Sheet => {
    const changed = new Map<number, Map<number, SheetCell>>();
    const titled = new Set<Table>();
    for (const [row, cells] of sheet.rows) {
      for (const [column, cell] of cells) {
        const table = titles.get(plainTitle(cell.text));
        if (!table) continue;
        const own = changed.get(row) ?? new Map(cells);
        changed.set(row, own);
        if (titled.has(table) && isHeaderOf(table, cells)) {
          own.set(column, { ...cell, text: columnName(cell.text.trim()) });
          continue;
        }
        titled.add(table);
        own.set(column, { ...cell, text: withoutOrdinal(cell.text) });
        const merge = sheet.merges.find(({ top, left }) => top === row && left === column);
        if (!merge || merge.bottom === row || cells.has(merge.right + 1)) continue;
        const label = labelTitle(table);
        if (label !== '') own.set(merge.right + 1, { kind: 'text', text: label });
      }
    }
    if (changed.size === 0) return sheet;
    const rows = [...sheet.rows].map(([row, cells]) => {
      const own = changed.get(row);
      const inOrder = own && [...own].toSorted(([one], [other]) => one - other);
      return [row, inOrder ? new Map(inOrder) : cells] as const;
    });
    return { ...sheet, rows: new Map(rows) };
  });
  return { ...workbook, sheets };
}

/**
 * Several tables printed as one, each known by its own header alone (按资金来源划分, 按资金方向划分): each a sheet of the
 * same name and rows, its title in the row above its header.
 */
function withOwnSheets(workbook: PlainWorkbook, { tables }: Pack): PlainWorkbook {
  const sheets = workbook.sheets.flatMap((sheet): readonly Sheet[] => {
    const said = new Set<string>();
    for (const cells of sheet.rows.values()) for (const cell of cells.values()) said.add(titleIn(cell));
    // Texts beside their labels have no header of their own.
    const untitled = tables.filter(
      (table) => !isOfTexts(table) && !titlesOf(table).some((title) => said.has(title)),
    );
    if (untitled.length === 0) return [sheet];
    const headers = [...sheet.rows].flatMap(([row, cells]) => {
      const table = untitled.find((each) => titleIn(cells.get(0)) === normalName(labelTitle(each)));
      return table && row > 0 && isHeaderOf(table, cells) ? [{ row, table }] : [];
    });
    const [first] = headers;
    if (!first) return [sheet];
    const between = (from: number, to: number): [number, ReadonlyMap<number, SheetCell>][] =>
      [...sheet.rows].filter(([row]) => row >= from && row < to);
    const cut = (
      from: number,
      to: number,
      rows: readonly [number, ReadonlyMap<number, SheetCell>][],
    ): Sheet => ({
      ...sheet,
      rows: new Map(rows),
      merges: sheet.merges.filter(({ top }) => top >= from && top < to),
      rowCount: Math.min(to, sheet.rowCount),
    });
    const before = between(0, first.row - 1);
    return [
      ...(before.length > 0 ? [cut(0, first.row - 1, before)] : []),
      ...headers.map(({ row, table }, at) => {
        const next = headers[at + 1]?.row ?? Number.POSITIVE_INFINITY;
        const title = new Map<number, SheetCell>([[0, { kind: 'text', text: table.title }]]);
        return cut(row, next, [[row - 1, title], ...between(row, next)]);
      }),
    ];
  });
  return { ...workbook, sheets };
}

function titleIn(cell: SheetCell | undefined): string {
  return plainTitle(cell?.text ?? '');
}

/** Half of the table's columns are named in the row. */
function isHeaderOf({ panels }: Table, cells: ReadonlyMap<number, SheetCell>): boolean {
  const said = new Set([...cells.values()].map(({ text }) => normalName(text)));
  const columns = panels.flatMap(panelColumns);
  return columns.filter(({ title }) => said.has(normalName(title))).length * 2 > columns.length;
}

const labelTitle = oncePer(({ panels }: Table): string => {
  const columns = panels.flatMap(panelColumns);
  return columns.find(({ shows }) => shows === 'label' || shows === 'name')?.title ?? '';
});
