import { type Amount, absolute, QUANTUM, type Scale } from '#shared/amount/amount';
import { type AddressText, parseAddress } from '#shared/document/address';
import type { CellEdit } from '#shared/document/command';
import { readValue } from '#shared/kind/value-text';
import { type Quantity, readQuantity } from '#shared/narrative/quantity';
import type { Session } from '#shared/session/session';
import { type SaidNumber, saidAmount, saidNumbers } from '#shared/text-check/said-number';
import type { MadeDocument, SaidByProgram } from './made-document';
import type { Mutation } from './mutate-document';

/** Why no reader who has only the document could tell that something in it was changed. */
export type Undetectable =
  /** No rule over printed cells fails, and no sentence that was made of it would say another number. */
  | 'a cell that nothing holds'
  /** It is in no table, and no other words of the document say it or anything computed from it. */
  | 'said once and in no table'
  /** Numbers that print as those beside it come to it as well. */
  | 'a rate that its numbers still give'
  /** A change since last year: its rate still is what it gives at the printed precision. */
  | 'a change that its rate still fits'
  /** A change since last year without a rate beside it, or a word of it that stands alone. */
  | 'a change that stands alone';

/**
 * Tells of each change of a document that the program made whether it can be told from the document alone, worked out
 * from what the program knows of its own numbers, not from what the audit makes of them. `undefined`: it can.
 */
export function detection(
  session: Session,
  made: MadeDocument,
): (mutation: Mutation) => Undetectable | undefined {
  const inPrint = new Set(made.printed.values());
  const all = [...made.said].flatMap(([block, said]) => said.map((each) => ({ ...each, block })));
  const frozen = frozenSession(session, inPrint);
  const isStated = (cell: AddressText): boolean => all.some(({ formula }) => formula === cell);
  const isKnown = (cell: AddressText): boolean => inPrint.has(cell) || isStated(cell);
  /** Half the last digit of a printed amount. */
  const half = QUANTUM[session.pack.scale] / 2n;
  /** Of what only sentences say, half the last digit that they say. */
  const openOf = (cells: readonly AddressText[]): Amount =>
    cells.reduce((sum, cell) => {
      const said = inPrint.has(cell) ? undefined : all.find(({ formula }) => formula === cell)?.text;
      const [number] = saidNumbers(said ?? '');
      return sum + (number?.unit === 'money' ? number.step / 2n : half);
    }, 0n);
  const contradicts = ({ formula, text }: SaidByProgram): boolean => {
    const [number] = saidNumbers(text);
    const [, part = '', sign = '', whole = ''] = /^(.*) ([/?]) (.*)$/.exec(formula) ?? [];
    const of = quantityOf(sign === '' ? formula : part, frozen);
    const base = sign === '' ? undefined : quantityOf(whole, frozen);
    if (!of || (sign !== '' && !base)) return false;
    const left = openOf(of.cells);
    if (base && sign === '?') {
      const apart = of.value - base.value;
      return absolute(apart) > 2n * left && /大于|小于/.test(text) && apart > 0n !== text.includes('大于');
    }
    if (!number) return false;
    if (base) return !givesRate(number, [of.value, left], [base.value, openOf(base.cells)]);
    if (number.unit !== 'money') return of.value !== number.digits;
    return absolute(absolute(of.value) - absolute(saidAmount(number))) > left + number.step / 2n;
  };
  /** Whether the document shows that these cells say something else than all the rest of it. */
  const shows = (edits: readonly CellEdit[], own: SaidByProgram | undefined): boolean => {
    const done = frozen.run({
      kind: 'together',
      steps: edits.map(({ address, value }) =>
        frozen.cell(address)?.kind === 'input'
          ? { kind: 'set-cells', cells: [{ address, value }] }
          : { kind: 'override-cell', address, value },
      ),
    });
    if (!done.ok) throw new Error(JSON.stringify(done.problem));
    const cells = new Set(edits.map(({ address }) => `${address.table}[${address.line},${address.column}]`));
    const fails = frozen
      .failing()
      .some(
        (each) =>
          each.cells.length > 1 && each.cells.every(isKnown) && fenOf(each.difference) > openOf(each.cells),
      );
    const differs = all.some(
      (each) =>
        each.formula !== own?.formula &&
        !each.formula.includes('上年.') &&
        each.cells.some((cell) => cells.has(cell)) &&
        each.cells.every(isKnown) &&
        contradicts(each),
    );
    frozen.undo();
    return fails || differs;
  };
  const ofCells = ({ block, cells = [], is }: Mutation): Undetectable | undefined => {
    const edits = cells.flatMap((place): CellEdit[] => {
      const address = parseAddress(made.printed.get(`${block}|${place}`) ?? '');
      const view = address && frozen.cell(address);
      if (!address || !view) return [];
      const scale = frozen.document().tables.get(address.table)?.scale ?? 'yuan';
      const read = is === '' ? undefined : readValue(is, view.type, scale);
      return [{ address, value: read?.ok ? read.value : null }];
    });
    return edits.length > 0 && shows(edits, undefined) ? undefined : 'a cell that nothing holds';
  };
  const ofSentence = (mutation: Mutation): Undetectable | undefined => {
    const { block, from = 0, kind, is } = mutation;
    const own = made.said.get(block)?.find((each) => each.from <= from && from <= each.to);
    if (!own || kind === 'year') return undefined;
    const [, now = '', before = ''] = / [-?/] /.test(own.formula)
      ? (/^(.*) [-?/] (.*)$/.exec(own.formula) ?? [])
      : [];
    const isChange = own.formula.includes('上年.') || (now !== '' && /[增减升降多少]/.test(own.text));
    if (isChange)
      return ofChange(mutation, own, quantityOf(now, session), !before.includes('上年.'), session.pack.scale);
    const [rate] = saidNumbers(is);
    const of = own.formula.includes(' / ') ? quantityOf(now, session) : undefined;
    const base = of && quantityOf(before, session);
    if (of && base && rate?.unit === 'rate') {
      if (!own.cells.every(isKnown)) return 'said once and in no table';
      const [left, right] = [of, base].map(({ value, cells }) => [value, openOf(cells)] as const) as [
        readonly [Amount, Amount],
        readonly [Amount, Amount],
      ];
      return givesRate(rate, left, right) ? 'a rate that its numbers still give' : undefined;
    }
    const quantity = quantityOf(own.formula, session);
    if (!quantity) return undefined;
    if (quantity.cells.every((cell) => inPrint.has(cell))) return undefined;
    const [only, ...more] = quantity.cells;
    const address = more.length > 0 || only === undefined ? undefined : parseAddress(only);
    if (!address) return undefined;
    const [number] = saidNumbers(`${is}元`);
    if (!number || all.filter(({ formula }) => formula === own.formula).length > 1) return undefined;
    const value = own.text.includes('元') || kind === 'unit' ? amountIn(is) : BigInt(is.replace(/\D/g, ''));
    return shows([{ address, value }], own) ? undefined : 'said once and in no table';
  };
  return (mutation) => (mutation.cells ? ofCells(mutation) : ofSentence(mutation));
}

