import type { Block } from '#shared/clipboard/block';
import type { AddressText } from '#shared/document/address';
import type { GridShape, Rectangle } from '#shared/selection/grid-shape';
import type { Selection } from '#shared/selection/selection';
import type { Commit } from './commit-text';

/** A place in a table that may have changed since: by its address, on printed words by its row and column. */
export type Standing = {
  readonly address: AddressText | null;
  readonly rowKey: string;
  readonly column: number;
  readonly topRow: number;
};

/** A key as it was struck. */
export type StruckKey = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

/** What the page does for the grid: all writing goes through here. */
export type GridDeeds = {
  readonly commit: (address: AddressText, typed: string) => Commit;
  /** Delete: clears what was entered, restores formulas, in one step. */
  readonly clear: (addresses: readonly AddressText[]) => void;
  /** Ctrl+Enter: what is typed, into every selected cell, in one step. */
  readonly spread: (addresses: readonly AddressText[], typed: string) => Commit;
  readonly paste: (block: Block, shape: GridShape, range: Rectangle) => void;
  /** Repeats what stands in `source` over the rest of `target`. */
  readonly fill: (shape: GridShape, source: Rectangle, target: Rectangle) => void;
  /** Says why nothing can be typed at a place. */
  readonly refuse: (address: AddressText | null) => void;
  /** A word was composed where printed words stand (a code, a name). */
  readonly composedOnWords: (text: string) => void;
  readonly canType: (address: AddressText) => boolean;
  /** Address, meaning and kind of a cell in words: `01[27,1]，本年收入合计，决算数，计算`. */
  readonly nameOf: (address: AddressText) => string;
  readonly tell: (sentence: string) => void;
  readonly endOverriding: () => void;
  /** Calls `finish` when something needs what is being typed; the result ends that. */
  readonly whenFinished: (finish: () => boolean) => () => void;
  /** Where the page says the clerk stands, or stood when the table was last shown. */
  readonly standing: () => Standing | null;
  /** A table just shown takes the keys: those struck while it was being drawn; null: it does not. Said once. */
  readonly takesKeys: () => readonly StruckKey[] | null;
  /** Which row is the uppermost in sight now. */
  readonly scrolled: (topRow: number) => void;
  /** At which size in per cent all columns are just in sight. */
  readonly fitsAt: (zoom: number) => void;
  /** The page's wish is fulfilled, or cannot be: the cell is not printed. */
  readonly reached: () => void;
  /** The clerk selected something else. */
  readonly selected: (shape: GridShape, selection: Selection) => void;
};
