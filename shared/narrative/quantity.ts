import { type Amount, isNumber } from '../amount/amount';
import { type AddressText, placeOf, writeAddress } from '../document/address';
import { tablesIn } from '../document/document';
import { AMOUNT, type ValueType } from '../kind/kinds';
import { calculates, kindName, sameMeasure } from '../kind/value-text';
import { type WrittenNumber, writtenValue } from '../kind/written-number';
import { failed, ok, type Result } from '../kit/result';
import { PRIOR_BOOK } from '../pack/book';
import type { Table } from '../pack/pack';
import { tableLines } from '../pack/table-shape';
import { parseExpression } from '../rule/parse-formula';
import type { Expression, Reference } from '../rule/rule';
import type { Session } from '../session/session';

/** An exact number that a sentence may say: what an expression of the notation gives, and the cells it was read from. */
export type Quantity = {
  readonly kind: 'quantity';
  readonly type: ValueType;
  /** 分, or whole things. Blank and — count as 0, as everywhere in the notation. */
  readonly value: Amount;
  /** None of its cells holds a number. */
  readonly blank: boolean;
  readonly cells: readonly AddressText[];
  /** The expression as the template writes it. */
  readonly formula: string;
  /** Why it cannot be told: a table or last year is not there. What is said of it then is missing, never 0. */
  readonly missing?: string;
};

/**
 * Works out an expression over the cells of a session: `01[27,1]`, `上年.01[31,1]`, `sum(07[1,8:9]) - 07[1,12]`.
 * The problem is the template's fault, in words for the pack's author.
 */
export function readQuantity(text: string, session: Session): Result<Quantity, string> {
  const expression = parseExpression(text);
  if (!expression.ok) return expression;
  return evaluate(expression.value, text, session);
}

/** The same expression over last year's tables. */
export function priorQuantity(quantity: Quantity, session: Session): Result<Quantity, string> {
  const expression = parseExpression(quantity.formula);
  if (!expression.ok) return expression;
  const shifted = expression.value.map(({ sign, term }): Expression[number] =>
    term.kind === 'constant' || term.kind === 'compound'
      ? { sign, term }
      : { sign, term: { ...term, reference: { ...term.reference, book: PRIOR_BOOK } } },
  );
  return evaluate(shifted, `${PRIOR_BOOK}.(${quantity.formula})`, session);
}

/** One minus or plus the other; what either lacks, the result lacks. */
export function combine(one: Quantity, sign: 1 | -1, other: Quantity): Quantity {
  const missing = one.missing ?? other.missing;
  return {
    kind: 'quantity',
    type: one.type,
    value: sign === 1 ? one.value + other.value : one.value - other.value,
    blank: one.blank && other.blank,
    cells: [...one.cells, ...other.cells],
    formula: `${one.formula} ${sign === 1 ? '+' : '-'} ${other.formula}`,
    ...(missing === undefined ? {} : { missing }),
  };
}

function evaluate(expression: Expression, formula: string, session: Session): Result<Quantity, string> {
  let value = 0n;
  let blank = true;
  let missing: string | undefined;
  const cells: AddressText[] = [];
  let type: ValueType | undefined;
  const numbers: { readonly sign: 1 | -1; readonly written: WrittenNumber }[] = [];
  for (const { sign, term } of expression) {
    if (term.kind === 'compound') return failed(`“${formula}”里有乘除或函数，文字里只能用加减和 sum()`);
    if (term.kind === 'constant') {
      numbers.push({ sign, written: term.value });
      continue;
    }
    const reached = reach(term.reference, term.kind === 'sum', session);
    if (!reached.ok) return reached;
    missing ??= reached.value.missing;
    for (const text of reached.value.cells) {
      const view = session.cell(text);
      cells.push(text);
      if (!view) continue;
      if (!calculates(view.type)) return failed(`${text} 是${kindName(view.type)}，不能当作数写出来`);
      if (type !== undefined && !sameMeasure(type, view.type)) {
        return failed(`“${formula}”把不同的东西加在一起（如金额和个数）`);
      }
      type ??= view.type;
      // What only the narrative asks for is 0 when the clerk says so, not while it waits.
      if (view.value === null && reached.value.isAsked) missing ??= `待填写：${reached.value.words}`;
      if (!isNumber(view.value)) continue;
      blank = false;
      value += sign === 1 ? view.value : -view.value;
    }
  }
  for (const { sign, written } of numbers) {
    const counted = writtenValue(written, type ?? AMOUNT);
    if (!counted.ok) return counted;
    value += BigInt(sign) * counted.value;
  }
  return ok({
    kind: 'quantity',
    type: type ?? AMOUNT,
    value,
    blank,
    cells,
    formula,
    ...(missing === undefined ? {} : { missing }),
  });
}

type Reached = {
  readonly cells: readonly AddressText[];
  readonly missing?: string;
  /** The table is 补充资料, and what it is called. */
  readonly isAsked?: boolean;
  readonly words?: string;
};

function reach(reference: Reference, isSum: boolean, session: Session): Result<Reached, string> {
  const { book, table: id, line, column } = reference;
  const table = session.pack.tables.find((known) => known.id === id);
  if (!table) return failed(`表样中没有表 ${id}`);
  const tables = tablesIn(session.document(), book);
  if (!tables) return ok({ cells: [], missing: `没有${book}数` });
  const content = tables.get(id);
  if (!content || content.absent) {
    return ok({ cells: [], missing: `没有${book === undefined ? '' : `${book}的`}${table.name}` });
  }
  if (column.kind === 'same') return failed(`“同栏”不能用在说明中（${id}）`);
  const columns =
    column.kind === 'column'
      ? [column.column]
      : Array.from({ length: column.to - column.from + 1 }, (_, at) => column.from + at);
  const known = tableLines(table, content.lines);
  const lines = linesNamed(line, known);
  if (!lines) return failed(`${id} 的行要写明行次、编码或名称`);
  if (!isSum && (lines.length > 1 || columns.length > 1)) {
    return failed(`“${id}[…]”是好几格，要用 sum(…) 加起来`);
  }
  for (const number of columns) {
    if (!table.columns.some((each) => each.number === number)) return failed(`表 ${id} 没有第 ${number} 栏`);
  }
  return ok({
    ...(table.supplementary ? { isAsked: true, words: askedWords(table, lines, known) } : {}),
    // A 科目 that the office does not have is nothing, not a fault.
    cells: lines.flatMap((key) =>
      known.some((each) => each.key === key)
        ? columns.map((number) => writeAddress({ ...placeOf(reference), line: key, column: number }))
        : [],
    ),
  });
}

/** `“三公”实物量 出国（境）团组数（个）`. */
function askedWords(
  { shortTitle }: Table,
  lines: readonly string[],
  known: ReturnType<typeof tableLines>,
): string {
  const label = lines.length === 1 ? known.find(({ key }) => key === lines[0])?.label : undefined;
  return label ? `${shortTitle} ${label}` : shortTitle;
}

function linesNamed(
  selector: Reference['line'],
  known: ReturnType<typeof tableLines>,
): readonly string[] | undefined {
  if (selector.kind === 'key') return [selector.key];
  if (selector.kind !== 'range') return undefined;
  const from = known.findIndex(({ key }) => key === selector.from);
  const to = known.findIndex(({ key }) => key === selector.to);
  return from < 0 || to < from ? undefined : known.slice(from, to + 1).map(({ key }) => key);
}
