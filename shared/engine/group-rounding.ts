import { absolute, type Scale } from '../amount/amount';
import { ownTable } from '../document/address';
import { AMOUNT } from '../kind/kinds';
import { sentenceText } from '../kind/value-text';
import { tableName } from '../pack/column-words';
import type { Pack } from '../pack/pack';
import type { TableId } from '../rule/rule';
import type { Finding } from './finding';

/** What rounding to 万元 left in one table: one hint for the clerk, however many identities it touches. */
export type RoundingGroup = {
  readonly table: TableId;
  readonly findings: readonly Finding[];
  /** How many, the largest difference, and that nothing is to be done. */
  readonly sentence: string;
};

/** The findings in state rounding, by the table of their left side, in the order of the tables; said in the scale. */
export function groupRounding(
  pack: Pack,
  findings: readonly Finding[],
  scale: Scale = 'wanyuan',
): readonly RoundingGroup[] {
  const rounding = findings.filter(({ state }) => state === 'rounding');
  return pack.tables.flatMap(({ id }): RoundingGroup[] => {
    const own = rounding.filter(({ cells: [left] }) => left !== undefined && ownTable(left) === id);
    if (own.length === 0) return [];
    const [largest = 0n] = own
      .map(({ difference }) => absolute(BigInt((difference ?? '0').replace('.', ''))))
      .toSorted((one, other) => (one > other ? -1 : 1));
    const amount = sentenceText(largest, AMOUNT, scale);
    return [
      {
        table: id,
        findings: own,
        sentence: `${tableName(pack, id)}有 ${own.length} 处尾差，最大 ${amount}，是换算为万元时四舍五入所致，无须改正`,
      },
    ];
  });
}
