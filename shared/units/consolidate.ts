import { type AddressText, toAddress } from '../document/address';
import type { Book, Lack, ProjectDocument } from '../document/document';
import { newDocument } from '../document/new-document';
import type { CompileProblem } from '../engine/compile-problem';
import type { Engine } from '../engine/engine';
import { IssueList } from '../import/issue-list';
import { settleDerived } from '../import/settle-derived';
import { ok, type Result } from '../kit/result';
import { ELIMINATION_BOOK, MEMBER_BOOK, PRIOR_BOOK } from '../pack/book';
import type { Facts } from '../pack/facts';
import type { Pack } from '../pack/pack';
import { createSession } from '../session/create-session';
import type { Session } from '../session/session';
import { eliminable, eliminationBook, without } from './eliminate';
import type { LeftOut, Member, NamedUnit } from './member';
import { type Eliminations, Transfers } from './propose-eliminations';
import { blankNotes, sumIssues } from './sum-issues';
import { type SumNote, UnitSum } from './unit-sum';

/** A sum of units, open as a project: its members are books of it, and what was eliminated one of its own. */
export type Consolidation = Eliminations & {
  readonly session: Session;
  /** All units of the sum, in their order. */
  readonly units: readonly NamedUnit[];
  /** Book name → member, in their order; none where they are too many to be held (`MOST_BOOKS`). */
  readonly members: ReadonlyMap<string, Member>;
  /** What there is to look at, a sentence each; the project has them as issues, too. */
  readonly notes: readonly string[];
};

/** A project holds the tables of so many units beside their sum; of more, the sum only. */
export const MOST_BOOKS = 300;

/**
 * Units gathered one after the other for a sum; no more of them is held than it takes. Last year's books of them are summed too,
 * where all have one.
 */
export class GatheredUnits {
  readonly #pack: Pack;
  readonly #sum: UnitSum;
  readonly #priors: UnitSum;
  readonly #transfers: Transfers;
  readonly #units = new Map<string, NamedUnit>();
  /** What units' last years lack, being of other packs: their sum lacks it, too. */
  readonly #lacks = new Map<string, readonly Lack[]>();
  /** `undefined`: they became too many. */
  #held: Map<string, Member> | undefined = new Map();

  constructor(pack: Pack) {
    this.#pack = pack;
    this.#sum = new UnitSum(pack);
    this.#priors = new UnitSum(pack);
    this.#transfers = new Transfers(pack);
  }

  get size(): number {
    return this.#units.size;
  }

