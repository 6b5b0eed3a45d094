import { EMPTY_TABLE, type Entry, type ProjectDocument } from '#shared/document/document';
import { newDocument } from '#shared/document/new-document';
import type { Pack } from '#shared/pack/pack';
import { ancestorCodes, type CodedLine, codeLevels } from '#shared/pack/table-shape';
import type { Item, Transfer, Unit } from './department';
import { type Draw, drawFor } from './draw';

type Cells = Map<string, Map<string, Map<number, bigint>>>;

/**
 * One year of a unit as a project of 山西 (tables 01–10): what a clerk would enter so that every rule of severity error
 * and warning holds. Formulas give the rest. It knows the tables of that pack, as a clerk does.
 */
export function unitDocument(
  pack: Pack,
  unit: Unit,
  which: 'thisYear' | 'lastYear',
  year: number,
): ProjectDocument {
  const { items, begins, ends } = unit[which];
  const draw = drawFor(unit.code, which, year, items.length);
  const cells: Cells = new Map();
  const add = (table: string, line: string, column: number, amount: bigint): void => {
    if (amount === 0n) return;
    const lines = cells.get(table) ?? new Map<string, Map<number, bigint>>();
    cells.set(table, lines);
    const columns = lines.get(line) ?? new Map<number, bigint>();
    lines.set(line, columns);
    columns.set(column, (columns.get(column) ?? 0n) + amount);
  };
  const isThisYear = which === 'thisYear';
  const fund = items.find((item) => item.fund === 'fund');
  const fundBegins = fund ? begins.fund : 0n;
  const fundEnds = fund ? ends.fund : 0n;
  for (const item of items) {
    spend(item, add);
    if (item === fund) {
      const income = item.basic + item.project + fundEnds - fundBegins;
      add('08', item.code, 1, fundBegins);
      add('08', item.code, 2, income < 0n ? 0n : income);
      add('02', item.code, 2, income);
    } else {
      add('02', item.code, 2, item.basic + item.project);
    }
  }
  const first = items[0]?.code ?? '';
  add('02', first, 2, ends.general - begins.general);
  if (isThisYear) {
    handOver(unit.granted, '02', 3, [['03', 3]], add);
    handOver(unit.collected, '02', 6, [['03', 3]], add);
    handOver(unit.grants, '03', 6, [['02', 7]], add);
    handOver(unit.pays, '03', 4, [['02', 4]], add);
  }
  const sum = (of: Item['fund'], part: 'basic' | 'project'): bigint =>
    items.reduce((total, item) => total + (item.fund === of ? item[part] : 0n), 0n);
  const [basic, project] = [sum('general', 'basic'), sum('general', 'project')];
  add('01', '29', 1, begins.general + fundBegins);
  add('01', '60', 2, ends.general + fundEnds);
  add('04', '1', 1, basic + project + ends.general - begins.general);
  add('04', '3', 1, sum('capital', 'basic') + sum('capital', 'project'));
  add('04', '29', 1, begins.general);
  add('04', '60', 3, ends.general);
  details(basic, project, unit.kind, draw, add);
  return documentOf(pack, unit, year, cells);
}

type Add = (table: string, line: string, column: number, amount: bigint) => void;

function spend({ code, fund, basic, project, own, business }: Item, add: Add): void {
  add('03', code, 2, basic);
  add('03', code, 3, project + own);
  add('03', code, 5, business);
  add('02', code, 4, own);
  add('02', code, 5, business);
  if (fund === 'fund') {
    add('08', code, 4, basic);
    add('08', code, 5, project);
  } else {
    add(fund === 'general' ? '05' : '09', code, 2, basic);
    add(fund === 'general' ? '05' : '09', code, 3, project);
  }
}

/** A transfer on one side, and on the other what it is spent on or paid from. */
function handOver(
  transfers: readonly Transfer[],
  table: string,
  column: number,
  others: readonly (readonly [table: string, column: number])[],
  add: Add,
): void {
  for (const { code, amount } of transfers) {
    add(table, code, column, amount);
    for (const [other, at] of others) add(other, code, at, amount);
  }
}

