import { parseRational, type Rational } from '#shared/amount/rational';
import { failed, ok, type Result } from '#shared/kit/result';
import { numberText } from '#shared/workbook/number-text';
import type { SheetRange } from '#shared/workbook/sheet';
import { parseRange } from './cell-address';
import { type FormulaToken, formulaTokens } from './formula-tokens';

/** A formula understood: what is not here cannot be computed, and the reason says which piece it was. */
export type FormulaNode =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'cells'; readonly sheet: string | undefined; readonly range: SheetRange }
  | { readonly kind: 'negate' | 'percent'; readonly of: FormulaNode }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly FormulaNode[] };

export type Operator = '+' | '-' | '*' | '/' | '=' | '<>' | '<' | '>' | '<=' | '>=';

const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ...['=', '<>', '<', '>', '<=', '>='].map((sign) => [sign, 1] as const),
  ...['+', '-'].map((sign) => [sign, 2] as const),
  ...['*', '/'].map((sign) => [sign, 3] as const),
]);

/** How deep brackets and functions may nest; Excel itself stops at 64. */
const DEEPEST = 100;

class NotUnderstood extends Error {}

/** Parses a formula (without `=`), or says in words for an engineer which piece of it is not understood. */
export function parseFormula(formula: string): Result<FormulaNode, string> {
  const parser = new Parser(formulaTokens(formula).filter(({ kind }) => kind !== 'space'));
  try {
    return ok(parser.whole());
  } catch (error) {
    if (error instanceof NotUnderstood) return failed(error.message);
    throw error;
  }
}

class Parser {
  readonly #tokens: readonly FormulaToken[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly FormulaToken[]) {
    this.#tokens = tokens;
  }

  whole(): FormulaNode {
    const expression = this.#expression(1);
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw new NotUnderstood(`not understood: ${rest.text}`);
    return expression;
  }

  #expression(least: number): FormulaNode {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new NotUnderstood('nested too deep');
    let left = this.#operand();
    for (;;) {
      const sign = this.#tokens[this.#at]?.text ?? '';
      const precedence = PRECEDENCE.get(sign) ?? 0;
      if (precedence < least || !isOperator(sign)) break;
      this.#at += 1;
      left = { kind: 'binary', operator: sign, left, right: this.#expression(precedence + 1) };
    }
    this.#depth -= 1;
    return left;
  }

  #operand(): FormulaNode {
    let sign = 1;
    while (this.#accept('-') || this.#accept('+')) {
      if (this.#tokens[this.#at - 1]?.text === '-') sign = -sign;
    }
    let operand = this.#primary();
    // In a formula the sign binds closer than anything but the percent sign.
    while (this.#accept('%')) operand = { kind: 'percent', of: operand };
    return sign < 0 ? { kind: 'negate', of: operand } : operand;
  }

  #primary(): FormulaNode {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new NotUnderstood('ends too early');
    this.#at += 1;
    if (token.kind === 'number') return { kind: 'number', value: literal(token.text) };
    if (token.kind === 'string') return { kind: 'text', text: token.text.slice(1, -1).replaceAll('""', '"') };
    if (token.kind === 'reference') return cells(token);
    if (token.kind === 'function') return this.#call(token.text.toUpperCase());
    if (token.text === '(') {
      const inside = this.#expression(1);
      this.#expect(')');
      return inside;
    }
    if (/^(true|false)$/i.test(token.text)) return { kind: 'boolean', value: /^true$/i.test(token.text) };
    throw new NotUnderstood(token.kind === 'name' ? `name ${token.text}` : `not understood: ${token.text}`);
  }

  #call(name: string): FormulaNode {
    this.#expect('(');
    const parts: FormulaNode[] = [];
    if (this.#accept(')')) return { kind: 'call', name, parts };
    do parts.push(this.#expression(1));
    while (this.#accept(','));
    this.#expect(')');
    return { kind: 'call', name, parts };
  }

  #accept(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'operator' || token.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (this.#accept(sign)) return;
    throw new NotUnderstood(`${sign} expected before ${this.#tokens[this.#at]?.text ?? 'the end'}`);
  }
}

function isOperator(sign: string): sign is Operator {
  return PRECEDENCE.has(sign);
}

function literal(text: string): Rational {
  const value = parseRational(text) ?? parseRational(numberText(Number(text)) ?? '');
  if (value === undefined) throw new NotUnderstood(`number ${text}`);
  return value;
}

function cells(token: FormulaToken & { readonly kind: 'reference' }): FormulaNode {
  const { prefix, text } = token;
  if (prefix !== undefined && prefix.sheet === undefined) throw new NotUnderstood(`reference ${text}`);
  const range = parseRange(text.slice(prefix?.text.length ?? 0));
  if (range === undefined) throw new NotUnderstood(`reference ${text}`);
  return { kind: 'cells', sheet: prefix?.sheet, range };
}
