import { type Amount, FEN_PER, isNumber, type Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import type { ConcreteFormula } from '#shared/engine/formula';
import type { Identity } from '#shared/engine/identity';
import { sumSide } from '#shared/engine/running-sums';
import { numberedCell, type Structure } from '#shared/engine/structure';
import type { Rounding } from '#shared/export/wanyuan';
import { perOne, workbookValue } from '#shared/kind/value-text';
import type { Session } from '#shared/session/session';
import { excelNumber } from './excel-number';
import { type GeneratedPlace, generatedSheets, placesOf } from './generated-layout';
import { productFormula } from './generated-products';
import { cellReferences, sumFormula } from './generated-sums';

export type GeneratedFormulas = {
  /** By address, without the equals sign. */
  readonly formulas: ReadonlyMap<AddressText, string>;
  /** Derived cells that stay values, because a formula would show something else than the table prints. */
  readonly plain: readonly AddressText[];
};

const ONE_WANYUAN = FEN_PER.wanyuan;

/** Excel takes formulas of 8,192 characters. */
const LONGEST = 8000;

/**
 * A formula for every derived cell that nobody overrode. A blank cell's formula stays blank until one of its parts
 * has an amount. A cell stays a value when its printed parts do not make the printed amount (尾数误差 in 万元) or
 * when an amount is too long for Excel's numbers.
 */
export function generatedFormulas(
  session: Session,
  asked: Scale | undefined,
  rounding: Rounding,
): GeneratedFormulas {
  const sheets = generatedSheets(session, asked, rounding);
  const places = placesOf(sheets);
  const scales = new Map(sheets.map(({ table, scale }) => [table.id, scale]));
  const { program, shown } = session.calculation();
  const { structure } = program;
  // A gap where a line went shows nothing.
  const printed = shown.map((value, at) => {
    const cell = structure.cells.get(at);
    return (cell && rounding.printed.get(cell.text)) ?? value;
  });
  const writtenIn = (cell: number, value: Amount): string => {
    const { type, address } = numberedCell(structure, cell);
    return workbookValue(value, type, scales.get(address.table) ?? 'yuan').text;
  };
  const fits = (cell: number): boolean => {
    const value = printed[cell] ?? null;
    return !isNumber(value) || typeof excelNumber(writtenIn(cell, value)) === 'number';
  };
  const formulas = new Map<AddressText, string>();
  const plain: AddressText[] = [];
  for (const [cell, identity] of program.derivations) {
    const { text } = numberedCell(structure, cell);
    const here = places.get(text);
    if (!here || session.cell(text)?.kind !== 'derived') continue;
    // A class without lines in the detail: nothing to refer to, and nothing to show.
    if (identity.right.cells.length === 0) continue;
    const value = printed[cell] ?? null;
    const agrees = sumSide(identity.right, printed).value === value;
    const all = [cell, ...identity.right.cells];
    if (identity.right.formula) {
      const { root, type } = identity.right.formula;
      const product =
        agrees && all.every(fits) ? ofProduct(root, { here, places, structure, writtenIn }) : undefined;
      // Rounded once, to the step in which the cell is kept, in the unit in which it is printed.
      const inUnit = product && divided(product, factorOf(cell, structure, writtenIn));
      const rounded = inUnit && `ROUND(${inUnit},${String(perOne(type)).length - 1})`;
      const shown =
        rounded &&
        shownWhere(rounded, identity.right.cells, here, places, structure, {
          divides: product.includes('/'),
          blank: value === null,
        });
      if (shown !== undefined && shown.length <= LONGEST) formulas.set(text, shown);
      else plain.push(text);
      continue;
    }
    // A sum over columns of other units would be another number.
    const sameUnit = new Set(all.map((one) => writtenIn(one, ONE_WANYUAN))).size === 1;
    const fit = sameUnit && all.every(fits);
    const formula =
      agrees && fit ? formulaOf(identity, here, places, structure, value === null, writtenIn) : undefined;
    if (formula !== undefined && formula.length <= LONGEST) formulas.set(text, formula);
    else plain.push(text);
  }
  return { formulas, plain };
}

function formulaOf(
  { right }: Identity,
  here: GeneratedPlace,
  places: ReadonlyMap<AddressText, GeneratedPlace>,
  structure: Structure,
  blank: boolean,
  writtenIn: (cell: number, value: Amount) => string,
): string | undefined {
  const parts = right.cells.map((cell, at) => ({
    place: places.get(numberedCell(structure, cell).text),
    sign: right.signs[at] ?? 1,
  }));
  const placed = parts.flatMap(({ place, sign }) => (place ? [{ place, sign }] : []));
  // Last year's cells stand in no sheet of this workbook.
  if (placed.length < parts.length) return undefined;
  const [first = -1] = right.cells;
  const constant = right.constant === 0n ? '' : writtenIn(first, right.constant);
  return sumFormula(placed, here.sheet, {
    constant,
    blank,
    decimals: writtenIn(first, 0n).split('.')[1]?.length ?? 0,
  });
}

type Writing = (cell: number, value: Amount) => string;

/** So many of anything: in every unit of money a whole number that is printed without loss. */
const MANY = 100_000_000n;

/** By what the number written for a cell is multiplied to be 元, a share, things or points. */
function factorOf(cell: number, structure: Structure, writtenIn: Writing): string {
  const { type } = numberedCell(structure, cell);
  return String(MANY / BigInt(writtenIn(cell, perOne(type) * MANY).replace(/\.0*$/, '')));
}

function divided(formula: string, factor: string): string {
  return factor === '1' ? formula : `${formula}/${factor}`;
}

/** The references to cells from a sheet; `undefined`: one of them stands in none. */
function referTo(
  cells: readonly number[],
  { sheet }: GeneratedPlace,
  places: ReadonlyMap<AddressText, GeneratedPlace>,
  structure: Structure,
): string[] | undefined {
  const placed = cells.flatMap((one) => places.get(numberedCell(structure, one).text) ?? []);
  return placed.length === cells.length ? cellReferences(placed, sheet) : undefined;
}

function ofProduct(
  root: ConcreteFormula,
  {
    here,
    places,
    structure,
    writtenIn,
  }: {
    readonly here: GeneratedPlace;
    readonly places: ReadonlyMap<AddressText, GeneratedPlace>;
    readonly structure: Structure;
    readonly writtenIn: Writing;
  },
): string | undefined {
  return productFormula(root, {
    refer: (cells) => referTo(cells, here, places, structure),
    factorOf: (cell) => factorOf(cell, structure, writtenIn),
  });
}

/** Blank while something is divided by nothing, and of a blank cell until one of its parts has a number. */
function shownWhere(
  formula: string,
  cells: readonly number[],
  here: GeneratedPlace,
  places: ReadonlyMap<AddressText, GeneratedPlace>,
  structure: Structure,
  { divides, blank }: { readonly divides: boolean; readonly blank: boolean },
): string | undefined {
  const whole = divides ? `IFERROR(${formula},"")` : formula;
  const references = blank ? referTo(cells, here, places, structure) : [];
  if (!references) return undefined;
  return blank ? `IF(COUNT(${references.join(',')})=0,"",${whole})` : whole;
}
