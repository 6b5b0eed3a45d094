import { type Amount, absolute, type CellValue, isNumber } from '../amount/amount';
import type { AddressText } from '../document/address';
import { entryAt } from '../document/document';
import type { CellNumber } from '../engine/cell-numbers';
import type { EngineModel } from '../engine/engine';
import { orderedCells } from '../engine/structure';
import { calculates, quantumOf } from '../kind/value-text';
import { present } from '../kit/assert';
import { PRIOR_BOOK } from '../pack/book';
import type { Reason } from './cause';
import { type Slip, slipBetween } from './digits';
import { type Differences, type Equation, wouldHold } from './equations';
import type { Influence } from './influence';
import type { Lever } from './levers';

/** A cell by its number with what it holds and what it would have to hold. */
export type Mending = { readonly cell: CellNumber; readonly value: CellValue; readonly should: Amount };

/** A reason and how much it speaks for a change; 0 speaks neither for nor against. */
export type WeighedReason = { readonly reason: Reason; readonly weight: number };

/** What speaks for one change against another: roughly the decimal logarithm of how much likelier it makes it. */
const WEIGHTS = {
  adjacentDigits: 4,
  distantDigits: 3,
  wrongDigit: 2,
  digitCount: 2.5,
  factor: 5,
  roundedFactor: 4.6,
  sign: 5,
  lastYear: 6,
  exchangedNeighbours: 5,
  joinedNeighbours: 1,
  twice: 4,
  standsAlready: 3,
  missing: 3,
  staleWithout: 4,
  stale: 1.5,
  elsewhere: 2,
  besides: 1,
  missingSinceLastYear: 3,
  blankFilled: -2,
  emptied: -2,
  plain: -2,
  turnsNegative: -5,
  movesPrinted: -1.5,
  /** An identity that need not be an equality becomes one, or stops being one. */
  meets: 4,
  leaves: -4,
  warningMended: 1,
  warningBroken: -2,
} as const;

/** Amounts with fewer digits before their trailing zeros are found elsewhere by chance. */
const TELLING_DIGITS = 3;

/** Knows the project well enough to say which change is likelier; knows no table. */
export class Likelihood {
  private readonly model: EngineModel;
  private readonly influence: Influence;
  private standing: ReadonlyMap<Amount, readonly number[]> | undefined;

  constructor(model: EngineModel, influence: Influence) {
    this.model = model;
    this.influence = influence;
  }

  /** The likeliest way in which the values came to stand where they do. */
  weigh(lever: Lever, changes: readonly Mending[]): WeighedReason {
    const [first, second] = changes;
    const { reason, weight } =
      first && second
        ? weighNeighbours(first, second, lever.along ?? 'line')
        : this.weighOne(present(first, 'a lever has a cell'));
    return weighed(reason, weight + (this.movesPrinted(lever) ? WEIGHTS.movesPrinted : 0));
  }

  /** Where printed totals stand against their formulas, those that agree were printed too, and speak for themselves. */
  private movesPrinted({ cells }: Lever): boolean {
    if (!this.influence.hasOverrides) return false;
    const moved = new Map<CellNumber, number>();
    for (const { cell, sign } of cells) {
      for (const [other, times] of this.influence.cells(cell)) {
        moved.set(other, (moved.get(other) ?? 0) + sign * times);
      }
    }
    for (const { cell } of cells) moved.delete(cell);
    return [...moved.values()].some((times) => times !== 0);
  }

  /** What the identities that need not hold say to the change: a bound just met is no chance. */
  evidence(
    { effect }: Lever,
    delta: Amount,
    differences: Differences,
    equations: readonly Equation[],
    isBound: boolean,
  ): number {
    let weight = 0;
    for (const [number, times] of effect) {
      const equation = present(equations[number], 'a number of an equation');
      if (equation.binding && equation.identity.relation === '=') continue;
      const before = differences.of(number);
      const after = before + BigInt(times) * delta;
      const [met, meets] = [before, after].map((amount) => absolute(amount) <= equation.tolerance);
      if (!met && meets && !isBound) weight += WEIGHTS.meets;
      else if (met && !meets) weight += WEIGHTS.leaves;
      if (equation.binding) continue;
      if (!wouldHold(equation, before) && wouldHold(equation, after)) weight += WEIGHTS.warningMended;
      if (wouldHold(equation, before) && !wouldHold(equation, after)) weight += WEIGHTS.warningBroken;
    }
    return weight;
  }

  /** The smallest step of the amounts in the cell's table, in 分; 1 for counts. */
  step(number: CellNumber): Amount {
    const { program, document } = this.model;
    const { address, type } = present(program.structure.cells.get(number), 'a cell of the program');
    return quantumOf(type, document.tables.get(address.table)?.scale ?? 'yuan');
  }

  private weighOne(change: Mending): WeighedReason {
    const { cell, value, should } = change;
    const written = isNumber(value) ? value : 0n;
    const like = this.standsAt(should, cell);
    const found = [
      ...weighSlip(slipBetween(should, written, this.step(cell))),
      ...this.weighTotal(change),
      ...(written === 0n && like !== undefined ? [weighed({ kind: 'missing', like }, WEIGHTS.missing)] : []),
      ...(written !== 0n && written === 2n * should ? [weighed({ kind: 'doubled' }, WEIGHTS.twice)] : []),
      ...(should === 0n ? this.weighEmptied(cell, written) : []),
      ...(written !== 0n && written === this.lastYear(cell)
        ? [weighed({ kind: 'last-year' }, WEIGHTS.lastYear)]
        : []),
      ...(like !== undefined && written !== 0n
        ? [weighed({ kind: 'stands-elsewhere', like }, WEIGHTS.elsewhere)]
        : []),
    ];
    const best = [this.weighPlain(change), ...found].reduce((one, other) =>
      other.weight > one.weight ? other : one,
    );
    const besides = like !== undefined && best.reason.kind !== 'stands-elsewhere' ? WEIGHTS.besides : 0;
    const negative = should < 0n && written >= 0n ? WEIGHTS.turnsNegative : 0;
    return { reason: best.reason, weight: best.weight + besides + negative };
  }

