import { basename, extname } from 'node:path';
import { newDocument } from '#shared/document/new-document';
import { type CarriedForms, carryForms, type LastYear } from '#shared/forms/carry-forms';
import type { HostProblem } from '#shared/host/contract';
import { ok, type Result } from '#shared/kit/result';
import { createSession } from '#shared/session/create-session';
import type { Session } from '#shared/session/session';
import type { FormQuestions } from './form-answers';
import { type ImportedForms, importForms } from './import-forms';
import { openInput } from './open-input';
import type { PackLibrary } from './pack-library';

/**
 * Begins this year's forms from last year's (由上年复制): from last year's project file, or from last year's 自评表 in
 * workbooks and Word documents. All of them one step, so that one undo takes them back.
 *
 * @param wanted names of 项目; absent: all
 * @param asking what words of last year's forms mean; absent: nobody is asked
 */
export async function copyForms(
  session: Session,
  path: string,
  packs: PackLibrary,
  wanted?: readonly string[],
  asking?: FormQuestions,
): Promise<Result<ImportedForms, HostProblem>> {
  const last = await lastYearIn(session, path, packs, asking);
  if (!last.ok) return last;
  const carried = carryForms(session.pack, session.document(), last.value, wanted);
  takeCarried(session, carried);
  const taken = carried.forms.map(({ book, name, notes }) => ({ book, name, notes }));
  return ok({ taken, left: [...last.value.left, ...carried.left] });
}

function takeCarried(session: Session, { forms }: CarriedForms): void {
  if (forms.length === 0) return;
  const steps = forms.map(({ book, content }) => ({ kind: 'set-book', book, content }) as const);
  const done = session.run({ kind: 'together', steps });
  if (!done.ok) throw new Error(`Forms begun from last year's do not fit: ${done.problem.kind}`);
}

/** `left`: what of the file was no form, a sentence each. */
async function lastYearIn(
  session: Session,
  path: string,
  packs: PackLibrary,
  asking: FormQuestions | undefined,
): Promise<Result<LastYear & { readonly left: readonly string[] }, HostProblem>> {
  if (extname(path).toLowerCase() === '.juesuan') {
    const opened = await openInput(path, { packs });
    if (!opened.ok) return opened;
    const { pack } = opened.value.session;
    const document = opened.value.session.document();
    const left = opened.value.session.forms.ids().length === 0 ? [`“${basename(path)}”里没有绩效自评表`] : [];
    return ok({ pack, document, left });
  }
  const { pack } = session;
  const { facts } = session.document();
  const began = createSession(pack, newDocument(pack, { ...facts, year: facts.year - 1 }));
  if (!began.ok) throw new Error(`An empty project does not compile: ${began.problem.kind}`);
  const read = await importForms(began.value, path, asking ? { asking } : {});
  if (!read.ok) return read;
  const unread = read.value.taken.flatMap(({ name, notes }) => notes.map((note) => `${name}：${note}`));
  return ok({ pack, document: began.value.document(), left: [...read.value.left, ...unread] });
}
