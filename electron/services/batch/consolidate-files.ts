import type { BatchProgress } from '#shared/batch/progress-text';
import type { UnitResult } from '#shared/batch/unit-result';
import type { Book } from '#shared/document/document';
import { explainCompileProblem } from '#shared/engine/program';
import type { HostProblem } from '#shared/host/contract';
import { append } from '#shared/kit/lists';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Pack } from '#shared/pack/pack';
import { IS_A_SUM, MemberChoice } from '#shared/units/choose-members';
import { type Consolidation, GatheredUnits } from '#shared/units/consolidate';
import type { LeftOut } from '#shared/units/member';
import type { PackLibrary } from '../pack-library';
import { cancelled } from '../workbook-jobs';
import type { ReadMember } from './batch-job';
import type { UnitWish } from './check-unit';
import { withPriorFiles } from './prior-files';
import { followProgress } from './progress';
import { type BatchMeans, runBatch } from './run-batch';
import { findUnitFiles } from './unit-files';

export type ConsolidateWish = {
  readonly places: readonly string[];
  /** A file below the places that is no unit: the sum itself. */
  readonly without?: string;
  /** The department's own file, with which the sum is compared: no unit either, and told where it lies among them. */
  readonly against?: string;
  /** The folder of last year's files, which have the same names; of units that are projects their own 上年数 counts. */
  readonly prior?: string;
  /** Files, as results name them, that the clerk leaves out. */
  readonly omitted?: readonly string[];
  readonly packId?: string;
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
};

/** Units of one pack and year. */
type Group = {
  readonly pack: Pack;
  readonly year: number;
  readonly choice: MemberChoice;
  readonly units: GatheredUnits;
  /** 单位性质, file by file. */
  readonly kinds: Map<string, string>;
  readonly leftOut: LeftOut[];
  failing: LeftOut[];
  remarks: LeftOut[];
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
  const progress = followProgress(units.length, 0, () => performance.now());
  const listen = { ...means, done: () => hear(progress.one()) };
  const unusable: LeftOut[] = [...told];
  const groups = new Map<string, Group>();
  for await (const { result, member } of runBatch(units, { kind: 'member' }, listen)) {
    const { file, organisation, reason } = result;
    if (!member) {
      unusable.push({ file, organisation, reason });
      continue;
    }
    const group = await groupOf(groups, member, means.packs);
    if (!group.ok) return group;
    take(group.value, member, result);
  }
  if (means.signal.aborted) return failed(cancelled('consolidate'));
  const [group] = [...groups.values()].sort((one, other) => other.units.size - one.units.size);
  if (!group) return failed({ kind: 'not-found', message: '文件夹里没有可以汇总的单位，请检查选的文件夹' });
  const taken = await takeOutSum(group, units, means);
  if (!taken.ok) return taken;
  const { year, failing, remarks } = group;
  const kinds = new Set(group.kinds.values());
  const [kind = ''] = kinds;
  const facts = { organisation: wish.name ?? '', kind: kinds.size === 1 ? kind : '', year };
  const leftOut = [...unusable, ...group.leftOut, ...othersThan(group, groups)];
  const summed = group.units.consolidate(facts, [...leftOut, ...failing, ...remarks]);
  if (!summed.ok)
    return failed({
      kind: 'unusable-input',
      message: `各单位的科目合在一起与表样包的公式不合（${explainCompileProblem(summed.problem)}）`,
    });
  return ok({ consolidation: summed.value, leftOut, failing, remarks });
}

type AskedUnits = { readonly units: readonly UnitWish[]; readonly told: readonly LeftOut[] };

