import type { BookId } from '../rule/rule';
import type { LayoutRow, TablePlane } from './layout';
import { changedRow } from './lazy-row';

/** The plane of the same table in another book: its cells are that book's. Codes and names are words there: nothing is changed in a book by its lines. */
export function planeOfBook(plane: TablePlane, book: BookId): TablePlane {
  const placed = (row: LayoutRow): LayoutRow =>
    changedRow(row, (cells) => cells.map((cell) => ({ ...cell, content: contentOf(cell.content, book) })));
  return { ...plane, body: plane.body.map(placed) };
}

function contentOf(
  content: LayoutRow['cells'][number]['content'],
  book: BookId,
): LayoutRow['cells'][number]['content'] {
  switch (content.kind) {
    case 'cell':
      return { ...content, address: `${book}.${content.address}` };
    case 'code':
    case 'name':
      return { kind: 'text', text: content.text, align: 'left' };
    default:
      return content;
  }
}
