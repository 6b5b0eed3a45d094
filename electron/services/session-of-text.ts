import { explainCompileProblem } from '#shared/engine/compile-problem';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { explainOpenProblem, type OpenProblem, openProject } from '#shared/project-file/open-project';
import { createSession } from '#shared/session/create-session';
import type { Session } from '#shared/session/session';
import type { PackLibrary } from './pack-library';

/** The open project of the page, which came as its text, opened for work in the host. */
export async function sessionOfText(
  project: string,
  packs: PackLibrary,
): Promise<Result<Session, HostProblem>> {
  const refused = (problem: OpenProblem) =>
    failed<HostProblem>({ kind: 'bad-request', message: `项目${explainOpenProblem(problem)}` });
  const read = openProject(project);
  if (!read.ok) return refused(read.problem);
  const pack = await packs.pack(read.value.packId);
  if (!pack.ok) return pack;
  const document = read.value.withPack(pack.value);
  if (!document.ok) return refused(document.problem);
  const session = createSession(pack.value, document.value);
  if (!session.ok) {
    const reason = explainCompileProblem(session.problem);
    return failed({ kind: 'bad-request', message: `项目的行与表样包的公式不合：${reason}` });
  }
  return ok(session.value);
}
