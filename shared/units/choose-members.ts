import { isNumber } from '../amount/amount';
import type { Book } from '../document/document';
import { firstNames } from '../kit/first-names';
import type { Pack } from '../pack/pack';
import { tableLines, totalKey, typeAt } from '../pack/table-shape';
import type { ColumnNumber, LineKey, TableId } from '../rule/rule';
import type { LeftOut, Member, NamedUnit } from './member';
import { Transfers } from './propose-eliminations';
import { alikeAmong, sumsAmong, type UnitTotals } from './sums-among';
import { adds, NAMED } from './unit-sum';

/**
 * Which units are summed, asked one after the other: those of the pack and year, each once. Not another pack or year, not the
 * same tables a second time, under whatever name, not the same unit in two versions (the first one counts); and, when all have
 * been seen, not those that are themselves sums of others.
 */
export class MemberChoice {
  readonly #pack: Pack;
  readonly #year: number;
  readonly #byContent = new Map<string, NamedUnit>();
  readonly #byName = new Map<string, string>();
  readonly #totals: ReadonlyMap<string, number>;
  readonly #ofMembers: UnitTotals[] = [];
  /** Of the same name as one that is summed: the unit, and the file of that one. */
  readonly #namesakes: { readonly unit: UnitTotals; readonly of: string }[] = [];

  constructor(pack: Pack, year: number) {
    this.#pack = pack;
    this.#year = year;
    this.#totals = totalCells(pack);
  }

