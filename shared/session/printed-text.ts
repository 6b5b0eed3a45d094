import type { Scale } from '../amount/amount';
import { displayText } from '../kind/value-text';
import type { LayoutCell } from '../layout/layout';
import { comparedText } from './comparison';
import type { Session } from './session';

/** What a printed cell shows, in words or digits. */
export function printedText(cell: LayoutCell | undefined, session: Session, scale: Scale): string {
  switch (cell?.content.kind) {
    case 'text':
    case 'name':
    case 'code':
      return cell.content.text;
    case 'cell': {
      const view = session.cell(cell.content.address);
      return view ? displayText(view.value, view.type, scale) : '';
    }
    case 'compared':
      return comparedText(session, cell.content.address, cell.content.shows, scale);
    default:
      return '';
  }
}
