import { basename } from 'node:path';
import { explainCompileProblem } from '#shared/engine/compile-problem';
import type { HostProblem } from '#shared/host/contract';
import type { TellProgress } from '#shared/host/progress';
import type { RecognitionReport } from '#shared/host/reports';
import { type ImportedBook, importBook } from '#shared/import/import-book';
import { explainImportProblem, explainNoPack } from '#shared/import/import-problem';
import { locateBook } from '#shared/import/locate-book';
import { failed, ok, type Result } from '#shared/kit/result';
import { PRIOR_BOOK } from '#shared/pack/book';
import { explainOpenProblem, isProjectText, openProject } from '#shared/project-file/open-project';
import { createSession, sessionOver } from '#shared/session/create-session';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { fileProblem } from '../files/file-problem';
import type { FileTrouble } from '../files/file-trouble';
import { findFileUser } from '../files/find-file-user';
import { usedInWords } from '../files/open-mark';
import { decodeText, readBytes } from '../files/read-file';
import { choosePack, type PackWish } from './choose-pack';
import type { PackLibrary } from './pack-library';
import { type ReadWorkbooks, readOnce } from './read-workbooks';
import { type AnswerBook, NO_ANSWERS } from './remembered-answers';
import { unusableFile } from './unusable-file';

/** What a workbook was imported as. */
export type ImportedInput = {
  /** The file's. */
  readonly name: string;
  readonly book: ImportedBook;
  readonly recognition: RecognitionReport;
  /** What else there is to say of how it was recognised, a sentence each. */
  readonly notices: readonly string[];
};

export type OpenedInput = {
  readonly session: Session;
  /** How it was imported; absent when the file was a project. */
  readonly imported?: ImportedInput;
};

/** What an input is opened with, beside its path. */
export type InputMeans = {
  readonly packs: PackLibrary;
  readonly wish?: PackWish;
  /** What the clerk said of workbooks' words. */
  readonly answers?: AnswerBook;
  /** A workbook in which no table was found is opened all the same, for whoever can say what its sheets are. */
  readonly evenEmpty?: boolean;
  /** Hears how far it is. */
  readonly tell?: TellProgress;
  /** The file's, where it was read already. */
  readonly bytes?: Result<Uint8Array, FileTrouble> | undefined;
  /** Where workbooks as last read are held. */
  readonly read?: ReadWorkbooks;
};

/** A project or a workbook, told apart by content, opened for work. */
export async function openInput(path: string, means: InputMeans): Promise<Result<OpenedInput, HostProblem>> {
  const input = await readInput(path, means);
  if (!input.ok) return input;
  if (input.value.kind === 'project') return openProjectText(input.value.text, path, means);
  const imported = await importInput(input.value.workbook, path, means);
  if (!imported.ok) return imported;
  const { document, engine, from } = imported.value.book;
  return ok({ session: sessionOver(from.pack, document, engine), imported: imported.value });
}

/** Reads a workbook's tables into a book of the pack named, or of the one that fits best. A project is refused. */
export async function importFile(
  path: string,
  means: InputMeans,
): Promise<Result<ImportedInput, HostProblem>> {
  const input = await readInput(path, means);
  if (!input.ok) return input;
  if (input.value.kind === 'workbook') return importInput(input.value.workbook, path, means);
  return failed({ kind: 'unusable-input', message: '这是项目文件，不是工作簿，请用“打开”' });
}

type Input =
  | { readonly kind: 'project'; readonly text: string }
  | { readonly kind: 'workbook'; readonly workbook: PlainWorkbook };

async function readInput(
  path: string,
  { bytes: known, read = readOnce, tell = () => undefined }: InputMeans,
): Promise<Result<Input, HostProblem>> {
  tell('reading', 0);
  const bytes = known ?? (await readBytes(path));
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  const text = projectText(bytes.value, path);
  if (!text.ok) return text;
  if (text.value !== undefined) return ok({ kind: 'project', text: text.value });
  const workbook = await read(bytes.value, (share) => tell('reading', share * 0.5));
  return workbook.ok
    ? ok({ kind: 'workbook', workbook: workbook.value })
    : unusableFile(path, workbook.problem);
}