  /** In the order in which they came. */
  units(): readonly NamedUnit[] {
    return [...this.#units.values()];
  }

  add(member: Member, prior?: Book): void {
    const { file, book } = member;
    this.#units.set(file, { file, organisation: book.facts.organisation });
    this.#sum.add(member);
    if (prior) this.#priors.add({ file, book: prior });
    if (prior?.lacks) this.#lacks.set(file, prior.lacks);
    this.#transfers.add(member);
    this.#held?.set(file, member);
    if (this.size > MOST_BOOKS) this.#held = undefined;
  }

  /** Takes one out again, with the same tables as it was added with. */
  remove(member: Member, prior?: Book): void {
    const { file } = member;
    this.#units.delete(file);
    this.#sum.remove(member);
    if (prior) this.#priors.remove({ file, book: prior });
    this.#lacks.delete(file);
    this.#transfers.remove(member);
    this.#held?.delete(file);
  }

  /**
   * Sums them table by table. What a formula gives of the sums is left to it; a total that is not what its parts give, because
   * some member's was not, stays as summed (改写). Eliminations are taken off the entered cells on both sides and kept as
   * entries of the book 抵销.
   *
   * @param told what else there is to say of units; like all that is told of the sum it stays in the project as issues
   */
  consolidate(facts: Facts, told: readonly LeftOut[] = []): Result<Consolidation, CompileProblem> {
    const pack = this.#pack;
    const { tables, notes, blank } = this.#sum.result();
    const printed: ProjectDocument = { ...newDocument(pack, facts), tables };
    const settled = settleDerived(pack, printed, new Map(), new IssueList());
    if (!settled.ok) return settled;
    const { engine, tables: entered } = settled.value;
    const { proposed, unmatched, unfit, taken } = eliminable(this.#transfers, entered);
    const looked: readonly SumNote[] = [
      ...notes,
      ...blankNotes(blank, (cell) => isDerived(engine, cell)),
      ...[...unfit, ...this.#lacking()].map((message) => ({ message, cells: [] })),
      ...this.#priorNotes(),
    ];
    const members = namedBooks([...(this.#held?.values() ?? [])]);
    const prior = this.#priorBook(facts);
    const session = createSession(pack, {
      ...printed,
      tables: without(entered, taken),
      books: new Map<string, Book>([
        ...(prior ? [[PRIOR_BOOK, prior] as const] : []),
        ...[...members].map(([name, { book }]) => [name, book] as const),
        ...(taken.size > 0 ? [[ELIMINATION_BOOK, eliminationBook(pack, facts, taken)] as const] : []),
      ]),
      issues: sumIssues(looked, unmatched, told),
    });
    if (!session.ok) return session;
    return ok({
      proposed,
      unmatched,
      session: session.value,
      units: this.units(),
      members,
      notes: looked.map(({ message }) => message),
    });
  }

  get #haveAllPriors(): boolean {
    return this.size > 0 && this.#priors.units === this.size;
  }

  #priorBook(facts: Facts): Book | undefined {
    if (!this.#haveAllPriors) return undefined;
    const lacks = unitedLacks([...this.#lacks.values()].flat());
    return {
      kind: PRIOR_BOOK,
      readOnly: true,
      packId: this.#pack.id,
      facts: { ...facts, year: facts.year - 1 },
      source: `${this.size} 个单位的上年数之和`,
      tables: this.#priors.result().tables,
      ...(lacks.length > 0 ? { lacks } : {}),
    };
  }

  #priorNotes(): readonly SumNote[] {
    if (!this.#haveAllPriors) return [];
    const { notes, blank } = this.#priors.result();
    // Nothing in last year's book is left to a formula.
    return [...notes, ...blankNotes(blank, () => false)].map(({ message }) => ({
      message: `上年数　${message}`,
      cells: [],
    }));
  }

  #lacking(): readonly string[] {
    const lacks = this.size - this.#priors.units;
    return [
      ...(lacks > 0 && lacks < this.size ? [`${lacks} 个单位没有上年数，没有汇总上年数`] : []),
      ...(this.#held
        ? []
        : [
            `单位多于 ${MOST_BOOKS} 个，汇总项目只放汇总数，不放各单位的表；要从汇总数查到各单位，请成批检查（juesuan check 文件夹 -o 结果）后用 juesuan query 结果 --cell 单元格`,
          ]),
    ];
  }
}

/** Sums members that are all at hand. `priors`: last year's books of them, under the same files. */
export function consolidate(
  pack: Pack,
  facts: Facts,
  found: readonly Member[],
  priors: readonly Member[],
): Result<Consolidation, CompileProblem> {
  const units = new GatheredUnits(pack);
  const byFile = new Map(priors.map(({ file, book }) => [file, book]));
  for (const member of found) units.add(member, byFile.get(member.file));
  return units.consolidate(facts);
}

/** One for each table: what any of them lacks. */
function unitedLacks(lacks: readonly Lack[]): readonly Lack[] {
  const byTable = new Map<string, Lack>();
  for (const { table, columns, lines } of lacks) {
    const known = byTable.get(table);
    byTable.set(table, {
      table,
      columns: [...new Set([...(known?.columns ?? []), ...columns])],
      lines: [...new Set([...(known?.lines ?? []), ...lines])],
    });
  }
  return [...byTable.values()];
}

function isDerived(engine: Engine, cell: AddressText): boolean {
  const number = engine.number(toAddress(cell));
  return number !== undefined && engine.derivation(number) !== undefined;
}

/** 单位01, 单位02…, sorted as they stand. */
function namedBooks(members: readonly Member[]): ReadonlyMap<string, Member> {
  const width = String(members.length).length;
  return new Map(
    members.map((member, at) => [`${MEMBER_BOOK}${String(at + 1).padStart(width, '0')}`, member]),
  );
}
