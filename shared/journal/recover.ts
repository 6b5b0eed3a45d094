import { applyDiff, type Diff } from '../document/diff';
import type { ProjectDocument } from '../document/document';
import { failed, ok, type Result } from '../kit/result';
import type { Pack } from '../pack/pack';
import { type OpenProblem, openProject } from '../project-file/open-project';
import { readTree, writeTree } from './plain-tree';

/** A change as the journal keeps it. Undo and redo are changes like any other. */
export function writeChange(diff: Diff): string {
  return writeTree(diff);
}

/** Why nothing can be made of a journal: its state is no project, or a change is not of this program's shape. */
export type RecoverProblem =
  | OpenProblem
  | { readonly kind: 'unreadable-change'; readonly at: number; readonly detail: string };

/** The document that a journal's state and the changes after it give: the last that was acknowledged. */
export function recover(
  text: string,
  changes: readonly string[],
  pack: Pack,
): Result<ProjectDocument, RecoverProblem> {
  const read = openProject(text);
  if (!read.ok) return read;
  const start = read.value.withPack(pack);
  if (!start.ok) return start;
  let document = start.value;
  for (const [at, change] of changes.entries()) {
    try {
      document = applyDiff(document, readTree(change) as Diff);
    } catch (fault) {
      // Its checksum held, so it was written like this, by a program with another shape of changes.
      return failed({ kind: 'unreadable-change', at, detail: String(fault) });
    }
  }
  return ok(document);
}
