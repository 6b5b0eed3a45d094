import type { Relation } from '../amount/rounding';
import { readWrittenNumber, type WrittenNumber } from '../kind/written-number';
import { failed, ok, type Result } from '../kit/result';
import { asExpression } from './expression';
import { readCall, readReference } from './parse-reference';
import type { Condition, Expression, Formula, Statement } from './rule';
import { FormulaFault, Tokens } from './tokens';

const FUNCTIONS = ['sum', 'max', 'min', 'round', '首个', '对应', '完成比', '数值'] as const;
type FunctionName = (typeof FUNCTIONS)[number];

const RELATIONS: readonly string[] = ['=', '<>', '<=', '<', '>=', '>'] satisfies readonly Relation[];

/** Reads a statement: `01[27,1] = sum(01[1:8,1])`, or a named predicate: `编码有效(02, 03)`. */
export function parseStatement(text: string): Result<Statement, string> {
  return read(text, (tokens) => {
    const word = tokens.peek();
    if (isCall(tokens, word)) return { kind: 'predicate', call: readCall(tokens) };
    return readComparison(tokens);
  });
}

/** Reads one side of a comparison: `01[27,1] - 上年.01[27,1]`. */
export function parseExpression(text: string): Result<Expression, string> {
  return read(text, readExpression);
}

/** Reads a rule's condition: `非负(06[本行,1:2]) 且 06[本行,1] > 0`. */
export function parseCondition(text: string): Result<Condition, string> {
  return read(text, readCondition);
}

function read<Value>(text: string, reader: (tokens: Tokens) => Value): Result<Value, string> {
  try {
    const tokens = new Tokens(text.normalize('NFKC'));
    const value = reader(tokens);
    const rest = tokens.peek();
    if (rest !== undefined) throw new FormulaFault(`公式在“${rest}”处多出内容`);
    return ok(value);
  } catch (fault) {
    if (fault instanceof FormulaFault) return failed(fault.message);
    throw fault;
  }
}

/** A function is one however it is written: SUM, Sum. */
function functionName(word: string | undefined): FunctionName | undefined {
  const name = word?.toLowerCase();
  return FUNCTIONS.find((known) => known === name);
}

/** A named check or condition, not a function or a bracket. */
function isCall(tokens: Tokens, word: string | undefined): boolean {
  const isName = word !== undefined && word !== '(' && word !== '-';
  return isName && tokens.peek(1) === '(' && functionName(word) === undefined;
}

function readComparison(tokens: Tokens): Extract<Statement, { kind: 'comparison' }> {
  const left = readExpression(tokens);
  const relation = tokens.take('比较符号 =、<= 或 >=');
  if (!isRelation(relation)) throw new FormulaFault(`此处应为 =、<>、<、<=、> 或 >=，却是“${relation}”`);
  return { kind: 'comparison', left, relation, right: readExpression(tokens) };
}

function isRelation(word: string): word is Relation {
  return RELATIONS.includes(word);
}

/** 且 binds closer than 或. */
function readCondition(tokens: Tokens): Condition {
  return joined(tokens, '或', 'any', () => joined(tokens, '且', 'all', () => readSimple(tokens)));
}

function joined(tokens: Tokens, word: string, kind: 'all' | 'any', next: () => Condition): Condition {
  const of = [next()];
  while (tokens.skip(word)) of.push(next());
  const [only, ...others] = of;
  return only && others.length === 0 ? only : { kind, of };
}

function readSimple(tokens: Tokens): Condition {
  return isCall(tokens, tokens.peek()) ? { kind: 'call', call: readCall(tokens) } : readComparison(tokens);
}

function readExpression(tokens: Tokens): Expression {
  return asExpression(readSum(tokens));
}

