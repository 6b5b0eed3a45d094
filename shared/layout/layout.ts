import type { AddressText } from '../document/address';
import type { TableId } from '../rule/rule';

/** What is printed around a table. */
export type TableWords = {
  readonly title: string;
  readonly number: string;
  readonly caption: { readonly organisation: string; readonly year: string; readonly scale: string };
  /** Notes and, on a table without amounts, its 说明 sentence. */
  readonly notes: readonly string[];
};

/** The ruled part of a table: physical columns and rows with merged cells. It carries addresses, not values. */
export type TablePlane = {
  readonly columns: readonly LayoutColumn[];
  /** Merged multi-level header, then the 栏次 row where there is one. Spans never overlap. */
  readonly header: readonly LayoutRow[];
  readonly body: readonly LayoutRow[];
  /** Whether values that are words stand in the body, which may need several lines; amounts stand on one. */
  readonly holdsWords: boolean;
};

/**
 * A table as it is printed, ready for a grid, a generated workbook or a page. Made from the pack and the document's
 * lines by `layOutTable`.
 */
export type TableLayout = TableWords & TablePlane & { readonly landscape: boolean };

export type LayoutColumn = {
  readonly panel: number;
  /** Width in Excel's character unit. */
  readonly width: number;
  readonly shows: 'label' | 'number' | 'code' | 'name' | 'amount';
  /** The 栏次 whose amounts stand in it. */
  readonly amount?: number;
};

export type LayoutRow = {
  /** Stable across edits: the line keys that stand in it. */
  readonly key: string;
  readonly kind: 'header' | 'column-numbers' | 'lines' | 'heading' | 'inner-header' | 'footer';
  readonly cells: readonly LayoutCell[];
};

/** What stands beside an amount that is compared: last year's amount, the change, the change in per cent. */
export type ComparedPart = 'prior' | 'difference' | 'percent';

/** A printed cell; columns covered by a span have no cell of their own. */
export type LayoutCell = {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly bold: boolean;
  readonly content:
    | { readonly kind: 'text'; readonly text: string; readonly align: 'left' | 'center' | 'right' }
    /** The printed code of a coded line, or its 类, 款 or 项 where each has a column; `code` names the line. */
    | { readonly kind: 'code'; readonly table: TableId; readonly code: string; readonly text: string }
    | {
        readonly kind: 'name';
        readonly table: TableId;
        readonly code: string;
        readonly text: string;
        readonly level: number;
      }
    /** A value; `align` is its kind's. */
    | {
        readonly kind: 'cell';
        readonly address: AddressText;
        readonly align: 'left' | 'center' | 'right';
      }
    /** Last year's amount of a cell, or the change since; only in layouts that `addComparison` widened. */
    | { readonly kind: 'compared'; readonly address: AddressText; readonly shows: ComparedPart }
    /** A bordered place without meaning (01: amount column of lines 9–26). */
    | { readonly kind: 'empty' };
};