  /** Why the unit is not summed; `undefined`: it is. */
  refuse(member: Member, content = contentOf(member.book)): string | undefined {
    const { file, book } = member;
    const { organisation, year } = book.facts;
    const twin = this.#byContent.get(content);
    const namesake = this.#byName.get(organisation);
    if (book.packId !== this.#pack.id) return `是另一表样“${book.packId}”的，没有汇总`;
    if (year !== this.#year) return `是 ${year} 年度的，没有汇总`;
    if (twin?.organisation === organisation) return `与“${twin.file}”内容完全相同，只汇总一次`;
    if (organisation !== '' && namesake !== undefined) {
      this.#namesakes.push({ unit: this.#totalsOf(member), of: namesake });
      return `与“${namesake}”是同一个单位“${organisation}”，内容不同，没有汇总；请核对用哪一份`;
    }
    // Tables in which nobody wrote an amount are alike, whosever they are, and add nothing.
    if (twin && saysAmounts(book))
      return `各表与“${twin.file}”完全相同，只是单位名称不同（${nameOf(book.facts)}、${nameOf(twin)}），像是同一个单位，只汇总一次；请核对`;
    this.#byContent.set(content, { file, organisation });
    this.#byName.set(organisation, file);
    this.#ofMembers.push(this.#totalsOf(member));
    return undefined;
  }

  /**
   * Of all units those that prove to be sums of others. A department and its own office may have one name: where the department's
   * sum came first, its office is summed instead.
   */
  settle(): { readonly sums: readonly LeftOut[]; readonly instead: readonly string[] } {
    const sums = new Map(sumsAmong(this.#ofMembers));
    const all = [...this.#ofMembers, ...this.#namesakes.map(({ unit }) => unit)];
    if (this.#namesakes.length > 0)
      for (const [file, parts] of sumsAmong(all))
        if (this.#namesakes.some(({ unit, of }) => unit.file === file || of === file)) sums.set(file, parts);
    const instead = new Map<string, string>();
    for (const { unit, of } of this.#namesakes)
      if (sums.has(of) && !sums.has(unit.file) && !instead.has(of)) instead.set(of, unit.file);
    const organisations = new Map(all.map(({ file, organisation }) => [file, organisation]));
    return {
      sums: [...sums].map(([file, parts]) => ({
        file,
        organisation: organisations.get(file) ?? '',
        reason: `各表合计正好是 ${parts.length} 个单位（${namesOf(parts)}）之和，像是已经汇总的，没有再汇总`,
      })),
      instead: [...instead.values()],
    };
  }

  /** Units that are summed although all their totals are another's, each with what to look at. */
  alike(): readonly LeftOut[] {
    return alikeAmong(this.#ofMembers).map(([{ file, organisation }, other]) => ({
      file,
      organisation,
      reason: `各表合计与“${other.file}”（${nameOf(other)}）完全相同，两个都汇总了，请核对是不是同一个单位`,
    }));
  }

  #totalsOf(member: Member): UnitTotals {
    const { file, book } = member;
    const totals = new BigInt64Array(this.#totals.size);
    for (const table of this.#pack.tables) {
      const total = totalKey(table);
      if (total === undefined) continue;
      for (const [column, { value }] of book.tables.get(table.id)?.entries.get(total) ?? []) {
        const at = this.#totals.get(totalCell(table.id, total, column));
        if (at !== undefined && isNumber(value)) totals[at] = value;
      }
    }
    const transfers = new Transfers(this.#pack);
    transfers.add(member);
    return { file, organisation: book.facts.organisation, totals, handed: transfers.total() };
  }
}

function nameOf({ organisation }: Pick<NamedUnit, 'organisation'>): string {
  return organisation === '' ? '没有写单位名称' : organisation;
}

/** The first of the units by their names. */
export function namesOf(units: readonly NamedUnit[]): string {
  return firstNames(
    units.map(({ file, organisation }) => organisation || file),
    NAMED,
  );
}

function saysAmounts({ tables }: Book): boolean {
  return [...tables.values()].some(({ entries }) =>
    [...entries.values()].some((columns) =>
      [...columns.values()].some(({ value }) => isNumber(value) && value !== 0n),
    ),
  );
}

export type ChosenMembers = { readonly members: readonly Member[]; readonly leftOut: readonly LeftOut[] };

/** The same of members that are all at hand. */
export function chooseMembers(pack: Pack, year: number, found: readonly Member[]): ChosenMembers {
  const choice = new MemberChoice(pack, year);
  const leftOut = found.flatMap((member): LeftOut[] => {
    const reason = choice.refuse(member);
    const { file, book } = member;
    return reason === undefined ? [] : [{ file, organisation: book.facts.organisation, reason }];
  });
  const { sums, instead } = choice.settle();
  const isTold = new Set([...sums.map(({ file }) => file), ...instead]);
  const left = [...leftOut.filter(({ file }) => !isTold.has(file)), ...sums];
  const isLeft = new Set(left.map(({ file }) => file));
  return { members: found.filter(({ file }) => !isLeft.has(file)), leftOut: left };
}

/** What a unit's tables say, as a text that knows no order and nothing blank. */
export function contentOf({ tables }: Book): string {
  const said = [...tables].flatMap(([id, { lines, entries }]) => {
    const names = lines.map(({ code, name }) => `${code} ${name}`);
    const cells = [...entries].flatMap(([line, columns]) =>
      [...columns].flatMap(([column, { value }]) => (value === null ? [] : [`${line},${column} ${value}`])),
    );
    return names.length + cells.length === 0 ? [] : [JSON.stringify([id, names.sort(), cells.sort()])];
  });
  return said.sort().join('\n');
}
function totalCell(table: TableId, line: LineKey, column: ColumnNumber): string {
  return `${table}[${line},${column}]`;
}

/** The cells of the tables' totals that add, each with its place among them. */
function totalCells(pack: Pack): ReadonlyMap<string, number> {
  const cells = pack.tables.flatMap((table) => {
    const total = totalKey(table);
    const line = tableLines(table, []).find(({ key }) => key === total);
    // Of what does not add, nobody's is the sum of the others'.
    const columns = line?.columns.filter((column) => adds(typeAt(table, line, column))) ?? [];
    return columns.map((column) => totalCell(table.id, line?.key ?? '', column));
  });
  return new Map(cells.map((cell, at) => [cell, at]));
}
