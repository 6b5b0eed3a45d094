import { failed, ok, type Result } from '../kit/result';
import { add, divide, multiply, negate, parseRational, type Rational } from './rational';

/** Why a sum typed into a cell has no result. `at` is the sign that is not understood. */
export type ArithmeticProblem =
  | { readonly kind: 'unknown-sign'; readonly text: string; readonly at: string }
  | { readonly kind: 'unfinished'; readonly text: string }
  | { readonly kind: 'brackets'; readonly text: string }
  | { readonly kind: 'missing-operator'; readonly text: string; readonly at: string }
  | { readonly kind: 'division-by-zero'; readonly text: string }
  | { readonly kind: 'too-long'; readonly text: string };

/** Longer than any clerk's sum; keeps the depth of brackets within what recursion bears. */
const LONGEST = 400;

const TOKEN = /[¥￥]?(\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)|[-+*/()%]/y;

const SIGNS: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-', '–': '-', '—': '-' };

/**
 * What `1200+350.5*2` comes to, exactly: + − × ÷, brackets, signs and % over decimal numbers, in full or half width.
 * There are no cell references and no functions: a derived cell is the pack's business.
 */
export function evaluateArithmetic(text: string): Result<Rational, ArithmeticProblem> {
  if (text.length > LONGEST) return failed({ kind: 'too-long', text });
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  const reader: Reader = { text, tokens: tokens.value, position: 0 };
  const value = readSum(reader);
  const rest = reader.tokens[reader.position];
  if (!value.ok || rest === undefined) return value;
  return failed(rest === ')' ? { kind: 'brackets', text } : { kind: 'missing-operator', text, at: rest });
}

function tokensOf(text: string): Result<readonly string[], ArithmeticProblem> {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[×÷−–—]/g, (sign) => SIGNS[sign] ?? sign);
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < plain.length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(plain);
    if (!match)
      return failed({ kind: 'unknown-sign', text, at: String.fromCodePoint(plain.codePointAt(start) ?? 0) });
    tokens.push(match[1]?.replaceAll(',', '') ?? match[0]);
  }
  return ok(tokens);
}

type Reader = { readonly text: string; readonly tokens: readonly string[]; position: number };
type Value = Result<Rational, ArithmeticProblem>;

function readSum(reader: Reader): Value {
  let sum = readProduct(reader);
  for (let sign = taken(reader, '+', '-'); sum.ok && sign; sign = taken(reader, '+', '-')) {
    const term = readProduct(reader);
    if (!term.ok) return term;
    sum = ok(add(sum.value, sign === '-' ? negate(term.value) : term.value));
  }
  return sum;
}

function readProduct(reader: Reader): Value {
  let product = readSigned(reader);
  for (let sign = taken(reader, '*', '/'); product.ok && sign; sign = taken(reader, '*', '/')) {
    const factor = readSigned(reader);
    if (!factor.ok) return factor;
    if (sign === '*') product = ok(multiply(product.value, factor.value));
    else {
      const quotient = divide(product.value, factor.value);
      if (!quotient.ok) return failed({ kind: quotient.problem, text: reader.text });
      product = quotient;
    }
  }
  return product;
}

/** A number or bracket with the signs before it and the % behind it. */
function readSigned(reader: Reader): Value {
  const sign = taken(reader, '+', '-');
  if (sign) {
    const value = readSigned(reader);
    return value.ok && sign === '-' ? ok(negate(value.value)) : value;
  }
  let value = readOperand(reader);
  while (value.ok && taken(reader, '%')) {
    value = ok(multiply(value.value, { numerator: 1n, denominator: 100n }));
  }
  return value;
}

function readOperand(reader: Reader): Value {
  const { text } = reader;
  const token = reader.tokens[reader.position];
  if (token === undefined) return failed({ kind: 'unfinished', text });
  if (taken(reader, '(')) {
    const inner = readSum(reader);
    if (!inner.ok) return inner;
    return taken(reader, ')') ? inner : failed({ kind: 'brackets', text });
  }
  const number = /^[\d.]/.test(token) ? parseRational(token) : undefined;
  if (number === undefined) return failed({ kind: 'unfinished', text });
  reader.position += 1;
  return ok(number);
}

function taken(reader: Reader, ...signs: readonly string[]): string | undefined {
  const token = reader.tokens[reader.position];
  if (token === undefined || !signs.includes(token)) return undefined;
  reader.position += 1;
  return token;
}

/** One sentence in the clerk's words; the caller adds the place. */
export function explainArithmeticProblem(problem: ArithmeticProblem): string {
  const shown = `算式“${problem.text}”`;
  switch (problem.kind) {
    case 'unknown-sign':
      return `${shown}中的“${problem.at}”看不懂，算式只能用数字、+ − × ÷、% 和括号`;
    case 'unfinished':
      return `${shown}没有写完，请补上缺少的数字`;
    case 'brackets':
      return `${shown}的括号不成对，请核对`;
    case 'missing-operator':
      return `${shown}中“${problem.at}”的前面缺少运算符，请核对`;
    case 'division-by-zero':
      return `${shown}中除数为 0，无法计算，请核对`;
    case 'too-long':
      return `算式超过 ${LONGEST} 个字符，请分几步计算`;
  }
}