function ofChange(
  { from = 0, kind, is }: Mutation,
  own: SaidByProgram,
  now: Quantity | undefined,
  hasBase: boolean,
  scale: Scale,
): Undetectable | undefined {
  if (hasBase) return undefined;
  const numbers = saidNumbers(own.text);
  const amount = numbers.find(({ unit }) => unit === 'money');
  const rate = numbers.find(({ unit }) => unit === 'rate');
  if (!amount || !rate || !now) return 'a change that stands alone';
  if (kind === 'word') return undefined;
  const isRate = from - own.from >= rate.from;
  const [said] = isRate ? saidNumbers(is) : [];
  if (isRate && said?.unit !== 'rate') return undefined;
  const change = isRate ? absolute(saidAmount(amount)) : amountIn(is);
  const isDown = /减|降|少/.test(own.text);
  const base = isDown ? now.value + change : now.value - change;
  if (base === 0n) return undefined;
  // What is said is rounded, and what is printed of the amount that changed.
  const open = amount.step / 2n;
  const printed = open > QUANTUM[scale] / 2n ? open : QUANTUM[scale] / 2n;
  return givesRate(said ?? rate, [change, open], [base, open + printed])
    ? 'a change that its rate still fits'
    : undefined;
}

/** Whether some numbers that print as these two give the rate; of each its amount and what rounding leaves open of it. */
function givesRate(
  { digits, decimals }: SaidNumber,
  [part, partOpen]: readonly [Amount, Amount],
  [whole, wholeOpen]: readonly [Amount, Amount],
): boolean {
  const power = 2n * 100n * 10n ** BigInt(decimals);
  const [least, most] = [absolute(part) - partOpen, absolute(part) + partOpen];
  const [low, high] = [absolute(whole) - wholeOpen, absolute(whole) + wholeOpen];
  if (low <= 0n) return whole !== 0n;
  const said = 2n * absolute(digits);
  return (said - 1n) * low <= most * power && least * power <= (said + 1n) * high;
}

function fenOf(difference: string | null): Amount {
  return difference === null ? 1n << 60n : absolute(BigInt(difference.replace(/[^\d-]/g, '') || '0'));
}

function amountIn(words: string): Amount {
  const [number] = saidNumbers(words);
  return number ? absolute(saidAmount(number)) : 0n;
}

function quantityOf(formula: string, session: Session): Quantity | undefined {
  const read = readQuantity(formula, session);
  return read.ok ? read.value : undefined;
}

/** Every printed sum stands as it is printed, whatever its parts say. */
function frozenSession(session: Session, inPrint: ReadonlySet<AddressText>): Session {
  const steps = [...inPrint].flatMap((cell) => {
    const view = session.cell(cell);
    const address = parseAddress(cell);
    return view?.kind === 'derived' && address
      ? [{ kind: 'override-cell' as const, address, value: view.value }]
      : [];
  });
  const done = session.run({ kind: 'together', steps });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return session;
}