const STAFF = ['30101', '30102', '30103', '30108', '30110', '30113'] as const;
const RUNNING = ['30201', '30202', '30207', '30211', '30228', '30239'] as const;

/** 06, 07, 10 and 补充资料: the basic part split over people and running costs, the project part over purchases. */
function details(basic: bigint, project: bigint, kind: Unit['kind'], draw: Draw, add: Add): void {
  const reception = draw.amount(0n, 900_000n);
  const cars = draw.amount(0n, 1_900_000n);
  const abroad = draw.once(6) ? draw.amount(100_000n, 900_000n) : 0n;
  const running = basic / 4n;
  const both = (line: string, amount: bigint): void => {
    add('06', line, 1, amount);
    add('06', line, 2, amount);
  };
  split(basic - running, STAFF.length, draw).forEach((amount, at) => {
    both(STAFF[at] ?? '', amount);
  });
  both('30212', abroad);
  both('30217', reception);
  both('30231', cars);
  split(running - abroad - reception - cars, RUNNING.length, draw).forEach((amount, at) => {
    both(RUNNING[at] ?? '', amount);
  });
  const car = draw.once(9) ? draw.amount(1_000_000n, 2_900_000n) : 0n;
  add('06', '31013', 1, car);
  const [goods = 0n, works = 0n, services = 0n] = split(project - car, 3, draw);
  add('06', '31002', 1, goods);
  add('06', '31005', 1, works);
  add('06', '30227', 1, services);
  for (const [column, amount] of [
    [2, abroad],
    [4, car],
    [5, cars],
    [6, reception],
  ] as const) {
    add('07', '1', column, amount === 0n ? 0n : amount + draw.amount(0n, 300_000n));
    add('07', '1', column + 6, amount);
  }
  add('10', '2', 1, goods / 2n);
  add('10', '3', 1, works / 2n);
  add('10', '4', 1, services / 2n);
  if (kind === '行政') add('10', '5', 1, running);
  add('10', '12', 1, BigInt(draw.below(4)));
  add('10', '15', 1, BigInt(draw.below(6)));
  add('S2', '国内金额', 1, reception);
  add('S2', '国内批次', 1, reception === 0n ? 0n : BigInt(1 + draw.below(40)));
}

/** The whole in so many parts, none of them negative where the whole is not. */
function split(whole: bigint, parts: number, draw: Draw): readonly bigint[] {
  const amounts: bigint[] = [];
  let left = whole;
  for (let at = 1; at < parts; at += 1) {
    const amount = left > 0n ? draw.amount(0n, (left * 2n) / BigInt(parts - at + 1)) : 0n;
    const taken = amount > left ? left : amount;
    amounts.push(taken);
    left -= taken;
  }
  return [...amounts, left];
}

function documentOf(pack: Pack, unit: Unit, year: number, cells: Cells): ProjectDocument {
  const start = newDocument(pack, { organisation: unit.name, kind: unit.kind, year });
  const names = new Map(pack.dictionary.map(({ code, name }) => [code, name]));
  const tables = pack.tables.map((table) => {
    const content = cells.get(table.id) ?? new Map<string, Map<number, bigint>>();
    const levels = codeLevels(table);
    const codes = levels ? [...content.keys()] : [];
    const all = [...new Set(codes.flatMap((code) => [...ancestorCodes(code, levels ?? []), code]))].sort();
    const lines = all.map((code): CodedLine => ({ code, name: names.get(code) ?? `科目${code}` }));
    const entries = new Map(
      [...content].map(([line, columns]): [string, ReadonlyMap<number, Entry>] => [
        line,
        new Map([...columns].map(([column, value]) => [column, { value }])),
      ]),
    );
    return [table.id, { ...EMPTY_TABLE, lines, entries }] as const;
  });
  return { ...start, tables: new Map(tables) };
}
