import { Button } from 'antd';
import { useState } from 'react';
import { type AddressText, toAddress, writeAddress } from '#shared/document/address';
import { displayText } from '#shared/kind/value-text';
import type { BookId } from '#shared/rule/rule';
import { termsOf } from '#shared/units/sum-differences';
import { useSession } from '../../store/follow';
import { goToCell, useView } from '../../store/view-store';

/** So many units are listed before the rest is asked for. */
const MOST_LISTED = 20;

/** The units behind a cell of a sum, each leading to its own table; nothing in a project that is no sum. */
export function UnitTerms({ cell }: { readonly cell: AddressText }) {
  const session = useSession();
  const scale = useView((state) => state.scale);
  const [all, setAll] = useState(false);
  const terms = termsOf(session.document(), cell);
  const view = session.cell(cell);
  if (terms.length === 0 || !view) return null;
  const listed = all ? terms : terms.slice(0, MOST_LISTED);
  const total = terms.reduce((sum, { amount }) => sum + amount, 0n);
  return (
    <section className="explain-section" aria-label="各单位">
      <h3>{`各单位（${terms.length}）`}</h3>
      {listed.map(({ book, organisation, source, amount }) => (
        <button
          key={book}
          type="button"
          className="explain-term"
          title={source}
          onClick={() => goToBook(cell, book)}
        >
          <span className="explain-place">{organisation || source}</span>
          <span className="explain-amount">{displayText(amount, view.type, scale)}</span>
        </button>
      ))}
      {terms.length > listed.length && (
        <Button size="small" type="link" onClick={() => setAll(true)}>
          {`还有 ${terms.length - listed.length} 个单位　展开`}
        </Button>
      )}
      <p className="explain-line explain-total">
        <span className="explain-place">合计</span>
        <span className="explain-amount">{displayText(total, view.type, scale)}</span>
      </p>
      {total !== view.value && (
        <p className="is-warning">各单位相加与本格不同：本格在汇总后改过，或由公式从各格算出</p>
      )}
    </section>
  );
}

/** Stands on the same cell in a book; null: in the sum itself. */
export function goToBook(cell: AddressText, book: BookId | null): void {
  const { book: _, ...own } = toAddress(cell);
  goToCell(writeAddress(book === null ? own : { ...own, book }), false, [], book);
}
