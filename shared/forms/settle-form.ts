import type { Book, ProjectDocument } from '../document/document';
import { Engine } from '../engine/engine';
import { compileShared } from '../engine/shared-program';
import { type SettledCell, settleCells } from '../import/settle-cells';
import { formPack } from '../pack/form-pack';
import type { FormKind, Pack } from '../pack/pack';
import { formDocument } from './form-document';

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
  const started = Engine.start(formPack(pack, kind), given, compileShared);
  if (!started.ok) throw new Error(`The rules of ${kind.name} do not fit a form: ${started.problem.kind}`);
  const { tables, cells } = settleCells(started.value, printed.tables);
  return { book: { ...printed, tables }, cells };
}
