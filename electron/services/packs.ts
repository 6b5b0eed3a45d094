import { join } from 'node:path';
import { stringify } from 'devalue';
import { z } from 'zod';
import type { HostAnswer, HostHandlers, HostProblem, HostResponse } from '#shared/host/contract';
import { oncePer } from '#shared/kit/once-per';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Pack } from '#shared/pack/pack';
import { readYaml } from '#shared/pack/read-yaml';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { readText } from '../files/read-file';
import { installPack, removePack } from '../packs/install-pack';
import { loadPackFolder, otherId } from '../packs/load-pack-folder';
import { writePackArchive } from '../packs/pack-archive';
import { type PackFolders, packPlace, packPlaces } from '../packs/pack-folders';
import { copyInstalledPack } from './copy-pack';
import type { Log } from './log';
import type { Admission } from './named-files';
import { readPackFiles, unknownPack } from './pack-files';

const packHeader = z.object({ id: z.string(), title: z.string(), year: z.number().int() });
type PackHeader = z.infer<typeof packHeader>;

type PackCalls =
  | 'packs.list'
  | 'packs.load'
  | 'packs.read'
  | 'packs.sample'
  | 'packs.install'
  | 'packs.copy'
  | 'packs.remove'
  | 'packs.export';

/**
 * Packs are folders named by their id. Listing reads only their heads (`pack.yaml`); whether the rest holds
 * together is for `loadPack`, which names file and line to whoever opens the pack.
 */
export function createPackHandlers(
  folders: PackFolders,
  named: Admission,
  log: Log,
): Pick<HostHandlers, PackCalls> {
  return {
    'packs.list': () => listPacks(folders, log),
    'packs.load': ({ id }) => loadForPage(folders, id),
    'packs.read': ({ id }) => readPackFiles(folders, id),
    'packs.sample': async ({ id }) => {
      const place = await packPlace(folders, id);
      if (!place) return unknownPack(id);
      const text = await readText(join(place.folder, 'sample.juesuan'));
      if (text.ok) return ok({ text: text.value });
      if (text.problem.kind !== 'missing') return failed(fileProblem(text.problem));
      return failed({ kind: 'not-found', message: `表样包「${id}」没有附带示例，请新建项目或导入决算表。` });
    },
    'packs.install': async ({ path: typed, replace }) => {
      const path = named.admit('pack', typed);
      return path.ok ? installPack(path.value, replace, folders) : path;
    },
    'packs.copy': ({ from, ...wish }) => copyInstalledPack(from, wish, folders),
    'packs.remove': async ({ id }) => {
      const removed = await removePack(id, folders);
      return removed.ok ? ok({}) : removed;
    },
    'packs.export': async ({ id, path }) =>
      exportPack(folders, id, await named.admitReplacing('made-pack', path)),
  };
}

/** What a page is told of a pack, by the pack as it is held: maps, sets, bigints and what stands in two places come back as they are. */
const graphOf = oncePer((pack: Pack) => stringify(pack));

async function loadForPage(folders: PackFolders, id: string): Promise<HostAnswer<'packs.load'>> {
  const place = await packPlace(folders, id);
  if (!place) return unknownPack(id);
  const loaded = await loadPackFolder(place);
  if (!loaded.ok) return loaded;
  const pack = loaded.value;
  return ok(pack.ok ? { graph: graphOf(pack.value) } : { problems: [...pack.problem] });
}

async function listPacks(folders: PackFolders, log: Log): Promise<HostAnswer<'packs.list'>> {
  const packs: HostResponse<'packs.list'>['packs'] = [];
  const faulty: HostResponse<'packs.list'>['faulty'] = [];
  for (const { id, folder, isBuiltIn } of await packPlaces(folders)) {
    const header = await readHeader(join(folder, 'pack.yaml'));
    const reason = header.ok
      ? header.value.id === id
        ? undefined
        : otherId(header.value.id).reason
      : header.problem;
    if (reason !== undefined) {
      log(`Pack ${id} is left out: ${reason}`);
      faulty.push({ id, isBuiltIn, reason });
    } else if (header.ok) {
      const sample = await readText(join(folder, 'sample.juesuan'));
      packs.push({ ...header.value, isBuiltIn, hasSample: sample.ok });
    }
  }
  if (packs.length > 0) return ok({ packs, faulty });
  return failed({
    kind: 'not-found',
    message: `在「${folders.builtIn}」中没有可用的表样包，请重新安装程序。`,
  });
}

async function exportPack(
  folders: PackFolders,
  id: string,
  path: Result<string, HostProblem>,
): Promise<HostAnswer<'packs.export'>> {
  if (!path.ok) return path;
  const pack = await readPackFiles(folders, id);
  if (!pack.ok) return pack;
  const written = await writeFileAtomically(path.value, writePackArchive(id, pack.value.files));
  return written.ok ? ok({ path: path.value }) : failed(fileProblem(written.problem));
}

/** A pack's head, or why there is none. */
async function readHeader(path: string): Promise<Result<PackHeader, string>> {
  const text = await readText(path);
  if (!text.ok) return failed('没有可读的 pack.yaml');
  const header = readYaml('pack.yaml', text.value, packHeader);
  return header.ok ? ok(header.value.value) : failed(explainPackProblems(header.problem));
}