function readSum(tokens: Tokens): Formula {
  const terms: { sign: 1 | -1; of: Formula }[] = [];
  let sign: 1 | -1 = tokens.skip('-') ? -1 : 1;
  for (;;) {
    terms.push({ sign, of: readProduct(tokens) });
    if (tokens.skip('+')) sign = 1;
    else if (tokens.skip('-')) sign = -1;
    else break;
  }
  const [only, ...others] = terms;
  return only?.sign === 1 && others.length === 0 ? only.of : { kind: 'add', terms };
}

function readProduct(tokens: Tokens): Formula {
  const factors = [{ inverse: false, of: readFactor(tokens) }];
  for (;;) {
    if (tokens.skip('*')) factors.push({ inverse: false, of: readFactor(tokens) });
    else if (tokens.skip('/')) factors.push({ inverse: true, of: readFactor(tokens) });
    else break;
  }
  const [only, ...others] = factors;
  return only && others.length === 0 ? only.of : { kind: 'product', factors };
}

function readFactor(tokens: Tokens): Formula {
  if (tokens.skip('-')) return { kind: 'add', terms: [{ sign: -1, of: readFactor(tokens) }] };
  if (tokens.skip('(')) {
    const inner = readSum(tokens);
    tokens.expect(')');
    return inner;
  }
  const word = tokens.peek();
  const name = tokens.peek(1) === '(' ? functionName(word) : undefined;
  if (name !== undefined) return readFunction(tokens, name);
  const number = word !== undefined && tokens.peek(1) !== '[' ? readWrittenNumber(word) : undefined;
  if (number && tokens.peek(1) !== '.') {
    tokens.take('数字');
    return { kind: 'constant', value: number };
  }
  return { kind: 'reference', reference: readReference(tokens) };
}

function readFunction(tokens: Tokens, name: FunctionName): Formula {
  tokens.take('函数');
  tokens.expect('(');
  const made = ((): Formula => {
    switch (name) {
      case 'sum': {
        const terms = readList(tokens, (): Formula => ({ kind: 'sum', reference: readReference(tokens) }));
        const [only, ...others] = terms;
        return only && others.length === 0
          ? only
          : { kind: 'add', terms: terms.map((of) => ({ sign: 1, of }) as const) };
      }
      case 'round': {
        const of = readSum(tokens);
        return { kind: 'round', of, decimals: tokens.skip(',') ? readDecimals(tokens) : 0 };
      }
      case '首个':
        return { kind: 'call', name: 'first', of: readList(tokens, () => readSum(tokens)) };
      case '对应':
        return readLookup(tokens);
      case '完成比':
      case '数值':
        return { kind: 'reading', name, of: readList(tokens, () => readReference(tokens)) };
      default:
        return { kind: 'call', name, of: readList(tokens, () => readSum(tokens)) };
    }
  })();
  tokens.expect(')');
  return made;
}

/** `对应(05[本行,3], 达成, 100%, 部分达成, 60%)`. */
function readLookup(tokens: Tokens): Formula {
  const of = readReference(tokens);
  const entries: { word: string; value: WrittenNumber }[] = [];
  while (tokens.skip(',')) {
    const word = tokens.take('词');
    tokens.expect(',');
    const text = tokens.take('数');
    const value = readWrittenNumber(tokens.skip('%') ? `${text}%` : text);
    if (!value) throw new FormulaFault(`“${text}”不是数，对应 里每个词后面写一个数`);
    entries.push({ word, value });
  }
  if (entries.length === 0) throw new FormulaFault('对应 里要写词和数，如 对应(05[本行,3], 达成, 100%)');
  return { kind: 'lookup', of, entries };
}

function readList<Item>(tokens: Tokens, next: () => Item): Item[] {
  const items = [next()];
  while (tokens.skip(',')) items.push(next());
  return items;
}

function readDecimals(tokens: Tokens): number {
  const sign = tokens.skip('-') ? -1 : 1;
  const word = tokens.take('小数位数');
  if (!/^\d$/.test(word)) throw new FormulaFault(`“${word}”不是小数位数，应为 0 至 9 的整数`);
  return sign * Number(word);
}
