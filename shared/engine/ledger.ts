import type { CellValue, Scale } from '../amount/amount';
import type { AddressText } from '../document/address';
import { present } from '../kit/assert';
import { finish, type Steps } from '../kit/steps';
import type { Pack } from '../pack/pack';
import type { Cell, CellNumber } from './cell-numbers';
import type { LinesChange } from './change-lines';
import {
  type Finding,
  type FindingState,
  type FindingSummary,
  isOutstanding,
  NO_FINDINGS_YET,
} from './finding';
import { identityFinding, identityMessage, issueFinding } from './findings';
import type { Identity } from './identity';
import { judge } from './judge';
import { type JudgedIdentity, RuleGroup, type Slot, type SlotsChange } from './ledger-group';
import type { WatchedProject } from './predicate';
import type { Program } from './program';
import type { RunningSums } from './running-sums';
import { countByRule, type StateCounts } from './state-counts';
import type { Moved } from './values';

/** The project as the ledger reads it: the document and values of now. */
export type JudgedProject = Omit<WatchedProject, 'structure' | 'pack'> & { readonly sums: RunningSums };

/** So many identities are judged between two steps: some milliseconds. */
const JUDGED_AT_ONCE = 500;

/**
 * What every rule says, kept up to date: an edit has only those identities judged again that read a cell that moved,
 * and only those findings put into words again that are asked for. Order: the pack's rules, then rules that only
 * imports know.
 */
export class Ledger {
  private readonly pack: Pack;
  private readonly program: Program;
  private readonly project: () => JudgedProject;
  private readonly groups: readonly RuleGroup[];
  private readonly slots = new Map<Identity, Slot>();
  private readonly counts: Record<FindingState, number> = { ...NO_FINDINGS_YET };
  /** Table → the groups whose named checks look at its amounts. */
  private readonly watching = new Map<string, readonly RuleGroup[]>();
  /** What the groups say beside their identities, as it was counted last: only what is another is counted again. */
  private readonly others = new Map<RuleGroup, StateCounts>();
  private readonly otherCounts: Record<FindingState, number> = { ...NO_FINDINGS_YET };
  private list: readonly Finding[] | undefined;
  private failingList: readonly Finding[] | undefined;
  private outstandingList: readonly Finding[] | undefined;
  /** What is still to be judged for the first time; absent when all is. */
  private judging: Steps<void> | undefined;

  constructor(pack: Pack, program: Program, project: () => JudgedProject) {
    this.pack = pack;
    this.program = program;
    this.project = project;
    this.groups = RuleGroup.ofPack(pack, program);
    this.judging = this.judgeAll();
  }

  /** Judges what is not judged yet, step by step. Until that is done the ledger says nothing, and cannot follow changes. */
  *complete(): Steps<void> {
    // The work is one, whoever carries out its next step.
    while (this.judging) {
      if (this.judging.next().done) this.judging = undefined;
      else yield;
    }
  }

  get isComplete(): boolean {
    return this.judging === undefined;
  }

  private *judgeAll(): Steps<void> {
    for (const group of this.groups) {
      yield* this.taking(group.fill());
      yield;
    }
    const project = this.watched();
    for (const group of this.groups) yield* group.lookAtOthers(project);
    for (const group of this.groups) {
      group.failing((slot) => this.inWords(slot), project);
      yield;
    }
    // Who reads a cell is asked with the first key.
    this.program.readers.get(0);
  }

  findings(): readonly Finding[] {
    const none: readonly Finding[] = [];
    this.list ??= none.concat(
      ...this.groups.map((group) => group.findings((slot) => this.inWords(slot), this.watched())),
      this.strays(),
    );
    return this.list;
  }

  /** How many findings each rule has in each state, rules in the order of all: putting all into words takes much longer. */
  statesByRule(): ReadonlyMap<string, StateCounts> {
    const told = this.groups.map((group) => [group.id, group.states(this.watched())] as const);
    return countByRule(new Map(told.filter(([, states]) => states.size > 0)), this.strays());
  }

  /** Findings in state fail, in the order of all. */
  failing(): readonly Finding[] {
    const none: readonly Finding[] = [];
    this.failingList ??= none.concat(
      ...this.groups.map((group) => group.failing((slot) => this.inWords(slot), this.watched())),
      this.strays(),
    );
    return this.failingList;
  }

  /** Findings that neither pass nor do not apply, in the order of all: what somebody is told without asking for it. */
  outstanding(): readonly Finding[] {
    const none: readonly Finding[] = [];
    this.outstandingList ??= none.concat(
      ...this.groups.map((group) => group.outstanding((slot) => this.inWords(slot), this.watched())),
      this.strays(),
    );
    return this.outstandingList;
  }

  summary(): FindingSummary {
    const project = this.watched();
    for (const group of this.groups) {
      const { counts } = group.others(project);
      const before = this.others.get(group);
      if (counts === before) continue;
      for (const [state, count] of before ?? []) this.otherCounts[state] -= count;
      for (const [state, count] of counts) this.otherCounts[state] += count;
      this.others.set(group, counts);
    }
    const of = (state: FindingState): number => this.counts[state] + this.otherCounts[state];
    return {
      pass: of('pass'),
      fail: of('fail') + this.strays().length,
      rounding: of('rounding'),
      notApplicable: of('not-applicable'),
      notRun: of('not-run'),
    };
  }

