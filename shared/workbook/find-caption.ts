import { moneyPower, scaleOfPower } from '../amount/money-unit';
import { oncePer, onceWithin } from '../kit/once-per';
import { remembered } from '../kit/remembered';
import { asPrinted } from '../kit/same-name';
import { type CaptionWords, captionWords, isCaption, isOneUnit, unitsIn, yearIn } from './caption-words';
import type { CellPlace, LocatedCaption, UnitDoubt } from './location';
import type { SheetTexts } from './sheet-texts';
import { type TableRegion, textsWithin } from './table-region';

type PrintedUnit = { readonly unit: string | undefined; readonly place: CellPlace };

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
  let within: PrintedUnit | undefined;
  let behind: PrintedUnit | undefined;
  let unitAt: CellPlace | undefined;
  let doubt: UnitDoubt | undefined;
  for (const { words, beside, place } of captionCells(texts, region, bodyRow)) {
    const { organisation: own } = words;
    if (own !== undefined && !organisationAt) {
      const next = own === '' && beside && !beside.words.isCaption ? beside : undefined;
      organisationAt = next?.place ?? place;
      const raw = texts.rawAt(organisationAt.row, organisationAt.column);
      organisation = printedNames(raw)(next?.words.text ?? own);
    }
    const yearNext = words.isYearLabel ? beside : undefined;
    const dated = (yearNext?.words ?? words).year;
    if (dated !== undefined && !yearAt) {
      year = dated;
      yearAt = yearNext?.place ?? place;
    }
    const unitNext = words.isUnitLabel ? beside : undefined;
    const said = unitNext ? aloneIn(unitNext.words) : words.unit;
    if (said && own !== undefined && !unitNext) {
      if (!isOneUnit(unitsIn(said.words))) doubt ??= { words: said.words, place };
      // It may be part of the organisation's own name: taken only when nothing else names the unit.
      within ??= { unit: said.unit, place };
    } else if (said) {
      if (!isOneUnit([unit ?? said.unit ?? '', ...unitsIn(said.words)]))
        doubt ??= { words: unit === undefined ? said.words : `${unit}、${said.unit}`, place };
      unit ??= said.unit;
      unitAt ??= unitNext?.place ?? place;
    } else {
      const other = unitNext ? unitNext.words.compact : words.otherUnit;
      if (other !== '' && !isCaption(other)) doubt ??= { words: other, place };
    }
    if (words.unitBehind !== undefined) behind ??= { unit: words.unitBehind, place };
  }
  const below = unitBelow(texts, region, bodyRow);
  const titled = behind?.place.row === region.anchor.row ? behind.unit : undefined;
  const said = [unit, titled, below].filter((one) => one !== undefined);
  if (unit !== undefined && !isOneUnit(said))
    doubt ??= { words: [...new Set(said)].join('、'), place: unitAt ?? region.anchor };
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
    scaleAt: unitAt ?? within?.place ?? behind?.place,
    scaleBy: unit === undefined ? 'default' : 'workbook',
    ...(doubt ? { doubt } : {}),
  };
}

/** The part of a cell that names an organisation, as it is printed: the same words head every table of a workbook. */
const printedNames = remembered((raw) => onceWithin((part: string) => asPrinted(raw, part)));

/** Behind a label that says no more than that it is one. */
function aloneIn({ unitAlone, compact }: CaptionWords): CaptionWords['unit'] {
  return unitAlone === undefined ? undefined : { unit: unitAlone, words: compact };
}

/** How far down a caption may stand. */
const CAPTION_ROWS = 16;

/**
 * The year that the table's title or caption prints, before its header is known; rows with more than one year are of
 * the header.
 */
export function printedYear(texts: SheetTexts, region: TableRegion): number | undefined {
  for (const line of texts.lines) {
    if (line.row < region.captionTop) continue;
    if (line.row > region.headerTop + CAPTION_ROWS) break;
    let year = 0;
    for (const text of textsWithin(line, region)) {
      const here = yearOf(text);
      if (here === 0 || here === year) continue;
      if (year !== 0) {
        year = 0;
        break;
      }
      year = here;
    }
    if (year !== 0) return year;
  }
  return undefined;
}

/** 0: none. */
const yearOf = remembered((text) => yearIn(text) ?? 0);

/** The year of the caption alone, as `findCaption` reads it. */
export function captionYear(texts: SheetTexts, region: TableRegion, bodyRow: number): number | undefined {
  for (const { words, beside } of captionCells(texts, region, bodyRow)) {
    const { year } = (words.isYearLabel ? beside?.words : undefined) ?? words;
    if (year !== undefined) return year;
  }
  return undefined;
}

/** A note under the table may say it: 注：本表金额单位为万元。 */
function unitBelow(texts: SheetTexts, region: TableRegion, bodyRow: number): string | undefined {
  return unitCells(texts).find(
    ({ place: { row, column } }) =>
      row >= bodyRow && row <= region.bottom && column >= region.left && column <= region.right,
  )?.unit;
}

/** The cells of a sheet that name a unit of money behind a label, numbers left out, in its order. */
const unitCells = oncePer(({ sheet }: SheetTexts): readonly PrintedUnit[] => {
  const found: PrintedUnit[] = [];
  for (const [row, cells] of sheet.rows) {
    for (const [column, { kind, text }] of cells) {
      if (kind === 'number') continue;
      const { unit } = captionWords(text);
      if (unit) found.push({ unit: unit.unit, place: { row, column } });
    }
  }
  return found;
});

type CaptionCell = {
  readonly words: CaptionWords;
  readonly place: CellPlace;
  /** The next cell to its right that says anything. */
  beside: CaptionCell | undefined;
};

function captionCells(
  texts: SheetTexts,
  region: TableRegion,
  bodyRow: number,
): readonly Readonly<CaptionCell>[] {
  const found: CaptionCell[] = [];
  for (const [row, cells] of texts.sheet.rows) {
    if (row < region.captionTop) continue;
    if (row >= bodyRow) break;
    let before: CaptionCell | undefined;
    for (const [column, cell] of cells) {
      if (column < region.left || column > region.right) continue;
      const words = captionWords(cell.text);
      if (words.text === '') continue;
      const here = { words, place: { row, column }, beside: undefined };
      if (before) before.beside = here;
      before = here;
      found.push(here);
    }
  }
  return found;
}
