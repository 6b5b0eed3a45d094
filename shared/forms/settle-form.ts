import type { Book, ProjectDocument } from '../document/document';
import { type SettledCell, settleCells } from '../import/settle-cells';
import type { FormKind, Pack } from '../pack/pack';
import { formDocument } from './form-document';
import { startForm } from './start-form';

export type SettledForm = {
  readonly book: Book;
  /** Its derived cells, as they were printed and as they are computed. */
  readonly cells: readonly SettledCell[];
};

/**
 * A form as it was printed, every cell entered: formulas take over wherever they give what is printed, and what differs
 * stays as 改写 (`settleCells`).
 */
export function settleForm(
  pack: Pack,
  document: ProjectDocument,
  printed: Book,
  kind: FormKind,
): SettledForm {
  const given = formDocument(document, printed, kind, () => null);
  const { tables, cells } = settleCells(startForm(pack, kind, given), printed.tables);
  return { book: { ...printed, tables }, cells };
}
