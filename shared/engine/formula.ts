import { type CellValue, isNumber, isText, textOf } from '../amount/amount';
import {
  add,
  compareRationals,
  divide,
  multiply,
  nearestInteger,
  negate,
  type Rational,
  roundTo,
  ZERO,
} from '../amount/rational';
import { AMOUNT, COUNT, type ValueType } from '../kind/kinds';
import { dimensionOf, perOne } from '../kind/value-text';
import { shareOf, type WrittenNumber } from '../kind/written-number';
import { normalName } from '../kit/same-name';
import type { CellNumber } from './cell-numbers';
import { READINGS, saidIn } from './readings';

/** A formula over numbered cells. */
export type ConcreteFormula =
  | { readonly kind: 'number'; readonly written: WrittenNumber }
  /** Cells added up; `type` is what they take, absent where there are none. */
  | { readonly kind: 'cells'; readonly cells: readonly CellNumber[]; readonly type: ValueType | undefined }
  | {
      readonly kind: 'add';
      readonly terms: readonly { readonly sign: 1 | -1; readonly of: ConcreteFormula }[];
    }
  | {
      readonly kind: 'product';
      readonly factors: readonly { readonly inverse: boolean; readonly of: ConcreteFormula }[];
    }
  | {
      readonly kind: 'call';
      readonly name: 'max' | 'min' | 'first';
      readonly of: readonly ConcreteFormula[];
    }
  | {
      readonly kind: 'lookup';
      readonly of: TypedCell;
      readonly entries: readonly { readonly word: string; readonly value: WrittenNumber }[];
    }
  | { readonly kind: 'reading'; readonly name: string; readonly of: readonly TypedCell[] }
  | { readonly kind: 'round'; readonly of: ConcreteFormula; readonly decimals: number };

/** A cell of which a formula reads what is said in it; −1: it does not exist. */
export type TypedCell = { readonly cell: number; readonly type: ValueType | undefined };

/**
 * What a formula comes to, exactly, with money in 元 and percentages as shares; blank and — count as 0. `undefined`:
 * something is divided by 0, or a cell says nothing that could be read.
 */
function evaluate(formula: ConcreteFormula, shown: readonly CellValue[]): Rational | undefined {
  switch (formula.kind) {
    case 'number':
      return shareOf(formula.written);
    case 'cells': {
      let numerator = 0n;
      for (const cell of formula.cells) {
        const value = shown[cell] ?? null;
        if (isNumber(value)) numerator += value;
      }
      return { numerator, denominator: formula.type ? perOne(formula.type) : 1n };
    }
    case 'add': {
      let sum: Rational = ZERO;
      for (const { sign, of } of formula.terms) {
        const value = evaluate(of, shown);
        if (!value) return undefined;
        sum = add(sum, sign === 1 ? value : negate(value));
      }
      return sum;
    }
    case 'product': {
      let product: Rational = { numerator: 1n, denominator: 1n };
      for (const { inverse, of } of formula.factors) {
        const value = evaluate(of, shown);
        if (!value) return undefined;
        const next = inverse ? divide(product, value) : undefined;
        if (next && !next.ok) return undefined;
        product = next ? next.value : multiply(product, value);
      }
      return product;
    }
    case 'lookup': {
      const held = shown[formula.of.cell] ?? null;
      const word = isText(held) ? normalName(textOf(held)) : undefined;
      const entry = formula.entries.find((one) => normalName(one.word) === word);
      return entry && shareOf(entry.value);
    }
    case 'reading':
      return READINGS[formula.name]?.read(
        formula.of.map(({ cell, type }) => saidIn(shown[cell] ?? null, type)),
      );
    case 'call': {
      if (formula.name === 'first') {
        for (const of of formula.of) {
          const value = evaluate(of, shown);
          if (value) return value;
        }
        return undefined;
      }
      const wanted = formula.name === 'max' ? 1 : -1;
      let best: Rational | undefined;
      for (const of of formula.of) {
        const value = evaluate(of, shown);
        if (!value) return undefined;
        if (!best || compareRationals(value, best) === wanted) best = value;
      }
      return best;
    }
    case 'round': {
      const value = evaluate(formula.of, shown);
      return value && roundTo(value, formula.decimals);
    }
  }
}

/** What a formula comes to in the kept integer of a type, rounded half away; `undefined`: it has no result. */
export function formulaResult(
  formula: ConcreteFormula,
  type: ValueType,
  shown: readonly CellValue[],
): bigint | undefined {
  const value = evaluate(formula, shown);
  return value && nearestInteger({ ...value, numerator: value.numerator * perOne(type) }).integer;
}

/**
 * What a formula's result is of: money, things, points; empty: a share. `any`: it fits beside anything (10 times a
 * share may be points). The problem is a sentence for the pack's author.
 */
