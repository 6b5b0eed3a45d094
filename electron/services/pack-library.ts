import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Pack } from '#shared/pack/pack';
import { explainPackProblems, loadPack } from '#shared/pack-check/load-pack';
import { type PackFolders, packPlaces } from '../packs/pack-folders';
import { readPackAt } from './pack-files';

/** The packs of this user, each read once and kept. */
export type PackLibrary = {
  /** The pack of that id, whole; a broken one is a problem that names file, line and reason. */
  readonly pack: (id: string) => Promise<Result<Pack, HostProblem>>;
  /** All packs that load; broken ones are left out unless none is whole. */
  readonly all: () => Promise<Result<readonly Pack[], HostProblem>>;
};

export function openPackLibrary(folders: PackFolders): PackLibrary {
  const known = new Map<string, Promise<Result<Pack, HostProblem>>>();
  const pack = (id: string): Promise<Result<Pack, HostProblem>> => {
    const before = known.get(id);
    if (before) return before;
    const loading = readPack(folders, id);
    known.set(id, loading);
    return loading;
  };
  return {
    pack,
    all: async () => {
      const results = await Promise.all((await packPlaces(folders)).map(({ id }) => pack(id)));
      const whole = results.flatMap((result) => (result.ok ? [result.value] : []));
      if (whole.length > 0) return ok(whole);
      const broken = results.find((result) => !result.ok);
      return broken && !broken.ok
        ? broken
        : failed({ kind: 'not-found', message: `在“${folders.builtIn}”中没有表样包，请重新安装程序` });
    },
  };
}

async function readPack(folders: PackFolders, id: string): Promise<Result<Pack, HostProblem>> {
  const places = await packPlaces(folders);
  const place = places.find((candidate) => candidate.id === id);
  if (!place) {
    const names = places.map((known) => known.id).join('、');
    return failed({ kind: 'not-found', message: `没有名为“${id}”的表样包，现有：${names}` });
  }
  const source = await readPackAt(place);
  if (!source.ok) return source;
  const pack = loadPack(source.value);
  if (pack.ok) return pack;
  return failed({
    kind: 'unusable-input',
    message: `表样包“${id}”有误：${explainPackProblems(pack.problem)}`,
  });
}
