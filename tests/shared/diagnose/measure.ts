import { expect } from 'vitest';
import { type Amount, type CellValue, isNumber } from '#shared/amount/amount';
import type { Cause } from '#shared/diagnose/cause';
import { diagnose } from '#shared/diagnose/diagnose';
import type { Engine } from '#shared/engine/engine';
import { finish } from '#shared/kit/steps';
import { PRIOR_BOOK } from '#shared/pack/book';
import { type Ground, MISTAKES } from './mistakes';
import { Oracle } from './oracle';
import type { Mutation, Trial } from './trial';

/** How the mistakes of one kind were traced. */
export type Tally = {
  made: number;
  /** No identity that is an error fails: nothing to trace. */
  silent: number;
  /** Another change as small explains everything as well; `openFirst` of these were named first all the same. */
  open: number;
  openFirst: number;
  /** The identities leave only the right cell. */
  determined: number;
  first: number;
  amongThree: number;
};

export type Way = 'typed' | 'imported';

export type Case = {
  readonly kind: string;
  readonly way: Way;
  readonly cell: string;
  readonly verdict: 'silent' | 'open' | 'determined';
  /** Place of the right cell among the causes named, from 0; -1: not named. */
  readonly place: number;
  readonly causes: readonly Cause[];
};

/** Makes every mistake to every cell that holds a number, `every`th only, and sees what is named for it. */
export function* traced(trial: Trial, way: Way, every: number, offset = 0): Generator<Case> {
  const { engine } = trial;
  const oracle = new Oracle(trial);
  const entered = engine
    .cells()
    .filter(
      ({ number, address, notApplicable }) =>
        address.book === undefined && !notApplicable && isNumber(trial.shown(number)),
    );
  let count = offset;
  for (const { number, text } of entered) {
    const isTotal = engine.derivation(number) !== undefined;
    if (isTotal && way === 'typed') continue;
    for (const [kind, mistake] of Object.entries(MISTAKES)) {
      count += 1;
      if (count % every !== 0) continue;
      const step = trial.step(number);
      const slip = mistake.make(groundOf(trial, number, step, way));
      if (!slip) continue;
      const neighbour = mistake.neighbour && neighbourOf(trial, number, mistake.neighbour);
      const mutation: Mutation = new Map([
        [number, entryOf(slip.own * step)],
        ...(slip.neighbour !== undefined && neighbour !== undefined
          ? [[neighbour, entryOf(slip.neighbour * step)] as const]
          : []),
      ]);
      const look = (mutated: Engine): Case => {
        const { groups, unexplained } = finish(diagnose(mutated));
        const [group] = groups;
        const verdict = oracle.verdict(mutated, mutation);
        // An import fills a total left blank by its formula: that one is right again.
        const wrong = new Set(
          [...mutation.keys()].flatMap((cell) =>
            mutated.shown(cell) === trial.shown(cell) ? [] : [mutated.cellAt(cell).text],
          ),
        );
        const isRight = (cause: Cause): boolean =>
          groups.length === 1 &&
          unexplained.length === 0 &&
          cause.changes.length === wrong.size &&
          cause.changes.every(({ cell }) => wrong.has(cell));
        const causes = group?.causes ?? [];
        const place = causes.findIndex(isRight);
        // Of causes that cannot be told apart none stands before the other.
        const equal =
          place >= 0 && place < (group?.equallyGood ?? 0)
            ? (group?.equallyGood ?? 1) - 1 + (group?.others ?? 0)
            : place;
        return { kind, way, cell: text, verdict, place: equal, causes };
      };
      yield way === 'typed' ? trial.typed(mutation, look) : trial.imported(mutation, look);
    }
  }
}

export function tallied(cases: Iterable<Case>): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { kind, verdict, place } of cases) {
    const known = tallies.get(kind) ?? {
      made: 0,
      silent: 0,
      open: 0,
      openFirst: 0,
      determined: 0,
      first: 0,
      amongThree: 0,
    };
    tallies.set(kind, known);
    known.made += 1;
    known[verdict] += 1;
    if (verdict === 'open' && place === 0) known.openFirst += 1;
    if (verdict === 'determined' && place === 0) known.first += 1;
    if (verdict === 'determined' && place >= 0 && place < 3) known.amongThree += 1;
  }
  return tallies;
}

/** The table of mistakes by kind. */
export function tallyText(title: string, tallies: ReadonlyMap<string, Tally>): string {
  const rows = [...tallies].map(([kind, one]) =>
    [
      kind.padEnd(8, '　'),
      one.made,
      one.silent,
      one.open,
      one.openFirst,
      one.determined,
      one.first,
      one.amongThree,
    ].join('\t'),
  );
  return [
    title,
    '错误种类　　　\t造成\t无公式不符\t不能唯一确定\t其中首位\t能确定\t首位\t前三',
    ...rows,
  ].join('\n');
}

function groundOf(trial: Trial, number: number, step: Amount, way: Way): Ground {
  const { engine } = trial;
  const inSteps = (cell: number | undefined): Amount | undefined => {
    const value = cell === undefined ? null : trial.shown(cell);
    return cell === undefined ? undefined : (isNumber(value) ? value : 0n) / step;
  };
  const { address } = engine.cellAt(number);
  const parts = engine.derivation(number)?.right.cells ?? [];
  const part =
    way === 'imported'
      ? parts.map(inSteps).find((amount) => amount !== undefined && amount !== 0n)
      : undefined;
  const beside = inSteps(neighbourOf(trial, number, 'beside'));
  const below = inSteps(neighbourOf(trial, number, 'below'));
  const right = inSteps(number) ?? 0n;
  return {
    right,
    seed: number * 7 + 3,
    lastYear: inSteps(engine.number({ ...address, book: PRIOR_BOOK })) ?? 0n,
    ...(beside === undefined || beside === right ? {} : { beside }),
    ...(below === undefined || below === right ? {} : { below }),
    ...(part === undefined || part === right ? {} : { part }),
  };
}

/** The next entered cell of the line, or of the column. */
function neighbourOf(trial: Trial, number: number, where: 'beside' | 'below'): number | undefined {
  const { engine } = trial;
  const { address, type } = engine.cellAt(number);
  const isTotal = engine.derivation(number) !== undefined;
  const cells = engine.cells();
  for (let next = number + 1; next < cells.length; next += 1) {
    const other = engine.cellAt(next);
    if (other.address.table !== address.table || other.address.book !== undefined) return undefined;
    const isSameLine = other.address.line === address.line;
    if (where === 'beside') {
      if (!isSameLine) return undefined;
      return !other.notApplicable &&
        other.type.kind === type.kind &&
        (engine.derivation(next) !== undefined) === isTotal
        ? next
        : undefined;
    }
    if (isSameLine || other.address.column !== address.column || other.notApplicable) continue;
    if ((engine.derivation(next) !== undefined) !== isTotal) continue;
    return other.type.kind === type.kind ? next : undefined;
  }
  return undefined;
}

function entryOf(amount: Amount): CellValue {
  return amount === 0n ? null : amount;
}

/** What is asked of the diagnosis: the right cell first in 95 of 100 determined cases, among three in all. */
export function expectTraced(cases: readonly Case[]): void {
  const determined = cases.filter(({ verdict }) => verdict === 'determined');
  const missed = determined.filter(({ place }) => place < 0 || place > 2);
  expect(missed.map(({ kind, way, cell }) => `${way} ${kind} ${cell}`)).toEqual([]);
  const first = determined.filter(({ place }) => place === 0).length;
  expect(first / determined.length).toBeGreaterThanOrEqual(0.95);
}
