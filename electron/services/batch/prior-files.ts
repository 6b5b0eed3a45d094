import { extname } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { firstNames } from '#shared/kit/first-names';
import { ok, type Result } from '#shared/kit/result';
import type { UnitWish } from './check-unit';
import { findUnitFiles, type UnitFile } from './unit-files';

/** Units with last year's files of theirs, and what there is to say of how they were found, a sentence each. */
export type UnitsWithPriors = {
  readonly units: readonly UnitWish[];
  readonly notices: readonly string[];
};

/** So many names are told; how many more there are, too. */
const MOST = 10;

/**
 * Gives every file last year's of the same name, whatever its ending: the same path from the folder of all places, or, where
 * there is none such, from its own place. Where a name could mean several nothing is taken. Who is left without is told, at
 * the unit and for all.
 *
 * @param prior a folder; or one file, for a batch of one
 */
export async function withPriorFiles(
  files: readonly UnitFile[],
  prior: string,
): Promise<Result<UnitsWithPriors, HostProblem>> {
  const found = await findUnitFiles([prior]);
  if (!found.ok) return found;
  const { files: priors, unread } = found.value;
  const [only] = priors;
  const isPair = files.length === 1 && priors.length === 1 && only?.path === prior;
  const byName = groupedBy(priors, ({ file }) => nameOf(file));
  const inPlaces = groupedBy(files, ({ fromPlace }) => nameOf(fromPlace));
  const used = new Set<string>();
  const units = files.map((unit): UnitWish => {
    const own = nameOf(unit.file);
    const inPlace = nameOf(unit.fromPlace);
    const [name, others] = byName.has(own)
      ? [own, []]
      : [inPlace, othersThan(unit, inPlaces.get(inPlace) ?? [])];
    const [one, second] = isPair ? priors : (byName.get(name) ?? []);
    if (!one) return { ...unit, lacksPrior: '没有找到同名的上年文件，没有与上年核对' };
    if (second)
      return {
        ...unit,
        lacksPrior: `上年文件有两个同名的（${one.file}、${second.file}），不知道用哪一个，没有与上年核对`,
      };
    if (others.length > 0)
      return {
        ...unit,
        lacksPrior: `上年文件 ${one.file} 与几个本年文件同名（${[unit, ...others].map(({ file }) => file).join('、')}），不知道是谁的，没有与上年核对；请把上年文件也按同样的文件夹放`,
      };
    used.add(one.path);
    return { ...unit, prior: one.path };
  });
  const lacking = units.filter(({ lacksPrior }) => lacksPrior !== undefined).map(({ file }) => file);
  const unused = priors.filter(({ path }) => !used.has(path)).map(({ file }) => file);
  return ok({
    units,
    notices: [...unread, ...toldNames(lacking, '没有上年文件的'), ...toldNames(unused, '没有用上的上年文件')],
  });
}

function groupedBy(
  files: readonly UnitFile[],
  of: (file: UnitFile) => string,
): ReadonlyMap<string, readonly UnitFile[]> {
  const groups = new Map<string, UnitFile[]>();
  for (const file of files) groups.set(of(file), [...(groups.get(of(file)) ?? []), file]);
  return groups;
}

/** In another place under the same name. One that differs in its ending only is the same unit's. */
function othersThan({ file }: UnitFile, namesakes: readonly UnitFile[]): readonly UnitFile[] {
  return namesakes.filter((other) => nameOf(other.file) !== nameOf(file));
}

/** One sentence: so many files, the first of them by their names; none where there are none. */
export function toldNames(files: readonly string[], what: string): readonly string[] {
  if (files.length === 0) return [];
  return [`${what}：${files.length} 个（${firstNames(files, MOST)}）`];
}

/** Without its ending, and however the system that wrote it composes its letters. */
function nameOf(file: string): string {
  return file.slice(0, file.length - extname(file).length).normalize('NFC');
}
