import { moneyPower, scaleOfPower } from '../amount/money-unit';
import { append } from '../kit/lists';
import { remembered } from '../kit/remembered';
import { asPrinted, foldedText } from '../kit/same-name';
import type { CellPlace, LocatedCaption, UnitDoubt } from './location';
import type { SheetTexts } from './sheet-texts';
import { type TableRegion, textsWithin } from './table-region';

const ORGANISATION =
  /^\(?(?:填报|编制|公开|预算)?(?:部门|单位)(?:名称|全称)?\s*:\s*(?!(?:人民币)?[十百千万亿]*\s*元\)?$)(.*)$/;
const SCALE =
  /(?:单位:|(?:金额|货币|计量|记账)单位[为是]?)(?:人民币)?([十百千万亿]*元)|以(?:人民币)?([十百千万亿]*元)为(?:金额|货币)?单位/;
/** 决算数（万元）: the unit behind a title or a column's name. */
const SCALE_BEHIND = /\((?:人民币)?([十百千万亿]*元)\)$/;
const SCALE_LABEL = /^\(?金额单位:$/;
const SCALE_ALONE = /^\(?(?:人民币)?([十百千万亿]*元)\)?$/;
const YEAR = /^\(?(20\d{2})年?度?\)?$|年度:(20\d{2})|(?<!\d)(20\d{2})年度/;
const YEAR_LABEL = /^(?:\D*年度|年份):$/;
/** A label that speaks of money, or of a unit that could be one of money, whatever it says. */
const OTHER_UNIT =
  /(?:金额|货币)单位:(?!$)(.{1,12})|(?:^|\()(?:计量)?单位:((?:人民币)?[十百千万亿美港欧日外\da-z]{0,6}[元角分])\)?$/i;
const UNITS = /[十百千万亿]*元/g;
/** Where a cell holds several captions, the next one begins. */
const NEXT = /\s+(?=(?:20\d{2}\s*年|年度\s*:|\(?(?:金额)?单位\s*:))/;

/**
 * Reads 部门名称, 年度 and 金额单位 above the body; what a label names may stand in the next cell to its right. The
 * year's place, where a template leaves it blank, is the styled cell between the other two: `yearAt` is then unknown
 * here and chosen by the planner.
 */
export function findCaption(texts: SheetTexts, region: TableRegion, bodyRow: number): LocatedCaption {
  let organisation = '';
  let organisationAt: CellPlace | undefined;
  let year: number | undefined;
  let yearAt: CellPlace | undefined;
  let unit: string | undefined;
  let within: { readonly unit: string | undefined; readonly place: CellPlace } | undefined;
  let behind: { readonly unit: string | undefined; readonly place: CellPlace } | undefined;
  let scaleAt: CellPlace | undefined;
  let doubt: UnitDoubt | undefined;
  for (const { text, compact, beside, place } of captionCells(texts, region, bodyRow)) {
    const named = ORGANISATION.exec(text);
    if (named && !organisationAt) {
      const own = (named[1] ?? '').split(NEXT)[0]?.trim() ?? '';
      const next = own === '' && beside && !isCaption(beside.compact) ? beside : undefined;
      organisationAt = next?.place ?? place;
      organisation = asPrinted(texts.rawAt(organisationAt.row, organisationAt.column), next?.text ?? own);
    }
    const yearNext = YEAR_LABEL.test(compact) ? beside : undefined;
    const dated = YEAR.exec(yearNext?.compact ?? compact);
    if (dated && !yearAt) {
      year = Number(dated[1] ?? dated[2] ?? dated[3]);
      yearAt = yearNext?.place ?? place;
    }
    const scaleNext = SCALE_LABEL.test(compact) ? beside : undefined;
    const scaled = scaleNext ? SCALE_ALONE.exec(scaleNext.compact) : SCALE.exec(compact);
    if (scaled && named && !scaleNext) {
      const words = compact.slice(scaled.index);
      if (!isOneUnit(words.match(UNITS) ?? [])) doubt ??= { words, place };
      // It may be part of the organisation's own name: taken only when nothing else names the scale.
      within ??= { unit: scaled[1] ?? scaled[2], place };
    } else if (scaled) {
      const own = scaled[1] ?? scaled[2];
      const words = scaleNext?.compact ?? compact.slice(scaled.index);
      if (!isOneUnit([unit ?? own ?? '', ...(words.match(UNITS) ?? [])]))
        doubt ??= { words: unit === undefined ? words : `${unit}、${own}`, place };
      unit ??= own;
      scaleAt ??= scaleNext?.place ?? place;
    } else {
      const other = OTHER_UNIT.exec(compact);
      const words = scaleNext ? scaleNext.compact : (other?.[1] ?? other?.[2] ?? '');
      if (words !== '' && !isCaption(words)) doubt ??= { words, place };
    }
    const follows = SCALE_BEHIND.exec(compact) ?? SCALE_ALONE.exec(compact);
    if (follows) behind ??= { unit: follows[1], place };
  }
  const below = unitBelow(texts, region, bodyRow);
  const titled = behind?.place.row === region.anchor.row ? behind.unit : undefined;
  const said = [unit, titled, below].filter((one) => one !== undefined);
  if (unit !== undefined && !isOneUnit(said))
    doubt ??= { words: [...new Set(said)].join('、'), place: scaleAt ?? region.anchor };
  unit ??= within?.unit ?? behind?.unit ?? below;
  if (doubt) unit = undefined;
  const power = moneyPower(unit ?? '') ?? 0;
  return {
    organisation,
    organisationAt,
    year,
    yearAt,
    scale: scaleOfPower(power) ?? 'yuan',
    power,
    unit: unit ?? '',
    scaleAt: scaleAt ?? within?.place ?? behind?.place,
    scaleBy: unit === undefined ? 'default' : 'workbook',
    ...(doubt ? { doubt } : {}),
  };
}

function isOneUnit(units: readonly string[]): boolean {
  return new Set(units.map(moneyPower)).size <= 1;
}

/** How far down a caption may stand. */
const CAPTION_ROWS = 16;

/**
 * The year that the table's title or caption prints, before its header is known; rows with more than one year are of
 * the header.
 */
export function printedYear(texts: SheetTexts, region: TableRegion): number | undefined {
  for (const line of texts.lines) {
    if (line.row < region.captionTop || line.row > region.headerTop + CAPTION_ROWS) continue;
    const years = new Set<number>();
    for (const text of textsWithin(line, region)) {
      const [, alone, labelled, within] = YEAR.exec(text) ?? [];
      const year = Number(alone ?? labelled ?? within);
      if (year) years.add(year);
    }
    const [year, ...others] = years;
    if (year !== undefined && others.length === 0) return year;
  }
  return undefined;
}

/** A note under the table may say it: 注：本表金额单位为万元。 */
function unitBelow(texts: SheetTexts, region: TableRegion, bodyRow: number): string | undefined {
  for (const [row, cells] of texts.sheet.rows) {
    if (row < bodyRow || row > region.bottom) continue;
    for (const [column, { kind }] of cells) {
      if (kind === 'number' || column < region.left || column > region.right) continue;
      const said = SCALE.exec(cellOf(texts, { row, column }).compact);
      if (said) return said[1] ?? said[2];
    }
  }
  return undefined;
}

type CaptionCell = {
  /** Full and half width unified. */
  readonly text: string;
  /** Without spaces. */
  readonly compact: string;
  readonly place: CellPlace;
};

function captionCells(
  texts: SheetTexts,
  region: TableRegion,
  bodyRow: number,
): (CaptionCell & { readonly beside: CaptionCell | undefined })[] {
  const found: (CaptionCell & { readonly beside: CaptionCell | undefined })[] = [];
  for (const [row, cells] of texts.sheet.rows) {
    if (row < region.captionTop || row >= bodyRow) continue;
    const line = [...cells.keys()]
      .filter((column) => region.left <= column && column <= region.right)
      .map((column) => cellOf(texts, { row, column }))
      .filter(({ text }) => text !== '');
    append(
      found,
      line.map((cell, at) => ({ ...cell, beside: line[at + 1] })),
    );
  }
  return found;
}

function cellOf(texts: SheetTexts, place: CellPlace): CaptionCell {
  const text = foldedText(texts.rawAt(place.row, place.column)).trim();
  return { text, compact: compacted(text), place };
}

const compacted = remembered((text) =>
  text.replace(/\s+/g, '').replace(/[萬億圆圓單額幣]/g, (sign) => SIMPLE[sign] ?? sign),
);

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

function isCaption(compact: string): boolean {
  return /:/.test(compact) || YEAR.test(compact) || SCALE_ALONE.test(compact);
}
