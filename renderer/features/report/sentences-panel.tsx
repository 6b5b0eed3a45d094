import type { AddressText } from '#shared/document/address';
import { sentencesUsing } from '#shared/report/sentences';
import { cellInWords, writeCellName } from '#shared/session/cell-name';
import { cellsComputedFrom } from '#shared/session/cells-computed-from';
import { useSession, useStanding } from '../../store/follow';
import { showDocument, useView } from '../../store/view-store';
import { PlaceList } from '../place-list/place-list';
import { useDocument } from './follow-document';

/** Where the document says the number of the cell stood on, or one computed from it; a click goes to the sentence. */
export function SentencesPanel() {
  const session = useSession();
  const blocks = useDocument();
  const standing = useStanding()?.address ?? null;
  const [lit] = useView((state) => state.litInDocument);
  const shown = useView((state) => state.pane);
  const cell = shown === 'table' ? standing : (lit ?? null);
  if (!blocks.ok) return <p className="place-summary">{blocks.problem}</p>;
  if (cell === null) {
    return <p className="place-summary quiet">在表中选中一个单元格，这里列出用到它的句子。</p>;
  }
  const cells = cellsComputedFrom(session, cell);
  const using = sentencesUsing(blocks.value, cells);
  const name = cellInWords(session, cell);
  return (
    <>
      <p className="place-summary" aria-live="polite">
        {cell}　{name ? writeCellName(name) : ''}
        <br />
        {using.length === 0
          ? '文中没有用到这一格。'
          : `文中有 ${using.length} 句用到${using.some(({ isDirect }) => !isDirect) ? '本格或由本格算出的数' : '本格'}`}
      </p>
      <PlaceList
        label="用到本格的句子"
        places={using.map(({ block, sentence, printed, isDirect, isDecided }, at) => ({
          key: `${block} ${at}`,
          text: sentence,
          where: isDecided
            ? `按${isDirect ? '本格' : '由本格算出的数'}决定怎样写`
            : `${printed.join('、')}${isDirect ? '' : '（由本格算出）'}`,
          isShown: false,
          go: () => show(block, cells),
        }))}
      />
    </>
  );
}

function show(block: string, cells: readonly AddressText[]): void {
  useView.setState({ litInDocument: cells });
  showDocument({ kind: 'block', key: block });
}
