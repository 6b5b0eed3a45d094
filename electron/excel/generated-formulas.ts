import { type Amount, FEN_PER, isNumber, type Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import type { Identity } from '#shared/engine/identity';
import { sumSide } from '#shared/engine/running-sums';
import { numberedCell, type Structure } from '#shared/engine/structure';
import type { Rounding } from '#shared/export/wanyuan';
import { workbookValue } from '#shared/kind/value-text';
import { calculationOf } from '#shared/session/calculation';
import type { Session } from '#shared/session/session';
import { excelNumber } from './excel-number';
import { type GeneratedPlace, generatedSheets, placesOf } from './generated-layout';
import { sumFormula } from './generated-sums';

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
  const { program, shown } = calculationOf(session);
  const { structure } = program;
  // A gap where a line went shows nothing.
  const printed = shown.map((value, at) => {
    const cell = structure.cells[at];
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
    // Units differ within a product; a value says exactly what the table prints.
    if (identity.right.formula) {
      plain.push(text);
      continue;
    }
    const agrees = sumSide(identity.right, printed).value === value;
    const all = [cell, ...identity.right.cells];
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
