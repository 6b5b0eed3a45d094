import type { ColumnSelector, LineSelector, PredicateArgument, PredicateCall, Reference } from './rule';
import { FormulaFault, type Tokens } from './tokens';

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

/** Reads `上年.01[27,1]`. */
export function readReference(tokens: Tokens): Reference {
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

/** Reads a name with what stands in its brackets: tables, cells, words. */
export function readCall(tokens: Tokens): PredicateCall {
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
