import { isNumber } from '../amount/amount';
import type { Book } from '../document/document';
import type { Pack } from '../pack/pack';
import { tableLines, totalKey, typeAt } from '../pack/table-shape';
import type { ColumnNumber, LineKey, TableId } from '../rule/rule';
import type { LeftOut, Member } from './member';
import { adds } from './unit-sum';

/**
 * Which units are summed, asked one after the other: those of the pack and year, each once. Not another pack or year, not the
 * same tables a second time, not the same unit in two versions (the first one counts); and, when all have been seen, not one
 * that is itself the sum of the others.
 */
export class MemberChoice {
  readonly #pack: Pack;
  readonly #year: number;
  readonly #byContent = new Map<string, string>();
  readonly #byName = new Map<string, string>();
  readonly #totals: ReadonlyMap<string, number>;
  readonly #ofMembers: { readonly file: string; readonly totals: BigInt64Array }[] = [];

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
    if (twin !== undefined) return `与“${twin}”内容完全相同，只汇总一次`;
    if (organisation !== '' && namesake !== undefined)
      return `与“${namesake}”是同一个单位“${organisation}”，内容不同，没有汇总；请核对用哪一份`;
    this.#byContent.set(content, file);
    this.#byName.set(organisation, file);
    this.#ofMembers.push({ file, totals: this.#totalsOf(book) });
    return undefined;
  }

  /** The file of the one whose totals are, cell by cell, those of all others together. */
  sumAmong(): string | undefined {
    if (this.#ofMembers.length < 3) return undefined;
    const all = new Array<bigint>(this.#totals.size).fill(0n);
    for (const { totals } of this.#ofMembers)
      for (const [at, amount] of totals.entries()) all[at] = (all[at] ?? 0n) + amount;
    if (all.every((amount) => amount === 0n)) return undefined;
    return this.#ofMembers.find(({ totals }) => all.every((amount, at) => amount === 2n * (totals[at] ?? 0n)))
      ?.file;
  }

  #totalsOf({ tables }: Book): BigInt64Array {
    const totals = new BigInt64Array(this.#totals.size);
    for (const table of this.#pack.tables) {
      const total = totalKey(table);
      if (total === undefined) continue;
      for (const [column, { value }] of tables.get(table.id)?.entries.get(total) ?? []) {
        const at = this.#totals.get(totalCell(table.id, total, column));
        if (at !== undefined && isNumber(value)) totals[at] = value;
      }
    }
    return totals;
  }
}

/** What is said of a unit that proves to be the sum of the others. */
export const IS_A_SUM = '各表合计正好是其余各单位之和，像是已经汇总的，没有再汇总';

export type ChosenMembers = { readonly members: readonly Member[]; readonly leftOut: readonly LeftOut[] };

/** The same of members that are all at hand. */
export function chooseMembers(pack: Pack, year: number, found: readonly Member[]): ChosenMembers {
  const choice = new MemberChoice(pack, year);
  const leftOut: LeftOut[] = [];
  const leave = ({ file, book }: Member, reason: string): void => {
    leftOut.push({ file, organisation: book.facts.organisation, reason });
  };
  const members = found.filter((member) => {
    const reason = choice.refuse(member);
    if (reason !== undefined) leave(member, reason);
    return reason === undefined;
  });
  const sum = choice.sumAmong();
  for (const member of members) if (member.file === sum) leave(member, IS_A_SUM);
  return { members: members.filter(({ file }) => file !== sum), leftOut };
}

/** What a unit says, as a text: two units of one text are the same unit twice. */
export function contentOf({ facts, tables }: Book): string {
  const plain = [...tables].map(([id, { lines, entries }]) => [
    id,
    lines,
    [...entries].map(([line, columns]) => [
      line,
      [...columns].map(([column, { value }]) => [column, String(value)]),
    ]),
  ]);
  return JSON.stringify([facts.organisation, plain]);
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