/** The text of a project file; `undefined` when the bytes are something else. A project in another encoding is refused. */
function projectText(bytes: Uint8Array, path: string): Result<string | undefined, HostProblem> {
  if (bytes[0] === 0x50 || bytes[0] === 0xd0) return ok(undefined);
  const text = decodeText(bytes, path);
  if (text.ok) return ok(isProjectText(text.value) ? text.value : undefined);
  // Its head is plain letters in every encoding.
  return isProjectText(new TextDecoder('latin1').decode(bytes))
    ? unusableFile(path, '中有不是 UTF-8 编码的字，可能已损坏，没有打开；请用备份重试')
    : ok(undefined);
}

async function openProjectText(
  text: string,
  path: string,
  { packs, wish: { packId, orOther } = {} }: InputMeans,
): Promise<Result<OpenedInput, HostProblem>> {
  const opened = openProject(text);
  if (!opened.ok) return unusableFile(path, explainOpenProblem(opened.problem));
  const wanted = opened.value.packId;
  if (packId !== undefined && packId !== wanted && !orOther) {
    return unusableFile(path, `是表样包“${wanted}”的项目，与指定的“${packId}”不符`);
  }
  const pack = await packs.pack(wanted);
  if (!pack.ok) return pack;
  const document = opened.value.withPack(pack.value);
  if (!document.ok) return unusableFile(path, explainOpenProblem(document.problem));
  const session = createSession(pack.value, document.value);
  return session.ok
    ? ok({ session: session.value })
    : unusableFile(
        path,
        `的行与表样包“${wanted}”的公式不合（${explainCompileProblem(session.problem)}），请检查表样包`,
      );
}

/** From cells to a book: recognised, located, taken. */
async function importInput(
  workbook: PlainWorkbook,
  path: string,
  { packs, wish = {}, answers = NO_ANSWERS, evenEmpty = false, tell = () => undefined }: InputMeans,
): Promise<Result<ImportedInput, HostProblem>> {
  tell('recognising', 0.5);
  const choice = await choosePack(workbook, path, packs, wish, answers);
  if (!choice.ok) return choice;
  const { recognition, pack, notices } = choice.value;
  const empty = evenEmpty ? 'asked-about' : 'refused';
  const located = locateBook(pack, workbook, answers.get(pack.id) ?? [], empty);
  if (!located.ok) {
    const isNamed = wish.packId !== undefined || located.problem.kind !== 'no-tables';
    const titles = recognition.candidates.map(({ title }) => title);
    return unusableFile(path, isNamed ? explainImportProblem(located.problem) : explainNoPack(titles));
  }
  tell('checking', 0.75);
  const book = importBook(located.value);
  return book.ok
    ? ok({
        name: basename(path),
        book: book.value,
        recognition,
        notices: [...notices, ...(await whoHasIt(path))],
      })
    : unusableFile(path, explainImportProblem(book.problem));
}

/** What an office program holds and has not saved is not in the file. */
async function whoHasIt(path: string): Promise<readonly string[]> {
  const user = await findFileUser(path);
  if (!user) return [];
  return [
    `“${basename(path)}”好像正${usedInWords(user)}：读到的是上次保存的内容，没有保存的改动不在其中，请保存后重新导入（如确已关闭，可不理会）`,
  ];
}

/** Last year's file as opened, and what of it has no counterpart this year, in sentences. */
export type AddedPrior = { readonly opened: OpenedInput; readonly notes: readonly string[] };

/**
 * Opens last year's file, of whichever pack, and puts its printed values beside this year's.
 */
export async function addPrior(
  session: Session,
  path: string,
  means: InputMeans,
): Promise<Result<AddedPrior, HostProblem>> {
  const opened = await openInput(path, { ...means, wish: { packId: session.pack.id, orOther: true } });
  if (!opened.ok) return opened;
  const { prior, notes } = priorFor(session, opened.value.session, basename(path));
  session.run({ kind: 'set-book', book: PRIOR_BOOK, content: prior });
  return ok({ opened: opened.value, notes });
}
