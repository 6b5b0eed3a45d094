import { SCALE_NAMES } from '#shared/amount/amount';
import type { UnitResult } from '#shared/batch/unit-result';
import type { Book } from '#shared/document/document';
import { append } from '#shared/kit/lists';
import type { Pack } from '#shared/pack/pack';
import { MemberChoice, namesOf } from '#shared/units/choose-members';
import { GatheredUnits } from '#shared/units/consolidate';
import type { LeftOut, NamedUnit } from '#shared/units/member';
import type { ReadMember } from './batch-job';

/** What is kept of a unit that is summed, beside the sum. */
type Told = NamedUnit & {
  readonly kind: string;
  readonly scale: UnitResult['scale'];
  readonly sumOf: readonly string[];
  readonly failing: readonly string[];
  readonly remarks: readonly string[];
};

/** Units of one pack and year, taken one after the other: summed, or left out with the reason. */
export class UnitGroup {
  readonly pack: Pack;
  readonly year: number;
  readonly units: GatheredUnits;
  readonly #choice: MemberChoice;
  readonly #told = new Map<string, Told>();
  readonly #leftOut = new Map<string, LeftOut>();

  constructor(pack: Pack, year: number) {
    this.pack = pack;
    this.year = year;
    this.units = new GatheredUnits(pack);
    this.#choice = new MemberChoice(pack, year);
  }

  take(member: ReadMember, result: UnitResult): void {
    const { file } = result;
    const { book, content } = member;
    const { organisation } = book.facts;
    const reason = this.#choice.refuse({ file, book }, content);
    if (reason === undefined) this.add(member, result);
    else this.#leftOut.set(file, { file, organisation, reason });
  }

  /** Sums the unit, whatever was said of it before. */
  add(member: ReadMember, { file, errors, questions, scale }: UnitResult): void {
    const { book, prior, sumOf = [], remarks } = member;
    const { organisation, kind } = book.facts;
    const lastYear = this.#lastYearOf(member);
    this.units.add({ file, book }, lastYear);
    this.#leftOut.delete(file);
    this.#told.set(file, {
      file,
      organisation,
      kind,
      scale,
      sumOf,
      failing: [...(errors > 0 ? [`有 ${errors} 处错误`] : []), ...questions],
      remarks: [...remarks, ...(prior && !lastYear ? [`上年数是 ${prior.facts.year} 年度的，没有汇总`] : [])],
    });
  }

  /** Takes a unit out of the sum again, with the same tables as it was added with. */
  remove(member: ReadMember, { file, organisation }: NamedUnit, reason: string): void {
    this.units.remove({ file, book: member.book }, this.#lastYearOf(member));
    this.#told.delete(file);
    this.#leftOut.set(file, { file, organisation, reason });
  }

  /** Of a unit that is not summed anyway: why. */
  say(left: LeftOut): void {
    this.#leftOut.set(left.file, left);
  }

  has(file: string): boolean {
    return this.#told.has(file);
  }

  /** Now that all have been seen: who is a sum of others, by its numbers or as a project; and who is summed in place of one. */
  settle(): { readonly sums: readonly LeftOut[]; readonly instead: readonly string[] } {
    const { sums, instead } = this.#choice.settle();
    const known = new Set(sums.map(({ file }) => file));
    return { sums: [...sums, ...this.#sumProjects().filter(({ file }) => !known.has(file))], instead };
  }

  /** 单位性质 that all units have; empty where they differ. */
  get kind(): string {
    const kinds = new Set([...this.#told.values()].map(({ kind }) => kind));
    const [kind = ''] = kinds;
    return kinds.size === 1 ? kind : '';
  }

  get leftOut(): readonly LeftOut[] {
    return [...this.#leftOut.values()];
  }

  get failing(): readonly LeftOut[] {
    return this.#each(({ failing }) => failing);
  }

  /** What there is to know of units in the sum. */
  get remarks(): readonly LeftOut[] {
    const alike = this.#choice.alike().filter(({ file }) => this.has(file));
    return [...this.#each(({ remarks }) => remarks), ...alike, ...this.#otherScales()];
  }

  /** Projects that are sums of units, some of which are here by themselves. */
  #sumProjects(): readonly LeftOut[] {
    const here = new Set([...this.#told.values()].map(({ file, organisation }) => organisation || file));
    return [...this.#told.values()].flatMap(({ file, organisation, sumOf }): LeftOut[] => {
      const named = (names: readonly string[]): string =>
        namesOf(names.map((name) => ({ file: name, organisation: name })));
      const twice = sumOf.filter((name) => here.has(name));
      const lost = sumOf.filter((name) => !here.has(name));
      if (twice.length === 0) return [];
      const only = lost.length === 0 ? '' : `；它汇总的 ${named(lost)} 不在这里，没有计入，请补上它们的文件`;
      const reason = `是 ${sumOf.length} 个单位的汇总项目，其中 ${named(twice)} 也单独在这里，没有再汇总${only}`;
      return [{ file, organisation, reason }];
    });
  }

  /** Units in another 金额单位 than most: their cells are rounded, and so is their sum. */
  #otherScales(): readonly LeftOut[] {
    const told = [...this.#told.values()].filter(({ scale }) => scale !== null);
    const counts = new Map<UnitResult['scale'], number>();
    for (const { scale } of told) counts.set(scale, (counts.get(scale) ?? 0) + 1);
    const [most] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
    if (counts.size < 2 || !most || most === 'mixed') return [];
    return told.flatMap(({ file, organisation, scale }): LeftOut[] => {
      if (scale === most || scale === null) return [];
      const own = scale === 'mixed' ? '各表的金额单位不止一种' : `以${SCALE_NAMES[scale]}填列`;
      const reason = `${own}，多数单位以${SCALE_NAMES[most]}填列；已换算成一样的再相加，可能有尾差`;
      return [{ file, organisation, reason }];
    });
  }

  #each(of: (told: Told) => readonly string[]): readonly LeftOut[] {
    const all: LeftOut[] = [];
    for (const told of this.#told.values()) {
      const { file, organisation } = told;
      append(
        all,
        of(told).map((reason) => ({ file, organisation, reason })),
      );
    }
    return all;
  }

  #lastYearOf({ prior }: ReadMember): Book | undefined {
    return prior?.facts.year === this.year - 1 ? prior : undefined;
  }
}
