import { isNumber } from '../amount/amount';
import type { Book } from '../document/document';
import type { Pack } from '../pack/pack';
import { totalKey } from '../pack/table-shape';
import type { LeftOut, Member } from './member';

export type ChosenMembers = { readonly members: readonly Member[]; readonly leftOut: readonly LeftOut[] };

/**
 * Which units are summed: those of the pack and year, each once. Left out and told: another pack or year, the same tables a
 * second time, the same unit in two versions (the first one counts), and a unit that is itself the sum of the others.
 */
export function chooseMembers(pack: Pack, year: number, found: readonly Member[]): ChosenMembers {
  const leftOut: LeftOut[] = [];
  const leave = ({ file, book }: Member, reason: string): void => {
    leftOut.push({ file, organisation: book.facts.organisation, reason });
  };
  const members: Member[] = [];
  const byContent = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const member of found) {
    const { book, file } = member;
    const { organisation } = book.facts;
    const content = contentOf(book);
    const twin = byContent.get(content);
    const namesake = byName.get(organisation);
    if (book.packId !== pack.id) leave(member, `是另一表样“${book.packId}”的，没有汇总`);
    else if (book.facts.year !== year) leave(member, `是 ${book.facts.year} 年度的，没有汇总`);
    else if (twin !== undefined) leave(member, `与“${twin}”内容完全相同，只汇总一次`);
    else if (organisation !== '' && namesake !== undefined)
      leave(member, `与“${namesake}”是同一个单位“${organisation}”，内容不同，没有汇总；请核对用哪一份`);
    else {
      byContent.set(content, file);
      byName.set(organisation, file);
      members.push(member);
    }
  }
  const sum = sumAmong(pack, members);
  if (sum) leave(sum, '各表合计正好是其余各单位之和，像是已经汇总的，没有再汇总');
  return { members: members.filter((member) => member !== sum), leftOut };
}

function contentOf({ facts, tables }: Book): string {
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

/** The one whose totals are, cell by cell, those of all others together. */
function sumAmong(pack: Pack, members: readonly Member[]): Member | undefined {
  if (members.length < 3) return undefined;
  const totals = members.map(({ book }) => totalsOf(pack, book));
  const all = new Map<string, bigint>();
  for (const own of totals) for (const [cell, amount] of own) all.set(cell, (all.get(cell) ?? 0n) + amount);
  return members.find((_, at) => {
    const own = totals[at];
    return (
      own !== undefined &&
      own.size > 0 &&
      [...all].every(([cell, amount]) => amount === 2n * (own.get(cell) ?? 0n))
    );
  });
}

function totalsOf(pack: Pack, { tables }: Book): ReadonlyMap<string, bigint> {
  const totals = new Map<string, bigint>();
  for (const table of pack.tables) {
    const total = totalKey(table);
    if (total === undefined) continue;
    for (const [column, { value }] of tables.get(table.id)?.entries.get(total) ?? []) {
      if (isNumber(value)) totals.set(`${table.id}[${total},${column}]`, value);
    }
  }
  return totals;
}
