import type { FinishedDocument } from '../finished/finished-document';
import { PRIOR_BOOK } from '../pack/book';
import type { Facts } from '../pack/facts';
import { priorFor } from '../session/prior-for';
import type { AuditFinding } from './audit-finding';
import { type AuditedBook, auditedBook } from './audited-book';
import type { Counterpart } from './counterpart';
import { documentFacts } from './document-facts';
import { placeParagraphs } from './document-sections';
import { documentSheets } from './document-sheets';
import { finding } from './finding-at';
import { documentCounterpart } from './judge-against';
import { templateSections } from './template-slots';

/** What another document is to the audited one: its counterpart, or what was made of it otherwise. */
export type Beside = { readonly counterpart?: Counterpart; readonly findings: readonly AuditFinding[] };

/**
 * Another document beside the audited one, whose book is given. One of the same year is what it is held against. Last
 * year's becomes the book's 上年数: its rules run and its changes are judged exactly. Of any other year nothing is made.
 */
export function besideDocument(book: AuditedBook, facts: Facts, beside: FinishedDocument): Beside {
  const { session } = book;
  const sheets = documentSheets(beside);
  const theirs = auditedBook(session.pack, beside, sheets);
  if (!theirs) return notRun('对照的文本中没有找到表样包的表，没有核对');
  const other = documentFacts(beside, theirs).facts;
  if (other.year === facts.year) {
    const paragraphs = placeParagraphs(beside, sheets, templateSections(theirs.session).sections);
    return { counterpart: documentCounterpart(theirs.session, paragraphs), findings: [] };
  }
  if (other.year !== facts.year - 1)
    return notRun(`对照的文本是 ${other.year} 年度的，既不是本年度 ${facts.year} 也不是上年度，没有核对`);
  const { prior } = priorFor(session, theirs.session, String(other.year));
  const done = session.run({ kind: 'set-book', book: PRIOR_BOOK, content: prior });
  return done.ok ? { findings: [] } : notRun('对照的文本不能作为上年数，没有核对');
}

function notRun(message: string): Beside {
  return { findings: [finding('D-40', { quote: '' }, { message, state: 'not-run', severity: 'warning' })] };
}
