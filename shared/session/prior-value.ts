import type { CellValue } from '../amount/amount';
import type { Address } from '../document/address';
import { PRIOR_BOOK } from '../pack/book';
import type { Session } from './session';

/** What last year's tables say where a cell of this year's stands. */
export type PriorValue =
  | { readonly kind: 'value'; readonly value: CellValue }
  /** No last year in the project, or its table is missing. */
  | { readonly kind: 'no-prior' }
  /** Last year's pack had no such table, column or line. */
  | { readonly kind: 'no-counterpart' };

/**
 * Last year's value of a cell of this year. A 科目 that last year did not have is blank. The same cells are what rules
 * read as 上年.… and what carrying forward offers; a last year of another pack was brought into these terms when it was
 * taken (`translatePrior`).
 */
export function priorValue(session: Session, address: Address): PriorValue {
  const prior = session.document().books.get(PRIOR_BOOK);
  if (!prior) return { kind: 'no-prior' };
  const { table, line, column } = address;
  const lack = prior.lacks?.find((candidate) => candidate.table === table);
  if (lack?.columns.includes(column) || lack?.lines.includes(line)) return { kind: 'no-counterpart' };
  const content = prior.tables.get(table);
  if (!content || content.absent) return { kind: 'no-prior' };
  return { kind: 'value', value: session.cell({ book: PRIOR_BOOK, table, line, column })?.value ?? null };
}
