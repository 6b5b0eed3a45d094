import { type Amount, absolute, isNumber } from '../amount/amount';
import { decimalText } from '../amount/format-amount';
import { parseAddress } from '../document/address';
import type { FinishedDocument } from '../finished/finished-document';
import { measures } from '../kind/value-text';
import { priorQuantity, type Quantity, readQuantity } from '../narrative/quantity';
import { PRIOR_BOOK } from '../pack/book';
import type { Session } from '../session/session';
import type { AuditedBook } from './audited-book';
import { saidAmount } from './said-number';
import type { Understood } from './understand';

/** A number with what rounding leaves open of it: half its last digit, in 分. */
export type Figure = { readonly value: Amount; readonly half: Amount; readonly source: 'cell' | 'said' };

/** What the tables, the project and the text itself give for a quantity of a sentence. */
export type Figures = {
  /** `undefined`: no table holds it. */
  readonly ofCell: (quantity: Quantity) => Figure | undefined;
  /** Last year's, where it is known. */
  readonly prior: (quantity: Quantity) => Figure | undefined;
  /** 补充资料 is in no table of the document: what its sentences say of it, the first that is sure. */
  readonly said: (quantity: Quantity) => Understood | undefined;
  /** Whether some cell of the tables comes to the number, at its precision. */
  readonly isSomeCell: (amount: Amount, step: Amount) => boolean;
  /** Whether some table of the document prints the rate, without its sign. */
  readonly isSomeRate: (digits: bigint, decimals: number) => boolean;
  /** Where the quantity stands: `公开01表 本年收入合计（01[27,1]）`. */
  readonly describe: (quantity: Quantity) => string;
};

/** `session`: the document's own tables; `truth`: the project that it is held against, which knows more. */
export function figuresOf(
  { session, placeOf }: AuditedBook,
  document: FinishedDocument,
  read: readonly Understood[],
  truth: Session | undefined,
): Figures {
  const supplementary = new Set(
    session.pack.tables.flatMap(({ id, supplementary: asked }) => (asked ? [id] : [])),
  );
  const isAsked = ({ formula }: Pick<Quantity, 'formula'>): boolean =>
    [...formula.matchAll(/([^\s[(.]+)\[/g)].some(([, table]) => supplementary.has(table ?? ''));
  // A sum that the document does not print, or that was not found in it, is not what it says.
  const isPrinted = ({ cells: addresses, value }: Quantity): boolean => {
    const [only, ...more] = addresses;
    const address = only === undefined || more.length > 0 ? undefined : parseAddress(only);
    if (!address || only === undefined || session.cell(address)?.kind === 'input') return true;
    // A blank that was read says 0; a blank sum over parts that are printed says nothing (D-15).
    const place = placeOf(only);
    return place !== undefined && (place.quote !== '' || value === 0n);
  };
  const firsts = new Map<string, Understood>();
  for (const one of read) {
    const { quantity, isSure, mention } = one;
    if (!quantity || !isSure || mention.relation !== 'value') continue;
    if (!firsts.has(quantity.formula)) firsts.set(quantity.formula, one);
  }
  const cells = new Map<string, Figure | undefined>();
  const ofCell = (quantity: Quantity): Figure | undefined => {
    const known = cells.get(quantity.formula);
    if (known !== undefined || cells.has(quantity.formula)) return known;
    const from = isAsked(quantity) ? truth : session;
    const evaluated = from && readQuantity(quantity.formula, from);
    const figure =
      from &&
      evaluated?.ok &&
      evaluated.value.missing === undefined &&
      (from !== session || isPrinted(evaluated.value))
        ? { value: evaluated.value.value, half: halfOf(evaluated.value, from), source: 'cell' as const }
        : undefined;
    cells.set(quantity.formula, figure);
    return figure;
  };
  const printed = printedNumbers(document);
  const amounts = [...new Set([...amountsOf(session), ...printed.amounts])].sort((one, other) =>
    one < other ? -1 : 1,
  );
  return {
    ofCell,
    prior: (quantity) => {
      const from = truth ?? session;
      const before = priorQuantity(quantity, from);
      if (!before.ok || before.value.missing !== undefined || !from.document().books.has(PRIOR_BOOK))
        return undefined;
      return { value: before.value.value, half: halfOf(before.value, from), source: 'cell' };
    },
    said: (quantity) => firsts.get(quantity.formula),
    isSomeCell: (amount, step) => holds(amounts, absolute(amount), step),
    isSomeRate: (digits, decimals) =>
      printed.numbers.has(decimalText(digits, decimals).replace(/\.?0+$/, '')),
    describe: ({ cells: addresses, formula }) => {
      const [only, ...more] = addresses;
      const address = only === undefined || more.length > 0 ? undefined : parseAddress(only);
      const words = address && (truth && isAsked({ formula }) ? truth : session).explain(address)?.words;
      return words === undefined ? formula : `${words}（${formula}）`;
    },
  };
}

/** A figure as the text says it. */
export function saidFigure({ mention }: Understood): Figure {
  return {
    value: saidAmount(mention),
    half: mention.unit === 'money' ? mention.step / 2n : 0n,
    source: 'said',
  };
}

/** Half the last digit of each cell that is printed in 万元. */
function halfOf({ cells, type }: Quantity, session: Session): Amount {
  if (measures(type) !== 'money') return 0n;
  const { tables } = session.document();
  const rounded = cells.filter((cell) => {
    const address = parseAddress(cell);
    return address?.book === undefined && address && tables.get(address.table)?.scale === 'wanyuan';
  });
  return 5_000n * BigInt(rounded.length);
}

/** Every number that a table of the document prints, whether the pack knows the table or not; amounts as 元. */
function printedNumbers({ blocks }: FinishedDocument): {
  readonly amounts: readonly Amount[];
  readonly numbers: ReadonlySet<string>;
} {
  const amounts: Amount[] = [];
  const numbers = new Set<string>();
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    for (const text of block.rows.flat()) {
      const plain = text.replace(/[,，\s%％]/g, '');
      if (!/^\d{1,15}(?:\.\d{1,2})?$/.test(plain)) continue;
      const [whole = '0', part = ''] = plain.split('.');
      amounts.push(BigInt(`${whole}${part.padEnd(2, '0')}`));
      numbers.add(part === '' ? whole : plain.replace(/\.?0+$/, ''));
    }
  }
  return { amounts, numbers };
}

function amountsOf(session: Session): readonly Amount[] {
  const amounts = new Set<Amount>();
  for (const text of session.addresses()) {
    const address = parseAddress(text);
    const view = address && session.cell(address);
    if (view && measures(view.type) === 'money' && isNumber(view.value)) amounts.add(absolute(view.value));
  }
  return [...amounts];
}

/** Whether some amount of the sorted ones rounds to it, half up at its last digit. */
function holds(sorted: readonly Amount[], amount: Amount, step: Amount): boolean {
  const unit = step > 0n ? step : 1n;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (2n * (sorted[middle] ?? 0n) < 2n * amount - unit) low = middle + 1;
    else high = middle;
  }
  const found = sorted[low];
  return found !== undefined && 2n * found < 2n * amount + unit;
}
