import { columnIndex, LAST_ROW } from './cell-address';

/** One end of a reference. A whole column has no row, a whole row no column. */
export type Corner = {
  readonly column?: number;
  readonly row?: number;
  readonly fixedColumn: boolean;
  readonly fixedRow: boolean;
};

/** `Sheet!` in front of a reference. */
export type SheetPrefix = {
  readonly text: string;
  /** The sheet meant; undefined when it lies in another workbook or spans several sheets. */
  readonly sheet?: string;
};

export type FormulaToken =
  | {
      readonly kind: 'string' | 'number' | 'name' | 'function' | 'operator' | 'space' | 'other';
      readonly text: string;
    }
  | {
      readonly kind: 'reference';
      readonly text: string;
      readonly prefix?: SheetPrefix;
      readonly from: Corner;
      readonly to?: Corner;
    };

const WORD = String.raw`[\p{L}\p{N}\p{M}_.\\?]`;
const PREFIX = new RegExp(String.raw`'(?:[^']|'')+'!|(?:\[[^\]]+\])?${WORD}+(?::${WORD}+)?!`, 'uy');
const CELLS = new RegExp(
  String.raw`(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?::(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?!${WORD}|[(!]))?(?!${WORD}|[(!\[])`,
  'uy',
);
const COLUMNS = new RegExp(String.raw`(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?!${WORD}|[(!$])`, 'uy');
const ROWS = new RegExp(String.raw`(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?!${WORD}|[(!$])`, 'uy');
const PLAIN: readonly (readonly [
  'string' | 'number' | 'name' | 'function' | 'operator' | 'space' | 'other',
  RegExp,
])[] = [
  ['space', /\s+/uy],
  ['string', /"(?:[^"]|"")*"/uy],
  ['other', /#[\p{L}\d/]+[!?]?/uy],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}_])/uy],
  ['function', new RegExp(String.raw`[\p{L}_\\]${WORD}*(?=\()`, 'uy')],
  ['name', new RegExp(String.raw`[\p{L}_\\]${WORD}*`, 'uy')],
  ['operator', /<=|>=|<>|[-+*/^&=<>%(),;:@#{}!]/uy],
];

/** Splits a formula (without `=`) into tokens whose texts joined give the formula again. */
export function formulaTokens(formula: string): readonly FormulaToken[] {
  const tokens: FormulaToken[] = [];
  for (let at = 0; at < formula.length; ) {
    const token = tokenAt(formula, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(formula: string, at: number): FormulaToken {
  const prefix = matchAt(PREFIX, formula, at)?.[0];
  const reference = referenceAt(formula, at + (prefix?.length ?? 0));
  if (reference !== undefined) {
    if (prefix === undefined) return reference;
    return { ...reference, text: prefix + reference.text, prefix: sheetPrefix(prefix) };
  }
  // `Sheet!name` and `Sheet!#REF!`: one piece, so that nothing in the sheet's name is taken for a reference.
  if (prefix !== undefined) return { kind: 'name', text: prefix };
  if (formula[at] === '[') return { kind: 'other', text: bracketed(formula, at) };
  for (const [kind, pattern] of PLAIN) {
    const text = matchAt(pattern, formula, at)?.[0];
    if (text !== undefined) return { kind, text };
  }
  return { kind: 'other', text: String.fromCodePoint(formula.codePointAt(at) ?? 0) };
}

function referenceAt(
  formula: string,
  at: number,
): (FormulaToken & { readonly kind: 'reference' }) | undefined {
  const cells = matchAt(CELLS, formula, at);
  if (cells !== undefined) {
    const from = corner(cells[1], cells[2], cells[3], cells[4]);
    const to = cells[6] === undefined ? {} : { to: corner(cells[5], cells[6], cells[7], cells[8]) };
    const inside = [from, ...Object.values(to)].every(isInside);
    return inside ? { kind: 'reference', text: cells[0], from, ...to } : undefined;
  }
  const columns = matchAt(COLUMNS, formula, at);
  if (columns !== undefined) {
    const from = corner(columns[1], columns[2], '', undefined);
    const to = corner(columns[3], columns[4], '', undefined);
    return isInside(from) && isInside(to) ? { kind: 'reference', text: columns[0], from, to } : undefined;
  }
  const rows = matchAt(ROWS, formula, at);
  if (rows === undefined) return undefined;
  const from = corner('', undefined, rows[1], rows[2]);
  return { kind: 'reference', text: rows[0], from, to: corner('', undefined, rows[3], rows[4]) };
}

function corner(
  fixedColumn: string | undefined,
  column: string | undefined,
  fixedRow: string | undefined,
  row: string | undefined,
): Corner {
  return {
    ...(column === undefined ? {} : { column: columnIndex(column) }),
    ...(row === undefined ? {} : { row: Number(row) - 1 }),
    fixedColumn: fixedColumn === '$',
    fixedRow: fixedRow === '$',
  };
}

/** `ABCD1`-like words and `XFE1` are names, not cells. */
function isInside({ column = 0, row = 0 }: Corner): boolean {
  return column <= 16_383 && row <= LAST_ROW;
}

function sheetPrefix(text: string): SheetPrefix {
  const quoted = text.startsWith("'");
  const inner = quoted ? text.slice(1, -2).replaceAll("''", "'") : text.slice(0, -1);
  return inner.includes('[') || inner.includes(':') ? { text } : { text, sheet: inner };
}

/** `[…]` of a structured reference or a workbook number, nested brackets included; `'` escapes the next sign. */
function bracketed(formula: string, at: number): string {
  let depth = 0;
  for (let end = at; end < formula.length; end += 1) {
    if (formula[end] === "'") end += 1;
    else if (formula[end] === '[') depth += 1;
    else if (formula[end] === ']') depth -= 1;
    if (depth === 0) return formula.slice(at, end + 1);
  }
  return formula.slice(at);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
