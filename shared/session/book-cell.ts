import { isNumber } from '../amount/amount';
import type { Address } from '../document/address';
import { writeAddress } from '../document/address';
import type { Book } from '../document/document';
import type { ValueType } from '../kind/kinds';
import { BOOKS_APART, DEPARTMENT_BOOK, DIFFERENCE_BOOK } from '../pack/book';
import type { Pack } from '../pack/pack';
import { type CellTypes, cellTypes } from '../project-file/cell-types';
import type { BookId } from '../rule/rule';
import type { CellView } from './session';

/** What a cell of a book is read from: the project's books, and the same cell of its own tables. */
type From = {
  readonly pack: Pack;
  readonly books: ReadonlyMap<BookId, Book>;
  readonly own: CellView | undefined;
};

/**
 * A cell of a book that no engine has (单位, 抵销, 部门), as it was printed; of 差额 what the department typed less what the sum
 * gives, nothing where they are the same. Its kind is that of the sum's own cell there.
 */
export function bookCell(address: Address, { pack, books, own }: From): CellView | undefined {
  const { book: name, table, line, column } = address;
  if (name === undefined) return undefined;
  const isDifference = name === DIFFERENCE_BOOK;
  const book = books.get(isDifference ? DEPARTMENT_BOOK : name);
  if (!book || !BOOKS_APART.includes(book.kind)) return undefined;
  const content = book.tables.get(table);
  const printed = content?.entries.get(line)?.get(column)?.value ?? null;
  const type = own?.type ?? (content && typeIn(pack, table, content, address, printed));
  if (type === undefined) return undefined;
  const kind = own?.kind === 'not-applicable' || own?.kind === 'input' ? own.kind : own ? 'derived' : 'input';
  const view = { address: writeAddress(address), type, kind } as const;
  if (!isDifference) return { ...view, value: printed };
  const [typed, sum] = [printed, own?.value ?? null].map((value) => (isNumber(value) ? value : 0n));
  const difference = (typed ?? 0n) - (sum ?? 0n);
  return { ...view, value: difference === 0n ? null : difference };
}

type Content = NonNullable<ReturnType<Book['tables']['get']>>;

/** By the table's content, which no command changes. */
const KNOWN = new WeakMap<Content, CellTypes>();

function typeIn(
  pack: Pack,
  table: string,
  content: Content,
  { line, column }: Address,
  printed: CellView['value'],
): ValueType {
  const known =
    KNOWN.get(content) ??
    cellTypes(
      pack.tables.find(({ id }) => id === table),
      content.lines,
    );
  KNOWN.set(content, known);
  return known.typeOf(line, column, typeof printed === 'string' ? printed : '');
}
