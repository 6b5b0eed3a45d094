import type { CellValue } from '../amount/amount';
import { present } from '../kit/assert';
import { tableName } from '../pack/column-words';
import { callReferences, conditionReferences } from '../rule/expression';
import type { PredicateCall, Reference, Rule } from '../rule/rule';
import type { Cell } from './cell-numbers';
import type { TableChange } from './change-lines';
import type { Finding, FindingState } from './finding';
import { NOTHING_TO_LOOK_AT, predicateFinding, unjudged } from './findings';
import { unmetCondition } from './judge';
import { missingInput } from './missing-input';
import type { Predicate, PredicateProblem, PredicateWatch, WatchedProject } from './predicate';
import { watchPredicate } from './predicate-watch';
import { PREDICATES } from './predicates';
import { predicateCondition } from './resolve-references';

/** What a named check comes to: so many findings in a state, put into words when somebody asks. */
type Verdict = {
  readonly state: FindingState;
  readonly times: number;
  readonly say: () => readonly Finding[];
};

function one(state: FindingState, say: () => Finding): Verdict {
  return { state, times: 1, say: () => [say()] };
}

/** A named check over its tables, or over one of them where it judges each by itself, with what it finds. */
export class PredicateSlot {
  private readonly rule: Rule;
  private readonly call: PredicateCall;
  private readonly predicate: Predicate;
  private readonly names: readonly string[];
  private readonly words: readonly string[];
  /** What its condition reads. */
  private readonly asks: readonly Reference[];
  /** A problem that stays is told in the same words. */
  private readonly told = new WeakMap<PredicateProblem, Finding>();
  private watch: PredicateWatch | undefined;
  private known: Verdict | undefined;
  private found: readonly Finding[] | undefined;

  private constructor(
    rule: Rule,
    call: PredicateCall,
    predicate: Predicate,
    names: readonly string[],
    words: readonly string[],
  ) {
    this.rule = rule;
    this.call = call;
    this.predicate = predicate;
    this.names = names;
    this.words = words;
    this.asks = conditionReferences(rule.condition);
  }

  static of(rule: Rule): PredicateSlot[] {
    if (rule.statement.kind !== 'predicate') return [];
    const { call } = rule.statement;
    const predicate = present(PREDICATES[call.name], 'the pack was checked');
    const given = call.arguments.flatMap((one) => (one.kind === 'word' ? [one.word] : []));
    const [names, words] = predicate.least === undefined ? [given, []] : [[], given];
    const parts = predicate.eachTable ? names.map((name) => [name]) : [names];
    return parts.map((part) => new PredicateSlot(rule, call, predicate, part, words));
  }

  /** Its findings may go by values of the table: its own, one it refers to or one its condition asks. */
  reads(table: string): boolean {
    if (this.asks.some((asked) => asked.table === table)) return true;
    const { check } = this.predicate;
    if (check.by === 'lines' || (check.by === 'whole' && check.reads === 'lines')) return false;
    return (
      this.names.includes(table) || callReferences(this.call).some((referred) => referred.table === table)
    );
  }

  /** A cell shows another value than `before`; true when its findings may be others. */
  move(cell: Cell, before: CellValue, project: WatchedProject): boolean {
    const inCondition = this.asks.some(({ table }) => table === cell.place.table.id);
    const moved = this.watch?.move(cell, before, project) ?? false;
    return this.forget(moved || inCondition);
  }

  /** The lines of a table are others; true when its findings may be others. */
  follow(change: TableChange, project: WatchedProject): boolean {
    return this.forget(this.watch?.follow(change, project) ?? false);
  }

  /** Facts or issues are others. */
  forget(really = true): boolean {
    if (really) {
      this.known = undefined;
      this.found = undefined;
    }
    return really;
  }

  /** How many findings it makes, and in which state they are. */
  verdict(project: WatchedProject): Verdict {
    this.known ??= this.judge(project);
    return this.known;
  }

  /** One finding for each problem, or one that says it holds, does not apply or was not run. */
  findings(project: WatchedProject): readonly Finding[] {
    this.found ??= this.verdict(project).say();
    return this.found;
  }

  private judge(project: WatchedProject): Verdict {
    const { rule, names } = this;
    const idle = this.idle(project);
    // One table of several is named, so that the ledger says which one held.
    const about = this.predicate.eachTable
      ? `${rule.meaning}（${names.map((name) => tableName(project.pack, name)).join('、')}）`
      : rule.meaning;
    if (idle) return one(idle.state, () => unjudged(rule, idle.state, about, idle.reason));
    const there = names.filter((name) => isThere(name, project));
    this.watch ??= watchPredicate(this.predicate, there, callReferences(this.call), this.words, project);
    const { looked, wrong, problems } = this.watch.result(project);
    if (wrong > 0)
      return { state: 'fail', times: wrong, say: () => problems().map((problem) => this.tell(problem)) };
    if (project.document.issues.some((issue) => issue.rule === rule.id))
      return { state: 'pass', times: 0, say: () => [] };
    if (looked === 0)
      return one('not-applicable', () => unjudged(rule, 'not-applicable', about, NOTHING_TO_LOOK_AT));
    return one('pass', () => predicateFinding(rule, 'pass', { message: about, cells: [] }));
  }

  private tell(problem: PredicateProblem): Finding {
    const told = this.told.get(problem) ?? predicateFinding(this.rule, 'fail', problem);
    this.told.set(problem, told);
    return told;
  }

  /** Why the check does not look at its tables now. */
  private idle(
    project: WatchedProject,
  ): { readonly state: 'not-run' | 'not-applicable'; readonly reason: string } | undefined {
    const { structure, shown, document } = project;
    const condition = predicateCondition(this.rule, structure);
    const reason = this.missing(project) ?? missingInput(condition?.references ?? [], structure);
    return reason === undefined ? unmetCondition(condition, shown, document) : { state: 'not-run', reason };
  }

  private missing(project: WatchedProject): string | undefined {
    const { predicate, names } = this;
    const none = !names.some((name) => isThere(name, project));
    if (predicate.tables <= 1 && !predicate.references && !none) return undefined;
    const missing = names.find((name) => project.structure.tables.has(name) && !isThere(name, project));
    if (missing !== undefined) return `缺少${tableName(project.pack, missing)}`;
    return missingInput(callReferences(this.call), project.structure);
  }
}

function isThere(name: string, { structure }: WatchedProject): boolean {
  return structure.tables.get(name)?.content.absent === false;
}
