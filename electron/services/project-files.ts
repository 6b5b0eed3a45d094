import { basename, dirname, join } from 'node:path';
import type { HostAnswer, HostHandlers, HostProblem, HostRequest } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { isProjectText, openProject } from '#shared/project-file/open-project';
import { PROJECT_FORMAT } from '#shared/project-file/stored-project';
import { writeFileAtomically } from '../files/atomic-write';
import { digestOf } from '../files/digest';
import { exclusively } from '../files/exclusive';
import { fileProblem } from '../files/file-problem';
import { shortDigest } from '../files/machine';
import { decodeText, readBytes } from '../files/read-file';
import { lookAt } from './look-at-file';
import type { NamedFiles } from './named-files';
import type { OpenWindows } from './open-windows';
import type { ProjectLocks } from './project-lock';
import type { RecentProjects } from './recent-projects';
import type { Versions } from './versions';

type Means = {
  readonly recent: RecentProjects;
  readonly admit: AdmitProject;
  readonly named: NamedFiles;
  readonly versions: Versions;
  readonly locks: ProjectLocks;
  readonly windows: OpenWindows;
  readonly now: () => Date;
};

type ProjectCalls = 'project.open' | 'project.look' | 'project.save' | 'project.leave';

/** The path, if the page may have the project there. */
export type AdmitProject = (typed: string) => Promise<Result<string, HostProblem>>;

/** Those that were named in this run, and the recent projects: the host's own list of what was named in earlier ones. */
export function admitProjects({ named, recent }: Pick<Means, 'named' | 'recent'>): AdmitProject {
  return async (typed) => {
    const path = named.admit('project', typed);
    if (path.ok || !(await recent.list()).some((known) => known.path === typed)) return path;
    const trusted = await named.trust('open-project', typed);
    return trusted.ok ? ok(trusted.value.path) : trusted;
  };
}

/**
 * Project files as text. What the text means (head, version, migration) is for `shared/project-file`, which
 * answers with better words than a host could; here it is only made sure that what is read and written is a project,
 * and that nothing is written over which the window does not know.
 */
export function createProjectHandlers(means: Means): Pick<HostHandlers, ProjectCalls> {
  const { recent, admit, named, versions, locks, windows } = means;

  /** A window holds one project: what it held before is left. */
  const hold = async (window: string, path: string, takesOver: boolean) => {
    const before = windows.projectOf(window);
    if (before !== undefined && before !== path) await locks.release(before, window);
    const holder = await locks.take(path, window, takesOver);
    windows.hold(window, holder === null ? path : undefined);
    return holder;
  };

  return {
    'project.open': async ({ path: typed, window, takesOver = false }) => {
      const read = await readProject(await admit(typed));
      if (!read.ok) return read;
      const { path, text } = read.value;
      const holder = await hold(window, path, takesOver);
      recent.rememberOpened(path, text);
      return ok({ ...read.value, holder });
    },
    'project.look': async ({ path }) => {
      const lastYear = named.admit('last-year', path);
      return readProject(lastYear.ok ? lastYear : await admit(path));
    },
    'project.save': async (request) => {
      const path = await admit(request.path);
      if (!path.ok) return path;
      const saved = await save(path.value, request, means, hold);
      if (!saved.ok || saved.value.outcome !== 'saved') return saved;
      const remark = await versions.keep(path.value, request.text);
      await recent.remember(path.value, request.text);
      return ok({ ...saved.value, remark: saved.value.remark ?? remark });
    },
    'project.leave': async ({ window }) => {
      await recent.settle();
      const path = windows.projectOf(window);
      windows.hold(window, undefined);
      if (path !== undefined) await locks.release(path, window);
      return ok({});
    },
  };
}

/** What begins as a project file is given to the page, also a damaged one; the content of anything else is not. */
const BEGINNING = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${PROJECT_FORMAT}"`);

async function readProject(path: Result<string, HostProblem>): Promise<HostAnswer<'project.look'>> {
  if (!path.ok) return path;
  const bytes = await readBytes(path.value);
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  const text = decodeText(bytes.value, path.value);
  if (!text.ok) return failed(fileProblem(text.problem));
  if (!BEGINNING.test(text.value.slice(0, 1000)) && !isProjectText(text.value)) {
    const message = `「${basename(path.value)}」不是决算公开项目文件，请选择 .juesuan 文件。`;
    return failed({ kind: 'unusable-input', message });
  }
  return ok({ path: path.value, text: text.value, digest: digestOf(bytes.value) });
}

/** What stood there when it was opened is gone: whoever moved it has another copy now, and a drive that is away has the old one. */
const GONE =
  '原来的文件已经不在那里（可能移走、改名或删除了，或者网络盘断开过），这是重新写出的一份，请确认没有两份';

async function save(
  path: string,
  { text, base, window, takesOver = false }: HostRequest<'project.save'>,
  { versions, now }: Means,
  hold: (window: string, path: string, takesOver: boolean) => ReturnType<ProjectLocks['take']>,
): Promise<HostAnswer<'project.save'>> {
  // What could not be opened again is never written over what can.
  if (!openProject(text).ok) {
    const message = '要保存的内容不是完整的项目，没有写入，原文件未变；请另存一份后把它发给技术支持。';
    return failed({ kind: 'bad-request', message });
  }
  const moment = join(dirname(path), `.juesuan-${shortDigest(basename(path))}.saving`);
  const written = await exclusively(moment, path, async () => {
    const found = await lookAt(path);
    if (!found.ok) return found;
    const digest = digestOf(text);
    if (found.value && found.value.digest !== base && found.value.digest !== digest) {
      return ok({ outcome: 'changed' as const, path, found: found.value });
    }
    const holder = await hold(window, path, takesOver);
    if (holder) return ok({ outcome: 'held' as const, path, holder });
    // What goes can be come back to, a colleague's work and an unfinished save among it.
    const kept = await versions.keepFound(path);
    const remark = kept ?? (base !== null && !found.value ? GONE : null);
    const done = await writeFileAtomically(path, text);
    const savedAt = now().toISOString();
    return done.ok ? ok({ outcome: 'saved' as const, path, savedAt, digest, remark }) : done;
  });
  return written.ok ? written : failed(fileProblem(written.problem));
}