export type Dimension = { readonly of: string } | 'any' | { readonly problem: string };

export function dimensionOfFormula(formula: ConcreteFormula): Dimension {
  switch (formula.kind) {
    case 'number':
      return numberDimension(formula.written);
    case 'cells':
      return formula.type ? { of: dimensionOf(formula.type) } : 'any';
    case 'round':
      return dimensionOfFormula(formula.of);
    case 'add':
      return alike(formula.terms.map(({ of }) => dimensionOfFormula(of)));
    case 'call':
      return alike(formula.of.map(dimensionOfFormula));
    case 'lookup':
      return alike(formula.entries.map(({ value }) => numberDimension(value)));
    case 'reading':
      return READINGS[formula.name]?.isShare ? { of: '' } : 'any';
    case 'product':
      return productDimension(
        formula.factors.map(({ inverse, of }) => ({ inverse, dimension: dimensionOfFormula(of) })),
      );
  }
}

function numberDimension({ unit }: WrittenNumber): Dimension {
  if (unit === undefined) return 'any';
  return { of: unit === '%' ? '' : dimensionOf(AMOUNT) };
}

function alike(dimensions: readonly Dimension[]): Dimension {
  let known: Dimension = 'any';
  for (const dimension of dimensions) {
    if (dimension === 'any') continue;
    if ('problem' in dimension) return dimension;
    if (known !== 'any' && 'of' in known && known.of !== dimension.of)
      return { problem: `${nameOf(known.of)}和${nameOf(dimension.of)}不能相加或比较` };
    known = dimension;
  }
  return known;
}

function productDimension(
  factors: readonly { readonly inverse: boolean; readonly dimension: Dimension }[],
): Dimension {
  const powers = new Map<string, number>();
  let any = false;
  for (const { inverse, dimension } of factors) {
    if (dimension === 'any') any = true;
    else if ('problem' in dimension) return dimension;
    else if (dimension.of !== '')
      powers.set(dimension.of, (powers.get(dimension.of) ?? 0) + (inverse ? -1 : 1));
  }
  // So many of something are still that: 金额 by head, or times how many there are.
  const things = dimensionOf(COUNT);
  const left = [...powers].filter(([, power]) => power !== 0);
  const others = left.filter(([of]) => of !== things);
  const [only, ...rest] = others.length > 0 ? others : left;
  if (any) return 'any';
  if (!only) return { of: '' };
  if (rest.length === 0 && only[1] === 1) return { of: only[0] };
  return { problem: '乘除的结果不是金额、数量、得分或百分比' };
}

export function nameOf(dimension: string): string {
  return dimension === '' ? '百分比' : dimension;
}

/** Whether the number is written anywhere in the formula without a unit. */
export function hasBareNumber(formula: ConcreteFormula, value: bigint): boolean {
  switch (formula.kind) {
    case 'number': {
      const { unit, value: written } = formula.written;
      return unit === undefined && written.numerator === value * written.denominator;
    }
    case 'cells':
    case 'lookup':
    case 'reading':
      return false;
    case 'round':
      return hasBareNumber(formula.of, value);
    case 'add':
      return formula.terms.some(({ of }) => hasBareNumber(of, value));
    case 'product':
      return formula.factors.some(({ of }) => hasBareNumber(of, value));
    case 'call':
      return formula.of.some((of) => hasBareNumber(of, value));
  }
}

/** The cells out of which a formula reads words: they need be no numbers. */
export function cellsReadAsWords(formula: ConcreteFormula): readonly number[] {
  switch (formula.kind) {
    case 'number':
    case 'cells':
      return [];
    case 'lookup':
      return [formula.of.cell];
    case 'reading':
      return formula.of.map(({ cell }) => cell);
    case 'round':
      return cellsReadAsWords(formula.of);
    case 'add':
      return formula.terms.flatMap(({ of }) => cellsReadAsWords(of));
    case 'product':
      return formula.factors.flatMap(({ of }) => cellsReadAsWords(of));
    case 'call':
      return formula.of.flatMap(cellsReadAsWords);
  }
}

/** Cells only add up in it: rounding of each moves its result by as much. Not so through products and rounded numbers. */
export function addsUp(formula: ConcreteFormula): boolean {
  switch (formula.kind) {
    case 'number':
    case 'cells':
      return true;
    case 'add':
      return formula.terms.every(({ of }) => addsUp(of));
    case 'call':
      return formula.of.every(addsUp);
    case 'product':
    case 'lookup':
    case 'reading':
    case 'round':
      return false;
  }
}

/** Its result may hang on what cells say in words. */
export function readsWords(formula: ConcreteFormula): boolean {
  return cellsReadAsWords(formula).length > 0;
}
