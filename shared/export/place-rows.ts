import type { CodedLine } from '../pack/table-shape';
import type { LineKey } from '../rule/rule';
import type { RowInsertion } from '../workbook/template-plan';
import type { AllottedPage, TemplateRow } from './allot-rows';

/** Where the rows of one page of a table stand in the result, after all insertions into its sheet. */
export type PlacedRows = {
  /** Every line with its row; coded lines included. */
  readonly lines: readonly {
    readonly key: LineKey;
    readonly panel: number;
    readonly row: number;
    /** The row of the template whose cells it has. */
    readonly like: number;
  }[];
  readonly coded: readonly PlacedCodedLine[];
  readonly leftover: readonly { readonly panel: number; readonly row: number }[];
  /** Where a row of the template as it was stands after the insertions. */
  readonly moved: (row: number) => number;
};

export type PlacedCodedLine = CodedLine & {
  readonly panel: number;
  readonly row: number;
  /** The row of the template whose cells it has: its own, or the one that an inserted row is made like. */
  readonly like: number;
};

/** Moves a page's rows by what is inserted into its sheet, for this table and for those above it. */
export function placeRows(
  { location, coded, leftover }: AllottedPage,
  insertions: readonly RowInsertion[],
): PlacedRows {
  const moved = (row: number): number =>
    insertions.reduce((sum, { after, count }) => (after < row ? sum + count : sum), row);
  const place = ({ row, inserted }: TemplateRow): number => moved(row) + inserted;
  const placed = coded.map(({ code, name, panel, at }) => ({
    ...{ code, name, panel, row: place(at) },
    like: at.inserted === 0 ? at.row : (insertions.find(({ after }) => after === at.row)?.like ?? at.row),
  }));
  return {
    lines: [
      ...location.lines.map((line) => ({ ...line, row: moved(line.row), like: line.row })),
      ...placed.map(({ code, panel, row, like }) => ({ key: code, panel, row, like })),
    ],
    coded: placed,
    leftover: leftover.map(({ panel, row }) => ({ panel, row: moved(row) })),
    moved,
  };
}
