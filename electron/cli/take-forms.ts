import { basename } from 'node:path';
import { FORM_ENDINGS } from '#shared/host/calls/files';
import { failed, type Result } from '#shared/kit/result';
import { saveProject } from '#shared/project-file/save-project';
import type { BookId } from '#shared/rule/rule';
import type { Session } from '#shared/session/session';
import { copyForms } from '../services/copy-forms';
import { FormQuestions, rememberedFormAnswers, rememberFormAnswers } from '../services/form-answers';
import { type ImportedForms, importForms } from '../services/import-forms';
import type { PackLibrary } from '../services/pack-library';
import { NOTHING_REMEMBERED, type RememberedAnswers } from '../services/remembered-answers';
import { sessionOfText } from '../services/session-of-text';
import { type CommandResult, unusable } from './command-result';
import type { FormLevel, FormsCommandLine, FormsImportLine } from './forms-command-line';
import { type GivenFiles, namedFiles } from './named-files';
import { projectOfFile } from './project-of-file';

/** What came of one file. */
export type FormsOutcome = { readonly file: string; readonly problem?: string } & ImportedForms;

/** The files that `forms import` was given, in folders too. */
export function formFiles(inputs: readonly string[]): Promise<Result<GivenFiles, string>> {
  return namedFiles(inputs, FORM_ENDINGS, '工作簿和 .docx 文档');
}

/** Takes self-evaluation forms of workbooks and Word documents into a project, in the thread that calls. */
export async function takeForms(
  {
    input,
    project,
    files: named,
    replaces = false,
    level,
    answers = [],
    remembered: keeps = true,
    json,
    output,
  }: FormsImportLine,
  packs: PackLibrary,
  remembered: RememberedAnswers = NOTHING_REMEMBERED,
): Promise<CommandResult> {
  const opened = await opens(input, project, packs);
  if (!opened.ok) return unusable(opened.problem);
  const session = opened.value;
  if (session.pack.forms.length === 0) return unusable(`表样包 ${session.pack.id} 没有绩效自评表`);
  const files = await formFiles(named);
  if (!files.ok) return unusable(files.problem);
  const outcomes: FormsOutcome[] = [];
  const kept = keeps ? remembered : NOTHING_REMEMBERED;
  const asking = new FormQuestions(await rememberedFormAnswers(kept, session.pack), answers);
  for (const file of files.value.files) {
    const done = await importForms(session, file, { replaces, asking });
    outcomes.push(
      done.ok ? { file, ...done.value } : { file, taken: [], left: [], problem: done.problem.message },
    );
  }
  const taken = outcomes.flatMap((outcome) => outcome.taken.map(({ book }) => book));
  if (level !== undefined) setLevel(session, taken, level);
  const told = await rememberFormAnswers(kept, session.pack, asking);
  const last = outcomes.at(-1);
  const unused = asking.unused();
  if (last && unused.length > 0)
    outcomes[outcomes.length - 1] = { ...last, left: [...last.left, ...unused.map(explainUnused(outcomes))] };
  const errors = session.forms.summaries().reduce((sum, form) => sum + form.errors, 0);
  return formsResult(
    { json, output, outcomes, unread: [...files.value.unread], notices: told, errors },
    saveProject(session.pack, session.document()),
  );
}

/** Of the 项目 that were taken; the department's form has none. */
function setLevel(session: Session, books: readonly BookId[], level: FormLevel): void {
  for (const book of books) {
    if (session.forms.summaryOf(book)?.kind.of === 'project')
      session.run({ kind: 'set-form', book, facts: { level } });
  }
}

/** Begins this year's forms from last year's (由上年复制), in the thread that calls. */
export async function takeLastForms(
  { input, from, names, json, output }: Extract<FormsCommandLine, { command: 'copy' }>,
  packs: PackLibrary,
): Promise<CommandResult> {
  const opened = await projectOfFile(input, packs);
  if (!opened.ok) return unusable(opened.problem);
  const session = opened.value;
  const done = await copyForms(session, from, packs, names.length === 0 ? undefined : names);
  if (!done.ok) return unusable(done.problem.message);
  return formsResult(
    { json, output, outcomes: [{ file: from, ...done.value }], unread: [], errors: 0, deed: '由上年复制' },
    saveProject(session.pack, session.document()),
  );
}

/** The project's file; or its text, where forms were taken into it that are not in its file. */
async function opens(
  input: string,
  project: string | undefined,
  packs: PackLibrary,
): Promise<Result<Session, string>> {
  if (project === undefined) return projectOfFile(input, packs);
  const session = await sessionOfText(project, packs);
  return session.ok ? session : failed(session.problem.message);
}

function explainUnused(outcomes: readonly FormsOutcome[]): (text: string) => string {
  const known = outcomes.flatMap(({ questions = [] }) =>
    questions.map(
      ({ id, options }) => `${id}=${options.map(({ key, name }) => `${key}（${name}）`).join('|')}`,
    ),
  );
  const open = [...new Set(known)].slice(0, 20).join('；');
  return (text) => `没有“${text}”这个问题或答案${open === '' ? '' : `；可回答的有 ${open}`}`;
}

type TakenForms = {
  readonly json: boolean;
  readonly output: string;
  readonly outcomes: readonly FormsOutcome[];
  readonly unread: readonly string[];
  /** To be told, and nothing is wrong. */
  readonly notices?: readonly string[];
  /** Of all forms of the project, with those taken. */
  readonly errors: number;
  /** What was done with them, for the clerk. */
  readonly deed?: string;
};

/**
 * What `forms import` says and writes. Ends with 2 where no form was taken, with 1 where something was not read or a form has
 * an error.
 */
export function formsResult(
  { json, output, outcomes, unread, notices = [], errors, deed = '读取' }: TakenForms,
  project: string,
): CommandResult {
  const taken = outcomes.flatMap((outcome) => outcome.taken);
  const out = json ? JSON.stringify({ files: outcomes, errors }) : outcomes.map(textOf).join('\n');
  if (taken.length === 0)
    return { ...unusable(['没有读到绩效自评表，没有写入文件', ...unread].join('；')), out };
  const isWhole =
    unread.length === 0 &&
    outcomes.every(
      ({ left, problem, taken: own }) =>
        left.length === 0 && problem === undefined && own.every(({ notes }) => notes.length === 0),
    );
  return {
    exit: isWhole && errors === 0 ? 0 : 1,
    out: json ? out : `${out}\n${deed} ${taken.length} 份自评表，保存到 ${output}`,
    error: [...unread, ...notices].join('\n'),
    write: { path: output, content: project },
  };
}

function textOf({ file, problem, taken, left, existing = [], questions = [] }: FormsOutcome): string {
  const name = basename(file);
  return [
    ...(problem === undefined ? [] : [`${name}：${problem}`]),
    ...taken.flatMap(({ book, name: project, notes }) => [
      `${name}：${project}（${book}）`,
      ...notes.map((note) => `  ${note}`),
    ]),
    ...left.map((why) => `${name}：${why}`),
    ...questions
      .filter(({ id }) => id.startsWith('form:'))
      .map(
        ({ id, question, options }) =>
          `${name}：${question}用 --answer ${id}=${options.map(({ key }) => key).join('|')} 指明`,
      ),
    ...(existing.length === 0
      ? []
      : [`${name}：项目里已有的 ${existing.length} 份要换成这里的，请加 --replace，或先删去原来的`]),
  ].join('\n');
}
