import type { BatchProgress } from '#shared/batch/progress-text';
import { explainCompileProblem } from '#shared/engine/compile-problem';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import type { ReportedFile, RosterCheck } from '#shared/roster/roster';
import type { Consolidation } from '#shared/units/consolidate';
import type { LeftOut, NamedUnit } from '#shared/units/member';
import type { PackLibrary } from '../pack-library';
import { cancelled } from '../workbook-jobs';
import type { ReadMember } from './batch-job';
import type { UnitWish } from './check-unit';
import { openRoster } from './open-roster';
import { withPriorFiles } from './prior-files';
import { followProgress } from './progress';
import { type BatchMeans, runBatch } from './run-batch';
import { heldAgainst, notReported } from './sum-roster';
import { findUnitFiles } from './unit-files';
import { UnitGroup } from './unit-group';

export type ConsolidateWish = {
  readonly places: readonly string[];
  /** A file below the places that is no unit: the sum itself. */
  readonly without?: string;
  /** The department's own file, with which the sum is compared: no unit either, and told where it lies among them. */
  readonly against?: string;
  /** The folder of last year's files, which have the same names; of units that are projects their own 上年数 counts. */
  readonly prior?: string;
  /** Units, by their files as results name them, that the clerk leaves out. */
  readonly omitted?: readonly NamedUnit[];
  readonly packId?: string;
  /** The list of expected units that those summed are held against: a file, or a folder of results. */
  readonly expected?: string;
  /** Of the department. */
  readonly name?: string;
};

export type ConsolidatedFiles = {
  readonly consolidation: Consolidation;
  readonly leftOut: readonly LeftOut[];
  /** Units in the sum whose own tables fail rules of severity error, or leave a question open. */
  readonly failing: readonly LeftOut[];
  /** What there is to know of how units in the sum were read: numbers and sheets that were not, last year's lacks. */
  readonly remarks: readonly LeftOut[];
  /** Who has not reported; absent: no list was given. */
  readonly expected?: RosterCheck;
};

/**
 * Reads every unit under the batch's limits and sums those of the commonest pack and year. One unit after the other is taken up
 * and let go, so that memory does not grow with their number.
 */
export async function consolidateFiles(
  wish: ConsolidateWish,
  means: Omit<BatchMeans, 'done'> & { readonly packs: PackLibrary },
  hear: (progress: BatchProgress) => void,
): Promise<Result<ConsolidatedFiles, HostProblem>> {
  const asked = await unitsOf(wish);
  if (!asked.ok) return asked;
  const { units, told } = asked.value;
  const roster = wish.expected === undefined ? undefined : await openRoster(wish.expected, means);
  if (roster && !roster.ok) return roster;
  const progress = followProgress(units.length, 0, () => performance.now());
  const listen = { ...means, done: () => hear(progress.one()) };
  const unusable: LeftOut[] = [...told];
  // Of those left out by the clerk nothing is read again; they came all the same.
  const came = told.flatMap(({ file, organisation, reason }): ReportedFile[] =>
    organisation === '' ? [] : [{ file, organisation, year: null, trouble: reason }],
  );
  const groups = new Map<string, UnitGroup>();
  for await (const { result, member } of runBatch(units, { kind: 'member' }, listen)) {
    const { file, organisation, year, reason } = result;
    came.push({ file, organisation, year, trouble: member ? '' : reason });
    if (!member) {
      unusable.push({ file, organisation, reason });
      continue;
    }
    const group = await groupOf(groups, member, means.packs);
    if (!group.ok) return group;
    group.value.take(member, result);
  }
  if (means.signal.aborted) return failed(cancelled('consolidate'));
  const [group] = [...groups.values()].sort((one, other) => other.units.size - one.units.size);
  if (!group) return failed({ kind: 'not-found', message: '文件夹里没有可以汇总的单位，请检查选的文件夹' });
  const settled = await settle(group, units, means);
  if (!settled.ok) return settled;
  const { year, kind, failing, remarks } = group;
  const facts = { organisation: wish.name ?? '', kind, year };
  const leftOut = [...unusable, ...group.leftOut, ...othersThan(group, groups)];
  const expected = roster && heldAgainst(roster.value, came, leftOut, year);
  const lacking = expected ? notReported(expected) : [];
  const summed = group.units.consolidate(facts, [...lacking, ...leftOut, ...failing, ...remarks]);
  if (!summed.ok)
    return failed({
      kind: 'unusable-input',
      message: `各单位的科目合在一起与表样包的公式不合（${explainCompileProblem(summed.problem)}）`,
    });
  return ok({
    consolidation: summed.value,
    leftOut,
    failing,
    remarks,
    ...(expected ? { expected } : {}),
  });
}

