import { present } from '../kit/assert';
import type { Pack } from '../pack/pack';
import type { Rule, TableId } from '../rule/rule';
import type { Identity } from './identity';
import { RuleGroup, type SlotsChange, type ValueWatch } from './ledger-group';
import type { Program } from './program';
import type { Slot, SlotColumns } from './slot-columns';

/** The rule ids of a pack in its order, each with what it says, and the one of an identity. */
export class RuleGroups {
  readonly all: readonly RuleGroup[];
  private readonly byId: ReadonlyMap<string, RuleGroup>;
  private readonly byRule: ReadonlyMap<Rule, RuleGroup>;
  private readonly watches = new Map<TableId, readonly ValueWatch[]>();

  constructor(pack: Pack, program: Program, columns: SlotColumns) {
    this.all = RuleGroup.ofPack(pack, program, columns);
    const byId = new Map(this.all.map((group) => [group.id, group]));
    this.byId = byId;
    this.byRule = new Map(
      pack.rules.flatMap((rule): [Rule, RuleGroup][] => {
        const group = byId.get(rule.id);
        return group ? [[rule, group]] : [];
      }),
    );
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** The named checks that look at values of the table. */
  watchesOf(table: TableId): readonly ValueWatch[] {
    const known = this.watches.get(table) ?? this.all.flatMap((group) => group.watchesOf(table));
    this.watches.set(table, known);
    return known;
  }

  of({ rule }: Identity): RuleGroup {
    return present(this.byRule.get(rule), 'every rule that is judged has its group');
  }

  slotOf(identity: Identity): Slot {
    return this.of(identity).slotOf(identity);
  }

  /** Gives every group those identities that are its own, and answers with what became of its slots. */
  exchange({ gone, come }: SlotsChange): readonly SlotsChange[] {
    const [leaving, joining] = [this.divided(gone), this.divided(come)];
    return this.all.map((group) =>
      group.exchange({ gone: leaving.get(group) ?? [], come: joining.get(group) ?? [] }),
    );
  }

  private divided(identities: readonly Identity[]): ReadonlyMap<RuleGroup, readonly Identity[]> {
    const found = new Map<RuleGroup, Identity[]>();
    for (const identity of identities) {
      const group = this.of(identity);
      const others = found.get(group);
      if (others) others.push(identity);
      else found.set(group, [identity]);
    }
    return found;
  }
}
