import { isNumber, type Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import type { Identity } from '#shared/engine/identity';
import { sumSide } from '#shared/engine/values';
import type { Rounding } from '#shared/export/wanyuan';
import { AMOUNT, type ValueType } from '#shared/kind/kinds';
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

/** Excel takes formulas of 8,192 characters. */
const LONGEST = 8000;

/**
 * A formula for every derived cell that nobody overrode. A blank cell's formula stays blank until one of its parts
 * has an amount. A cell stays a value when its printed parts do not make the printed amount (尾数误差 in 万元) or
 * when an amount is too long for Excel's numbers.
 */
export function generatedFormulas(session: Session, scale: Scale, rounding: Rounding): GeneratedFormulas {
  const places = placesOf(generatedSheets(session, scale, rounding));
  const { program, shown } = calculationOf(session);
  const { cells } = program.structure;
  const printed = shown.map((value, at) => rounding.printed.get(cells[at]?.text ?? '') ?? value);
  const fits = (cell: number): boolean => {
    const value = printed[cell] ?? null;
    const type = cells[cell]?.type ?? AMOUNT;
    return !isNumber(value) || typeof excelNumber(workbookValue(value, type, scale).text) === 'number';
  };
  const formulas = new Map<AddressText, string>();
  const plain: AddressText[] = [];
  for (const [cell, identity] of program.derivations) {
    const text = cells[cell]?.text ?? '';
    const here = places.get(text);
    if (!here || session.cell(cells[cell]?.address ?? { table: '', line: '', column: 0 })?.kind !== 'derived')
      continue;
    // A class without lines in the detail: nothing to refer to, and nothing to show.
    if (identity.right.cells.length === 0) continue;
    const value = printed[cell] ?? null;
    const agrees = sumSide(identity.right, printed).value === value;
    const fit = [cell, ...identity.right.cells].every(fits);
    const formula =
      agrees && fit ? formulaOf(identity, here, places, cells, value === null, scale) : undefined;
    if (formula !== undefined && formula.length <= LONGEST) formulas.set(text, formula);
    else plain.push(text);
  }
  return { formulas, plain };
}

function formulaOf(
  { right }: Identity,
  here: GeneratedPlace,
  places: ReadonlyMap<AddressText, GeneratedPlace>,
  cells: readonly { readonly text: AddressText; readonly type: ValueType }[],
  blank: boolean,
  scale: Scale,
): string | undefined {
  const parts = right.cells.map((cell, at) => ({
    place: places.get(cells[cell]?.text ?? ''),
    sign: right.signs[at] ?? 1,
  }));
  const placed = parts.flatMap(({ place, sign }) => (place ? [{ place, sign }] : []));
  // Last year's cells stand in no sheet of this workbook.
  if (placed.length < parts.length) return undefined;
  const type = cells[right.cells[0] ?? -1]?.type ?? AMOUNT;
  const constant = right.constant === 0n ? '' : workbookValue(right.constant, type, scale).text;
  return sumFormula(placed, here.sheet, { constant, blank, decimals: decimalsOf(type, scale) });
}

/** With how many decimals the type's numbers stand in a workbook. */
function decimalsOf(type: ValueType, scale: Scale): number {
  return workbookValue(0n, type, scale).text.split('.')[1]?.length ?? 0;
}
