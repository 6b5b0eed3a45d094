import type { Relation } from '../amount/rounding';
import { failed, ok, type Result } from '../kit/result';
import type {
  ColumnSelector,
  Expression,
  LineSelector,
  PredicateArgument,
  PredicateCall,
  Reference,
  SignedTerm,
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

const TOKEN = /\s*(<=|>=|[=+\-()[\],:.]|[^\s=+\-()[\],:.<>]+)/y;

/** A fault in a formula; carries the words for the pack's author. */
class FormulaFault extends Error {}

/** Reads a statement: `01[27,1] = sum(01[1:8,1])`, or a named predicate: `编码有效(02, 03)`. */
export function parseStatement(text: string): Result<Statement, string> {
  return read(text, (tokens) => {
    const word = tokens.peek();
    if (tokens.peek(1) === '(' && word !== 'sum') return { kind: 'predicate', call: readCall(tokens) };
    const left = readExpression(tokens);
    const relation = tokens.take('比较符号 =、<= 或 >=');
    if (relation !== '=' && relation !== '<=' && relation !== '>=') {
      throw new FormulaFault(`此处应为 =、<= 或 >=，却是“${relation}”`);
    }
    return { kind: 'comparison', left, relation: relation satisfies Relation, right: readExpression(tokens) };
  });
}

/** Reads one side of a comparison: `01[27,1] - 上年.01[27,1]`. */
export function parseExpression(text: string): Result<Expression, string> {
  return read(text, readExpression);
}

/** Reads the call in a rule's condition: `非负(06[本行,1:2])`. */
export function parseCall(text: string): Result<PredicateCall, string> {
  return read(text, readCall);
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
    TOKEN.lastIndex = 0;
    const trimmed = text.trimEnd();
    while (TOKEN.lastIndex < trimmed.length) {
      const at = TOKEN.lastIndex;
      const match = TOKEN.exec(trimmed);
      if (!match?.[1]) throw new FormulaFault(`看不懂“${trimmed.slice(at).trim()}”`);
      words.push(match[1]);
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

  skip(mark: string): boolean {
    if (this.peek() !== mark) return false;
    this.next += 1;
    return true;
  }
}

function readExpression(tokens: Tokens): Expression {
  const terms: SignedTerm[] = [];
  let sign: 1 | -1 = tokens.skip('-') ? -1 : 1;
  for (;;) {
    terms.push({ sign, term: readTerm(tokens) });
    if (tokens.skip('+')) sign = 1;
    else if (tokens.skip('-')) sign = -1;
    else return terms;
  }
}

function readTerm(tokens: Tokens): SignedTerm['term'] {
  if (tokens.peek() === 'sum' && tokens.peek(1) === '(') {
    tokens.expect('sum');
    tokens.expect('(');
    const reference = readReference(tokens);
    tokens.expect(')');
    return { kind: 'sum', reference };
  }
  const word = tokens.peek() ?? '';
  if (/^\d+$/.test(word) && tokens.peek(1) !== '[') {
    tokens.take('数字');
    return { kind: 'constant', value: BigInt(word) };
  }
  return { kind: 'reference', reference: readReference(tokens) };
}

function readReference(tokens: Tokens): Reference {
  const book = tokens.peek(1) === '.' ? tokens.take('套表名') : undefined;
  if (book !== undefined) tokens.expect('.');
  const table = tokens.take('表号');
  tokens.expect('[');
  const line = readLine(tokens);
  tokens.expect(',');
  const column = readColumn(tokens);
  tokens.expect(']');
  return { ...(book === undefined ? {} : { book }), table, line, column };
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
