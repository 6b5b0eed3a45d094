import type { CellValue } from '../amount/amount';
import { append, isSameList } from '../kit/lists';
import type { Steps } from '../kit/steps';
import type { Pack } from '../pack/pack';
import type { Rule } from '../rule/rule';
import type { Cell } from './cell-numbers';
import type { TableChange } from './change-lines';
import type { Instances } from './expand';
import { type Finding, type FindingState, isOutstanding } from './finding';
import { idleFinding, issueFinding } from './findings';
import type { Identity } from './identity';
import type { Judgement } from './judge';
import { missingInput } from './missing-input';
import type { WatchedProject } from './predicate';
import { PredicateSlot } from './predicate-slot';
import { isJudged, type Program } from './program';
import { referencesOf } from './rule-references';
import { shareSlots } from './share-slots';
import { countStates, type StateCounts } from './state-counts';

/** The finding of one identity, or of several of one rule that meet on the same cells under conditions. */
export type Slot = {
  readonly group: RuleGroup;
  readonly identities: readonly Identity[];
  /** Its position among the group's. */
  place: number;
  state: FindingState;
  /** In words, as it was said last; absent until somebody asks. */
  finding: Finding | undefined;
  /** The words are of values or names before. */
  isStale: boolean;
  /** What was judged last, until it is put into words. */
  judged: JudgedIdentity | undefined;
};

/** Of the identities that share a slot, the one that applies. */
export type JudgedIdentity = { readonly identity: Identity; readonly judgement: Judgement };

/** What a rule id says beside its identities, with what follows from it. */
type Others = {
  readonly findings: readonly Finding[];
  readonly failing: readonly Finding[];
  readonly counts: StateCounts;
};

/** Puts a slot into words. */
type Words = (slot: Slot) => Finding;

/** Slots that came and went. */
export type SlotsChange = { readonly come: readonly Slot[]; readonly gone: readonly Slot[] };

/** All that one rule id says: its identities, its named checks and what imports left under it, in this order. */
export class RuleGroup {
  readonly id: string;
  private readonly program: Program;
  private readonly comparisons: Rule[] = [];
  private readonly rules: Rule[] = [];
  private readonly predicates: PredicateSlot[] = [];
  /** Rule → line → its slots; of a group whose slots are shared all stand under one rule and line. */
  private slots = new Map<Rule, Map<string, readonly Slot[]>>();
  /** The slots as they are printed; absent while their places are to be found. */
  private placed: readonly Slot[] | undefined;
  private readonly failingSlots = new Set<Slot>();
  /** The slots in words; those in `restated` are to be said again. */
  private said: readonly Finding[] | undefined;
  private readonly restated = new Set<Slot>();
  private other: Others | undefined;
  /** All it says, in words, until some of it changes. */
  private listed: readonly Finding[] | undefined;
  private listedFailing: readonly Finding[] | undefined;
  private listedOutstanding: readonly Finding[] | undefined;

  private constructor(id: string, program: Program) {
    this.id = id;
    this.program = program;
  }

  static ofPack(pack: Pack, program: Program): readonly RuleGroup[] {
    const groups = new Map<string, RuleGroup>();
    for (const rule of pack.rules) {
      if (!isJudged(rule)) continue;
      const group = groups.get(rule.id) ?? new RuleGroup(rule.id, program);
      groups.set(rule.id, group);
      group.rules.push(rule);
      if (rule.statement.kind === 'comparison') group.comparisons.push(rule);
      else append(group.predicates, PredicateSlot.of(rule));
    }
    return [...groups.values()];
  }

  /** Takes the identities of its rules for its own. */
  fill(): SlotsChange {
    const all = new Map<Rule, Instances>();
    for (const rule of this.comparisons) all.set(rule, this.program.instances(rule));
    return this.exchange(all);
  }

  /** Takes what its rules' instances are now, at the lines where they are others; slots of the same identities stay. */
  exchange(changed: ReadonlyMap<Rule, Instances>): SlotsChange {
    const own = this.comparisons.filter((rule) => changed.has(rule));
    if (own.length === 0) return { come: [], gone: [] };
    const change = this.isShared() ? this.shareAnew() : this.exchangeLines(own, changed);
    for (const slot of change.gone) this.failingSlots.delete(slot);
    this.placed = undefined;
    this.said = undefined;
    this.listed = undefined;
    this.listedFailing = undefined;
    this.listedOutstanding = undefined;
    this.other = undefined;
    return change;
  }

  private exchangeLines(rules: readonly Rule[], changed: ReadonlyMap<Rule, Instances>): SlotsChange {
    const come: Slot[] = [];
    const gone: Slot[] = [];
    for (const rule of rules) {
      const lines = this.slots.get(rule) ?? new Map<string, readonly Slot[]>();
      this.slots.set(rule, lines);
      for (const [line, identities] of changed.get(rule) ?? []) {
        append(gone, lines.get(line) ?? []);
        const slots = identities.map((identity) => this.slotOf([identity]));
        append(come, slots);
        if (slots.length > 0) lines.set(line, slots);
        else lines.delete(line);
      }
    }
    return { come, gone };
  }