async function unitsOf({
  places,
  without,
  against,
  prior,
  omitted = [],
  packId,
}: ConsolidateWish): Promise<Result<AskedUnits, HostProblem>> {
  const apart = [without, against, prior].filter((path) => path !== undefined);
  const found = await findUnitFiles(places, apart);
  if (!found.ok) return found;
  const { files, unread, passedOver } = found.value;
  const paired = prior === undefined ? ok({ units: files, notices: [] }) : await withPriorFiles(files, prior);
  if (!paired.ok) return paired;
  const { notices } = paired.value;
  const isOmitted = new Set(omitted);
  const units = paired.value.units.filter(({ file }) => !isOmitted.has(file));
  const compared = passedOver.filter((path) => path !== without);
  const said = (file: string, reason: string): LeftOut => ({ file, organisation: '', reason });
  return ok({
    units: packId === undefined ? units : units.map((unit) => ({ ...unit, packId })),
    told: [
      ...unread.map((reason) => said('', reason)),
      ...notices.map((reason) => said('', reason)),
      ...paired.value.units.flatMap(({ file }) =>
        isOmitted.has(file) ? [said(file, '没有勾选，没有汇总')] : [],
      ),
      ...compared.map((path) =>
        said(path, path === prior ? '是上年的，没有汇总' : '是用来对比的部门文件，没有汇总'),
      ),
    ],
  });
}

async function groupOf(
  groups: Map<string, Group>,
  { book }: ReadMember,
  packs: PackLibrary,
): Promise<Result<Group, HostProblem>> {
  const { year } = book.facts;
  const key = `${book.packId}|${year}`;
  const known = groups.get(key);
  if (known) return ok(known);
  const loaded = await packs.pack(book.packId);
  if (!loaded.ok) return loaded;
  const pack = loaded.value;
  const group: Group = {
    pack,
    year,
    choice: new MemberChoice(pack, year),
    units: new GatheredUnits(pack),
    kinds: new Map(),
    leftOut: [],
    failing: [],
    remarks: [],
  };
  groups.set(key, group);
  return ok(group);
}

function take(group: Group, member: ReadMember, { file, errors, questions }: UnitResult): void {
  const { choice, units, kinds, leftOut, failing, remarks, year } = group;
  const { book, prior, content } = member;
  const { organisation, kind } = book.facts;
  const said = (reason: string): LeftOut => ({ file, organisation, reason });
  const refused = choice.refuse({ file, book }, content);
  if (refused !== undefined) {
    leftOut.push(said(refused));
    return;
  }
  const lastYear = lastYearOf(member, year);
  units.add({ file, book }, lastYear);
  kinds.set(file, kind);
  if (errors > 0) failing.push(said(`有 ${errors} 处错误`));
  append(failing, questions.map(said));
  append(remarks, member.remarks.map(said));
  if (prior && !lastYear) remarks.push(said(`上年数是 ${prior.facts.year} 年度的，没有汇总`));
}

function lastYearOf({ prior }: ReadMember, year: number): Book | undefined {
  return prior?.facts.year === year - 1 ? prior : undefined;
}

/** One among the units may be their sum; which is known only now, and it is read once more to be taken out. */
async function takeOutSum(
  group: Group,
  units: readonly UnitWish[],
  means: BatchMeans,
): Promise<Result<undefined, HostProblem>> {
  const sum = group.choice.sumAmong();
  const again = units.filter(({ file }) => file === sum);
  const isOther = ({ file }: LeftOut): boolean => file !== sum;
  for await (const { result, member } of runBatch(again, { kind: 'member' }, means)) {
    const { file, organisation, reason } = result;
    if (!member)
      return failed({
        kind: 'unusable-input',
        message: `“${file}”像是各单位之和，再读时读不了（${reason}），没有汇总，请重试`,
      });
    group.units.remove({ file, book: member.book }, lastYearOf(member, group.year));
    group.kinds.delete(file);
    group.failing = group.failing.filter(isOther);
    group.remarks = group.remarks.filter(isOther);
    group.leftOut.push({ file, organisation, reason: IS_A_SUM });
  }
  return means.signal.aborted ? failed(cancelled('consolidate')) : ok(undefined);
}

/** The units of another pack or year than the sum's. */
function othersThan(chosen: Group, groups: ReadonlyMap<string, Group>): readonly LeftOut[] {
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
