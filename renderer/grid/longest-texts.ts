import { type Amount, type CellValue, isNumber, type Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import { AMOUNT, type ValueType } from '#shared/kind/kinds';
import { displayText, measures, ownScale } from '#shared/kind/value-text';
import { finish, type Steps } from '#shared/kit/steps';
import type { LayoutCell, TablePlane } from '#shared/layout/layout';
import { textWidth } from '#shared/layout/text-width';
import { type Comparison, comparisonAt, rateText } from '#shared/session/comparison';
import { printedText } from '#shared/session/printed-text';
import type { Session } from '#shared/session/session';

/** The texts of each column that may be its widest, each with the cell that it stands in. */
export type LongestTexts = readonly (readonly { readonly cell: LayoutCell; readonly text: string }[])[];

/**
 * Of each column the texts that need most room: of cells that look alike one, of those with numbers as many as may be it.
 * Amounts in 元 need the more room the greater they are, so of some thousand only the greatest and the least are written out.
 */
export function longestTexts(plane: TablePlane, session: Session, scale: Scale): LongestTexts {
  return longestAmong(plane, plane.body, session, scale);
}

type Known = {
  readonly address: AddressText;
  readonly comparison: Comparison | undefined;
  readonly type: ValueType;
};

/** The same among some cells of the plane. */
export function longestAmong(
  plane: TablePlane,
  rows: Iterable<{ readonly cells: readonly LayoutCell[] }>,
  session: Session,
  scale: Scale,
): LongestTexts {
  return finish(longestInSteps(plane, rows, session, scale));
}

/** So many rows are looked through at a step. */
const ROWS_A_STEP = 32;

/** The same step by step, for tables of thousands of lines. */
export function* longestInSteps(
  plane: TablePlane,
  rows: Iterable<{ readonly cells: readonly LayoutCell[] }>,
  session: Session,
  scale: Scale,
): Steps<LongestTexts> {
  const columns = plane.columns.map(() => new Map<number, Longest>());
  // Last year, the change and its rate stand side by side: their cell is asked for once.
  let known: Known | undefined;
  const compared = (address: AddressText) => {
    if (known?.address === address) return known;
    const comparison = comparisonAt(session, address);
    known = { address, comparison, type: (comparison && session.shown(address)?.type) ?? AMOUNT };
    return known;
  };
  let looked = 0;
  for (const { cells } of rows) {
    looked += 1;
    if (looked % ROWS_A_STEP === 0) yield;
    for (const cell of cells) {
      const { column, columnSpan, content } = cell;
      // A merged cell has the room of all its columns; words in a cell may be cut.
      if (columnSpan > 1 || content.kind === 'empty') continue;
      if (content.kind === 'cell' && content.align !== 'right') continue;
      const looks = columns[column];
      if (!looks) continue;
      const key = lookOf(cell);
      let longest = looks.get(key);
      if (!longest) {
        longest = new Longest(scale);
        looks.set(key, longest);
      }
      if (content.kind === 'cell') {
        const shown = session.shown(content.address);
        if (shown) longest.value(cell, shown.value, shown.type);
      } else if (content.kind === 'compared') {
        const { comparison, type } = compared(content.address);
        if (!comparison) continue;
        if (content.shows === 'percent') longest.rate(cell, comparison);
        else longest.value(cell, comparison[content.shows], type);
      } else longest.text(cell, printedText(cell, session, scale));
    }
  }
  return columns.map((looks) => [...looks.values()].flatMap((longest) => longest.candidates()));
}

/** What of a cell, besides its text, its need depends on. */
function lookOf({ content, bold }: LayoutCell): number {
  const kind = content.kind === 'cell' ? 0 : content.kind === 'compared' ? 1 : 2;
  const level = content.kind === 'name' ? content.level : 0;
  return level * 6 + kind * 2 + (bold ? 1 : 0);
}

type Candidate = LongestTexts[number][number];

/** The longest among cells that look alike. */
class Longest {
  readonly #scale: Scale;
  #text: Candidate | undefined;
  #width = -1;
  readonly #amounts = new Extremes();
  readonly #rates = new Extremes();

  constructor(scale: Scale) {
    this.#scale = scale;
  }

  text(cell: LayoutCell, text: string): void {
    // No sign is wider than an em.
    if (text.length * EXACT <= this.#width) return;
    // Numbers are ordered by their length (`AMOUNT_STEPS`), words by their width.
    const isNumber = cell.content.kind === 'cell';
    const width = isNumber ? text.length * EXACT : textWidth(text, EXACT, cell.bold);
    if (width <= this.#width) return;
    this.#text = { cell, text };
    this.#width = width;
  }

  value(cell: LayoutCell, value: CellValue, type: ValueType): void {
    const isInYuan = measures(type) === 'money' && (ownScale(type) ?? this.#scale) === 'yuan';
    if (isNumber(value) && isInYuan) this.#amounts.add(cell, value);
    else this.text(cell, displayText(value, type, this.#scale));
  }

  rate(cell: LayoutCell, comparison: Comparison): void {
    if (comparison.rate === null) this.text(cell, rateText(comparison));
    else this.#rates.add(cell, comparison.rate);
  }

  candidates(): readonly Candidate[] {
    return [
      ...(this.#text ? [this.#text] : []),
      ...this.#amounts.written((amount) => displayText(amount as Amount, AMOUNT, 'yuan')),
      ...this.#rates.written((rate) => rateText({ prior: null, difference: 0n as Amount, rate })),
    ];
  }
}

/** The cells with the greatest and the least number. */
class Extremes {
  #greatest: { readonly cell: LayoutCell; readonly number: bigint } | undefined;
  #least: { readonly cell: LayoutCell; readonly number: bigint } | undefined;

  add(cell: LayoutCell, number: bigint): void {
    if (!this.#greatest || number > this.#greatest.number) this.#greatest = { cell, number };
    if (!this.#least || number < this.#least.number) this.#least = { cell, number };
  }

  written(textOf: (number: bigint) => string): readonly Candidate[] {
    return [this.#greatest, this.#least].flatMap((found) =>
      found ? [{ cell: found.cell, text: textOf(found.number) }] : [],
    );
  }
}

/** So large that rounding to whole pixels takes no difference away. */
const EXACT = 1000;
