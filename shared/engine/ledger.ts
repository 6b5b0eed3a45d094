import type { CellValue, Scale } from '../amount/amount';
import type { AddressText } from '../document/address';
import { finish, type Steps } from '../kit/steps';
import type { Pack } from '../pack/pack';
import type { Cell, CellNumber } from './cell-numbers';
import type { LinesChange } from './change-lines';
import { type Finding, type FindingState, type FindingSummary, NO_FINDINGS_YET } from './finding';
import { identityFinding, identityMessage, issueFinding } from './findings';
import type { Identity } from './identity';
import { type Judgement, judge, plainlyPasses } from './judge';
import type { RuleGroup } from './ledger-group';
import type { WatchedProject } from './predicate';
import type { Program } from './program';
import { RuleGroups } from './rule-groups';
import type { RunningSums } from './running-sums';
import { SaidSlots } from './said-slots';
import { type Slot, SlotColumns } from './slot-columns';
import { countByRule, type StateCounts } from './state-counts';
import type { Moved } from './values';

/** The project as the ledger reads it: the document and values of now. */
export type JudgedProject = Omit<WatchedProject, 'structure' | 'pack'> & { readonly sums: RunningSums };

/** Of the identities that share a slot, the one that applies. */
type JudgedIdentity = { readonly identity: Identity; readonly judgement: Judgement };

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
  private readonly groups: RuleGroups;
  private readonly columns: SlotColumns;
  private readonly said = new SaidSlots();
  private readonly counts: Record<FindingState, number> = { ...NO_FINDINGS_YET };
  /** What the groups say beside their identities, as it was counted last: only what is another is counted again. */
  private readonly others = new Map<RuleGroup, StateCounts>();
  private readonly otherCounts: Record<FindingState, number> = { ...NO_FINDINGS_YET };
  /** Changes of values so far. */
  private turn = 0;
  private list: readonly Finding[] | undefined;
  private failingList: readonly Finding[] | undefined;
  private outstandingList: readonly Finding[] | undefined;
  /** What is still to be judged for the first time; absent when all is. */
  private judging: Steps<void> | undefined;

  constructor(pack: Pack, program: Program, project: () => JudgedProject) {
    this.pack = pack;
    this.program = program;
    this.project = project;
    this.columns = new SlotColumns(program.identityNumbers);
    this.groups = new RuleGroups(pack, program, this.columns);
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
    for (const group of this.groups.all) {
      yield* this.take(group.fill().come);
      yield;
    }
    const project = this.watched();
    for (const group of this.groups.all) yield* group.lookAtOthers(project);
  }

  /** Puts what fails into words, step by step, so that whoever lists it then need not wait. */
  *sayFailing(): Steps<void> {
    // Who reads a cell is asked with the first key; where nobody edits, as in a batch, never.
    this.program.readers.get(0);
    yield;
    for (const group of this.groups.all) {
      group.failing(this.words, this.watched());
      yield;
    }
  }

  findings(): readonly Finding[] {
    this.list ??= this.gather((group, project) => group.findings(this.words, project));
    return this.list;
  }

  /** Findings in state fail, in the order of all. */
  failing(): readonly Finding[] {
    this.failingList ??= this.gather((group, project) => group.failing(this.words, project));
    return this.failingList;
  }

  /** Findings that neither pass nor do not apply, in the order of all: what somebody is told without asking for it. */
  outstanding(): readonly Finding[] {
    this.outstandingList ??= this.gather((group, project) => group.outstanding(this.words, project));
    return this.outstandingList;
  }

  private gather(
    said: (group: RuleGroup, project: WatchedProject) => readonly Finding[],
  ): readonly Finding[] {
    const none: readonly Finding[] = [];
    const project = this.watched();
    return none.concat(...this.groups.all.map((group) => said(group, project)), this.strays());
  }

  /** How many findings each rule has in each state, rules in the order of all: putting all into words takes much longer. */
  statesByRule(): ReadonlyMap<string, StateCounts> {
    const told = this.groups.all.map((group) => [group.id, group.states(this.watched())] as const);
    return countByRule(new Map(told.filter(([, states]) => states.size > 0)), this.strays());
  }

  summary(): FindingSummary {
    const project = this.watched();
    for (const group of this.groups.all) {
      const counts = group.othersByState(project);
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
    const slots = new Set(readers.map((identity) => this.groups.slotOf(identity)));
    const names = ({ cells }: Finding): boolean => cells.includes(address);
    return [
      ...this.groups.all.flatMap((group) => [
        ...group.inOrder([...slots]).map(this.words),
        ...group.others(this.watched()),
      ]),
      ...this.strays(),
    ].filter(names);
  }

  /** The finding's sentence with its amounts in the scale; `number` is one of its cells. One of no identity says the same. */
  sentence({ key, rule, message }: Finding, number: CellNumber, scale: Scale): string {
    const slot = this.program.readers
      .get(number)
      .map((identity) => this.groups.slotOf(identity))
      .find((one) => one.rule.id === rule && this.said.last(one)?.key === key);
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
    const { readers, structure } = this.program;
    this.turn += 1;
    for (const [number, before] of moved) {
      readers.each(number, this.judgeInTurn);
      const cell = structure.cells.get(number);
      if (cell) this.watch(cell, before);
    }
    this.forgetLists();
  }

  /** Tells the named checks alone; also of a cell that is about to go, which shows nothing already. */
  watch(cell: Cell, before: CellValue): void {
    const watching = this.groups.watchesOf(cell.place.table.id);
    if (watching.length === 0) return;
    const project = this.watched();
    for (const watch of watching) watch(cell, before, project);
  }

  /** Lines came, went or were renamed; the program has followed. Values are followed apart. */
  followLines({ tables, program }: LinesChange): void {
    const changes = this.groups.exchange(program);
    // Numbers of those that went may have been given to those that came.
    for (const change of changes) this.letGo(change.gone);
    for (const change of changes) finish(this.take(change.come));
    for (const group of this.groups.all)
      for (const change of tables) group.followLines(change, this.watched());
    for (const { after, renamed } of tables) {
      const cells = renamed.flatMap((key) => after.byKey.get(key)?.numbers() ?? []);
      for (const identity of cells.flatMap((cell) => this.program.readers.get(cell)))
        this.restate(this.groups.slotOf(identity));
    }
    this.forgetLists();
  }

  /** Facts or issues are others. */
  forget(): void {
    for (const group of this.groups.all) {
      group.forgetOthers();
      for (const slot of group.conditionalSlots()) this.judgeAgain(slot);
    }
    this.forgetLists();
  }

  private forgetLists(): void {
    this.list = undefined;
    this.failingList = undefined;
    this.outstandingList = undefined;
  }

  private letGo(slots: readonly Slot[]): void {
    for (const slot of slots) {
      this.counts[this.columns.state(slot)] -= 1;
      this.said.forget(slot);
    }
  }

  private *take(slots: readonly Slot[]): Steps<void> {
    for (const [at, slot] of slots.entries()) {
      this.columns.setState(slot, 'not-run');
      this.counts['not-run'] += 1;
      this.judgeAgain(slot);
      if (at % JUDGED_AT_ONCE === JUDGED_AT_ONCE - 1) yield;
    }
  }

  private readonly judgeInTurn = (identity: Identity): void => {
    const slot = this.groups.slotOf(identity);
    if (this.columns.isFirstIn(this.turn, slot)) this.judgeAgain(slot);
  };

  private judgeAgain(slot: Slot): void {
    const state = plainlyPasses(slot, this.project()) ? 'pass' : this.applying(slot).judgement.state;
    this.counts[this.columns.state(slot)] -= 1;
    this.counts[state] += 1;
    this.groups.of(slot).setState(slot, state);
    this.said.restate(slot);
  }

  /** Its words are no longer true. */
  private restate(slot: Slot): void {
    this.groups.of(slot).restate(slot);
    this.said.restate(slot);
  }

  /** Of identities that share a slot, the one that applies. */
  private applying(slot: Slot): JudgedIdentity {
    const { shown, document, sums } = this.project();
    const judged = { identity: slot, judgement: judge(slot, shown, document, sums) };
    if (judged.judgement.state !== 'not-applicable') return judged;
    for (const identity of this.groups.of(slot).identitiesOf(slot).slice(1)) {
      const judgement = judge(identity, shown, document, sums);
      if (judgement.state !== 'not-applicable') return { identity, judgement };
    }
    return judged;
  }

  private readonly words = (slot: Slot): Finding => {
    const said = this.said.now(slot);
    if (said) return said;
    const { identity, judgement } = this.applying(slot);
    // What identities that share a slot say was said of either of them.
    const before = this.groups.of(slot).identitiesOf(slot).length === 1 ? this.said.last(slot) : undefined;
    const finding = identityFinding(identity, this.program, judgement, this.project().document, before);
    this.said.keep(slot, finding);
    return finding;
  };

  private strays(): readonly Finding[] {
    const { issues } = this.project().document;
    if (issues.length === 0) return [];
    return issues.filter(({ rule }) => !this.groups.has(rule)).map(issueFinding);
  }

  private watched(): WatchedProject {
    const { document, shown, computed } = this.project();
    return { pack: this.pack, document, shown, computed, structure: this.program.structure };
  }
}
