import { addForm, deleteForm, moveForm } from '#shared/forms/form-list';
import { present } from '#shared/kit/assert';
import type { FormKind } from '#shared/pack/pack';
import type { BookId } from '#shared/rule/rule';
import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { showForms, showPlace, useView } from '../../store/view-store';

/** Adds an empty form of a kind at the end of the list and stands on it there. */
export function addToList(kind: FormKind): BookId | undefined {
  const session = openSession();
  const { book, step } = addForm(session.pack, session.document(), kind);
  if (!runCommand(step)) return undefined;
  showForms(book);
  return book;
}

/** Of the department there is one form, of 项目 any number. */
export function mayAdd(kind: FormKind): boolean {
  return (
    kind.of === 'project' ||
    !openSession()
      .forms.summaries()
      .some((form) => form.kind === kind)
  );
}

/** Shows a form at its first table, or where the clerk left it. */
export function openForm(book: BookId): void {
  const kind = openSession().forms.summaryOf(book)?.kind;
  const table = kind?.tables[0];
  if (table) showPlace({ book, table: table.id });
}

export function moveInList(book: BookId, by: 1 | -1): void {
  const session = openSession();
  const steps = moveForm(session.pack, session.document(), book, by);
  if (steps.length > 0) runCommand({ kind: 'together', steps });
}

/** Takes a form out of the list and stands on the one that comes into its place. */
export function deleteFromList(book: BookId): void {
  const session = openSession();
  const ids = session.forms.ids();
  const at = ids.indexOf(book);
  const name = present(session.forms.summaryOf(book), 'a form of the list is deleted').facts.name;
  if (!runCommand({ kind: 'together', steps: deleteForm(session.document(), book) })) return;
  useView.setState({ listed: ids[at + 1] ?? ids[at - 1] ?? null });
  say().message.info({ content: `已删除“${name}”的自评表，可撤销（Ctrl+Z）`, key: 'delete-form' });
}
