import { negate } from '#shared/amount/rational';
import { failed, ok, type Result } from '#shared/kit/result';
import { cellName, type SheetRange } from '#shared/workbook/sheet';
import { callFunction } from './formula-functions';
import { FormulaTrouble, type FormulaValue, numberOf, operate } from './formula-value';
import { type FormulaNode, parseFormula } from './parse-formula';

/** What a cell of the filled workbook holds: a formula, or a plain value. */
export type FormulaCell = { readonly formula: string } | { readonly value: FormulaValue };

/** The filled workbook as formulas see it. Sheet names are compared without case. */
export type FormulaSource = {
  /** Undefined when there is no such sheet. */
  readonly sheet: (name: string) => FormulaSheet | undefined;
};

export type FormulaSheet = {
  readonly name: string;
  /** Row → column → cell, ascending; empty cells are not there. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, FormulaCell>>;
};

/** A formula that leads over more formulas than this is not followed. */
const LONGEST_CHAIN = 200;

/**
 * Computes the formula in a cell, and the formulas it depends on, in exact decimals. Trouble is a reason in words
 * for an engineer: a function not known here, text where a number belongs, a circle.
 */
export function evaluateFormula(
  source: FormulaSource,
  sheet: string,
  row: number,
  column: number,
): Result<FormulaValue, string> {
  try {
    return ok(new Evaluation(source).cell(sheet, row, column));
  } catch (error) {
    if (error instanceof FormulaTrouble) return failed(error.message);
    throw error;
  }
}

class Evaluation {
  readonly #source: FormulaSource;
  readonly #known = new Map<string, FormulaValue>();
  readonly #underWay = new Set<string>();

  constructor(source: FormulaSource) {
    this.#source = source;
  }

  cell(sheetName: string, row: number, column: number): FormulaValue {
    const sheet = this.#sheet(sheetName);
    const cell = sheet.rows.get(row)?.get(column);
    if (cell === undefined) return { kind: 'blank' };
    if ('value' in cell) return cell.value;
    const place = `${sheet.name}!${cellName(row, column)}`;
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    if (this.#underWay.has(place)) throw new FormulaTrouble(`circular reference through ${place}`);
    if (this.#underWay.size >= LONGEST_CHAIN) throw new FormulaTrouble('chain of formulas too long');
    this.#underWay.add(place);
    const parsed = parseFormula(cell.formula);
    if (!parsed.ok) throw new FormulaTrouble(`${place}: ${parsed.problem}`);
    const value = this.#value(parsed.value, sheet.name);
    this.#underWay.delete(place);
    this.#known.set(place, value);
    return value;
  }

  #value(expression: FormulaNode, home: string): FormulaValue {
    switch (expression.kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return expression;
      case 'cells':
        return this.#single(expression.sheet ?? home, expression.range);
      case 'negate':
        return { kind: 'number', value: negate(numberOf(this.#value(expression.of, home))) };
      case 'percent': {
        const { numerator, denominator } = numberOf(this.#value(expression.of, home));
        return { kind: 'number', value: { numerator, denominator: denominator * 100n } };
      }
      case 'binary': {
        const left = this.#value(expression.left, home);
        return operate(expression.operator, left, this.#value(expression.right, home));
      }
      case 'call':
        return callFunction(expression.name, expression.parts, {
          value: (part) => this.#value(part, home),
          values: (part) => this.#values(part, home),
        });
    }
  }

  #single(sheet: string, { top, left, bottom, right }: SheetRange): FormulaValue {
    if (top !== bottom || left !== right) throw new FormulaTrouble('a range where one value belongs');
    return this.cell(sheet, top, left);
  }

  /** What a function over ranges sees: of cells only those with content, and whether they are cells at all. */
  #values(
    expression: FormulaNode,
    home: string,
  ): { readonly cells: boolean; readonly values: readonly FormulaValue[] } {
    if (expression.kind !== 'cells') return { cells: false, values: [this.#value(expression, home)] };
    const { top, left, bottom, right } = expression.range;
    const sheet = this.#sheet(expression.sheet ?? home);
    const values: FormulaValue[] = [];
    for (const [row, line] of sheet.rows) {
      if (row < top || row > bottom) continue;
      for (const column of line.keys()) {
        if (column >= left && column <= right) values.push(this.cell(sheet.name, row, column));
      }
    }
    return { cells: true, values };
  }

  #sheet(name: string): FormulaSheet {
    const sheet = this.#source.sheet(name);
    if (sheet === undefined) throw new FormulaTrouble(`no sheet ${name}`);
    return sheet;
  }
}
