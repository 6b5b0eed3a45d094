import { type CellValue, isNumber, type Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import { AMOUNT, type ValueType } from '#shared/kind/kinds';
import { displayText, measures, ownScale } from '#shared/kind/value-text';
import type { LayoutCell, TablePlane } from '#shared/layout/layout';
import { textWidth } from '#shared/layout/text-width';
import { type Comparison, comparisonAt, rateText } from '#shared/session/comparison';
import { printedText } from '#shared/session/printed-text';
import type { Session } from '#shared/session/session';

/** The texts of a column that may be its widest, each with a cell that it stands in. */
export type LongestTexts = readonly (readonly { readonly cell: LayoutCell; readonly text: string }[])[];

/**
 * Of each column the texts that need most room: of cells that look alike one. Amounts in 元 need the more room the greater they
 * are, so of some thousand only the greatest and the least are written out.
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
  const columns = plane.columns.map(() => new Map<number, Longest>());
  // Last year, the change and its rate stand side by side: their cell is asked for once.
  let known: Known | undefined;
  const compared = (address: AddressText) => {
    if (known?.address === address) return known;
    const comparison = comparisonAt(session, address);
    known = { address, comparison, type: (comparison && session.cell(address)?.type) ?? AMOUNT };
    return known;
  };
  for (const { cells } of rows) {
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
        longest = new Longest(cell, scale);
        looks.set(key, longest);
      }
      if (content.kind === 'cell') {
        const view = session.cell(content.address);
        if (view) longest.value(view.value, view.type);
      } else if (content.kind === 'compared') {
        const { comparison, type } = compared(content.address);
        if (!comparison) continue;
        if (content.shows === 'percent') longest.rate(comparison);
        else longest.value(comparison[content.shows], type);
      } else longest.text(printedText(cell, session, scale));
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

/** The longest among cells that look alike. */
class Longest {
  readonly #cell: LayoutCell;
  readonly #scale: Scale;
  #text = '';
  #width = -1;
  #greatest: bigint | undefined;
  #least: bigint | undefined;
  #greatestRate: bigint | undefined;
  #leastRate: bigint | undefined;

  constructor(cell: LayoutCell, scale: Scale) {
    this.#cell = cell;
    this.#scale = scale;
  }

  text(text: string): void {
    // No sign is wider than an em.
    if (text.length * EXACT <= this.#width) return;
    // Numbers are ordered by their length (`AMOUNT_STEPS`), words by their width.
    const isNumber = this.#cell.content.kind === 'cell';
    const width = isNumber ? text.length * EXACT : textWidth(text, EXACT, this.#cell.bold);
    if (width <= this.#width) return;
    this.#text = text;
    this.#width = width;
  }

  value(value: CellValue, type: ValueType): void {
    const isInYuan = measures(type) === 'money' && (ownScale(type) ?? this.#scale) === 'yuan';
    if (!isNumber(value) || !isInYuan) {
      this.text(displayText(value, type, this.#scale));
      return;
    }
    if (this.#greatest === undefined || value > this.#greatest) this.#greatest = value;
    if (this.#least === undefined || value < this.#least) this.#least = value;
  }

  rate(comparison: Comparison): void {
    const { rate } = comparison;
    if (rate === null) {
      this.text(rateText(comparison));
      return;
    }
    if (this.#greatestRate === undefined || rate > this.#greatestRate) this.#greatestRate = rate;
    if (this.#leastRate === undefined || rate < this.#leastRate) this.#leastRate = rate;
  }

  candidates(): { readonly cell: LayoutCell; readonly text: string }[] {
    for (const value of [this.#greatest, this.#least]) {
      if (value !== undefined) this.text(displayText(value, AMOUNT, 'yuan'));
    }
    for (const rate of [this.#greatestRate, this.#leastRate]) {
      if (rate !== undefined) this.text(rateText({ prior: null, difference: 0n as never, rate }));
    }
    return this.#width < 0 ? [] : [{ cell: this.#cell, text: this.#text }];
  }
}

/** So large that rounding to whole pixels takes no difference away. */
const EXACT = 1000;
