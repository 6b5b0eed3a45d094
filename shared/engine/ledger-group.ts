import type { CellValue } from '../amount/amount';
import type { ImportIssue } from '../document/document';
import { append, isSameList } from '../kit/lists';
import type { Steps } from '../kit/steps';
import type { Pack } from '../pack/pack';
import type { Rule } from '../rule/rule';
import type { Cell } from './cell-numbers';
import type { TableChange } from './change-lines';
import { type Finding, type FindingState, isOutstanding } from './finding';
import { idleFinding, issueFinding } from './findings';
import type { Identity } from './identity';
import { missingInput } from './missing-input';
import type { WatchedProject } from './predicate';
import { PredicateSlot } from './predicate-slot';
import { isJudged, type Program } from './program';
import { referencesOf } from './rule-references';
import { type SharedSlots, shareSlots } from './share-slots';
import type { Slot, SlotColumns } from './slot-columns';
import { countStates, type StateCounts } from './state-counts';

/** Puts a slot into words. */
type Words = (slot: Slot) => Finding;

/** Hears that a cell shows another value than `before`. */
export type ValueWatch = (cell: Cell, before: CellValue, project: WatchedProject) => void;

/** Slots that came and went. */
export type SlotsChange = { readonly come: readonly Slot[]; readonly gone: readonly Slot[] };

/** All that one rule id says: its identities, its named checks and what imports left under it, in this order. */
export class RuleGroup {
  readonly id: string;
  private readonly program: Program;
  private readonly columns: SlotColumns;
  private readonly comparisons: Rule[] = [];
  private readonly rules: Rule[] = [];
  private readonly predicates: PredicateSlot[] = [];
  /** Absent where every identity has a slot of its own, and before it is filled. */
  private shared: SharedSlots | undefined;
  /** How many slots it has. */
  private size = 0;
  /** The slots as they are printed; absent while their places are to be found. */
  private placed: readonly Slot[] | undefined;
  private readonly failingSlots = new Set<Slot>();
  /** The slots in words; those in `restated` are to be said again. */
  private said: readonly Finding[] | undefined;
  private readonly restated: Slot[] = [];
  private otherCounts: StateCounts | undefined;
  private otherFindings: readonly Finding[] | undefined;
  /** All it says, in words, until some of it changes. */
  private listed: readonly Finding[] | undefined;
  private listedFailing: readonly Finding[] | undefined;
  private listedOutstanding: readonly Finding[] | undefined;

  private constructor(id: string, program: Program, columns: SlotColumns) {
    this.id = id;
    this.program = program;
    this.columns = columns;
  }

  static ofPack(pack: Pack, program: Program, columns: SlotColumns): readonly RuleGroup[] {
    const groups = new Map<string, RuleGroup>();
    for (const rule of pack.rules) {
      if (!isJudged(rule)) continue;
      const group = groups.get(rule.id) ?? new RuleGroup(rule.id, program, columns);
      groups.set(rule.id, group);
      group.rules.push(rule);
      if (rule.statement.kind === 'comparison') group.comparisons.push(rule);
      else append(group.predicates, PredicateSlot.of(rule));
    }
    return [...groups.values()];
  }

  /** Takes the identities of its rules for its own. */
  fill(): SlotsChange {
    return this.exchange({ gone: [], come: this.identities() });
  }

  /** Takes other identities of its rules for its own; slots of the same identities stay. */
  exchange(identities: SlotsChange): SlotsChange {
    if (identities.come.length === 0 && identities.gone.length === 0) return identities;
    const change = this.mayShare() ? this.shareAnew() : identities;
    this.size += change.come.length - change.gone.length;
    for (const slot of change.gone) this.failingSlots.delete(slot);
    this.placed = undefined;
    // All are said again, and the numbers of those that went may be another group's from now on.
    this.said = undefined;
    this.forgetRestated();
    this.forgetOther();
    return change;
  }

  private identities(): readonly Identity[] {
    return this.comparisons.flatMap((rule) => this.program.identitiesOf(rule));
  }

  /** Two lines of one rule with opposite conditions (06-3) meet on the same cells: they share a slot. */
  private mayShare(): boolean {
    return this.comparisons.some(({ condition }) => condition);
  }

  private shareAnew(): SlotsChange {
    const before = this.shared ?? { slots: [], sharing: new Map() };
    const now = shareSlots(this.identities(), this.program.structure);
    this.shared = now;
    const isSame = (slot: Slot): boolean =>
      isSameList(before.sharing.get(slot) ?? [slot], now.sharing.get(slot) ?? [slot]);
    const [had, has] = [new Set(before.slots), new Set(now.slots)];
    return {
      come: now.slots.filter((slot) => !had.has(slot) || !isSame(slot)),
      gone: before.slots.filter((slot) => !has.has(slot) || !isSame(slot)),
    };
  }

  /** The slot of one of its identities. */
  slotOf(identity: Identity): Slot {
    return this.shared?.sharing.get(identity)?.[0] ?? identity;
  }

  /** All that share the slot of one of its identities. */
  identitiesOf(identity: Identity): readonly Identity[] {
    return this.shared?.sharing.get(identity) ?? [identity];
  }

  /** The slots that facts may decide. */
  conditionalSlots(): readonly Slot[] {
    return (this.shared?.slots ?? []).filter((slot) =>
      this.identitiesOf(slot).some(({ condition }) => condition),
    );
  }

