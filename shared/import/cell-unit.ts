import { SCALE_NAMES } from '../amount/amount';
import { moneyPower, POWER_OF } from '../amount/money-unit';
import type { ValueType } from '../kind/kinds';
import { countedUnit, measures, ownScale } from '../kind/value-text';
import { failed, ok, type Result } from '../kit/result';
import { normalName } from '../kit/same-name';
import type { ShownReading } from '../pack/answered-words';
import type { CellUnit } from '../workbook/cell-units';
import type { ShownNumber } from '../workbook/sheet';

/** What is known of the unit of a table's amounts. */
export type TableUnit = {
  /** The power of ten over 元. */
  readonly power: number;
  /** In words; empty where the table prints none and the pack's is assumed. */
  readonly words: string;
  /** What a clerk said of numbers whose format shows other numbers than are stored. */
  readonly reading: ShownReading | undefined;
};

/** Why a number's unit is not known: the middle of a sentence, or a question to be asked of the whole table. */
export type UnitProblem = { readonly kind: 'refused'; readonly why: string } | { readonly kind: 'asked' };

/**
 * The power of ten over 元 by which a cell's stored number is an amount; 0 for what is counted. `said` are the units of
 * its row and column, before which that of the table does not count. The label speaks of what is shown: a number stored
 * in 元 and shown in 万元 under 万元 is its 元; where shown and stored are both possible amounts it is asked about.
 */
export function powerOfCell(
  cell: ShownNumber,
  type: ValueType,
  table: TableUnit,
  said: readonly CellUnit[],
): Result<number, UnitProblem> {
  const refused = (why: string): Result<never, UnitProblem> => failed({ kind: 'refused', why });
  const { hidden = 0, unit: printed } = cell;
  const measured = measures(type);
  if (measured === undefined) return ok(0);
  if (hidden === 'unclear') return refused('数字格式另外印出了数字，看不出显示的是多少');
  if (measured === 'shares') {
    // Above a column its unit may be that of other rows; beside a row it is this one's.
    const other = said.find(({ kind, of }) => kind !== 'share' && of === 'row');
    return other ? refused(`所在的行写着单位“${other.words}”，这里填百分比`) : ok(0);
  }
  const share = said.find(({ kind }) => kind === 'share');
  if (share) return refused(`所在的行或列写着单位“${share.words}”，不是金额`);
  if (measured === 'things') {
    // Above a column of amounts its unit says nothing of the things counted in it.
    const money = said.find(({ kind, of }) => kind === 'money' && of === 'row');
    if (money) return refused(`所在的行或列写着单位“${money.words}”，这里填数量`);
    const counted = said.find(({ kind }) => kind === 'counted');
    const declared = countedUnit(type);
    if (counted && declared !== undefined && !countsSame(counted.words, declared)) {
      return refused(`所在的行或列写着单位“${counted.words}”，表样中这一格的单位是“${declared}”`);
    }
    return hidden === 0 ? ok(0) : refused('是数量，数字格式却把它缩小显示');
  }
  // A row that says 亿元 for itself is money, whatever its column counts.
  const inMoney = said.some(({ kind, of }) => kind === 'money' && of === 'row');
  const counted = said.find(({ kind, of }) => kind === 'counted' && !(inMoney && of === 'column'));
  if (counted) return refused(`所在的行或列写着单位“${counted.words}”，不是金额`);
  const units = said.flatMap((unit) => (unit.kind === 'money' ? [unit] : []));
  const [own, ...others] = units;
  const other = others.find(({ power }) => power !== own?.power);
  if (own && other) return refused(`所在的行写着单位“${own.words}”，列写着“${other.words}”，分不清是哪一个`);
  const column = ownScale(type);
  if (column !== undefined && own && own.power !== POWER_OF[column]) {
    return refused(`写着单位“${own.words}”，表样中这一栏的单位是${SCALE_NAMES[column]}，分不清是哪一个`);
  }
  const label = column === undefined ? (own?.power ?? table.power) : POWER_OF[column];
  const words = column === undefined ? (own?.words ?? table.words) : SCALE_NAMES[column];
  const shown = printed === undefined ? undefined : moneyPower(printed);
  // A format's own unit is part of what is shown; it may say more exactly what the label says of all.
  if (shown !== undefined && words !== '' && shown !== label && shown !== hidden) {
    return refused(`数字格式写着“${printed}”，表上写着“${words}”，分不清是哪一个`);
  }
  const power = shown ?? label;
  if (hidden === 0) return ok(power);
  if (power === hidden && (shown !== undefined || words !== '')) return ok(0);
  if (table.reading === undefined) return failed({ kind: 'asked' });
  return ok(table.reading === 'shown' ? power - hidden : power);
}

/** 台（套） is counted in 台 and in 套. */
function countsSame(printed: string, declared: string): boolean {
  const words = (unit: string): string[] =>
    normalName(unit)
      .split(/[()/、]/)
      .filter((word) => word !== '');
  const known = words(declared);
  return words(printed).some((word) => known.includes(word));
}
