import { type Amount, absolute, isNumber } from '../amount/amount';
import type { AddressText } from '../document/address';
import { measures } from '../kind/value-text';
import { PRIOR_BOOK } from '../pack/book';
import type { Block } from '../report/blocks';
import { blockInlines } from '../report/blocks';
import type { Session } from '../session/session';
import { accountNumbers, type SaidNumber } from './said-number';

/**
 * The numbers that a text of the clerk may say: every amount of this year's and last year's tables, how much each changed
 * and at what rate, and whatever the sentences of the document print. Without signs.
 */
export type KnownNumbers = {
  /** In 分, smallest first. */
  readonly amounts: readonly Amount[];
  readonly rates: readonly { readonly numerator: Amount; readonly denominator: Amount }[];
  readonly printed: readonly SaidNumber[];
};

export function knownNumbers(session: Session, blocks: readonly Block[]): KnownNumbers {
  const prior = session.document().books.get(PRIOR_BOOK);
  const amounts = new Set<Amount>();
  const rates: { numerator: Amount; denominator: Amount }[] = [];
  for (const content of prior?.tables.values() ?? []) {
    for (const columns of content.entries.values()) {
      for (const { value } of columns.values()) if (isNumber(value)) amounts.add(absolute(value));
    }
  }
  for (const text of session.addresses()) {
    const value = moneyAt(session, text);
    if (value === undefined) continue;
    amounts.add(absolute(value));
    if (!prior) continue;
    const before = moneyAt(session, `${PRIOR_BOOK}.${text}`);
    if (before === undefined) continue;
    const numerator = absolute(value - before);
    amounts.add(numerator);
    if (before !== 0n && numerator !== 0n) rates.push({ numerator, denominator: absolute(before) });
  }
  const printed = blocks
    .flatMap(blockInlines)
    .flatMap((inline) => (inline.kind === 'bound' ? accountNumbers(inline.text) : []));
  return { amounts: [...amounts].sort((one, other) => (one < other ? -1 : 1)), rates, printed };
}

function moneyAt(session: Session, text: AddressText): Amount | undefined {
  const view = session.cell(text);
  return view && measures(view.type) === 'money' && isNumber(view.value) ? view.value : undefined;
}
