import { type Amount, absolute, isNumber } from '../amount/amount';
import { decimalText } from '../amount/format-amount';
import { parseAddress } from '../document/address';
import { tablesIn } from '../document/document';
import { cellsOf, type FinishedCell, type FinishedDocument } from '../finished/finished-document';
import { measures, perOne, quantumOf } from '../kind/value-text';
import { priorQuantity, type Quantity, readQuantity } from '../narrative/quantity';
import { PRIOR_BOOK } from '../pack/book';
import type { Session } from '../session/session';
import { holdsAmount } from '../text-check/holds-amount';
import { type SaidNumber, saidAmount } from '../text-check/said-number';
import type { AuditedBook } from './audited-book';
import type { Understood } from './understand';

/** A number with what rounding leaves open of it: half its last digit, in 分. `one`: what a thing or point is in it. */
export type Figure = {
  readonly value: Amount;
  readonly half: Amount;
  readonly one: bigint;
  readonly source: 'cell' | 'said';
  /** It counts as 0 because nothing stands there. */
  readonly blank?: true;
};

/** What the tables, the project and the text itself give for a quantity of a sentence. */
export type Figures = {
  /** `undefined`: no table holds it. */
  readonly ofCell: (quantity: Quantity) => Figure | undefined;
  /** Last year's, where it is known. */
  readonly prior: (quantity: Quantity) => Figure | undefined;
  /** 补充资料 is in no table of the document: what its sentences say of it, the first that is sure. */
  readonly said: (quantity: Quantity) => Understood | undefined;
  /** What the sentences say of each cell of a sum; `undefined`: not of all. */
  readonly saidParts: (quantity: Quantity) => readonly Understood[] | undefined;
  /** Whether some cell of the tables comes to the amount, at its precision. */
  readonly isSomeCell: (said: SaidNumber) => boolean;
  /** Whether some table of the document prints the rate, without its sign. */
  readonly isSomeRate: (said: SaidNumber) => boolean;
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
        ? figureOf(evaluated.value, from)
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
      return figureOf(before.value, from);
    },
    said: (quantity) => firsts.get(quantity.formula),
    saidParts: ({ formula, cells: parts }) => {
      if (parts.length < 2 || formula !== parts.join(' + ')) return undefined;
      const known = parts.map((part) => firsts.get(part));
      return known.some((part) => part === undefined) ? undefined : known.flatMap((part) => part ?? []);
    },
    isSomeCell: (said) =>
      holdsAmount(amounts, {
        ...said,
        // Finer than 分: what is left of it.
        ...(said.step === 0n
          ? { digits: absolute(saidAmount(said)), step: 1n }
          : { digits: absolute(said.digits) }),
      }),
    isSomeRate: ({ digits, decimals }) => printed.rates.has(rateKey(decimalText(digits, decimals))),
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
    one: 1n,
    source: 'said',
  };
}

/** Half the last digit of each of its cells, as its table is printed (万元, 千元, 亿元; last year's too). */
function figureOf(quantity: Quantity, from: Session): Figure {
  const one = measures(quantity.type) === 'money' ? 1n : perOne(quantity.type);
  const figure: Figure = { value: quantity.value, half: halfOf(quantity, from), one, source: 'cell' };
  return quantity.blank ? { ...figure, blank: true } : figure;
}

function halfOf({ cells, type }: Quantity, session: Session): Amount {
  if (measures(type) !== 'money') return 0n;
  const document = session.document();
  return cells.reduce((sum, cell) => {
    const address = parseAddress(cell);
    const scale = address && tablesIn(document, address.book)?.get(address.table)?.scale;
    return sum + quantumOf(type, scale ?? 'yuan') / 2n;
  }, 0n);
}

/** Every number that a table of the document prints, whether the pack knows the table or not; amounts as 元. */
function printedNumbers({ blocks }: FinishedDocument): {
  readonly amounts: readonly Amount[];
  readonly rates: ReadonlySet<string>;
} {
  const amounts: Amount[] = [];
  const rates = new Set<string>();
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    const cells = cellsOf(block);
    const inRates = columnsOfRates(cells);
    for (const { text, column } of cells) {
      const plain = text.replace(/[,，\s]/g, '');
      const [, whole, part = '', percent] = /^(\d{1,15})(?:\.(\d{1,2}))?([%％])?$/.exec(plain) ?? [];
      if (whole === undefined) continue;
      amounts.push(BigInt(`${whole}${part.padEnd(2, '0')}`));
      // A row's number is no rate: it has its sign, its column is one of rates, or it is broken.
      if (percent !== undefined || part !== '' || inRates.has(column)) rates.add(rateKey(`${whole}.${part}`));
    }
  }
  return { amounts, rates };
}

/** `100`, `100.0` and `100.00` are one rate. */
function rateKey(text: string): string {
  return text.includes('.') ? text.replace(/\.?0*$/, '') : text;
}

function columnsOfRates(cells: readonly FinishedCell[]): ReadonlySet<number> {
  return new Set(
    cells.flatMap(({ text, column, columnSpan = 1 }) =>
      /率|占比|比重|比例|[%％]$/.test(text.trim()) && !/\d/.test(text)
        ? Array.from({ length: columnSpan }, (_, at) => column + at)
        : [],
    ),
  );
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
