import { type Inline, inlineText } from './inline';

/**
 * A plain ruled table of the document that is no table of the pack: numbers of a chart, 自查表, 检查表, a form's tables. Its
 * header is repeated on every page.
 */
export type Grid = {
  readonly header: readonly string[];
  /** Titles over several of the header's columns (年初预算数), a row above it; absent: none. */
  readonly groups?: readonly { readonly from: number; readonly to: number; readonly title: string }[];
  /** Widths of the columns, as parts of the line. */
  readonly shares: readonly number[];
  /** Type size in points; absent: 10.5. */
  readonly size?: number;
  readonly aligns: readonly ('left' | 'center' | 'right')[];
  /** Runs of each cell. */
  readonly rows: readonly (readonly (readonly Inline[])[])[];
  /** Columns, from the left, in which cells that say the same one below another are one; absent: none. */
  readonly merged?: readonly number[];
  /** Rows, counted from 0, that begin a page: there merged cells begin anew and say again what they are. */
  readonly pages?: readonly number[];
};

/** A cell where it begins; what its spans cover has none. */
export type GridCell = {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly content: readonly Inline[];
};

/** A row of plain texts. */
export function textRow(texts: readonly string[]): readonly (readonly Inline[])[] {
  return texts.map((text) => (text === '' ? [] : [{ kind: 'text', text }]));
}

export function gridHeader({ header, groups = [] }: Grid): readonly (readonly GridCell[])[] {
  const single = { columnSpan: 1, rowSpan: 1 };
  const cells = textRow(header).map((content, column): GridCell => ({ column, ...single, content }));
  if (groups.length === 0) return [cells];
  const isBelow = (column: number): boolean => groups.some(({ from, to }) => column >= from && column <= to);
  const over = groups.map(
    ({ from, to, title }): GridCell => ({
      column: from,
      columnSpan: to - from + 1,
      rowSpan: 1,
      content: [{ kind: 'text', text: title }],
    }),
  );
  const alone = cells.filter(({ column }) => !isBelow(column)).map((cell) => ({ ...cell, rowSpan: 2 }));
  return [
    [...over, ...alone].toSorted((one, other) => one.column - other.column),
    cells.filter(({ column }) => isBelow(column)),
  ];
}

/** Below another first level a second one begins anew, whatever it says. */
export function gridBody({ rows, merged = [], pages = [] }: Grid): readonly (readonly GridCell[])[] {
  const words = rows.map((row) => row.map(inlineText));
  const goesOn = (at: number, column: number): boolean =>
    at > 0 &&
    !pages.includes(at) &&
    merged.includes(column) &&
    merged.every((other) => other > column || words[at]?.[other] === words[at - 1]?.[other]) &&
    words[at]?.[column] !== '';
  return rows.map((row, at) =>
    row.flatMap((content, column): GridCell[] => {
      if (goesOn(at, column)) return [];
      let rowSpan = 1;
      while (at + rowSpan < rows.length && goesOn(at + rowSpan, column)) rowSpan += 1;
      return [{ column, columnSpan: 1, rowSpan, content }];
    }),
  );
}
