import type { DictionaryEntry, Pack } from '#shared/pack/pack';
import { type Draw, drawFor } from './draw';

/** Money that one unit of a department hands to another: an expense of the one, income of the other. */
export type Transfer = { readonly code: string; readonly amount: bigint };

/** What an item (项) of a unit spends, in 分, and of which budget. */
export type Item = {
  readonly code: string;
  readonly fund: 'general' | 'fund' | 'capital';
  readonly basic: bigint;
  readonly project: bigint;
  /** Spent out of 事业收入 and 经营收入, beside the budget. */
  readonly own: bigint;
  readonly business: bigint;
};

/** One year of a unit; what it begins with is what the year before ended with. */
export type Year = {
  readonly items: readonly Item[];
  readonly begins: Balance;
  readonly ends: Balance;
};

/** 结转和结余 of the general budget, and of the government fund on its item. */
export type Balance = { readonly general: bigint; readonly fund: bigint };

export type Unit = {
  /** Eight digits: department and unit. */
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly kind: '行政' | '事业';
  readonly thisYear: Year;
  readonly lastYear: Year;
  /** Within the department: 上级补助收入 and 对附属单位补助支出; 附属单位上缴收入 and 上缴上级支出. */
  readonly granted: readonly Transfer[];
  readonly grants: readonly Transfer[];
  readonly collected: readonly Transfer[];
  readonly pays: readonly Transfer[];
};

const MOST_UNITS = 8;

/** The codes that units are made of: 项 of the pack's list, with the fund that pays them. */
export function itemCodes(pack: Pack): readonly DictionaryEntry[] {
  return pack.dictionary.filter(
    ({ classification, code }) => classification === 'functional' && code.length === 7,
  );
}

/** A department: the office itself first, then those below it. */
export function makeDepartment(pack: Pack, seed: number, number: number): readonly Unit[] {
  const draw = drawFor(seed, 'department', number);
  const count = 1 + draw.below(MOST_UNITS);
  const name = `第${number}局`;
  const codes = itemCodes(pack);
  const units = Array.from({ length: count }, (_, at) => {
    const kind = at === 0 || draw.once(4) ? ('行政' as const) : ('事业' as const);
    return {
      code: `${String(number).padStart(5, '0')}${String(at).padStart(3, '0')}`,
      name: at === 0 ? `${name}（本级）` : `${name}第${at}单位`,
      department: name,
      kind,
      ...years(codes, draw),
    };
  });
  const transfers = units.slice(1).map((unit) => transferOf(unit.thisYear, draw));
  return units.map((unit, at) => {
    const own = transfers[at - 1];
    return {
      ...unit,
      granted: own?.granted ?? [],
      grants: at === 0 ? transfers.flatMap(({ granted }) => granted) : [],
      collected: at === 0 ? transfers.flatMap(({ paid }) => paid) : [],
      pays: own?.paid ?? [],
    };
  });
}

function years(codes: readonly DictionaryEntry[], draw: Draw): Pick<Unit, 'thisYear' | 'lastYear'> {
  const own = draw.some(codes, 4 + draw.below(9)).map(({ code }) => code);
  const others = { fund: draw.once(5), capital: draw.once(12) };
  const last = makeItems(own, others, draw);
  const moves = draw.once(4);
  const balance = (): Balance => ({
    general: moves ? draw.amount(0n, 50_000_000n) : 0n,
    fund: moves ? draw.amount(0n, 9_000_000n) : 0n,
  });
  const [before, between, after] = [balance(), balance(), balance()];
  return {
    lastYear: { items: last, begins: before, ends: between },
    thisYear: { items: makeItems(own, others, draw), begins: between, ends: after },
  };
}

/** The first item is paid by the general budget, which is never without one. */
function makeItems(
  codes: readonly string[],
  others: { readonly fund: boolean; readonly capital: boolean },
  draw: Draw,
): readonly Item[] {
  const last = codes.length - 1;
  return codes.map((code, at): Item => {
    const fund =
      at === last && others.fund ? 'fund' : at === last - 1 && others.capital ? 'capital' : 'general';
    return {
      code,
      fund,
      basic: fund === 'general' ? draw.amount(10_000_000n, 900_000_000n) : 0n,
      project: at === 0 ? draw.amount(60_000_000n, 400_000_000n) : draw.amount(0n, 700_000_000n),
      own: draw.once(4) ? draw.amount(100_000n, 50_000_000n) : 0n,
      business: draw.once(8) ? draw.amount(100_000n, 20_000_000n) : 0n,
    };
  });
}

function transferOf({ items }: Year, draw: Draw): { granted: Transfer[]; paid: Transfer[] } {
  const code = draw.pick(items).code;
  const granted = draw.once(3) ? [{ code, amount: draw.amount(1_000_000n, 90_000_000n) }] : [];
  const paid = draw.once(5) ? [{ code, amount: draw.amount(100_000n, 9_000_000n) }] : [];
  return { granted, paid };
}
