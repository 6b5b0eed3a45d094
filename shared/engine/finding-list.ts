import type { CellValue } from '../amount/amount';
import type { ProjectDocument } from '../document/document';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import type { Pack } from '../pack/pack';
import type { PredicateCall, Rule } from '../rule/rule';
import type { Finding } from './finding';
import { identityFinding, idleFinding, issueFinding, predicateFindings } from './findings';
import { missingInput } from './missing-input';
import { PREDICATES } from './predicates';
import type { Program } from './program';
import { referencesOf } from './rule-references';

/** A predicate over part of its tables, with what it found until a value it reads moves. */
type PredicateSlot = {
  readonly rule: Rule;
  /** The tables this slot looks at. */
  readonly names: readonly string[];
  /** Tables whose values it reads; empty when it reads lines only, which stay while the program stays. */
  readonly reads: ReadonlySet<string>;
  found: readonly Finding[] | undefined;
};

/** Findings of one rule id: identities that share a key share a slot; predicates follow. */
type RuleGroup = {
  readonly id: string;
  readonly rules: Rule[];
  /** Positions in the program's identities, one list a key. */
  readonly slots: (readonly number[])[];
  readonly findings: (Finding | undefined)[];
  readonly predicates: PredicateSlot[];
};

/**
 * The ledger over one program, kept up to date: only the identities and predicates that a change reaches are judged
 * again. Order: the pack's rules, then rules that only imports know.
 */
export class FindingList {
  private readonly groups: readonly RuleGroup[];
  /** Position of an identity → its group and slot. */
  private readonly places = new Map<number, readonly [RuleGroup, number]>();
  private readonly pack: Pack;
  private readonly program: Program;

  constructor(pack: Pack, program: Program) {
    this.pack = pack;
    this.program = program;
    const groups = new Map<string, RuleGroup>();
    for (const rule of pack.rules) {
      if (!rule.derives && !rule.checks) continue;
      const group = groups.get(rule.id) ?? {
        id: rule.id,
        rules: [],
        slots: [],
        findings: [],
        predicates: [],
      };
      group.rules.push(rule);
      groups.set(rule.id, group);
      if (rule.statement.kind === 'predicate') append(group.predicates, predicateSlots(rule));
    }
    this.groups = [...groups.values()];
    this.fillSlots(groups);
  }

  /** Two lines of one rule with opposite conditions (06-3) meet on the same cells: they share a slot. */
  private fillSlots(groups: ReadonlyMap<string, RuleGroup>): void {
    const slotOf = new Map<string, number>();
    for (const [position, { rule, left }] of this.program.identities.entries()) {
      const group = present(groups.get(rule.id), 'every identity has a rule of the pack');
      const key = `${rule.id}|${left.cells.join()}`;
      const slot = rule.condition ? (slotOf.get(key) ?? group.slots.length) : group.slots.length;
      if (rule.condition) slotOf.set(key, slot);
      group.slots[slot] = [...(group.slots[slot] ?? []), position];
      group.findings[slot] = undefined;
      this.places.set(position, [group, slot]);
    }
  }

  /** Forgets what reads the moved cells. */
  forget(cells: readonly number[]): void {
    const tables = new Set<string>();
    for (const cell of cells) {
      const table = this.program.structure.cells[cell]?.address.table;
      if (table !== undefined) tables.add(table);
      for (const position of this.program.readers.get(cell) ?? []) {
        const place = this.places.get(position);
        if (place) place[0].findings[place[1]] = undefined;
      }
    }
    for (const group of this.groups) {
      for (const slot of group.predicates) {
        if ([...slot.reads].some((table) => tables.has(table))) slot.found = undefined;
      }
    }
  }

  /** Forgets everything: facts, issues or more have changed. */
  forgetAll(): void {
    for (const group of this.groups) {
      group.findings.fill(undefined);
      for (const slot of group.predicates) slot.found = undefined;
    }
  }

  all(shown: readonly CellValue[], document: ProjectDocument): readonly Finding[] {
    const list: Finding[] = [];
    for (const group of this.groups) {
      const before = list.length;
      for (let slot = 0; slot < group.slots.length; slot += 1) {
        const finding = group.findings[slot] ?? this.judge(group.slots[slot] ?? [], shown, document);
        group.findings[slot] = finding;
        list.push(finding);
      }
      for (const slot of group.predicates) {
        slot.found ??= predicateFindings(slot.rule, slot.names, this.pack, this.program, shown, document);
        append(list, slot.found);
      }
      for (const issue of document.issues) if (issue.rule === group.id) list.push(issueFinding(issue));
      if (list.length === before)
        append(
          list,
          group.rules.map((rule) => this.idle(rule)),
        );
    }
    const known = new Set(this.groups.map(({ id }) => id));
    for (const issue of document.issues) if (!known.has(issue.rule)) list.push(issueFinding(issue));
    return list;
  }

  private idle(rule: Rule): Finding {
    return idleFinding(rule, missingInput(referencesOf(rule), this.program.structure));
  }

  /** Of identities that share a slot, the one that applies. */
  private judge(
    positions: readonly number[],
    shown: readonly CellValue[],
    document: ProjectDocument,
  ): Finding {
    const findings = positions.map((position) =>
      identityFinding(
        present(this.program.identities[position], 'a position of the program'),
        this.program,
        shown,
        document,
      ),
    );
    const applies = findings.find(({ state }) => state !== 'not-applicable');
    return applies ?? present(findings[0], 'a slot has an identity');
  }
}

/** A predicate that looks at each table by itself gets a slot a table, so that an edit reruns one of them. */
function predicateSlots(rule: Rule): PredicateSlot[] {
  if (rule.statement.kind !== 'predicate') return [];
  const { call } = rule.statement;
  const predicate = present(PREDICATES[call.name], 'the pack was checked');
  const names = call.arguments.flatMap((given) => (given.kind === 'word' ? [given.word] : []));
  const tablesIn = ({ arguments: all }: PredicateCall): string[] =>
    all.flatMap((given) => (given.kind === 'reference' ? [given.reference.table] : []));
  const conditional = rule.condition ? tablesIn(rule.condition) : [];
  const parts = predicate.looksAt === 'each-table' ? names.map((name) => [name]) : [names];
  return parts.map((part) => ({
    rule,
    names: part,
    reads: new Set([...(predicate.looksAt === 'lines' ? [] : [...part, ...tablesIn(call)]), ...conditional]),
    found: undefined,
  }));
}
