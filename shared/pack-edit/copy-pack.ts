import { isScalar, parseDocument, stringify } from 'yaml';
import { isObject, parseObject } from '../kit/json-object';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import type { PackSource } from '../pack/pack';
import { readYaml } from '../pack/read-yaml';
import { packFile } from '../pack/table-schema';
import { booksOfProject } from './books-of-project';
import { spliceText, type TextEdit } from './splice-text';

const HEAD = 'pack.yaml';
const SAMPLE = 'sample.juesuan';

/** What the copy is to be called. Without id or title: the old ones with the year exchanged. */
export type CopyWish = { readonly id?: string; readonly title?: string; readonly year: number };

/** What a pack is called; enough to suggest the names of a copy. */
export type PackNames = { readonly id: string; readonly title: string; readonly year: number };

/** The names a copy for another year gets unless its author says otherwise. */
export function namesForYear({ id, title, year }: PackNames, wanted: number): PackNames {
  const from = String(year);
  const to = String(wanted);
  return {
    id: id.includes(from) ? id.replaceAll(from, to) : `${id}-${to}`,
    title: title.includes(from) ? title.replaceAll(from, to) : `${title}（${to}年度）`,
    year: wanted,
  };
}

/** Among packs the one that is the other for that year: by the id or the title it would have. */
export function packForYear<Listed extends PackNames>(
  packs: readonly Listed[],
  pack: PackNames,
  year: number,
): Listed | undefined {
  const wanted = namesForYear(pack, year);
  const ofYear = packs.filter((other) => other.year === year);
  return ofYear.find(({ id }) => id === wanted.id) ?? ofYear.find(({ title }) => title === wanted.title);
}

/**
 * Begins next year's pack from this year's: all files as they are, but id, title and year in `pack.yaml` (and the
 * year in its comments) and the pack and years that its sample names. The tables and rules are then the author's.
 */
export function copyPack(
  source: PackSource,
  wish: CopyWish,
): Result<PackSource & PackNames, readonly PackProblem[]> {
  const text = source.files[HEAD];
  if (text === undefined) return failed([{ file: HEAD, line: 0, reason: '表样包缺少这个文件' }]);
  const head = readYaml(HEAD, text, packFile);
  if (!head.ok) return head;
  const old = head.value.value;
  const names = { ...namesForYear(old, wish.year), ...wish };
  if (names.id === old.id) {
    return failed([{ file: HEAD, line: 0, reason: `编号“${names.id}”与原来的相同，请另取一个编号` }]);
  }
  const made = renameHead(text, names, old.year);
  const again = readYaml(HEAD, made, packFile);
  if (!again.ok) return again;
  const sample = source.files[SAMPLE];
  return ok({
    ...names,
    directory: names.id,
    files: {
      ...source.files,
      [HEAD]: made,
      ...(sample === undefined ? {} : { [SAMPLE]: renameSample(sample, names, wish.year - old.year) }),
    },
  });
}

function renameHead(text: string, names: PackNames, oldYear: number): string {
  const document = parseDocument(text);
  const edits = (['id', 'title', 'year'] as const).flatMap((key): TextEdit[] => {
    const node = document.get(key, true);
    if (!isScalar(node) || !node.range) return [];
    const [start, end] = node.range;
    return [{ start, end, text: stringify(names[key], { lineWidth: 0 }).trimEnd() }];
  });
  return spliceText(text, edits).replaceAll(/^#.*$/gm, (comment) =>
    comment.replaceAll(String(oldYear), String(names.year)),
  );
}

/** A sample that is no project of ours stays as it is: `pack check` says what is wrong with it. */
function renameSample(text: string, names: PackNames, years: number): string {
  const sample = parseObject(text);
  if (!sample) return text;
  sample.pack = names.id;
  for (const part of booksOfProject(sample)) {
    if (!isObject(part.facts)) continue;
    if (typeof part.facts.year === 'number') part.facts.year += years;
  }
  return `${JSON.stringify(sample, null, 1)}\n`;
}