type AskedUnits = { readonly units: readonly UnitWish[]; readonly told: readonly LeftOut[] };

async function unitsOf({
  places,
  without,
  against,
  prior,
  omitted = [],
  packId,
  expected,
}: ConsolidateWish): Promise<Result<AskedUnits, HostProblem>> {
  const apart = [without, against, prior, expected].filter((path) => path !== undefined);
  const found = await findUnitFiles(places, apart);
  if (!found.ok) return found;
  const { files, unread, passedOver, results } = found.value;
  const paired = prior === undefined ? ok({ units: files, notices: [] }) : await withPriorFiles(files, prior);
  if (!paired.ok) return paired;
  const { notices } = paired.value;
  const left = new Map(omitted.map((unit) => [unit.file, unit]));
  const units = paired.value.units.filter(({ file }) => !left.has(file));
  const compared = passedOver.filter((path) => path !== without && path !== expected);
  const said = (file: string, reason: string): LeftOut => ({ file, organisation: '', reason });
  return ok({
    units: packId === undefined ? units : units.map((unit) => ({ ...unit, packId })),
    told: [
      ...[...unread, ...results].map((reason) => said('', reason)),
      ...notices.map((reason) => said('', reason)),
      ...paired.value.units.flatMap(({ file }) => {
        const unit = left.get(file);
        return unit ? [{ ...unit, reason: '没有勾选，没有汇总' }] : [];
      }),
      ...compared.map((path) =>
        said(path, path === prior ? '是上年的，没有汇总' : '是用来对比的部门文件，没有汇总'),
      ),
    ],
  });
}

async function groupOf(
  groups: Map<string, UnitGroup>,
  { book }: ReadMember,
  packs: PackLibrary,
): Promise<Result<UnitGroup, HostProblem>> {
  const { year } = book.facts;
  const key = `${book.packId}|${year}`;
  const known = groups.get(key);
  if (known) return ok(known);
  const loaded = await packs.pack(book.packId);
  if (!loaded.ok) return loaded;
  const group = new UnitGroup(loaded.value, year);
  groups.set(key, group);
  return ok(group);
}

/** Which units are sums of others is known only now; they are read once more to be taken out, and others to be put in. */
async function settle(
  group: UnitGroup,
  units: readonly UnitWish[],
  means: BatchMeans,
): Promise<Result<undefined, HostProblem>> {
  const { sums, instead } = group.settle();
  const out = new Map(sums.map((left) => [left.file, left]));
  for (const left of sums) if (!group.has(left.file)) group.say(left);
  const isWanted = new Set([...[...out.keys()].filter((file) => group.has(file)), ...instead]);
  const again = units.filter(({ file }) => isWanted.has(file));
  for await (const { result, member } of runBatch(again, { kind: 'member' }, means)) {
    const { file, reason } = result;
    if (!member)
      return failed({
        kind: 'unusable-input',
        message: `“${file}”再读时读不了（${reason}），不能确定有没有重复汇总，没有汇总，请重试`,
      });
    const left = out.get(file);
    if (left) group.remove(member, left, left.reason);
    else group.add(member, result);
  }
  return means.signal.aborted ? failed(cancelled('consolidate')) : ok(undefined);
}

/** The units of another pack or year than the sum's. */
function othersThan(chosen: UnitGroup, groups: ReadonlyMap<string, UnitGroup>): readonly LeftOut[] {
  const { id } = chosen.pack;
  return [...groups.values()].flatMap((group) => {
    if (group === chosen) return [];
    const reason =
      group.pack.id === id ? `是 ${group.year} 年度的，没有汇总` : `是另一表样“${group.pack.id}”的，没有汇总`;
    return [...group.units.units(), ...group.leftOut].map(({ file, organisation }) => ({
      file,
      organisation,
      reason,
    }));
  });
}
