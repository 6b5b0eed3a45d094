import { Button } from 'antd';
import { type AddressText, toAddress, writeAddress } from '#shared/document/address';
import { displayText } from '#shared/kind/value-text';
import { DEPARTMENT_BOOK, DIFFERENCE_BOOK } from '#shared/pack/book';
import { cellInWords, writeCellName } from '#shared/session/cell-name';
import { useSession } from '../../store/follow';
import { useView } from '../../store/view-store';
import { bookWords } from './book-words';
import { goToBook, UnitTerms } from './unit-terms';

/** A cell of a unit, of 抵销, of what the department typed or of 差额, beside the sum's own cell, and the way back to it. */
export function BookCell({ cell }: { readonly cell: AddressText }) {
  const session = useSession();
  const scale = useView((state) => state.scale);
  const { book = '', ...own } = toAddress(cell);
  const ownText = writeAddress(own);
  const [view, sum] = [session.cell(cell), session.cell(ownText)];
  const typed = session.cell({ ...own, book: DEPARTMENT_BOOK });
  const name = cellInWords(session, ownText);
  if (!view) return <p className="explain-empty quiet">这一格没有内容。</p>;
  const line = (words: string, value: typeof view.value) => (
    <p className="explain-line">
      <span className="explain-place">{words}</span>
      <span className="explain-amount">{displayText(value, view.type, scale) || '空'}</span>
    </p>
  );
  return (
    <div className="explain">
      <header className="explain-head">
        <Button size="small" type="link" onClick={() => goToBook(cell, null)}>
          ← 返回汇总表
        </Button>
        <h2>
          {ownText} <span className="explain-value">{displayText(view.value, view.type, scale) || '空'}</span>
        </h2>
        <p>{name ? writeCellName(name) : ''}</p>
      </header>
      <section className="explain-section" aria-label="与汇总数">
        <h3>{bookWords(session, book)}</h3>
        {book === DIFFERENCE_BOOK && line('部门所填', typed?.value ?? null)}
        {book !== DIFFERENCE_BOOK && line('本格', view.value)}
        {line('汇总数', sum?.value ?? null)}
        {book === DIFFERENCE_BOOK && line('差额', view.value)}
      </section>
      <UnitTerms cell={ownText} />
    </div>
  );
}