  /** Findings that name the cell, in the order of all. */
  findingsOf(address: AddressText, number: CellNumber | undefined): readonly Finding[] {
    const readers = number === undefined ? [] : this.program.readers.get(number);
    const slots = new Set(readers.flatMap((identity) => this.slots.get(identity) ?? []));
    const names = ({ cells }: Finding): boolean => cells.includes(address);
    return [
      ...this.groups.flatMap((group) => [
        ...group.inOrder([...slots]).map((slot) => this.inWords(slot)),
        ...group.others(this.watched()).findings,
      ]),
      ...this.strays(),
    ].filter(names);
  }

  /** The finding's sentence with its amounts in the scale; `number` is one of its cells. One of no identity says the same. */
  sentence({ key, rule, message }: Finding, number: CellNumber, scale: Scale): string {
    const slot = this.program.readers
      .get(number)
      .flatMap((identity) => this.slots.get(identity) ?? [])
      .find(({ group, finding }) => group.id === rule && finding?.key === key);
    if (!slot) return message;
    const { identity, judgement } = this.applying(slot);
    return identityMessage(
      identity,
      this.program.structure,
      judgement,
      identity.type,
      scale,
      this.project().document,
    );
  }

  /** Cells show something else than before: judges what reads them. */
  follow(moved: Moved): void {
    const slots = new Set<Slot>();
    for (const [number, before] of moved) {
      for (const identity of this.program.readers.get(number)) {
        const slot = this.slots.get(identity);
        if (slot) slots.add(slot);
      }
      const cell = this.program.structure.cells.get(number);
      if (cell) this.watch(cell, before);
    }
    for (const slot of slots) this.judgeAgain(slot);
    this.forgetLists();
  }

  /** Tells the named checks alone; also of a cell that is about to go, which shows nothing already. */
  watch(cell: Cell, before: CellValue): void {
    const { id } = cell.place.table;
    const watching = this.watching.get(id) ?? this.groups.filter((group) => group.watches(id));
    this.watching.set(id, watching);
    if (watching.length === 0) return;
    const project = this.watched();
    for (const group of watching) group.move(cell, before, project);
  }

  /** Lines came, went or were renamed; the program has followed. Values are followed apart. */
  followLines({ tables, program: { gone, instances } }: LinesChange): void {
    for (const identity of gone) this.slots.delete(identity);
    for (const group of this.groups) {
      this.take(group.exchange(instances));
      for (const change of tables) group.followLines(change, this.watched());
    }
    for (const { after, renamed } of tables) {
      const cells = renamed.flatMap((key) => after.byKey.get(key)?.cells.values() ?? []);
      for (const identity of cells.flatMap((cell) => this.program.readers.get(cell))) {
        const slot = this.slots.get(identity);
        if (slot) slot.group.restate(slot);
      }
    }
    this.forgetLists();
  }

  /** Facts or issues are others. */
  forget(): void {
    for (const group of this.groups) group.forgetOthers();
    for (const slot of new Set(this.slots.values())) {
      if (slot.identities.some(({ condition }) => condition)) this.judgeAgain(slot);
    }
    this.forgetLists();
  }

  private forgetLists(): void {
    this.list = undefined;
    this.failingList = undefined;
    this.outstandingList = undefined;
  }

  /** Slots of a group came and went. */
  private take(change: SlotsChange): void {
    finish(this.taking(change));
  }

  private *taking({ come, gone }: SlotsChange): Steps<void> {
    for (const slot of gone) {
      this.counts[slot.state] -= 1;
      for (const identity of slot.identities)
        if (this.slots.get(identity) === slot) this.slots.delete(identity);
    }
    for (const [at, slot] of come.entries()) {
      for (const identity of slot.identities) this.slots.set(identity, slot);
      this.counts[slot.state] += 1;
      this.judgeAgain(slot);
      if (at % JUDGED_AT_ONCE === JUDGED_AT_ONCE - 1) yield;
    }
  }

  private judgeAgain(slot: Slot): void {
    const judged = this.applying(slot);
    const { state } = judged.judgement;
    this.counts[slot.state] -= 1;
    this.counts[state] += 1;
    // Most pass and are never put into words.
    slot.judged = isOutstanding(judged.judgement) ? judged : undefined;
    slot.group.setState(slot, state);
  }

  /** Of identities that share a slot, the one that applies. */
  private applying({ identities }: Slot): JudgedIdentity {
    const { shown, document, sums } = this.project();
    const [first] = identities;
    let only: JudgedIdentity | undefined;
    for (const identity of identities) {
      const judgement = judge(identity, shown, document, sums);
      if (judgement.state !== 'not-applicable') return { identity, judgement };
      if (identity === first) only = { identity, judgement };
    }
    return present(only, 'a slot has an identity');
  }

  private inWords(slot: Slot): Finding {
    if (slot.finding && !slot.isStale) return slot.finding;
    const { identity, judgement } = slot.judged ?? this.applying(slot);
    slot.judged = undefined;
    // What identities that share a slot say was said of either of them.
    const before = slot.identities.length === 1 ? slot.finding : undefined;
    slot.finding = identityFinding(identity, this.program, judgement, this.project().document, before);
    slot.isStale = false;
    return slot.finding;
  }

  private strays(): readonly Finding[] {
    const { issues } = this.project().document;
    if (issues.length === 0) return [];
    const known = new Set(this.groups.map(({ id }) => id));
    return issues.filter(({ rule }) => !known.has(rule)).map(issueFinding);
  }

  private watched(): WatchedProject {
    const { document, shown, computed } = this.project();
    return { pack: this.pack, document, shown, computed, structure: this.program.structure };
  }
}
