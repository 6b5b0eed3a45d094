import type { HostProblem } from '#shared/host/contract';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Pack } from '#shared/pack/pack';
import { loadPackFolder } from '../packs/load-pack-folder';
import { type PackFolders, type PackPlace, packPlaces } from '../packs/pack-folders';
import { type Log, logToStderr } from './log';

/** A pack that cannot be used, and why, as a sentence. */
export type FaultyPack = { readonly id: string; readonly message: string };

/** The packs of this user, listed and each looked at once, and kept: a library lives as long as a job or a command. */
export type PackLibrary = {
  /** The pack of that id, whole; a broken one is a problem that names file, line and reason. */
  readonly pack: (id: string) => Promise<Result<Pack, HostProblem>>;
  /** All packs that load, and those that do not; a problem when there is none. */
  readonly all: () => Promise<
    Result<{ readonly packs: readonly Pack[]; readonly faulty: readonly FaultyPack[] }, HostProblem>
  >;
};

export function openPackLibrary(folders: PackFolders, log: Log = logToStderr): PackLibrary {
  const known = new Map<string, Promise<Result<Pack, HostProblem>>>();
  const once = (id: string, load: () => Promise<Result<Pack, HostProblem>>) => {
    const loading = known.get(id) ?? load();
    known.set(id, loading);
    return loading;
  };
  let listed: Promise<readonly PackPlace[]> | undefined;
  const places = (): Promise<readonly PackPlace[]> => {
    listed ??= packPlaces(folders);
    return listed;
  };
  const pack = (id: string): Promise<Result<Pack, HostProblem>> =>
    once(id, async () => packNamed(await places(), id, log));
  return {
    pack,
    all: async () => {
      const packs: Pack[] = [];
      const faulty: FaultyPack[] = [];
      const looked = (await places()).map(async (place) => ({
        id: place.id,
        loaded: await once(place.id, () => loadPlace(place, log)),
      }));
      for (const { id, loaded } of await Promise.all(looked)) {
        if (loaded.ok) packs.push(loaded.value);
        else faulty.push({ id, message: loaded.problem.message });
      }
      if (packs.length > 0) return ok({ packs, faulty });
      const [first] = faulty;
      return failed(
        first
          ? { kind: 'unusable-input', message: first.message }
          : { kind: 'not-found', message: `在“${folders.builtIn}”中没有表样包，请重新安装程序` },
      );
    },
  };
}

async function packNamed(
  places: readonly PackPlace[],
  id: string,
  log: Log,
): Promise<Result<Pack, HostProblem>> {
  const place = places.find((candidate) => candidate.id === id);
  if (place) return loadPlace(place, log);
  const names = places.map((known) => known.id).join('、');
  return failed({ kind: 'not-found', message: `没有名为“${id}”的表样包，现有：${names}` });
}

/** One pack over which the program stumbles must not take the others with it: it is one that cannot be used. */
async function loadPlace(place: PackPlace, log: Log): Promise<Result<Pack, HostProblem>> {
  try {
    const loaded = await loadPackFolder(place);
    if (!loaded.ok) return loaded;
    const pack = loaded.value;
    return pack.ok ? pack : unusable(`表样包“${place.id}”有误：${explainPackProblems(pack.problem)}`);
  } catch (error) {
    log(`Pack ${place.id} cannot be loaded: ${error instanceof Error ? error.stack : String(error)}`);
    return unusable(`表样包“${place.id}”不能用：程序读取它时出错，请把它的文件夹发给技术支持`);
  }
}

function unusable(message: string): Result<never, HostProblem> {
  return failed({ kind: 'unusable-input', message });
}
