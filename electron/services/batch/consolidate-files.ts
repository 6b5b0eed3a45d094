import type { BatchProgress } from '#shared/batch/progress-text';
import { explainCompileProblem } from '#shared/engine/program';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { chooseMembers } from '#shared/units/choose-members';
import { type Consolidation, consolidate } from '#shared/units/consolidate';
import type { LeftOut, Member } from '#shared/units/member';
import type { PackLibrary } from '../pack-library';
import { followProgress } from './progress';
import { type BatchMeans, runBatch } from './run-batch';
import { findUnitFiles } from './unit-files';

export type ConsolidateWish = {
  readonly places: readonly string[];
  /** A file or folder below the places that is no unit: the sum itself. */
  readonly without: string;
  readonly packId?: string;
  /** Of the department. */
  readonly name?: string;
};

export type ConsolidatedFiles = {
  readonly consolidation: Consolidation;
  readonly leftOut: readonly LeftOut[];
  /** Units in the sum whose own tables fail rules of severity error. */
  readonly failing: readonly LeftOut[];
};

/** Reads every unit under the batch's limits and sums those of the commonest pack and year, unless a pack is named. */
export async function consolidateFiles(
  { places, without, packId, name }: ConsolidateWish,
  means: Omit<BatchMeans, 'done'> & { readonly packs: PackLibrary },
  hear: (progress: BatchProgress) => void,
): Promise<Result<ConsolidatedFiles, HostProblem>> {
  const found = await findUnitFiles(places, without);
  if (!found.ok) return found;
  const wish = packId === undefined ? {} : { packId };
  const units = found.value.files.flatMap((file) => (file.path === without ? [] : [{ ...file, ...wish }]));
  const progress = followProgress(units.length, 0, () => performance.now());
  const members: Member[] = [];
  const priors = new Map<string, Member>();
  const leftOut: LeftOut[] = found.value.unread.map((reason) => ({ file: '', organisation: '', reason }));
  const failing: LeftOut[] = [];
  for await (const answer of runBatch(
    units,
    { kind: 'member' },
    { ...means, done: () => hear(progress.one()) },
  )) {
    const { file, organisation, reason, errors, questions } = answer.result;
    if (!answer.member) {
      leftOut.push({ file, organisation, reason });
      continue;
    }
    members.push({ file, book: answer.member.book });
    if (answer.member.prior) priors.set(file, { file, book: answer.member.prior });
    if (errors > 0) failing.push({ file, organisation, reason: `有 ${errors} 处错误` });
    for (const question of questions) failing.push({ file, organisation, reason: question });
  }
  const pack = commonest(members.map(({ book }) => book.packId));
  const year = commonest(members.flatMap(({ book }) => (book.packId === pack ? [book.facts.year] : [])));
  if (pack === undefined || year === undefined)
    return failed({ kind: 'not-found', message: '文件夹里没有可以汇总的单位，请检查选的文件夹' });
  const loaded = await means.packs.pack(pack);
  if (!loaded.ok) return loaded;
  const chosen = chooseMembers(loaded.value, year, members);
  const kinds = new Set(chosen.members.map(({ book }) => book.facts.kind));
  const [kind = ''] = kinds;
  const facts = { organisation: name ?? '', kind: kinds.size === 1 ? kind : '', year };
  const lastYear = chosen.members.flatMap(({ file }) => priors.get(file) ?? []);
  const summed = consolidate(loaded.value, facts, chosen.members, lastYear);
  if (!summed.ok)
    return failed({
      kind: 'unusable-input',
      message: `各单位的科目合在一起与表样包的公式不合（${explainCompileProblem(summed.problem)}）`,
    });
  return ok({ consolidation: summed.value, leftOut: [...leftOut, ...chosen.leftOut], failing });
}

function commonest<Item>(items: readonly Item[]): Item | undefined {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