  /** The slots as they are printed, each with its place among them. */
  private inPlace(): readonly Slot[] {
    if (this.placed) return this.placed;
    this.placed = this.shared?.slots ?? this.identities();
    for (const [place, slot] of this.placed.entries()) this.columns.setPlace(slot, place);
    return this.placed;
  }

  setState(slot: Slot, state: FindingState): void {
    if (state === 'fail') this.failingSlots.add(slot);
    else if (this.columns.state(slot) === 'fail') this.failingSlots.delete(slot);
    this.columns.setState(slot, state);
    this.restate(slot);
  }

  /** Its words are no longer true. */
  restate(slot: Slot): void {
    this.forgetLists();
    if (this.said && this.columns.restate(slot)) this.restated.push(slot);
  }

  /** The named checks of its that look at values of the table. */
  watchesOf(table: string): readonly ValueWatch[] {
    return this.predicates
      .filter((predicate) => predicate.reads(table))
      .map((predicate) => (cell, before, project) => {
        if (predicate.move(cell, before, project)) this.forgetOther();
      });
  }

  followLines(change: TableChange, project: WatchedProject): void {
    for (const predicate of this.predicates) {
      if (predicate.follow(change, project)) this.forgetOther();
    }
  }

  forgetOthers(): void {
    for (const predicate of this.predicates) predicate.forget();
    this.forgetOther();
  }

  private forgetOther(): void {
    this.otherCounts = undefined;
    this.otherFindings = undefined;
    this.forgetLists();
  }

  private forgetLists(): void {
    this.listed = undefined;
    this.listedFailing = undefined;
    this.listedOutstanding = undefined;
  }

  /** Looks at what it says beside its identities, named check by named check. */
  *lookAtOthers(project: WatchedProject): Steps<void> {
    for (const predicate of this.predicates) {
      predicate.verdict(project);
      yield;
    }
    this.othersByState(project);
  }

  /** How many of what it says beside its identities are in each state; none is put into words for it. */
  othersByState(project: WatchedProject): StateCounts {
    this.otherCounts ??= this.countOthers(project);
    return this.otherCounts;
  }

  private countOthers(project: WatchedProject): StateCounts {
    const counts = new Map<FindingState, number>();
    const count = (state: FindingState, times = 1): void => {
      if (times > 0) counts.set(state, (counts.get(state) ?? 0) + times);
    };
    for (const predicate of this.predicates) {
      const { state, times } = predicate.verdict(project);
      count(state, times);
    }
    count('fail', this.issues(project).length);
    if (counts.size === 0) for (const { state } of this.idle(project)) count(state);
    return counts;
  }

  /** What it says beside its identities. */
  others(project: WatchedProject): readonly Finding[] {
    this.otherFindings ??= this.sayOthers(project);
    return this.otherFindings;
  }

  private sayOthers(project: WatchedProject): readonly Finding[] {
    const found = this.predicates
      .flatMap((predicate) => predicate.findings(project))
      .concat(this.issues(project).map(issueFinding));
    return found.length > 0 ? found : this.idle(project);
  }

  private issues({ document }: WatchedProject): readonly ImportIssue[] {
    return document.issues.filter(({ rule }) => rule === this.id);
  }

  /** Said where it says nothing else. */
  private idle({ structure }: WatchedProject): readonly Finding[] {
    if (this.size > 0) return [];
    return this.rules.map((rule) => idleFinding(rule, missingInput(referencesOf(rule), structure)));
  }

  findings(inWords: Words, project: WatchedProject): readonly Finding[] {
    this.listed ??= this.saySlots(inWords).concat(this.others(project));
    return this.listed;
  }

  private saySlots(inWords: Words): readonly Finding[] {
    if (!this.said) this.said = this.inPlace().map(inWords);
    else if (this.restated.length > 0) {
      const said = this.said.slice();
      for (const slot of this.restated) said[this.columns.place(slot)] = inWords(slot);
      this.said = said;
    }
    this.forgetRestated();
    return this.said;
  }

  private forgetRestated(): void {
    for (const slot of this.restated) this.columns.sayAgain(slot);
    this.restated.length = 0;
  }

  /** How many of its findings are in each state; none is put into words. */
  states(project: WatchedProject): StateCounts {
    const states = this.inPlace().map((slot) => ({ state: this.columns.state(slot) }));
    return countStates(states, this.othersByState(project));
  }

  failing(inWords: Words, project: WatchedProject): readonly Finding[] {
    this.listedFailing ??= this.inOrder([...this.failingSlots])
      .map(inWords)
      .concat(this.others(project).filter(({ state }) => state === 'fail'));
    return this.listedFailing;
  }

  /** What neither passes nor does not apply; only that is put into words. */
  outstanding(inWords: Words, project: WatchedProject): readonly Finding[] {
    this.listedOutstanding ??= this.inPlace()
      .filter((slot) => isOutstanding({ state: this.columns.state(slot) }))
      .map(inWords)
      .concat(this.others(project).filter(isOutstanding));
    return this.listedOutstanding;
  }

  /** Those of the slots that are its own, as they stand. */
  inOrder(slots: readonly Slot[]): readonly Slot[] {
    const own = slots.filter(({ rule }) => rule.id === this.id);
    if (own.length > 1) this.inPlace();
    return own.sort((one, other) => this.columns.place(one) - this.columns.place(other));
  }
}
