import type { TableContent } from '../document/document';
import { readWorkbookCell } from '../kind/value-text';
import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { FixedLine, FormKind, Table } from '../pack/pack';
import { panelColumns, tableLines, typeAt } from '../pack/table-shape';
import { isMissingMark } from '../report/inline';
import { cellAt, type Sheet } from '../workbook/sheet';
import { bareDate } from './bare-date';
import { namesOf, type Page, placeIn, takeLine } from './form-page';
import { labelsApart } from './labels-apart';
import { type DocumentLine, type LooseLine, sectionsIn } from './loose-lines';
import { plainTitle } from './plain-title';
import { DATE_LABEL, formWords, lineLabels, NAME_LABEL, OFFICE_LABELS, otherWords } from './printed-words';
import { bareLabel, placesBelow } from './said-below';
import { saidLabels } from './said-beside';
import type { PrintedCell, ShownCell } from './shown-cells';

type Asked = { readonly table: Table; readonly line: FixedLine; readonly column: number };

/**
 * The texts that a form prints beside their labels, or a document under its headings, and the name of the 项目; what was
 * read is marked as taken. `tables`: those that were located, whose cells are read already.
 */
export function readWords(
  page: Page,
  tables: ReadonlyMap<string, TableContent>,
  organisation: string,
): { readonly name: string | undefined; readonly cells: readonly PrintedCell[] } {
  const { kind, sheets, taken } = page;
  const apart = labelsApart(page.lines, kind);
  const done = new Set<DocumentLine>();
  const take = (line: LooseLine): void => {
    done.add(line);
    takeLine(page, line);
  };
  const lines =
    kind.of === 'organisation' ? withoutOffice({ ...page, lines: apart }, organisation, take) : apart;
  const named = textOf(kind, sheets, [NAME_LABEL]);
  for (const place of named?.places ?? []) taken.add(place);
  const asked = kind.tables.flatMap((table) => textLines(table, tables.get(table.id)));
  const cells: PrintedCell[] = [];
  const left: Asked[] = [];
  for (const each of asked) {
    const found = tables.has(each.table.id) ? undefined : textOf(kind, sheets, namesOf(each.line));
    const cell = found && cellOf(each, found.text);
    const [place] = found?.places ?? [];
    if (!found || !cell || place === undefined) left.push(each);
    else {
      for (const own of found.places) taken.add(own);
      cells.push({ ...cell, place });
    }
  }
  const targets = new Map<string, Asked | 'name'>(
    left.flatMap((each) => namesOf(each.line).map((name) => [normalName(name), each] as const)),
  );
  if (kind.of === 'project' && !named) targets.set(normalName(NAME_LABEL), 'name');
  let name = named?.text;
  const dated = targets.get(normalName(DATE_LABEL));
  const date = dated && bareDate(lines);
  for (const { target, text: whole, lines: own } of sectionsIn(
    // It belongs to no text that it stands below.
    lines.filter((line) => line !== date),
    targets,
    otherWords(kind),
    (target) => target !== 'name' && printsAlone(kind, target),
  )) {
    // Our own mark of a text that is still to be written is none.
    const text = whole
      .split('\n')
      .filter((each) => !isMissingMark(each))
      .join('\n');
    const isBlank = text === '';
    const cell = target === 'name' || isBlank ? undefined : cellOf(target, text);
    if (target !== 'name' && !cell && !isBlank) continue;
    const place = (own[1] ?? own[0])?.place ?? '';
    if (cell) cells.push({ ...cell, place });
    else if (target === 'name' && !isBlank) name = text;
    for (const line of own) take(line);
  }
  if (dated && dated !== 'name' && date) {
    const cell = isMissingMark(date.text) ? undefined : cellOf(dated, date.text.trim());
    if (cell) cells.push({ ...cell, place: date.place });
    take(date);
  }
  // Of a line with several labels each must have been read.
  for (const line of apart)
    if (line.kind === 'line' && !page.lines.includes(line) && !done.has(line)) taken.delete(line.place);
  return { name, cells };
}

/**
 * A department's form says whose it is: where that is the project's own office nothing of it is left. Answers with the other
 * lines, for such a one goes on with no text above it.
 */
function withoutOffice(
  page: Page,
  organisation: string,
  take: (line: LooseLine) => void,
): readonly DocumentLine[] {
  const { kind, sheets, lines, taken } = page;
  const own = normalName(organisation);
  const found = textOf(kind, sheets, OFFICE_LABELS);
  if (found && normalName(found.text) === own) for (const place of found.places) taken.add(place);
  return lines.filter((line) => {
    if (line.kind !== 'line') return true;
    const [label = '', ...behind] = line.text.split(/[：:]/);
    if (behind.length === 0 || !OFFICE_LABELS.some((known) => normalName(known) === plainTitle(label)))
      return true;
    if (normalName(behind.join()) === own) take(line);
    return false;
  });
}

/** The lines of a table that has one column of texts; those that were read from a located table are left out. */
function textLines(table: Table, content: TableContent | undefined): readonly Asked[] {
  const column = textColumn(table);
  if (column === undefined) return [];
  return tableLines(table, []).flatMap(({ fixed, key }) =>
    fixed && !content?.entries.get(key)?.has(column) ? [{ table, line: fixed, column }] : [],
  );
}

const textColumn = oncePer((table: Table): number | undefined => {
  const [column, ...others] = table.panels
    .flatMap(panelColumns)
    .flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
  return others.length > 0 || table.supplementary ? undefined : column;
});

/** Whether the form prints a line's text below its heading, with no label before it. */
function printsAlone({ prints }: FormKind, { table, line }: Asked): boolean {
  return prints.some((printed) => {
    if (printed.kind !== 'words') return false;
    const [only, ...others] = printed.parts;
    return (
      others.length === 0 &&
      typeof only === 'object' &&
      'cell' in only &&
      only.cell.table === table.id &&
      only.cell.line === line.key
    );
  });
}

function cellOf({ table, line, column }: Asked, text: string): ShownCell | undefined {
  const type = typeAt(table, { fixed: line }, column);
  const value = readWorkbookCell({ kind: 'text', text }, type, 'yuan');
  return value.ok ? { cell: { table: table.id, line: line.key, column }, value: value.value } : undefined;
}

/** What a form says of a label, and where, from the first place on: below it (`placesBelow`), or right of it. */
function textOf(
  kind: FormKind,
  sheets: readonly Sheet[],
  labels: readonly string[],
): { readonly text: string; readonly places: readonly string[] } | undefined {
  const others = formWords(kind);
  for (const sheet of sheets) {
    for (const said of saidLabels(sheet, labels)) {
      const { line, at } = said;
      const below = placesBelow(sheet, said, lineLabels(kind));
      const beside = line.columns[at + 1];
      const asked =
        below.length > 0 || beside === undefined || others.has(bareLabel(line.texts[at + 1] ?? ''))
          ? below
          : [{ row: line.row, column: beside }];
      const found = asked.flatMap(({ row, column }) => {
        const text = cellAt(sheet, row, column)?.text.trim() ?? '';
        return text === '' ? [] : [{ text, place: placeIn(sheet, row, column) }];
      });
      if (found.length > 0)
        return {
          text: found.map(({ text }) => text).join('\n'),
          places: found.map(({ place }) => place),
        };
    }
  }
  return undefined;
}
