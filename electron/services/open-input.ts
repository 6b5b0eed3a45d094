import { basename } from 'node:path';
import { explainCompileProblem } from '#shared/engine/program';
import type { HostProblem } from '#shared/host/contract';
import type { TellProgress } from '#shared/host/progress';
import type { RecognitionReport } from '#shared/host/reports';
import { explainImportProblem } from '#shared/import/import-problem';
import type { ImportReport } from '#shared/import/import-report';
import { importWorkbook } from '#shared/import/import-workbook';
import { failed, ok, type Result } from '#shared/kit/result';
import { withAnswers } from '#shared/mapping/with-answers';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { explainOpenProblem, isProjectText, openProject } from '#shared/project-file/open-project';
import { type Recognition, recognisedOtherwise, recognisePack } from '#shared/recognition/recognise-pack';
import { createSession } from '#shared/session/create-session';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { readWorkbook } from '../excel/read-workbook';
import { fileProblem } from '../files/file-problem';
import { decodeText, readBytes } from '../files/read-file';
import type { PackLibrary } from './pack-library';
import type { AnswerBook } from './remembered-answers';

export type OpenedInput = {
  readonly session: Session;
  /** What the import found, and how its pack was chosen; absent when the file was a project. */
  readonly report?: ImportReport;
  readonly recognition?: RecognitionReport;
};

/** Which pack a workbook is read with: the best one, unless one is named. */
export type PackWish = {
  readonly packId?: string;
  /** The one named is only the first choice: what is clearly of another pack is read with its own. */
  readonly orOther?: boolean;
};

/**
 * A project or a workbook, told apart by content, opened for work. `answers`: what the clerk said of workbooks' words.
 * `tell` hears how far it is.
 */
export async function openInput(
  path: string,
  packs: PackLibrary,
  wish: PackWish = {},
  answers: AnswerBook = new Map(),
  tell: TellProgress = () => undefined,
): Promise<Result<OpenedInput, HostProblem>> {
  tell('reading', 0);
  const bytes = await readBytes(path);
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  const text = projectText(bytes.value, path);
  if (!text.ok) return text;
  if (text.value !== undefined) return openProjectText(text.value, path, packs, wish);
  const workbook = readWorkbook(bytes.value, (share) => tell('reading', share * 0.5));
  if (!workbook.ok) return unusable(path, explainReadProblem(workbook.problem));
  return importInput(workbook.value, path, packs, wish, answers, tell);
}

/** The text of a project file; `undefined` when the bytes are something else. A project in another encoding is refused. */
function projectText(bytes: Uint8Array, path: string): Result<string | undefined, HostProblem> {
  if (bytes[0] === 0x50 || bytes[0] === 0xd0) return ok(undefined);
  const text = decodeText(bytes, path);
  if (text.ok) return ok(isProjectText(text.value) ? text.value : undefined);
  // Its envelope is plain letters in every encoding.
  return isProjectText(new TextDecoder('latin1').decode(bytes))
    ? unusable(path, '中有不是 UTF-8 编码的字，可能已损坏，没有打开；请用备份重试')
    : ok(undefined);
}

async function openProjectText(
  text: string,
  path: string,
  packs: PackLibrary,
  { packId, orOther }: PackWish,
): Promise<Result<OpenedInput, HostProblem>> {
  const opened = openProject(text);
  if (!opened.ok) return unusable(path, explainOpenProblem(opened.problem));
  const wanted = opened.value.packId;
  if (packId !== undefined && packId !== wanted && !orOther) {
    return unusable(path, `是表样包“${wanted}”的项目，与指定的“${packId}”不符`);
  }
  const pack = await packs.pack(wanted);
  if (!pack.ok) return pack;
  const document = opened.value.withPack(pack.value);
  if (!document.ok) return unusable(path, explainOpenProblem(document.problem));
  const session = createSession(pack.value, document.value);
  return session.ok
    ? ok({ session: session.value })
    : unusable(
        path,
        `的行与表样包“${wanted}”的公式不合（${explainCompileProblem(session.problem)}），请检查表样包`,
      );
}

