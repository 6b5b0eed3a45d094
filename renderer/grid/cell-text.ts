import type { AddressText } from '#shared/document/address';
import type { LayoutCell } from '#shared/layout/layout';

/** The address a printed cell stands for, if it holds a value. */
export function addressOf(cell: LayoutCell | undefined): AddressText | null {
  return cell?.content.kind === 'cell' ? cell.content.address : null;
}

/** Whether a printed cell holds words, which are broken into lines; an amount stands on one. */
export function holdsWords(cell: LayoutCell | undefined): boolean {
  return cell?.content.kind === 'cell' && cell.content.align !== 'right';
}

/** The coded line a printed row belongs to. */
export function codeOf(cells: Iterable<LayoutCell>): string | null {
  for (const { content } of cells) if (content.kind === 'code') return content.code;
  return null;
}

/** The coded line whose code or name a printed cell is. */
export function lineNamedBy(cell: LayoutCell | undefined): string | null {
  return cell?.content.kind === 'code' || cell?.content.kind === 'name' ? cell.content.code : null;
}
