import type { HostProblem } from '#shared/host/contract';
import { explainImportProblem } from '#shared/import/import-problem';
import { locateBook } from '#shared/import/locate-book';
import { mappingOf } from '#shared/import/mapping-of';
import { failed, ok, type Result } from '#shared/kit/result';
import { type Answer, mergeAnswers } from '#shared/mapping/answer';
import type { MappingReport } from '#shared/mapping/mapping-report';
import { answerTo, openQuestions, type Question } from '#shared/mapping/questions';
import type { Pack } from '#shared/pack/pack';
import type { PackWish } from '../services/choose-pack';
import type { AnswerTemplate } from '../services/export-workbook';
import { type OpenedInput, openInput } from '../services/open-input';
import type { PackLibrary } from '../services/pack-library';
import { holdLastRead } from '../services/read-workbooks';
import type { AnswerBook } from '../services/remembered-answers';

/** A file opened with the answers of the command line, which belong to the pack that it was read with. */
export type AnsweredInput = {
  readonly opened: OpenedInput;
  readonly book: AnswerBook;
  /** Those of the command line. */
  readonly given: readonly Answer[];
  /** Answers to nothing in the file, which may be meant for the template. */
  readonly left: readonly string[];
};

/**
 * Opens a file, and again with the answers given as `问题=答案`, one after the other, since an answer may bring up the
 * next question. An answer to no question, or none of its options, is refused with those there are, unless there is a
 * template whose it may be.
 */
export async function openAnswered(
  path: string,
  packs: PackLibrary,
  wish: PackWish,
  remembered: AnswerBook,
  given: readonly string[],
  forTemplate: boolean,
): Promise<Result<AnsweredInput, HostProblem>> {
  let book = remembered;
  // An answer changes nothing of what was read.
  const read = holdLastRead();
  let opened = await openInput(path, { packs, wish, answers: book, evenEmpty: true, read });
  const left: string[] = [];
  const answers: Answer[] = [];
  for (const text of given) {
    if (!opened.ok) return opened;
    const answer = answerOf(opened.value, text);
    if (!answer.ok) {
      if (!forTemplate) return answer;
      left.push(text);
      continue;
    }
    answers.push(answer.value);
    const { id } = opened.value.session.pack;
    book = new Map([...book, [id, mergeAnswers(book.get(id) ?? [], [answer.value])]]);
    opened = await openInput(path, { packs, wish: { packId: id }, answers: book, evenEmpty: true, read });
  }
  return opened.ok ? ok({ opened: opened.value, book, given: answers, left }) : opened;
}

function answerOf({ session, imported }: OpenedInput, text: string): Result<Answer, HostProblem> {
  if (imported) return answerAmong(session.pack, mappingOf(imported.book), text);
  return refused('项目文件没有要回答的问题，--answer 只用于工作簿和模板');
}

function answerAmong(pack: Pack, mapping: MappingReport, text: string): Result<Answer, HostProblem> {
  const at = text.lastIndexOf('=');
  if (at < 0) return refused(`--answer 要写成“问题=答案”，不是“${text}”`);
  const answer = answerTo(pack, mapping, text.slice(0, at), text.slice(at + 1));
  if (answer) return ok(answer);
  const open = openQuestions(pack, mapping).map(optionsText).join('；');
  return refused(
    `没有“${text.slice(0, at)}”这个问题，或它没有“${text.slice(at + 1)}”这个答案${open && `；可回答的有 ${open}`}`,
  );
}

function refused(message: string): Result<never, HostProblem> {
  return failed({ kind: 'bad-request', message });
}

/** Answers a template, one answer after the other, with those that no question of the file took. */
export function answerTemplate(pack: Pack, { book, left }: AnsweredInput): AnswerTemplate {
  return (read) => {
    let answers = book.get(pack.id) ?? [];
    for (const text of left) {
      const answer = answerAmong(pack, read(answers), text);
      if (!answer.ok) return answer;
      answers = mergeAnswers(answers, [answer.value]);
    }
    return ok(answers);
  };
}

/** Why an opened workbook is of no use, as long as nobody says what its sheets are; undefined: tables were found. */
export function nothingFound({ session, imported }: OpenedInput): string | undefined {
  if (!imported || imported.book.from.located.tables.length > 0) return undefined;
  const problem = locateBook(session.pack, imported.book.from.workbook, imported.book.from.answers);
  if (problem.ok) return undefined;
  const [first] = openQuestions(session.pack, mappingOf(imported.book));
  const [option] = first?.options ?? [];
  const hint =
    first && option
      ? `；可以指明各工作表是哪一张表，如 --answer "${first.id}=${option.key}"（加 --json 列出全部问题）`
      : '';
  return `“${imported.name}”${explainImportProblem(problem.problem)}${hint}`;
}

/** The questions of a workbook that nobody answered, as text. */
export function questionLines(questions: readonly Question[]): string[] {
  return questions.flatMap((question) => [question.question, `  回答：--answer ${optionsText(question)}`]);
}

function optionsText({ id, options }: Question): string {
  return `${id}=${options.map(({ key, name }) => `${key}（${name}）`).join('|')}`;
}
