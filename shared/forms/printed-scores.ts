import { isNumber } from '../amount/amount';
import { calculates, readValue, readWorkbookCell } from '../kind/value-text';
import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { FixedLine, FormKind, Table } from '../pack/pack';
import { publishedScale, tableLines, typeAt } from '../pack/table-shape';
import type { Sheet } from '../workbook/sheet';
import { namesOf, type Page, placeIn, type SaidText } from './form-page';
import { saidLabels } from './said-beside';
import type { PrintedCell } from './shown-cells';

/** A line that a form computes beside its tables (总分), by one of its names. */
export type ScoreLabel = {
  readonly name: string;
  readonly table: Table;
  readonly line: FixedLine;
  readonly column: number;
};

/** The lines of tables that nobody prints as tables: forms print their numbers in a row, or in a sentence. */
export const scoreLabels = oncePer((kind: FormKind): readonly ScoreLabel[] =>
  kind.tables.flatMap((table) => {
    const [column, ...others] = table.columns
      .map(({ number }) => number)
      .filter((number) => calculates(typeAt(table, {}, number)));
    if (!table.supplementary || column === undefined || others.length > 0) return [];
    return tableLines(table, []).flatMap(({ fixed: line }): ScoreLabel[] =>
      line && calculates(typeAt(table, { fixed: line }, column))
        ? namesOf(line).map((name) => ({ name, table, line, column }))
        : [],
    );
  }),
);

/**
 * The printed numbers of such lines, held against what is computed when the form is settled. In a row with several
 * numbers it is the one below a column of 得分; in a sentence, the one behind its name, said once.
 */
export function printedScores(
  page: Page,
  sentences: readonly SaidText[],
  scores: readonly ScoreLabel[],
): readonly PrintedCell[] {
  const found = new Map<FixedLine, PrintedCell>();
  for (const score of scores) {
    if (found.has(score.line)) continue;
    const cell = scoreInSheets(page, score) ?? scoreInText(sentences, score);
    if (cell) found.set(score.line, cell);
  }
  return [...found.values()];
}

function scoreInSheets({ sheets, pages, taken }: Page, score: ScoreLabel): PrintedCell | undefined {
  const { table, line, column } = score;
  const type = typeAt(table, { fixed: line }, column);
  for (const sheet of sheets) {
    const own = pages.filter((page) => page.sheet.name === sheet.name);
    for (const { line: said, at } of saidLabels(sheet, [score.name])) {
      const { row, columns } = said;
      if (own.some(({ lines }) => lines.some((other) => other.row === row))) continue;
      const numbers = columns.slice(at + 1).flatMap((each) => {
        const printed = sheet.rows.get(row)?.get(each);
        const value = printed && readWorkbookCell(printed, type, 'yuan');
        return value?.ok && isNumber(value.value) ? [{ each, value: value.value }] : [];
      });
      const scored = numbers.filter(({ each }) => isBelowScores(sheet, row, each, own));
      const [only, ...others] = numbers.length === 1 ? numbers : scored;
      if (!only || others.length > 0) continue;
      const place = placeIn(sheet, row, only.each);
      taken.add(place);
      return { cell: { table: table.id, line: line.key, column }, value: only.value, place };
    }
  }
  return undefined;
}

/** The table above the row has 得分 over the column. */
function isBelowScores(sheet: Sheet, row: number, column: number, own: Page['pages']): boolean {
  const above = own
    .filter((page) => page.sheet.name === sheet.name && page.firstBodyRow <= row)
    .toSorted((one, other) => other.firstBodyRow - one.firstBodyRow)[0];
  const said = above?.headings.find((heading) => heading.column === column)?.said.text ?? '';
  return said.endsWith(normalName('得分'));
}

function scoreInText(
  sentences: readonly SaidText[],
  { name, table, line, column }: ScoreLabel,
): PrintedCell | undefined {
  const pattern = new RegExp(`${escaped(name)}\\s*[为是：:]?\\s*(\\d+(?:\\.\\d+)?)\\s*分`, 'g');
  const said = new Map(
    sentences.flatMap(({ text, place }) =>
      [...text.matchAll(pattern)].map(([, digits = '']) => [digits, place] as const),
    ),
  );
  const [only, ...others] = said;
  if (!only || others.length > 0) return undefined;
  const [digits, place] = only;
  const value = readValue(
    digits,
    typeAt(table, { fixed: line }, column),
    publishedScale({ scale: 'yuan' }, table),
  );
  return value.ok
    ? { cell: { table: table.id, line: line.key, column }, value: value.value, place }
    : undefined;
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
