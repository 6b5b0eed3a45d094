import { parseAddress } from '../document/address';
import type { Step } from '../document/command';
import type { FinishedDocument } from '../finished/finished-document';
import { failed, ok, type Result } from '../kit/result';
import type { Session } from '../session/session';
import { auditedBook } from './audited-book';
import { documentSheets } from './document-sheets';
import { type CellDifference, cellDifferences } from './project-differences';

/** What a document that was edited by hand would change in its project. */
export type TakenDifferences = {
  /** What is written, each with what it says, in the order of the project. */
  readonly taken: readonly { readonly difference: CellDifference; readonly step: Step }[];
  /** What is not, and why. */
  readonly left: readonly { readonly difference: CellDifference; readonly reason: string }[];
};

const NO_LINE = '项目中没有这一行，请先在项目中增加这一科目';
const COMPUTED = '由公式算出，各项取入后仍与文本不同，请核对文本的各项';

/**
 * Takes the amounts and texts of a document's tables back into the project that it came from: what the clerk entered is
 * written by commands, what formulas give follows of itself or is told. All of it is one step that one undo takes back;
 * nothing is written where the project refuses one of the commands. Sentences have a way of their own (`texts`).
 */
export function takeDifferences(
  document: FinishedDocument,
  project: Session,
): Result<TakenDifferences, 'no-tables' | 'refused'> {
  const book = auditedBook(project.pack, document, documentSheets(document));
  if (!book) return failed('no-tables');
  const counterpart = { session: project, isPrinted: false };
  const before = cellDifferences(book, counterpart);
  const taken = before.flatMap((difference) => {
    const address = parseAddress(difference.cell);
    if (!address || project.cell(address)?.kind !== 'input') return [];
    const step: Step = { kind: 'set-cells', cells: [{ address, value: difference.printed }] };
    return [{ difference, step }];
  });
  if (taken.length > 0) {
    const done = project.run({ kind: 'together', steps: taken.map(({ step }) => step) });
    if (!done.ok) return failed('refused');
  }
  const left = cellDifferences(book, counterpart).map((difference) => ({
    difference,
    reason: difference.lacks === 'line' ? NO_LINE : COMPUTED,
  }));
  return ok({ taken, left });
}