/** Reads a workbook's cells into a project of the pack named, or of the one that fits best. */
async function importInput(
  workbook: PlainWorkbook,
  path: string,
  packs: PackLibrary,
  wish: PackWish,
  answers: AnswerBook,
  tell: TellProgress,
): Promise<Result<OpenedInput, HostProblem>> {
  tell('recognising', 0.5);
  const choice = await choosePack(workbook, path, packs, wish, answers);
  if (!choice.ok) return choice;
  const { recognition, pack } = choice.value;
  tell('checking', 0.75);
  const imported = importWorkbook(pack, workbook, basename(path), answers.get(pack.id) ?? []);
  if (!imported.ok) return unusable(path, explainImportProblem(imported.problem));
  const session = createSession(pack, imported.value.document);
  if (!session.ok) throw new Error(`The import compiled and the session does not: ${session.problem.kind}`);
  return ok({ session: session.value, report: imported.value.report, recognition });
}

/** The pack to read with, and how surely; refuses to read half of a workbook that is of another pack. */
async function choosePack(
  workbook: PlainWorkbook,
  path: string,
  packs: PackLibrary,
  { packId, orOther }: PackWish,
  answers: AnswerBook,
): Promise<Result<{ readonly pack: Pack; readonly recognition: RecognitionReport }, HostProblem>> {
  const named = packId === undefined ? undefined : await packs.pack(packId);
  if (named && !named.ok) return named;
  const all = await packs.all();
  if (!all.ok) return all;
  const plain = new Map(all.value.map((pack) => [pack.id, pack]));
  const speaking = all.value.map((pack) => withAnswers(pack, answers.get(pack.id) ?? []).pack);
  const recognised = recognisePack(speaking, workbook);
  const recognition = reportOf(recognised);
  // The answers helped to recognise the pack; it is opened as it stands on disk.
  const itself = ({ pack }: { readonly pack: Pack }): Pack => plain.get(pack.id) ?? pack;
  const [best] = recognised.candidates;
  if (!best) return failed({ kind: 'not-found', message: '没有可用的表样包，请重新安装程序' });
  if (!named) return ok({ pack: itself(best), recognition });
  const other = recognisedOtherwise(recognised, named.value.id);
  if (!other) return ok({ pack: named.value, recognition });
  if (orOther) return ok({ pack: itself(other), recognition });
  return unusable(
    path,
    `是“${other.pack.title}”的工作簿（吻合 ${other.score}%），不是“${named.value.title}”的，没有读取；` +
      `请导入为新项目（命令行写 --pack ${other.pack.id}，或不写 --pack）`,
  );
}

function reportOf({ certainty, candidates }: Recognition): RecognitionReport {
  return {
    certainty,
    candidates: candidates.map(({ pack: { id, title }, score, tablesFound }) => ({
      packId: id,
      title,
      score,
      tablesFound,
    })),
  };
}

/** Last year's file as opened, and what of it has no counterpart this year, in sentences. */
export type AddedPrior = { readonly opened: OpenedInput; readonly notes: readonly string[] };

/**
 * Opens last year's file, of whichever pack, and puts its printed values beside this year's.
 */
export async function addPrior(
  session: Session,
  path: string,
  packs: PackLibrary,
  answers: AnswerBook = new Map(),
): Promise<Result<AddedPrior, HostProblem>> {
  const opened = await openInput(path, packs, { packId: session.pack.id, orOther: true }, answers);
  if (!opened.ok) return opened;
  const { prior, notes } = priorFor(session, opened.value.session, basename(path));
  session.run({ kind: 'set-book', book: PRIOR_BOOK, content: prior });
  return ok({ opened: opened.value, notes });
}

function unusable(path: string, why: string): { readonly ok: false; readonly problem: HostProblem } {
  return failed({ kind: 'unusable-input', message: `“${basename(path)}”${why}` });
}
