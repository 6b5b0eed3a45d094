import type { Scale } from '../amount/amount';

/**
 * What a clerk said that words in workbooks mean, looked up by the locator beside a pack's own names and before them.
 * A pack's files hold none of this; `withAnswers` puts it there. `null`: they mean nothing and are to be left out.
 */
export type AnsweredTitles = {
  /** Normalised title → id of the table. */
  readonly titles: ReadonlyMap<string, string | null>;
  /** Normalised sheet name → id of the table that fills the sheet; only asked where no title is printed. */
  readonly sheets: ReadonlyMap<string, string | null>;
  /** Years whose workbooks are read with the pack although it was made for another one. */
  readonly years: ReadonlySet<number>;
};

export type AnsweredTable = {
  /** `lineWordsKey` → key of the line. */
  readonly lines: ReadonlyMap<string, string | null>;
  /** `columnWordsKey` → the printed column. */
  readonly columns: ReadonlyMap<string, ColumnTarget | null>;
  /** Words over several columns → the title of the group they are. */
  readonly groups: ReadonlyMap<string, string | null>;
  /** The scale of a workbook that prints none. */
  readonly scale: Scale | undefined;
  /** How numbers are read that are shown otherwise than they are stored. */
  readonly reading: ShownReading | undefined;
  /** The words of the row above the first row of data (`rowWords`). */
  readonly body: string | undefined;
};

/** `shown`: the number that is shown is meant, in the label's unit; `stored`: the one behind it. */
export type ShownReading = 'shown' | 'stored';

/** One printed column of a table: the amount column of that number, or a label column, of one panel. */
export type ColumnTarget = {
  readonly panel: number;
  readonly shows: 'label' | 'number' | 'code' | 'name' | 'amount';
  readonly amount: number | null;
};

/** Words as they stand in a workbook, normalised; the same words again in a panel or header have the next `nth`. */
export type PrintedWords = { readonly text: string; readonly nth: number };

export function lineWordsKey(panel: number, { text, nth }: PrintedWords): string {
  return `${panel} ${nth} ${text}`;
}

/** The single words of a column's key. */
export function columnKeyWords(key: string): string[] {
  return key.slice(key.indexOf(' ') + 1).split(' / ');
}

export function columnWordsKey({ text, nth }: PrintedWords): string {
  return `${nth} ${text}`;
}
