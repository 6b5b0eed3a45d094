import { present } from '../kit/assert';
import type { NamedUnit } from './member';

/** What is compared of a unit: the tables' totals that add, in one order for all, in 分 (things in their own steps). */
export type UnitTotals = NamedUnit & {
  readonly totals: BigInt64Array;
  /** What it received from or paid to units like it: so much may be missing where they were summed. */
  readonly handed: bigint;
};

/** So many totals that are exactly those of other units are no accident. */
const SURE = 5;

/**
 * Units that prove to be the sum of others, with those: of all in a folder (with what is below it), or of those whose names begin
 * alike. A sum of which transfers were eliminated is found, too; of sums of sums the inner ones first.
 */
export function sumsAmong(units: readonly UnitTotals[]): ReadonlyMap<string, readonly NamedUnit[]> {
  const found = new Map<string, readonly NamedUnit[]>();
  const isLeft = ({ file }: UnitTotals): boolean => !found.has(file);
  const groups = [...inFolders(units), ...ofOneName(units)];
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { own, isFolder } of groups) {
      const left = [...own].filter(isLeft);
      const all = addedUp(left);
      const one = left.length < 3 ? undefined : left.find((unit) => isSum(unit, all, unit));
      if (one)
        found.set(
          one.file,
          left.filter((unit) => unit !== one),
        );
      // The sum of a folder may lie in another one.
      else if (isFolder && left.length > 1)
        for (const unit of units)
          if (!own.has(unit) && isLeft(unit) && isSum(unit, all)) found.set(unit.file, left);
    }
  }
  return found;
}

/** Pairs of units of other names whose totals are all the same, the later one first. */
export function alikeAmong(units: readonly UnitTotals[]): readonly (readonly [UnitTotals, UnitTotals])[] {
  const known = new Map<string, UnitTotals>();
  return units.flatMap((unit): (readonly [UnitTotals, UnitTotals])[] => {
    if (unit.totals.filter((amount) => amount !== 0n).length < SURE) return [];
    const key = unit.totals.join(' ');
    const other = known.get(key);
    known.set(key, other ?? unit);
    return other ? [[unit, other]] : [];
  });
}

/** Units among which one may be the sum of the others; of a folder the sum may lie elsewhere. */
type Group = { readonly own: ReadonlySet<UnitTotals>; readonly isFolder: boolean };

/** Of every folder what is in it and below it, the deepest first. */
function inFolders(units: readonly UnitTotals[]): readonly Group[] {
  const folders = new Map<string, Set<UnitTotals>>();
  for (const unit of units) {
    const parts = unit.file.split('/');
    for (let depth = 0; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/');
      const there = folders.get(folder) ?? new Set();
      folders.set(folder, there.add(unit));
    }
  }
  return [...folders]
    .sort(([one], [other]) => depthOf(other) - depthOf(one))
    .map(([, own]) => ({ own, isFolder: true }));
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}

/** What a department's name and those of its units begin with: 某局 of 某局（本级） and 某局汇总. */
const BEHIND_NAME = /(?:[（(][^（）()]*[）)]|部门|汇总|合计)+$/;

/** Of every name all that begin with it, wherever they lie; the longest names first, which are the lower ones. */
function ofOneName(units: readonly UnitTotals[]): readonly Group[] {
  const named = units
    .filter(({ organisation }) => organisation !== '')
    .sort((one, other) => (one.organisation < other.organisation ? -1 : 1));
  const heads = new Set(named.map(({ organisation }) => organisation.replace(BEHIND_NAME, '')));
  return [...heads]
    .filter((head) => head !== '')
    .sort((one, other) => other.length - one.length)
    .flatMap((head): Group[] => {
      const own = new Set<UnitTotals>();
      for (let at = firstFrom(named, head); named[at]?.organisation.startsWith(head); at += 1)
        own.add(present(named[at], 'its name was read'));
      return own.size < 3 ? [] : [{ own, isFolder: false }];
    });
}

/** The first of sorted units whose name is not before the word. */
function firstFrom(named: readonly UnitTotals[], word: string): number {
  let [from, to] = [0, named.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((named[middle]?.organisation ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

type AddedUp = { readonly totals: readonly bigint[]; readonly handed: bigint };

function addedUp(units: readonly UnitTotals[]): AddedUp {
  const totals = new Array<bigint>(units[0]?.totals.length ?? 0).fill(0n);
  let all = 0n;
  for (const unit of units) {
    all += unit.handed;
    for (const [at, amount] of unit.totals.entries()) totals[at] = (totals[at] ?? 0n) + amount;
  }
  return { totals, handed: all };
}

/** `among`: the unit itself, where it is one of those that were added up. */
function isSum({ totals }: UnitTotals, all: AddedUp, among?: UnitTotals): boolean {
  const handed = all.handed - (among?.handed ?? 0n);
  let equal = 0;
  let isLower = false;
  for (let at = 0; at < totals.length; at += 1) {
    const amount = totals[at] ?? 0n;
    const left = (all.totals[at] ?? 0n) - (among?.totals[at] ?? 0n) - amount;
    if (left === 0n) equal += amount === 0n ? 0 : 1;
    else if (left < 0n || left > handed) return false;
    else isLower = true;
  }
  return isLower ? equal >= SURE : equal > 0;
}
