import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import type { PackSource } from '../pack/pack';
import { readYaml } from '../pack/read-yaml';
import { tableFile } from '../pack/table-schema';
import { countLines, type KeyMap, moveLines } from './line-keys';
import { isForm, namesCells, renameFormPlaces, renamePlaces } from './referring-files';
import { renameInProject } from './rename-in-project';
import { renameReferences } from './rename-references';

/** What came of it: the files that are written otherwise, the keys, and how many references moved with them. */
export type RenumberedPack = {
  readonly files: Readonly<Record<string, string>>;
  readonly keys: KeyMap;
  readonly references: number;
};

/**
 * Calls lines of one table anew (shifted 行次) everywhere in a pack: in the table, the rules, the tests, the sample.
 * Without `moves` the 行次 are counted through, see `countLines`. Nothing is changed when a rule names a line that the
 * table did not have: after the change it would mean another one.
 */
export function renumberPack(
  source: PackSource,
  table: string,
  moves?: KeyMap,
): Result<RenumberedPack, readonly PackProblem[]> {
  const file = `tables/${table}.yaml`;
  const text = source.files[file];
  if (text === undefined) return failed([{ file, line: 0, reason: `表样包没有表 ${table}` }]);
  const read = readYaml(file, text, tableFile);
  if (!read.ok) return read;
  const renumbered = moves ? moveLines(text, moves) : countLines(text);
  if (!renumbered.ok) return failed([{ file, line: 0, reason: renumbered.problem }]);
  const { keys, lines } = renumbered.value;
  const files: Record<string, string> = {};
  if (renumbered.value.text !== text) files[file] = renumbered.value.text;

  const news = new Set(keys.values());
  const isStray = (key: string): boolean => news.has(key) && !lines.includes(key);
  const problems: PackProblem[] = [];
  let references = 0;
  const stray = (path: string, line: number, key: string): void => {
    problems.push({ file: path, line, reason: `写着 ${table}[${key},…]，表中却没有行 ${key}，请先改正` });
  };
  for (const [path, before] of Object.entries(source.files)) {
    if (isForm(path)) {
      const rename = (told: string): string => {
        const { text: after, changed, strays } = renameReferences(told, table, keys, isStray);
        references += changed;
        for (const { key } of strays) stray(path, lineOf(before, told), key);
        return after;
      };
      const after = renameFormPlaces(before, rename);
      if (after !== before) files[path] = after;
      continue;
    }
    if (!namesCells(path)) continue;
    const { text: after, changed, strays } = renameReferences(before, table, keys, isStray);
    const placed = path.endsWith('.yaml') ? renameLines(after, table, keys) : after;
    references += changed;
    if (placed !== before) files[path] = placed;
    for (const { line, key } of strays) stray(path, line, key);
  }
  if (problems.length > 0) return failed(problems);

  for (const [path, before] of Object.entries(source.files)) {
    if (!path.endsWith('.juesuan')) continue;
    const rename = (told: string): string => renameReferences(told, table, keys, () => false).text;
    const after = renameInProject(before, table, keys, rename);
    if (after === undefined) return failed([{ file: path, line: 0, reason: '不是决算公开项目文件' }]);
    if (after !== before) files[path] = after;
  }
  return ok({ files, keys, references });
}

function lineOf(text: string, place: string): number {
  return text.slice(0, text.indexOf(place)).split('\n').length;
}

/** `{ table: "05", line: 合计 }` of a chart. */
function renameLines(text: string, table: string, keys: KeyMap): string {
  return renamePlaces(text, (place) => {
    const next = place.table === table ? keys.get(place.line ?? '') : undefined;
    return next === undefined ? {} : { line: next };
  });
}
