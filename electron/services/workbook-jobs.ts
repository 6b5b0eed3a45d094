import type { HostProblem, HostRequest, HostResponse } from '#shared/host/contract';
import type { TellProgress } from '#shared/host/progress';
import type { ExportReport } from '#shared/host/reports';
import { mappingOf } from '#shared/import/mapping-of';
import { type CodeList, explainCodeListProblem, readCodeList } from '#shared/import/read-code-list';
import { reportImport } from '#shared/import/report-import';
import { failed, ok, type Result } from '#shared/kit/result';
import { saveProject } from '#shared/project-file/save-project';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import { readWorkbook } from '../excel/read-workbook';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import type { PackWish } from './choose-pack';
import {
  type AuditAnswer,
  type AuditCopyAnswer,
  type AuditCopyJob,
  type AuditJob,
  auditFinished,
  copyAudited,
  findTexts,
  type TextsAnswer,
  type TextsJob,
} from './document-jobs';
import type { ExportOptions } from './export-workbook';
import {
  type FormFilesAnswer,
  type FormFilesJob,
  type FormsAnswer,
  type FormsJob,
  makeFormFiles,
  readForms,
} from './form-jobs';
import type { JobLine } from './jobs-under-way';
import { type InputMeans, importFile } from './open-input';
import type { PackLibrary } from './pack-library';
import type { AnswerBook } from './remembered-answers';
import { sessionOfText } from './session-of-text';
import { unusableFile } from './unusable-file';

/** One workbook to import. Jobs and answers are plain, so that they can cross to another thread and back. */
export type ImportJob = PackWish & { readonly path: string; readonly answers?: AnswerBook };
export type ImportAnswer = Result<HostResponse<'workbook.import'>, HostProblem>;

/** A project's text to turn into a workbook's bytes. */
export type ExportJob = Omit<ExportOptions, 'answers'> & {
  readonly project: string;
  readonly answers?: AnswerBook;
};
export type ExportAnswer = Result<{ readonly bytes: Uint8Array; readonly report: ExportReport }, HostProblem>;

/** A workbook with a list of 科目 to read. */
export type CodesJob = { readonly path: string };
export type CodesAnswer = Result<CodeList, HostProblem>;

/** A project's text whose document's pages are to be counted. */
export type PagesJob = HostRequest<'report.pages'>;
export type PagesAnswer = Result<HostResponse<'report.pages'>, HostProblem>;

/** Carries out jobs, here or beside, telling how far they are; once the signal is given the answer is `cancelled`. */
export type WorkbookRunner = {
  readonly import: (job: ImportJob, line: JobLine) => Promise<ImportAnswer>;
  readonly export: (job: ExportJob, line: JobLine) => Promise<ExportAnswer>;
  readonly codes: (job: CodesJob) => Promise<CodesAnswer>;
  readonly pages: (job: PagesJob) => Promise<PagesAnswer>;
  readonly audit: (job: AuditJob, line: JobLine) => Promise<AuditAnswer>;
  readonly auditCopy: (job: AuditCopyJob, line: JobLine) => Promise<AuditCopyAnswer>;
  readonly texts: (job: TextsJob, line: JobLine) => Promise<TextsAnswer>;
  readonly forms: (job: FormsJob, line: JobLine) => Promise<FormsAnswer>;
  readonly formFiles: (job: FormFilesJob, line: JobLine) => Promise<FormFilesAnswer>;
  /** Ends what is still under way. */
  readonly close: () => Promise<void>;
};

/** What a job answers that was ended by its clerk. */
export function cancelled(kind: keyof typeof CANCELLED): HostProblem {
  return { kind: 'cancelled', message: CANCELLED[kind] };
}

const CANCELLED = {
  import: '已取消导入',
  export: '已取消导出，没有写入文件',
  audit: '已取消审核',
  texts: '已取消读取',
  consolidate: '已取消汇总，没有写入文件',
} as const;

/** Reads the workbook and turns it into a project, in the thread that calls. */
export async function importProject(
  { path, answers, ...wish }: ImportJob,
  means: InputMeans,
): Promise<ImportAnswer> {
  const imported = await importFile(path, {
    ...means,
    wish,
    evenEmpty: true,
    ...(answers ? { answers } : {}),
  });
  if (!imported.ok) return imported;
  const { name, book, recognition, notices } = imported.value;
  return ok({
    project: saveProject(book.from.pack, book.document),
    report: reportImport(book, name),
    mapping: mappingOf(book),
    recognition,
    notices: [...notices],
  });
}

/** Reads a list of 科目, in the thread that calls. */
export async function readCodes({ path }: CodesJob): Promise<CodesAnswer> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  const workbook = readWorkbook(bytes.value);
  if (!workbook.ok) return unusableFile(path, explainReadProblem(workbook.problem));
  const list = readCodeList(workbook.value);
  return list.ok ? list : unusableFile(path, explainCodeListProblem(list.problem));
}

/** Makes the workbook or fills the template, in the thread that calls. */
export async function exportProject(
  { project, answers, ...options }: ExportJob,
  packs: PackLibrary,
  tell?: TellProgress,
): Promise<ExportAnswer> {
  const session = await sessionOfText(project, packs);
  if (!session.ok) return session;
  const all = await packs.all();
  const said = answers?.get(session.value.pack.id) ?? [];
  // Brings the library that makes workbooks: for exports only.
  const { exportWorkbook } = await import('./export-workbook');
  return exportWorkbook(session.value, { ...options, answers: said }, all.ok ? all.value.packs : [], tell);
}

/** Counts the pages of the document, in the thread that calls. */
export async function countReportPages(
  { project, append = [] }: PagesJob,
  packs: PackLibrary,
): Promise<PagesAnswer> {
  const session = await sessionOfText(project, packs);
  if (!session.ok) return session;
  // Brings the engine that sets pages.
  const { reportPages } = await import('./report-document');
  return reportPages(session.value, append);
}

/** The runner without a thread of its own: for tests, and where there is no worker's file. */
export function runHere(packs: PackLibrary): WorkbookRunner {
  return {
    import: (job, line) =>
      unlessCancelled('import', line, () => importProject(job, { packs, tell: line.tell })),
    export: (job, line) => unlessCancelled('export', line, () => exportProject(job, packs, line.tell)),
    codes: readCodes,
    pages: (job) => countReportPages(job, packs),
    audit: (job, line) => unlessCancelled('audit', line, () => auditFinished(job, packs, line.tell)),
    auditCopy: (job, line) => unlessCancelled('export', line, () => copyAudited(job, packs, line.tell)),
    texts: (job, line) => unlessCancelled('texts', line, () => findTexts(job, packs, line.tell)),
    forms: (job, line) => unlessCancelled('texts', line, () => readForms(job, packs, line.tell)),
    formFiles: (job, line) => unlessCancelled('export', line, () => makeFormFiles(job, packs, line.tell)),
    close: async () => undefined,
  };
}

/** The answer of the work, or that it was cancelled before or meanwhile. */
async function unlessCancelled<Value>(
  kind: keyof typeof CANCELLED,
  { signal }: JobLine,
  work: () => Promise<Result<Value, HostProblem>>,
): Promise<Result<Value, HostProblem>> {
  if (signal.aborted) return failed(cancelled(kind));
  const answer = await work();
  return signal.aborted ? failed(cancelled(kind)) : answer;
}
