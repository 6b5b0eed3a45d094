import { type Rational, rationalText } from '#shared/amount/rational';
import type { CellNumber } from '#shared/engine/cell-numbers';
import type { ConcreteFormula } from '#shared/engine/formula';
import { shareOf } from '#shared/kind/written-number';

/** What a formula of products needs to know of the sheets it is written for. */
export type ProductPlaces = {
  /** Cells as references from the sheet; `undefined`: one of them stands in no sheet. */
  readonly refer: (cells: readonly CellNumber[]) => readonly string[] | undefined;
  /** By what a cell's number is multiplied to be 元, a share, things or points. */
  readonly factorOf: (cell: CellNumber) => string;
};

/** Floats hold so many digits exactly. */
const MOST_DIGITS = 15;

/**
 * A formula with products, bounds and roundings as Excel writes it, its result in 元, as a share, in things or in points.
 * `undefined`: it reads words, or cells that stand in no sheet.
 */
export function productFormula(formula: ConcreteFormula, places: ProductPlaces): string | undefined {
  const write = (of: ConcreteFormula): string | undefined => productFormula(of, places);
  const all = (of: readonly ConcreteFormula[]): readonly string[] | undefined => {
    const texts = of.flatMap((one) => write(one) ?? []);
    return texts.length === of.length ? texts : undefined;
  };
  switch (formula.kind) {
    case 'number':
      return numberText(shareOf(formula.written));
    case 'cells':
      return cellsText(formula.cells, places);
    case 'add': {
      const terms = all(formula.terms.map(({ of }) => of));
      return (
        terms && `(${terms.map((text, at) => `${signOf(formula.terms[at]?.sign, at)}${text}`).join('')})`
      );
    }
    case 'product': {
      const factors = all(formula.factors.map(({ of }) => of));
      const text = factors?.map(
        (factor, at) =>
          `${formula.factors[at]?.inverse ? (at === 0 ? '1/' : '/') : at === 0 ? '' : '*'}${factor}`,
      );
      return text && `(${text.join('')})`;
    }
    case 'call': {
      const texts = all(formula.of);
      if (!texts) return undefined;
      // 首个: the first that comes to anything.
      if (formula.name === 'first') return texts.reduceRight((rest, text) => `IFERROR(${text},${rest})`);
      return `${formula.name.toUpperCase()}(${texts.join(',')})`;
    }
    case 'round': {
      const text = write(formula.of);
      return text && `ROUND(${text},${formula.decimals})`;
    }
    case 'lookup':
    case 'reading':
      return undefined;
  }
}

function signOf(sign: 1 | -1 | undefined, at: number): string {
  if (sign === -1) return '-';
  return at === 0 ? '' : '+';
}

function numberText(value: Rational): string | undefined {
  const text = rationalText(value);
  if (text.replace(/\D/g, '').length > MOST_DIGITS) return undefined;
  return /^\d+(\.\d+)?$/.test(text) ? text : `(${text})`;
}

/** SUM and not plus, since it passes over — and blank. */
function cellsText(cells: readonly CellNumber[], { refer, factorOf }: ProductPlaces): string | undefined {
  if (cells.length === 0) return '0';
  const factors = new Set(cells.map(factorOf));
  const references = refer(cells);
  const [factor] = factors;
  if (!references || factor === undefined || factors.size > 1) return undefined;
  const sum = `SUM(${references.join(',')})`;
  return factor === '1' ? sum : `${sum}*${factor}`;
}
