import { formDocument } from '../forms/form-document';
import type { FormFigures } from '../forms/form-summary';
import { present } from '../kit/assert';
import { formPack } from '../pack/form-pack';
import { createSession } from './create-session';
import type { Session } from './session';

/**
 * A form of an open project as a project of its own, over the small pack of its kind: what prints a project's tables and
 * fills templates with them prints and fills a form all the same. What is changed in it changes nothing of the project.
 */
export function formSession({ pack, document, cell }: Session, { book, kind }: FormFigures): Session {
  const now = document();
  const content = present(now.books.get(book), 'a form that is listed is there');
  const own = formDocument(now, content, kind, (address) => cell(address)?.value ?? null);
  const started = createSession(formPack(pack, kind), own);
  if (!started.ok) throw new Error(`The rules of ${kind.name} do not fit a form: ${started.problem.kind}`);
  return started.value;
}
