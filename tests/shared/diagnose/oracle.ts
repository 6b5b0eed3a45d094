import { type Amount, isNumber } from '#shared/amount/amount';
import type { Engine } from '#shared/engine/engine';
import { at } from '../shanxi-pack';
import type { Mutation, Trial } from './trial';

/**
 * Whether the identities determine where a mistake was made. Knows nothing of the diagnosis: it takes every single
 * entered cell from which the first failing identity follows in turn, asks the engine by how much each identity moves with it, sets it to the one value that mends
 * the first failing identity, and lets the engine judge. When the book comes out as clean as it was (no error, and no
 * warning or hint that was not there before) from another cell, the identities do not determine the mistake.
 */
export class Oracle {
  private readonly trial: Trial;
  /** Warnings and hints of the clean book. */
  private readonly known: ReadonlySet<string>;

  constructor(trial: Trial) {
    this.trial = trial;
    this.known = new Set(
      trial.engine.findings().flatMap(({ key, state }) => (state === 'fail' ? [key] : [])),
    );
  }

  verdict(mutated: Engine, mutation: Mutation): 'silent' | 'open' | 'determined' {
    const failing = new Map(
      mutated
        .findings()
        .flatMap(({ key, state, severity, difference }) =>
          state === 'fail' && severity === 'error' && difference !== null
            ? [[key, amount(difference)] as const]
            : [],
        ),
    );
    if (failing.size === 0) return 'silent';
    const [first] = mutated.findings().filter(({ key }) => failing.has(key));
    const sources = new Set<number>();
    for (const cell of first?.cells ?? []) collectSources(mutated, mutated.number(at(cell)), sources);
    for (const number of sources) {
      if (mutation.size === 1 && mutation.has(number)) continue;
      if (this.mends(mutated, number, failing)) return 'open';
    }
    return mutation.size === 2 && this.otherExchanges(mutated, mutation, failing) ? 'open' : 'determined';
  }

  /** Whether exchanging two other neighbours, in a line or a column, leaves the book as clean. */
  private otherExchanges(mutated: Engine, mutation: Mutation, failing: ReadonlyMap<string, Amount>): boolean {
    const last = new Map<string, number>();
    for (const { number, address, notApplicable, type } of mutated.cells()) {
      const kind = mutated.kind(number);
      if (address.book !== undefined || notApplicable || (kind !== 'input' && kind !== 'override')) continue;
      for (const place of [`line ${address.line}`, `column ${address.column}`]) {
        const key = `${address.table} ${place} ${kind} ${type.kind}`;
        const before = last.get(key);
        last.set(key, number);
        if (before === undefined || (mutation.has(before) && mutation.has(number))) continue;
        const edits = [
          { cell: before, value: mutated.shown(number) },
          { cell: number, value: mutated.shown(before) },
        ];
        if (edits[0]?.value === edits[1]?.value) continue;
        if (this.isClean(mutated, edits, failing)) return true;
      }
    }
    return false;
  }

  private mends(mutated: Engine, cell: number, failing: ReadonlyMap<string, Amount>): boolean {
    const slopes = this.slopesOf(mutated, cell);
    const [first] = failing.keys();
    if ([...failing.keys()].some((key) => !slopes.has(key))) return false;
    const slope = slopes.get(first ?? '') ?? 1n;
    const shown = mutated.shown(cell);
    const value = (isNumber(shown) ? shown : 0n) - (failing.get(first ?? '') ?? 0n) / slope;
    // Nobody takes an amount for a negative one that makes a whole table negative.
    if (value < 0n && isNumber(shown) && shown >= 0n) return false;
    return this.isClean(mutated, [{ cell, value }], failing);
  }

  private isClean(
    mutated: Engine,
    edits: Parameters<Engine['suppose']>[0],
    failing: ReadonlyMap<string, Amount>,
  ): boolean {
    const fails = new Set(
      mutated.findings().flatMap(({ key, state }) => (state === 'fail' && !this.known.has(key) ? [key] : [])),
    );
    for (const { key, after } of mutated.suppose(edits).identities) {
      if (after.state === 'fail') {
        if (!this.known.has(key)) return false;
      } else fails.delete(key);
    }
    return [...fails].every((key) => !failing.has(key));
  }

  private slopesOf(mutated: Engine, cell: number): ReadonlyMap<string, Amount> {
    const step = this.trial.step(cell);
    const shown = mutated.shown(cell);
    const value = (isNumber(shown) ? shown : 0n) + step;
    const slopes = new Map(
      mutated
        .suppose([{ cell, value }])
        .identities.map(({ key, before, after }) => [
          key,
          ((after.actual ?? 0n) - (after.expected ?? 0n) - (before.actual ?? 0n) + (before.expected ?? 0n)) /
            step,
        ]),
    );
    return new Map([...slopes].filter(([, slope]) => slope !== 0n));
  }
}

function collectSources(mutated: Engine, cell: number | undefined, found: Set<number>): void {
  if (cell === undefined || mutated.cellAt(cell).address.book !== undefined || found.has(cell)) return;
  const kind = mutated.kind(cell);
  if (kind === 'input' || kind === 'override') found.add(cell);
  if (kind !== 'derived') return;
  for (const part of mutated.derivation(cell)?.right.cells ?? []) collectSources(mutated, part, found);
}

function amount(text: string): Amount {
  return BigInt(text.replace('.', ''));
}
