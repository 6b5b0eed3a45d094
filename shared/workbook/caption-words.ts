import { moneyPower } from '../amount/money-unit';
import { remembered } from '../kit/remembered';
import { foldedText } from '../kit/same-name';

/** What a cell's text says as a caption, whatever stands beside it; asked of a text once, for captions are printed again and again. */
export type CaptionWords = {
  /** Full and half width unified. */
  readonly text: string;
  /** Without spaces. */
  readonly compact: string;
  /** The name behind 部门名称：, up to the next caption in the cell; empty where it stands elsewhere. */
  readonly organisation: string | undefined;
  /** 年度： alone; the year stands beside it. */
  readonly isYearLabel: boolean;
  readonly year: number | undefined;
  /** 金额单位： alone; the unit stands beside it. */
  readonly isUnitLabel: boolean;
  /** 单位：万元, with all that follows in the cell. */
  readonly unit: PrintedMoneyUnit | undefined;
  /** The cell is a unit. */
  readonly unitAlone: string | undefined;
  /** 决算数（万元）: the unit behind a title or a column's name, or the cell that is one. */
  readonly unitBehind: string | undefined;
  /** What a label of a unit names that is none of 元; empty where there is none. */
  readonly otherUnit: string;
  /** It is a caption of its own, and no value of the label to its left. */
  readonly isCaption: boolean;
};

export type PrintedMoneyUnit = { readonly unit: string | undefined; readonly words: string };

const ORGANISATION =
  /^\(?(?:填报|编制|公开|预算)?(?:部门|单位)(?:名称|全称)?\s*:\s*(?!(?:人民币)?[十百千万亿]*\s*元\)?$)(.*)$/;
const UNIT =
  /(?:单位:|(?:金额|货币|计量|记账)单位[为是]?)(?:人民币)?([十百千万亿]*元)|以(?:人民币)?([十百千万亿]*元)为(?:金额|货币)?单位/;
const UNIT_BEHIND = /\((?:人民币)?([十百千万亿]*元)\)$/;
const UNIT_LABEL = /^\(?金额单位:$/;
const UNIT_ALONE = /^\(?(?:人民币)?([十百千万亿]*元)\)?$/;
const YEAR = /^\(?(20\d{2})年?度?\)?$|年度:(20\d{2})|(?<!\d)(20\d{2})年度/;
const YEAR_LABEL = /^(?:\D*年度|年份):$/;
/** A label that speaks of money, or of a unit that could be one of money, whatever it says. */
const OTHER_UNIT =
  /(?:金额|货币)单位:(?!$)(.{1,12})|(?:^|\()(?:计量)?单位:((?:人民币)?[十百千万亿美港欧日外\da-z]{0,6}[元角分])\)?$/i;
const UNITS = /[十百千万亿]*元/g;
/** Where a cell holds several captions, the next one begins. */
const NEXT = /\s+(?=(?:20\d{2}\s*年|年度\s*:|\(?(?:金额)?单位\s*:))/;

/** As amounts are written by hand and in formal papers. */
const SIMPLE: Readonly<Record<string, string>> = {
  萬: '万',
  億: '亿',
  圆: '元',
  圓: '元',
  單: '单',
  額: '额',
  幣: '币',
};

/** Takes a text as it stands in the cell. */
export const captionWords = remembered((raw): CaptionWords => {
  const text = foldedText(raw).trim();
  const compact = text.replace(/\s+/g, '').replace(/[萬億圆圓單額幣]/g, (sign) => SIMPLE[sign] ?? sign);
  const named = ORGANISATION.exec(text);
  const unit = UNIT.exec(compact);
  const unitAlone = UNIT_ALONE.exec(compact)?.[1];
  const other = OTHER_UNIT.exec(compact);
  return {
    text,
    compact,
    organisation: named ? ((named[1] ?? '').split(NEXT)[0]?.trim() ?? '') : undefined,
    isYearLabel: YEAR_LABEL.test(compact),
    year: yearIn(compact),
    isUnitLabel: UNIT_LABEL.test(compact),
    unit: unit ? { unit: unit[1] ?? unit[2], words: compact.slice(unit.index) } : undefined,
    unitAlone,
    unitBehind: UNIT_BEHIND.exec(compact)?.[1] ?? unitAlone,
    otherUnit: other?.[1] ?? other?.[2] ?? '',
    isCaption: isCaption(compact),
  };
});

/** Whether a text without spaces is a caption of its own. */
export function isCaption(compact: string): boolean {
  return compact.includes(':') || YEAR.test(compact) || UNIT_ALONE.test(compact);
}

/** The year that a text without spaces prints as a caption does. */
export function yearIn(compact: string): number | undefined {
  const [, alone, labelled, within] = YEAR.exec(compact) ?? [];
  const year = alone ?? labelled ?? within;
  return year === undefined ? undefined : Number(year);
}

/** The units of money that a text names, one after another. */
export function unitsIn(words: string): readonly string[] {
  return words.match(UNITS) ?? [];
}

export function isOneUnit(units: readonly string[]): boolean {
  return new Set(units.map(moneyPower)).size <= 1;
}
