import { moneyPower } from '../amount/money-unit';
import { remembered } from '../kit/remembered';
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
/** Behind the title of a column: 数量（台）, 台（套） and 台、套 among them, 执行率（%）. 项 is a part of a code as well, and none. */
const UNIT_BEHIND =
  /\((?:单位:)?((?:[台辆人个次批套件处户份名组幢栋座艘架册张间只头匹]|人次|批次|人员|公里|平方米)(?:\(.\)|[、,/].)?|[%‰]|百分比|百分点)\)$/;

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
  return COUNTED.test(words) || UNIT_BEHIND.test(`(${words})`) ? { kind: 'counted', words } : undefined;
}

/** A name without the unit of money behind it; the pack's own names print none. */
export function withoutMoneyUnit(name: string): { readonly name: string; readonly unit: string | undefined } {
  const found = MONEY_BEHIND.exec(name);
  return found ? { name: name.slice(0, found.index), unit: found[1] } : { name, unit: undefined };
}

/** A column's title without the unit behind it, be it of money, of things or of shares. */
export const withoutUnit = remembered(
  (title): { readonly name: string; readonly unit: string | undefined } => {
    const found = MONEY_BEHIND.exec(title) ?? UNIT_BEHIND.exec(title);
    return found && found.index > 0
      ? { name: title.slice(0, found.index), unit: found[1] }
      : { name: title, unit: undefined };
  },
);

/**
 * The unit behind the titles of each of the region's columns. One of money may stand behind a group's; one of things or
 * shares is only its own title's, for under 公务用车（辆） may stand amounts.
 */
export function columnUnits(texts: SheetTexts, region: TableRegion, bottom: number): (string | undefined)[] {
  return Array.from({ length: Math.max(0, region.right - region.left + 1) }, (_, at) => {
    const titles: string[] = [];
    for (let row = bottom; row >= region.headerTop; row -= 1) {
      const title = texts.textAt(row, region.left + at);
      // A caption right above a column (金额单位：…) is none of its titles.
      if (title !== '' && !isCaptionAbove(title)) titles.push(title);
    }
    const own = titles.find(hasLetter);
    const counted = own === undefined ? undefined : withoutUnit(own).unit;
    if (counted !== undefined) return counted;
    for (const title of titles) {
      const unit = moneyUnitOf(title);
      if (unit !== '') return unit;
    }
    return undefined;
  });
}

const isCaptionAbove = remembered((title) => /^[^(]*:/.test(title));
const hasLetter = remembered((title) => /\p{L}/u.test(title));

/** The unit behind a title, or the title that is one; empty: there is none. */
const moneyUnitOf = remembered(
  (title) => withoutMoneyUnit(title).unit ?? (moneyPower(title) === undefined ? '' : title),
);

/** A unit with a row of the header to itself: 万元, （万元）. */
export function unitAlone(text: string): string | undefined {
  const words = text.replace(/^\((?:单位:)?(.*)\)$/, '$1').replace(/^人民币/, '');
  return printedUnit(words) === undefined ? undefined : words;
}

/** Whether a column's lowest title says that it holds the rows' units. */
export function isUnitTitle(title: string): boolean {
  return UNIT_TITLES.has(title);
}
