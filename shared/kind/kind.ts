import type { z } from 'zod';
import type { Amount, CellValue, Scale, TextValue } from '../amount/amount';
import type { Result } from '../kit/result';

/**
 * One kind of values (金额、数量、文字…): everything the layers need to know of it, so that none of them asks which kind
 * it is. `Type` is the kind with what a pack says more about it (the options of a choice); `Held` what a filled cell
 * holds. Blank and — are the same for every kind and never get here. A problem is a sentence for the clerk.
 */
export type Kind<Type extends { readonly kind: string }, Held extends Amount | TextValue> = {
  /** 金额. */
  readonly name: string;
  /** What a line or column of a pack may say beside `type`. */
  readonly parameters: z.ZodObject<z.ZodRawShape, z.core.$strict> & z.ZodType<Omit<Type, 'kind'>>;
  readonly align: 'left' | 'center' | 'right';
  /** What a unit written beside it can say: one of money, what is counted, or per cent; absent: it has none. */
  readonly measures?: 'money' | 'things' | 'shares';
  /** What the pack says that is counted: 辆, 人, 台（套）. */
  countedUnit?(type: Type): string | undefined;
  /** Formulas may read and derive it. */
  readonly calculates: boolean;
  /** The 金额单位 that the pack gives the column, whatever the rest of its table is in. */
  ownScale?(type: Type): Scale | undefined;
  /** What a cell can only be one of; empty: there is no such list. */
  options(type: Type): readonly string[];
  /** How many characters a cell takes; absent: no form says so. */
  mostCharacters?(type: Type): number | undefined;
  /** Two cells of the kind hold the same sort of thing, and so can be filled from, or compared with, each other. */
  measure(type: Type): string;
  /** Whether a cell may hold the value. */
  holds(value: Amount | TextValue, type: Type): boolean;
  /** A text as workbooks, pastes and tests of packs have it. */
  read(text: string, type: Type, scale: Scale): Result<CellValue, string>;
  /** What a clerk typed. `notice` says what else became of it. */
  readTyped(text: string, type: Type, scale: Scale): Result<Typed, string>;
  /** A cell of a workbook, no error and computed. */
  readCell(cell: ReadCell, type: Type, scale: Scale): Result<CellValue, string>;
  /** A cell copied from another program. */
  readPasted(cell: PastedCell, type: Type, scale: Scale): Result<CellValue, string>;
  /** As a table shows it. */
  display(value: Held, type: Type, scale: Scale): string;
  /** To begin typing with, so that confirming it changes nothing. */
  edit(value: Held, type: Type, scale: Scale): string;
  /** In a sentence, exact, with its unit: `1,234.50元`, `3辆`. */
  sentence(value: Held, type: Type, scale: Scale): string;
  /** In files and `--json`: exact, whatever the scale. */
  plain(value: Held, type: Type): string;
  /** What `plain` writes, for a sentence: `两位小数的金额`. */
  plainWords(type: Type): string;
  /** What `plain` wrote; `undefined` for anything else. */
  parsePlain(text: string, type: Type): Held | undefined;
  /** As a cell of a workbook in the scale. */
  workbook(value: Held, type: Type, scale: Scale): WorkbookValue;
  /** The same with nothing rounded. */
  exactWorkbook(value: Held, type: Type, scale: Scale): WorkbookValue;
  /** Excel's number format of such cells. */
  format(type: Type): string;
  /** The mean of so many numbers that add up to `sum`, as the status bar shows it. */
  mean(sum: bigint, count: bigint, type: Type, scale: Scale): string;
  /** What 1 written in a formula beside such cells is, in the kept integer: 1元, one thing, a point, 1%. */
  written(type: Type): bigint;
  /** What 1 is in arithmetic, in the kept integer: 1元, one thing, a point, 100%. */
  perOne(type: Type): bigint;
  /** A share of something: a quotient of two like things is one. */
  readonly isShare?: true;
  /** The step, in the kept integer, below which printed numbers are rounded; 1 where nothing is. */
  quantum(type: Type, scale: Scale): bigint;
};

/** What typing comes to; `notice` is a sentence, where the clerk should know more. */
export type Typed = { readonly value: CellValue; readonly notice?: string };

/** What a kind needs to know of a workbook's cell. */
export type ReadCell = {
  readonly kind: 'text' | 'number' | 'boolean' | 'error';
  readonly text: string;
  /** The number is shown as a percentage, or as a date or time. */
  readonly percent?: true;
  readonly date?: true;
};

/** What another program shows, and the exact number behind it in plain decimals, where it says so. */
export type PastedCell = {
  readonly text: string;
  readonly exact?: string;
  /** What is shown is not what is in the cell, and nobody says what that is. */
  readonly scaled?: true;
};

/**
 * `number`: exact decimal text, to be written digit for digit. `as`: it says what is meant only in a cell that shows
 * percentages, or dates; in another one `words` are written.
 */
export type WorkbookValue =
  | {
      readonly kind: 'number';
      readonly text: string;
      readonly as?: { readonly format: 'percent' | 'date'; readonly words: string };
    }
  | { readonly kind: 'text'; readonly text: string };
