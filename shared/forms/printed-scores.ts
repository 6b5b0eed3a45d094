import { type Amount, isNumber } from '../amount/amount';
import type { ValueType } from '../kind/kinds';
import { calculates, readValue, readWorkbookCell } from '../kind/value-text';
import { oncePer } from '../kit/once-per';
import { remembered } from '../kit/remembered';
import { normalName } from '../kit/same-name';
import type { FormPlace } from '../pack/form-kind';
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

function scoreInSheets(page: Page, score: ScoreLabel): PrintedCell | undefined {
  const { table, line, column } = score;
  const type = typeAt(table, { fixed: line }, column);
  for (const row of numbersBeside(page, [score.name], type)) {
    // A sum of weights alone (总分 100, not yet scored) is no score.
    const scores = row.numbers.filter((number) => !isBelow(WEIGHTS, row, number.column));
    const scored = scores.filter((number) => isBelow(SCORES, row, number.column));
    const [only, ...others] = scores.length === 1 ? scores : scored;
    if (only && others.length === 0)
      return takenCell(page, row, only, { table: table.id, line: line.key, column });
  }
  return undefined;
}

/** The sum of weights that the row of the total prints below their column; `FormKind.weight` is held against it. */
export function printedWeight(page: Page): PrintedCell | undefined {
  const { weight, score, tables } = page.kind;
  const table = tables.find(({ id }) => id === weight?.table);
  if (!weight || !table) return undefined;
  const names = scoreLabels(page.kind).flatMap(({ name, table: { id }, line: { key } }) =>
    id === score.table && key === score.line ? [name] : [],
  );
  for (const row of numbersBeside(page, names, typeAt(table, {}, weight.column))) {
    const [only, ...others] = row.numbers.filter((number) => isBelow(WEIGHTS, row, number.column));
    if (only && others.length === 0) return takenCell(page, row, only, weight);
  }
  return undefined;
}

type PrintedNumber = { readonly column: number; readonly value: Amount };

/** A row outside the tables that says a label, and the numbers behind it. */
type NumbersBeside = {
  readonly sheet: Sheet;
  readonly row: number;
  readonly own: Page['pages'];
  readonly numbers: readonly PrintedNumber[];
};

function numbersBeside({ sheets, pages }: Page, names: readonly string[], type: ValueType): NumbersBeside[] {
  return sheets.flatMap((sheet) => {
    const own = pages.filter((page) => page.sheet.name === sheet.name);
    return saidLabels(sheet, names).flatMap(({ line: { row, columns }, at }): NumbersBeside[] => {
      if (own.some(({ lines }) => lines.some((other) => other.row === row))) return [];
      const numbers = columns.slice(at + 1).flatMap((column): PrintedNumber[] => {
        const printed = sheet.rows.get(row)?.get(column);
        const value = printed && readWorkbookCell(printed, type, 'yuan');
        return value?.ok && isNumber(value.value) ? [{ column, value: value.value }] : [];
      });
      return [{ sheet, row, own, numbers }];
    });
  });
}

function takenCell(
  { taken }: Page,
  { sheet, row }: NumbersBeside,
  { column, value }: PrintedNumber,
  cell: FormPlace,
): PrintedCell {
  const place = placeIn(sheet, row, column);
  taken.add(place);
  return { cell, value, place };
}

const SCORES = [normalName('得分')];
const WEIGHTS = [normalName('分值'), normalName('权重')];

/** The table above the row has one of the words over the column. */
function isBelow(words: readonly string[], { sheet, row, own }: NumbersBeside, column: number): boolean {
  const above = own
    .filter((page) => page.sheet.name === sheet.name && page.firstBodyRow <= row)
    .toSorted((one, other) => other.firstBodyRow - one.firstBodyRow)[0];
  const said = above?.headings.find((heading) => heading.column === column)?.said.text ?? '';
  return words.some((word) => said.endsWith(word));
}

function scoreInText(
  sentences: readonly SaidText[],
  { name, table, line, column }: ScoreLabel,
): PrintedCell | undefined {
  const said = new Map(
    sentences.flatMap(({ text, place }) =>
      [...text.matchAll(scorePattern(name))].map(([, digits = '']) => [digits, place] as const),
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

/** The words of forms are few, and each is looked for in every form. */
const scorePattern = remembered(
  (name) => new RegExp(`${escaped(name)}\\s*[为是：:]?\\s*(\\d+(?:\\.\\d+)?)\\s*分${NOT_OF_WHICH}`, 'g'),
);

/** 总分100分，实得95分: the points to be had, of which the score is told behind. */
const NOT_OF_WHICH = '(?!\\s*[，,；;、（(]?\\s*(?:自评|评价|实际|实)?得分?\\s*[为是：:]?\\s*\\d)';

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
