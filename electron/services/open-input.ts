import { basename } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import type { ImportReport } from '#shared/host/reports';
import { bestPack, explainImportProblem, importWorkbook } from '#shared/import/import-workbook';
import { failed, ok, type Result } from '#shared/kit/result';
import { explainOpenProblem, isProjectText, openProject } from '#shared/project-file/open-project';
import { createSession } from '#shared/session/create-session';
import { priorFrom } from '#shared/session/prior-from';
import type { Session } from '#shared/session/session';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { readWorkbook } from '../excel/read-workbook';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import type { PackLibrary } from './pack-library';

export type OpenedInput = {
  readonly session: Session;
  /** What the import found; absent when the file was a project. */
  readonly report?: ImportReport;
};

/** A project or a workbook, told apart by content, opened for work. `packId` overrides the best-matching pack. */
export async function openInput(
  path: string,
  packs: PackLibrary,
  packId?: string,
): Promise<Result<OpenedInput, HostProblem>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  const text = projectText(bytes.value);
  if (text !== undefined) return openProjectText(text, path, packs, packId);
  const workbook = readWorkbook(bytes.value);
  if (!workbook.ok) return unusable(path, explainReadProblem(workbook.problem));
  return importInput(workbook.value, path, packs, packId);
}

/** The text of a project file; `undefined` when the bytes are something else. */
function projectText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x50 || bytes[0] === 0xd0) return undefined;
  const text = new TextDecoder('utf-8').decode(bytes);
  return isProjectText(text) ? text : undefined;
}

async function openProjectText(
  text: string,
  path: string,
  packs: PackLibrary,
  packId: string | undefined,
): Promise<Result<OpenedInput, HostProblem>> {
  const opened = openProject(text);
  if (!opened.ok) return unusable(path, explainOpenProblem(opened.problem));
  const wanted = opened.value.packId;
  if (packId !== undefined && packId !== wanted) {
    return unusable(path, `是表样包“${wanted}”的项目，与指定的“${packId}”不符`);
  }
  const pack = await packs.pack(wanted);
  if (!pack.ok) return pack;
  const session = createSession(pack.value, opened.value);
  return session.ok
    ? ok({ session: session.value })
    : unusable(path, `的行与表样包“${wanted}”的公式不合（${session.problem.kind}），请检查表样包`);
}

/** Reads a workbook's cells into a project of the pack named, or of the one that fits best. */
async function importInput(
  workbook: PlainWorkbook,
  path: string,
  packs: PackLibrary,
  packId: string | undefined,
): Promise<Result<OpenedInput, HostProblem>> {
  const chosen = packId === undefined ? await choosePack(workbook, packs) : await packs.pack(packId);
  if (!chosen.ok) return chosen;
  const imported = importWorkbook(chosen.value, workbook, basename(path));
  if (!imported.ok) return unusable(path, explainImportProblem(imported.problem));
  const session = createSession(chosen.value, imported.value.document);
  if (!session.ok) throw new Error(`The import compiled and the session does not: ${session.problem.kind}`);
  return ok({ session: session.value, report: imported.value.report });
}

async function choosePack(
  workbook: PlainWorkbook,
  packs: PackLibrary,
): Promise<Awaited<ReturnType<PackLibrary['pack']>>> {
  const all = await packs.all();
  if (!all.ok) return all;
  const best = bestPack(all.value, workbook);
  return best ? ok(best) : failed({ kind: 'not-found', message: '没有可用的表样包，请重新安装程序' });
}

/** Opens last year's file and puts its printed values beside this year's. */
export async function addPrior(
  session: Session,
  path: string,
  packs: PackLibrary,
): Promise<Result<void, HostProblem>> {
  const prior = await openInput(path, packs, session.pack.id);
  if (!prior.ok) return prior;
  session.run({ kind: 'set-prior', prior: priorFrom(prior.value.session, basename(path)) });
  return ok(undefined);
}

function unusable(path: string, why: string): { readonly ok: false; readonly problem: HostProblem } {
  return failed({ kind: 'unusable-input', message: `“${basename(path)}”${why}` });
}
