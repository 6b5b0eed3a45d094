import { moneyPower } from '../amount/money-unit';
import type { SheetTexts } from './sheet-texts';
import type { TableRegion } from './table-region';

/** A unit behind a title or label: 决算数（万元）, 公务用车（辆）. */
const MONEY_BEHIND = /\((?:单位:)?(?:人民币)?([十百千万亿]*元)\)$/;
/** Titles of a column that says in what each row is counted. */
const UNIT_TITLES = new Set(['单位', '计量单位', '数量单位', '金额单位', '计价单位']);
/** Units of what is counted one by one, and shares of a whole. */
const COUNTED =
  /^(?:[台辆人个次批套件处户份名项组幢栋座艘架册张间只头匹]|人次|批次|人员|公里|平方米)(?:\((?:.)\))?$/;
const SHARE = /^(?:%|‰|百分比|百分点)$/;

/** In what the number of a cell is counted, where its row or column says so itself. */
export type PrintedUnit =
  | { readonly kind: 'money'; readonly power: number; readonly words: string }
  | { readonly kind: 'counted'; readonly words: string }
  | { readonly kind: 'share'; readonly words: string };

/** A unit in words, normalised; what is no unit known here says nothing. */
export function printedUnit(words: string): PrintedUnit | undefined {
  const power = moneyPower(words.replace(/^人民币/, ''));
  if (power !== undefined) return { kind: 'money', power, words };
  if (SHARE.test(words)) return { kind: 'share', words };
  return COUNTED.test(words) ? { kind: 'counted', words } : undefined;
}

/** A name without the unit of money behind it; the pack's own names print none. */
export function withoutMoneyUnit(name: string): { readonly name: string; readonly unit: string | undefined } {
  const found = MONEY_BEHIND.exec(name);
  return found ? { name: name.slice(0, found.index), unit: found[1] } : { name, unit: undefined };
}

/** The unit of money behind the lowest title of each of the region's columns that has one. */
export function columnUnits(texts: SheetTexts, region: TableRegion, bottom: number): (string | undefined)[] {
  return Array.from({ length: Math.max(0, region.right - region.left + 1) }, (_, at) => {
    for (let row = bottom; row >= region.headerTop; row -= 1) {
      const { unit } = withoutMoneyUnit(texts.textAt(row, region.left + at));
      if (unit !== undefined) return unit;
    }
    return undefined;
  });
}

/** Whether a column's lowest title says that it holds the rows' units. */
export function isUnitTitle(title: string): boolean {
  return UNIT_TITLES.has(title);
}
