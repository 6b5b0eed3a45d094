import { displayText } from '#shared/amount/format-amount';
import type { Scale } from '#shared/amount/amount';
import { type AddressText, parseAddress } from '#shared/document/address';
import type { LayoutCell } from '#shared/layout/layout';
import type { CellView, Session } from '#shared/session/session';

/** What a printed cell shows. */
export function cellText(cell: LayoutCell | undefined, session: Session, scale: Scale): string {
  switch (cell?.content.kind) {
    case 'text':
    case 'name':
      return cell.content.text;
    case 'code':
      return cell.content.code;
    case 'cell': {
      const view = viewAt(session, cell.content.address);
      return view ? displayText(view.value, view.type, scale) : '';
    }
    default:
      return '';
  }
}

export function viewAt(session: Session, text: AddressText): CellView | undefined {
  const address = parseAddress(text);
  return address && session.cell(address);
}

/** The address a printed cell stands for, if it holds a value. */
export function addressOf(cell: LayoutCell | undefined): AddressText | null {
  return cell?.content.kind === 'cell' ? cell.content.address : null;
}

/** The coded line a printed row belongs to. */
export function codeOf(cells: Iterable<LayoutCell>): string | null {
  for (const { content } of cells) if (content.kind === 'code') return content.code;
  return null;
}
