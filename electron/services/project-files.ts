import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { readText } from '../files/read-file';
import { readTypedPath } from '../files/typed-path';
import type { RecentProjects } from './recent-projects';

type Means = { readonly recent: RecentProjects; readonly home: string; readonly now: () => Date };

/**
 * Project files as text. What the text means (envelope, version, migration) is for `shared/project-file`, which
 * answers with better words than a host could; here it is only carried, and remembered among the recent ones.
 */
export function createProjectHandlers({
  recent,
  home,
  now,
}: Means): Pick<HostHandlers, 'project.open' | 'project.save'> {
  return {
    'project.open': async (request) => {
      const path = readTypedPath(request.path, home);
      if (!path.ok) return path;
      const text = await readText(path.value);
      if (!text.ok) return failed(fileProblem(text.problem));
      await recent.remember(path.value, text.value);
      return ok({ path: path.value, text: text.value });
    },
    'project.save': async (request) => {
      const path = readTypedPath(request.path, home);
      if (!path.ok) return path;
      const written = await writeFileAtomically(path.value, request.text);
      if (!written.ok) return failed(fileProblem(written.problem));
      await recent.remember(path.value, request.text);
      return ok({ path: path.value, savedAt: now().toISOString() });
    },
  };
}