  private slotOf(identities: readonly Identity[]): Slot {
    return {
      group: this,
      identities,
      place: 0,
      state: 'not-run',
      finding: undefined,
      isStale: false,
      judged: undefined,
    };
  }

  /** Two lines of one rule with opposite conditions (06-3) meet on the same cells: they share a slot. */
  private isShared(): boolean {
    return this.comparisons.some(({ condition }) => condition);
  }

  private shareAnew(): SlotsChange {
    const before = this.inPlace();
    const known = new Map(before.flatMap((slot) => slot.identities.map((identity) => [identity, slot])));
    const come: Slot[] = [];
    const now = shareSlots(
      this.comparisons.flatMap((rule) => this.program.identitiesOf(rule)),
      this.program.structure,
    ).map((shared): Slot => {
      const [first] = shared;
      const same = first && known.get(first);
      if (same && isSameList(same.identities, shared)) return same;
      const slot = this.slotOf(shared);
      come.push(slot);
      return slot;
    });
    const staying = new Set(now);
    const [rule] = this.comparisons;
    if (rule) this.slots = new Map([[rule, new Map([[SHARED, now]])]]);
    return { come, gone: before.filter((slot) => !staying.has(slot)) };
  }

  /** The slots as they are printed, each with its place among them. */
  private inPlace(): readonly Slot[] {
    if (this.placed) return this.placed;
    const placed: Slot[] = [];
    for (const [rule, lines] of this.slots) {
      for (const line of this.isShared() ? [SHARED] : this.program.linesOf(rule))
        append(placed, lines.get(line) ?? []);
    }
    for (const [place, slot] of placed.entries()) slot.place = place;
    this.placed = placed;
    return placed;
  }

  setState(slot: Slot, state: FindingState): void {
    if (state === 'fail') this.failingSlots.add(slot);
    else if (slot.state === 'fail') this.failingSlots.delete(slot);
    slot.state = state;
    this.restate(slot);
  }

  /** Its words are no longer true. */
  restate(slot: Slot): void {
    slot.isStale = true;
    this.listed = undefined;
    this.listedFailing = undefined;
    this.listedOutstanding = undefined;
    if (this.said) this.restated.add(slot);
  }

  /** Whether a named check of its looks at the table. */
  watches(table: string): boolean {
    return this.predicates.some((predicate) => predicate.reads(table));
  }

  move(cell: Cell, before: CellValue, project: WatchedProject): void {
    for (const predicate of this.predicates) {
      if (predicate.move(cell, before, project)) this.forgetOther();
    }
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
    this.other = undefined;
    this.listed = undefined;
    this.listedFailing = undefined;
    this.listedOutstanding = undefined;
  }

  /** The same as `others`, named check by named check. */
  *lookAtOthers(project: WatchedProject): Steps<void> {
    for (const predicate of this.predicates) {
      predicate.findings(project);
      yield;
    }
    this.others(project);
  }

  /** What it says beside its identities. */
  others(project: WatchedProject): Others {
    if (this.other) return this.other;
    const findings = this.sayOthers(project);
    const failing = findings.filter(({ state }) => state === 'fail');
    this.other = { findings, failing, counts: countStates(findings) };
    return this.other;
  }

  private sayOthers(project: WatchedProject): readonly Finding[] {
    const found = [
      ...this.predicates.flatMap((predicate) => predicate.findings(project)),
      ...project.document.issues.filter(({ rule }) => rule === this.id).map(issueFinding),
    ];
    if (found.length > 0 || this.inPlace().length > 0) return found;
    return this.rules.map((rule) => idleFinding(rule, missingInput(referencesOf(rule), project.structure)));
  }

  findings(inWords: Words, project: WatchedProject): readonly Finding[] {
    this.listed ??= this.saySlots(inWords).concat(this.others(project).findings);
    return this.listed;
  }

  private saySlots(inWords: Words): readonly Finding[] {
    if (!this.said) this.said = this.inPlace().map(inWords);
    else if (this.restated.size > 0) {
      const said = this.said.slice();
      for (const slot of this.restated) said[slot.place] = inWords(slot);
      this.said = said;
    }
    this.restated.clear();
    return this.said;
  }

  /** How many of its findings are in each state; none is put into words. */
  states(project: WatchedProject): StateCounts {
    return countStates(this.inPlace(), this.others(project).counts);
  }

  failing(inWords: Words, project: WatchedProject): readonly Finding[] {
    this.listedFailing ??= this.inOrder([...this.failingSlots])
      .map(inWords)
      .concat(this.others(project).failing);
    return this.listedFailing;
  }

  /** What neither passes nor does not apply; only that is put into words. */
  outstanding(inWords: Words, project: WatchedProject): readonly Finding[] {
    this.listedOutstanding ??= this.inPlace()
      .filter(isOutstanding)
      .map(inWords)
      .concat(this.others(project).findings.filter(isOutstanding));
    return this.listedOutstanding;
  }

  /** Those of the slots that are its own, as they stand. */
  inOrder(slots: readonly Slot[]): readonly Slot[] {
    if (slots.length > 1) this.inPlace();
    return slots.filter(({ group }) => group === this).sort((one, other) => one.place - other.place);
  }
}

/** Where the slots of a group stand that shares them, which go by no rule and line. */
const SHARED = '';