  /** Without any sign of how it came about. A blank is likelier an omission where last year had an amount. */
  private weighPlain({ cell, value, should }: Mending): WeighedReason {
    if (amountOrZero(value) !== 0n)
      return weighed({ kind: 'none' }, should === 0n ? WEIGHTS.emptied : WEIGHTS.plain);
    const hadAmount = (this.lastYear(cell) ?? 0n) !== 0n;
    return weighed({ kind: 'missing' }, hadAmount ? WEIGHTS.missingSinceLastYear : WEIGHTS.blankFilled);
  }

  private weighTotal({ cell, value, should }: Mending): readonly WeighedReason[] {
    if (!this.influence.isOverridden(cell)) return [];
    const { derivation, shown } = this.model;
    const parts = derivation(cell)?.right.cells ?? [];
    const lacking = parts.find((part) => {
      const amount = shown[part] ?? null;
      return isNumber(amount) && isNumber(value) && isTelling(amount) && value + amount === should;
    });
    if (lacking === undefined) return [weighed({ kind: 'stale-total' }, WEIGHTS.stale)];
    return [weighed({ kind: 'stale-total', without: this.text(lacking) }, WEIGHTS.staleWithout)];
  }

  private weighEmptied(cell: CellNumber, written: Amount): readonly WeighedReason[] {
    const like = this.standsAt(written, cell);
    return like === undefined ? [] : [weighed({ kind: 'doubled', like }, WEIGHTS.standsAlready)];
  }

  private lastYear(number: CellNumber): Amount | undefined {
    const { program, document } = this.model;
    const cell = present(program.structure.cells.get(number), 'a cell of the program');
    const value = entryAt(document, { ...cell.address, book: PRIOR_BOOK })?.value ?? null;
    return isNumber(value) ? value : undefined;
  }

  /** A cell that shows the amount and does not follow from the given one; one of the same line name first. */
  private standsAt(amount: Amount, cell: CellNumber): AddressText | undefined {
    if (!isTelling(amount)) return undefined;
    this.standing ??= standingAmounts(this.model);
    const own = this.influence.cells(cell);
    const others = (this.standing.get(amount) ?? []).filter((other) => !own.has(other));
    const { cells } = this.model.program.structure;
    const line = cells.get(cell)?.address.line;
    const other = others.find((number) => cells.get(number)?.address.line === line) ?? others[0];
    return other === undefined ? undefined : this.text(other);
  }

  private text(cell: CellNumber): AddressText {
    return present(this.model.program.structure.cells.get(cell), 'a cell of the program').text;
  }
}

function weighSlip(slip: Slip | undefined): readonly WeighedReason[] {
  switch (slip?.kind) {
    case undefined:
      return [];
    case 'exchanged-digits':
      return [
        weighed({ kind: 'exchanged-digits' }, slip.adjacent ? WEIGHTS.adjacentDigits : WEIGHTS.distantDigits),
      ];
    case 'wrong-digit':
      return [weighed({ kind: 'wrong-digit' }, WEIGHTS.wrongDigit)];
    case 'digit-count':
      return [weighed({ kind: 'digit-count', tooMany: slip.tooMany }, WEIGHTS.digitCount)];
    case 'factor':
      return [
        weighed({ kind: 'factor', power: slip.power }, slip.exact ? WEIGHTS.factor : WEIGHTS.roundedFactor),
      ];
    case 'sign':
      return [weighed({ kind: 'sign' }, WEIGHTS.sign)];
  }
}

function weighNeighbours(one: Mending, other: Mending, along: 'line' | 'column'): WeighedReason {
  const exchanged = one.should === amountOrZero(other.value) && other.should === amountOrZero(one.value);
  const weight = exchanged ? WEIGHTS.exchangedNeighbours : WEIGHTS.joinedNeighbours;
  const negative = [one, other].some(({ value, should }) => should < 0n && amountOrZero(value) >= 0n);
  return weighed({ kind: 'moved', along }, weight + (negative ? WEIGHTS.turnsNegative : 0));
}

function weighed(reason: Reason, weight: number): WeighedReason {
  return { reason, weight };
}

export function amountOrZero(value: CellValue): Amount {
  return isNumber(value) ? value : 0n;
}

function isTelling(amount: Amount): boolean {
  return absolute(amount).toString().replace(/0+$/, '').length >= TELLING_DIGITS;
}

function standingAmounts({ program, shown }: EngineModel): ReadonlyMap<Amount, readonly number[]> {
  const standing = new Map<Amount, number[]>();
  for (const { number, address, type } of orderedCells(program.structure)) {
    const value = shown[number] ?? null;
    if (address.book !== undefined || !calculates(type) || !isNumber(value) || value === 0n) continue;
    const known = standing.get(value);
    if (known) known.push(number);
    else standing.set(value, [number]);
  }
  return standing;
}
