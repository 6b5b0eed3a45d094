import type { Relation } from '../amount/rounding';
import { readWrittenNumber } from '../kind/written-number';
import { failed, ok, type Result } from '../kit/result';
import { asExpression } from './expression';
import type {
  ColumnSelector,
  Condition,
  Expression,
  Formula,
  LineSelector,
  PredicateArgument,
  PredicateCall,
  Reference,
  Statement,
} from './rule';

/** The notation's words for lines; everything else in a line's place is a key. */
const LINE_WORDS: Readonly<Record<string, LineSelector>> = {
  每行: { kind: 'every', which: 'all' },
  末级: { kind: 'every', which: 'leaf' },
  上级: { kind: 'every', which: 'parent' },
  明细: { kind: 'every', which: 'coded' },
  本行: { kind: 'relative', to: 'same' },
  同码: { kind: 'relative', to: 'same' },
  下级: { kind: 'relative', to: 'children' },
  同类: { kind: 'relative', to: 'class' },
};

const FUNCTIONS = ['sum', 'max', 'min', 'round'] as const;
type FunctionName = (typeof FUNCTIONS)[number];

const RELATIONS: readonly string[] = ['=', '<>', '<=', '<', '>=', '>'] satisfies readonly Relation[];
const SPELLINGS: Readonly<Record<string, string>> = { '≤': '<=', '≥': '>=', '≠': '<>', '×': '*', '÷': '/' };

/** A decimal number is one word where no table's bracket follows: `2023.01[1,1]` is of a book called 2023. */
const OUTSIDE = /\s*(\d+\.\d+(?!\d*\s*\[)(?:%|元|万元)?|<=|>=|<>|[=<>+\-*/()[\],:.]|[^\s=+\-*/()[\],:.<>]+)/y;
/** A line may be called 台/套. */
const INSIDE = /\s*([=()[\],:<>]|[^\s=()[\],:<>]+)/y;

/** A fault in a formula; carries the words for the pack's author. */
class FormulaFault extends Error {}

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

class Tokens {
  private readonly words: readonly string[];
  private next = 0;

  constructor(text: string) {
    const words: string[] = [];
    const plain = text.trimEnd().replace(/[≤≥≠×÷]/g, (mark) => SPELLINGS[mark] ?? mark);
    let at = 0;
    let inside = false;
    while (at < plain.length) {
      const pattern = inside ? INSIDE : OUTSIDE;
      pattern.lastIndex = at;
      const word = pattern.exec(plain)?.[1];
      if (word === undefined) throw new FormulaFault(`看不懂“${plain.slice(at).trim()}”`);
      at = pattern.lastIndex;
      if (word === '[') inside = true;
      if (word === ']') inside = false;
      words.push(word);
    }
    this.words = words;
  }

  peek(ahead = 0): string | undefined {
    return this.words[this.next + ahead];
  }

  take(wanted: string): string {
    const word = this.peek();
    if (word === undefined) throw new FormulaFault(`公式没有写完，此处应为${wanted}`);
    this.next += 1;
    return word;
  }

  expect(mark: string): void {
    const word = this.take(`“${mark}”`);
    if (word !== mark) throw new FormulaFault(`此处应为“${mark}”，却是“${word}”`);
  }

  /** Inside a bracket: a comma comes before its end. */
  hasAnotherItem(): boolean {
    let depth = 0;
    for (let at = this.next; at < this.words.length; at += 1) {
      const word = this.words[at];
      if (word === '(') depth += 1;
      if (word === ')') depth -= 1;
      if (word === undefined || ']=['.includes(word)) return false;
      if (word === ',' && depth === 0) return true;
    }
    return false;
  }

  skip(mark: string): boolean {
    if (this.peek() !== mark) return false;
    this.next += 1;
    return true;
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
      default:
        return { kind: 'call', name, of: readList(tokens, () => readSum(tokens)) };
    }
  })();
  tokens.expect(')');
  return made;
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

function readReference(tokens: Tokens): Reference {
  const book = tokens.peek(1) === '.' ? tokens.take('套表名') : undefined;
  if (book !== undefined) tokens.expect('.');
  const table = tokens.take('表号');
  tokens.expect('[');
  const line = readLines(tokens);
  const column = readColumn(tokens);
  tokens.expect(']');
  return { ...(book === undefined ? {} : { book }), table, line, column };
}

/** All that stands before the last comma: `201,205,1` are two lines and a column. */
function readLines(tokens: Tokens): LineSelector {
  const lines: LineSelector[] = [];
  do {
    lines.push(readLine(tokens));
    tokens.expect(',');
  } while (tokens.hasAnotherItem());
  const [only, ...others] = lines;
  if (only && others.length === 0) return only;
  const items = lines.flatMap((line) => (line.kind === 'key' || line.kind === 'range' ? [line] : []));
  if (items.length < lines.length) throw new FormulaFault('几行并列时只能写行次、编码和“从:到”');
  return { kind: 'list', items };
}

function readLine(tokens: Tokens): LineSelector {
  const word = tokens.take('行');
  if (word === '各码') {
    tokens.expect('(');
    const tables = [tokens.take('表号')];
    while (tokens.skip(',')) tables.push(tokens.take('表号'));
    tokens.expect(')');
    return { kind: 'codes-of', tables };
  }
  if (tokens.skip(':')) return { kind: 'range', from: word, to: tokens.take('行') };
  // A line may be called what every object has: toString.
  return (Object.hasOwn(LINE_WORDS, word) ? LINE_WORDS[word] : undefined) ?? { kind: 'key', key: word };
}

function readColumn(tokens: Tokens): ColumnSelector {
  const word = tokens.take('栏');
  if (word === '同栏') return { kind: 'same' };
  const from = columnNumber(word);
  return tokens.skip(':')
    ? { kind: 'range', from, to: columnNumber(tokens.take('栏')) }
    : { kind: 'column', column: from };
}

function columnNumber(word: string): number {
  if (!/^\d+$/.test(word)) throw new FormulaFault(`“${word}”不是栏次`);
  return Number(word);
}

function readCall(tokens: Tokens): PredicateCall {
  const name = tokens.take('检查的名称');
  tokens.expect('(');
  const given: PredicateArgument[] = [];
  while (tokens.peek() !== ')') {
    given.push(
      tokens.peek(1) === '[' || tokens.peek(1) === '.'
        ? { kind: 'reference', reference: readReference(tokens) }
        : { kind: 'word', word: tokens.take('参数') },
    );
    if (!tokens.skip(',')) break;
  }
  tokens.expect(')');
  return { name, arguments: given };
}
