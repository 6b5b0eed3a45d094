import type { CellValue } from '../amount/amount';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import type { Pack } from '../pack/pack';
import type { Rule } from '../rule/rule';
import type { Cell } from './cell-numbers';
import type { TableChange } from './change-lines';
import type { Finding, FindingState } from './finding';
import { identityKey, idleFinding, issueFinding } from './findings';
import type { Identity } from './identity';
import { missingInput } from './missing-input';
import type { WatchedProject } from './predicate';
import { PredicateSlot } from './predicate-slot';
import { isJudged } from './program';
import { referencesOf } from './rule-references';
import type { Structure } from './structure';

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
};

/** What a rule id says beside its identities, with what follows from it. */
type Others = {
  readonly findings: readonly Finding[];
  readonly failing: readonly Finding[];
  readonly counts: ReadonlyMap<FindingState, number>;
};

/** Puts a slot into words. */
type Words = (slot: Slot) => Finding;

/** All that one rule id says: its identities, its named checks and what imports left under it, in this order. */
export class RuleGroup {
  readonly id: string;
  readonly comparisons: Rule[] = [];
  private readonly rules: Rule[] = [];
  private readonly predicates: PredicateSlot[] = [];
  private slots: readonly Slot[] = [];
  private readonly failingSlots = new Set<Slot>();
  /** The slots in words; those in `restated` are to be said again. */
  private said: readonly Finding[] | undefined;
  private readonly restated = new Set<Slot>();
  private other: Others | undefined;
  /** All it says, in words, until some of it changes. */
  private listed: readonly Finding[] | undefined;

  private constructor(id: string) {
    this.id = id;
  }

  static ofPack(pack: Pack): readonly RuleGroup[] {
    const groups = new Map<string, RuleGroup>();
    for (const rule of pack.rules) {
      if (!isJudged(rule)) continue;
      const group = groups.get(rule.id) ?? new RuleGroup(rule.id);
      groups.set(rule.id, group);
      group.rules.push(rule);
      if (rule.statement.kind === 'comparison') group.comparisons.push(rule);
      else append(group.predicates, PredicateSlot.of(rule));
    }
    return [...groups.values()];
  }

  /** Takes these identities for its own; slots of the same identities stay. */
  arrange(
    identities: readonly Identity[],
    structure: Structure,
    slotOf: (identity: Identity) => Slot | undefined,
  ): { readonly come: readonly Slot[]; readonly gone: readonly Slot[] } {
    const before = this.slots;
    const come: Slot[] = [];
    this.slots = this.share(identities, structure).map((shared, place) => {
      const [first] = shared;
      const known = first && slotOf(first);
      if (known && isSameList(known.identities, shared)) {
        known.place = place;
        return known;
      }
      const slot: Slot = {
        group: this,
        identities: shared,
        place,
        state: 'not-run',
        finding: undefined,
        isStale: false,
      };
      come.push(slot);
      return slot;
    });
    const gone = before.filter((slot) => this.slots[slot.place] !== slot);
    for (const slot of gone) this.failingSlots.delete(slot);
    this.said = undefined;
    this.listed = undefined;
    this.other = undefined;
    return { come, gone };
  }

  /** Two lines of one rule with opposite conditions (06-3) meet on the same cells: they share a slot. */
  private share(identities: readonly Identity[], structure: Structure): (readonly Identity[])[] {
    if (!this.comparisons.some(({ condition }) => condition)) return identities.map((identity) => [identity]);
    const slots: (readonly Identity[])[] = [];
    const placeOf = new Map<string, number>();
    for (const identity of identities) {
      if (!identity.rule.condition) {
        slots.push([identity]);
        continue;
      }
      const key = identityKey(identity, structure);
      const place = placeOf.get(key) ?? slots.length;
      placeOf.set(key, place);
      slots[place] = [...(slots[place] ?? []), identity];
    }
    return slots;
  }

  setState(slot: Slot, state: FindingState): void {
    slot.state = state;
    if (state === 'fail') this.failingSlots.add(slot);
    else this.failingSlots.delete(slot);
    this.restate(slot);
  }

  /** Its words are no longer true. */
  restate(slot: Slot): void {
    slot.isStale = true;
    this.listed = undefined;
    if (this.said) this.restated.add(slot);
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
  }

  /** What it says beside its identities. */
  others(project: WatchedProject): Others {
    if (this.other) return this.other;
    const findings = this.sayOthers(project);
    const counts = new Map<FindingState, number>();
    for (const { state } of findings) counts.set(state, (counts.get(state) ?? 0) + 1);
    this.other = { findings, failing: findings.filter(({ state }) => state === 'fail'), counts };
    return this.other;
  }

  private sayOthers(project: WatchedProject): readonly Finding[] {
    const found = [
      ...this.predicates.flatMap((predicate) => predicate.findings(project)),
      ...project.document.issues.filter(({ rule }) => rule === this.id).map(issueFinding),
    ];
    if (found.length > 0 || this.slots.length > 0) return found;
    return this.rules.map((rule) => idleFinding(rule, missingInput(referencesOf(rule), project.structure)));
  }

  findings(inWords: Words, project: WatchedProject): readonly Finding[] {
    this.listed ??= this.saySlots(inWords).concat(this.others(project).findings);
    return this.listed;
  }

  private saySlots(inWords: Words): readonly Finding[] {
    if (!this.said) this.said = this.slots.map(inWords);
    else if (this.restated.size > 0) {
      const said = this.said.slice();
      for (const slot of this.restated) said[slot.place] = inWords(slot);
      this.said = said;
    }
    this.restated.clear();
    return this.said;
  }

  failing(inWords: Words, project: WatchedProject): readonly Finding[] {
    return this.inOrder([...this.failingSlots])
      .map(inWords)
      .concat(this.others(project).failing);
  }

  /** Those of the slots that are its own, as they stand. */
  inOrder(slots: readonly Slot[]): readonly Slot[] {
    return slots.filter(({ group }) => group === this).sort((one, other) => one.place - other.place);
  }
}

function isSameList(one: readonly Identity[], other: readonly Identity[]): boolean {
  return one.length === other.length && one.every((item, at) => item === present(other[at], 'same length'));
}
