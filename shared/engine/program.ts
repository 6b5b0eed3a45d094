import type { ProjectDocument } from '../document/document';
import { present } from '../kit/assert';
import { Integers } from '../kit/integers';
import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import type { Pack } from '../pack/pack';
import type { Rule } from '../rule/rule';
import { anchorLines } from './anchors';
import { type CompileProblem, derivedTwice } from './compile-problem';
import { Levels, orderDerivations } from './derivation-order';
import { Derivations } from './derivations';
import { expandRule, type Instances } from './expand';
import { ExpandedRule } from './expanded-rule';
import type { Identity } from './identity';
import { IdentityNumbers } from './identity-numbers';
import { Readers } from './readers';
import { buildStructure, numberedCell, type Structure, type TableCells, tableOf } from './structure';

/** What a program gains and loses: identities by the rule and line at which they stand. */
export type ProgramChange = {
  readonly structure: Structure;
  readonly gone: readonly Identity[];
  readonly come: readonly Identity[];
  /** Rule → the lines whose instances are others now, with these; an empty list: there are none any more. */
  readonly instances: ReadonlyMap<Rule, Instances>;
};

/** What a program says whatever its lines are called: documents with the same lines have it in common. */
type Compiled = {
  readonly derivations: Derivations;
  /** Of the identities that are judged. */
  readonly numbers: IdentityNumbers;
  /** Absent until somebody asks: the values of a project that is opened need none. */
  readers: Readers | undefined;
  readonly levels: Levels;
  /** Named checks, in the order of the pack. */
  readonly predicates: readonly Rule[];
  /** Comparisons, in the order of the pack. */
  readonly expanded: ReadonlyMap<Rule, ExpandedRule>;
};

/**
 * A pack compiled against a project's lines: what to compute, and who reads what. It changes only by `apply`, with
 * a change that was checked before (`change-lines`).
 */
export class Program {
  structure: Structure;
  private compiled: Compiled;
  private isShared = false;
  private hasChanged = false;

  private constructor(structure: Structure, compiled: Compiled) {
    this.structure = structure;
    this.compiled = compiled;
  }

  /** Without identities yet. */
  static over(pack: Pack, structure: Structure): Program {
    const comparisons = pack.rules.filter(({ statement }) => statement.kind === 'comparison');
    const numbers = new IdentityNumbers();
    return new Program(structure, {
      derivations: new Derivations(numbers, new Integers(structure.cells.size)),
      numbers,
      readers: undefined,
      levels: new Levels(new Integers(structure.cells.size)),
      predicates: pack.rules.filter(({ statement }) => statement.kind === 'predicate'),
      expanded: new Map(comparisons.map((rule) => [rule, ExpandedRule.nothing()])),
    });
  }

  /** The same program for a document with the same lines, called otherwise perhaps. A change of either leaves the other. */
  over(structure: Structure): Program {
    const other = new Program(structure, this.compiled);
    other.isShared = true;
    other.hasChanged = this.hasChanged;
    this.isShared = true;
    return other;
  }

  /** No line came or went since it was compiled: its cells are numbered as they are printed. */
  get isAsCompiled(): boolean {
    return !this.hasChanged;
  }

  /** Cell → the identity that derives it while its condition holds. */
  get derivations(): Derivations {
    return this.compiled.derivations;
  }

  get readers(): Pick<Readers, 'get' | 'each'> {
    this.compiled.readers ??= this.gatherReaders();
    return this.compiled.readers;
  }

  /** Numbers of its identities are below this one. */
  get identityNumbers(): number {
    return this.compiled.numbers.size;
  }

  private gatherReaders(): Readers {
    const { identities } = this;
    let pairs = 0;
    for (const identity of identities)
      identity.eachCell(() => {
        pairs += 1;
      });
    const readers = new Readers(this.compiled.numbers, this.structure.cells.size, pairs);
    for (const identity of identities) readers.add(identity);
    return readers;
  }

  get levels(): Levels {
    return this.compiled.levels;
  }

  get predicates(): readonly Rule[] {
    return this.compiled.predicates;
  }

  private get expanded(): Compiled['expanded'] {
    return this.compiled.expanded;
  }

  /** What is about to change belongs to this program alone. */
  private own(): void {
    if (!this.isShared) return;
    const { derivations, readers, levels, predicates, expanded } = this.compiled;
    const numbers = this.compiled.numbers.copy();
    this.compiled = {
      derivations: derivations.copy(numbers),
      numbers,
      readers: readers?.copy(numbers),
      levels: levels.copy(),
      predicates,
      expanded: new Map([...expanded].map(([rule, instances]) => [rule, instances.copy()])),
    };
    this.isShared = false;
  }

  comparisons(): readonly Rule[] {
    return [...this.expanded.keys()];
  }

  instances(rule: Rule): Pick<ExpandedRule, 'at' | 'knownLines'> {
    return this.expanded.get(rule) ?? ExpandedRule.nothing();
  }

  /** Takes what all comparisons were expanded to, in the order of the pack, for its own. */
  begin(expanded: ReadonlyMap<Rule, ExpandedRule>, judged: readonly Identity[]): void {
    this.compiled = { ...this.compiled, expanded };
    const { derivations, numbers } = this.compiled;
    for (const identity of judged) {
      numbers.take(identity);
      if (identity.derives !== undefined) derivations.set(identity.derives, identity);
    }
  }

  apply(change: ProgramChange): void {
    this.own();
    this.hasChanged = true;
    const { derivations, numbers, readers } = this.compiled;
    this.structure = change.structure;
    for (const identity of change.gone) {
      readers?.remove(identity);
      numbers.giveBack(identity);
      if (identity.derives !== undefined) derivations.delete(identity.derives);
    }
    for (const identity of change.come) {
      numbers.take(identity);
      readers?.add(identity);
      if (identity.derives !== undefined) derivations.set(identity.derives, identity);
    }
    for (const [rule, instances] of change.instances) {
      const known = present(this.expanded.get(rule), 'what changes was expanded');
      for (const [line, identities] of instances) known.set(line, identities);
    }
  }

  /** The identities that are judged, in the order of the rules. */
  get identities(): readonly Identity[] {
    return this.comparisons()
      .filter(isJudged)
      .flatMap((rule) => this.identitiesOf(rule));
  }

  /** Rules that only offer last year's value (沿用), expanded. */
  get offers(): readonly Identity[] {
    return this.comparisons()
      .filter(({ carries }) => carries)
      .flatMap((rule) => this.identitiesOf(rule));
  }

  /** A rule's identities as its lines stand in the table. */
  identitiesOf(rule: Rule): readonly Identity[] {
    return this.expanded.get(rule)?.inOrder(this.linesOf(rule)) ?? [];
  }

  /** The lines at which a rule may have instances, as they stand in the table. */
  linesOf({ statement }: Rule): readonly string[] {
    return statement.kind === 'comparison' ? anchorLines(statement.left, this.structure) : [];
  }

  /** The identities that read any of the cells, in the order of the rules and, within one, of their left sides. */
  readersInOrder(cells: Iterable<number>): readonly Identity[] {
    const found = new Set([...cells].flatMap((cell) => this.readers.get(cell)));
    const placeOf = placesIn(this.structure);
    return [...found].sort((one, other) => one.rule.line - other.rule.line || placeOf(one) - placeOf(other));
  }

  /** Derived cells, each after everything it reads. */
  get order(): readonly number[] {
    const ordered = orderDerivations(this.derivations);
    if (!ordered.ok) throw new Error('A compiled program has a cycle');
    return ordered.value;
  }
}

/** Where the left side of an identity stands in print; one whose line the table lacks, after all others. */
function placesIn(structure: Structure): (identity: Identity) => number {
  const known = new Map<TableCells, ReadonlyMap<string, number>>();
  return ({ left }) => {
    const cell = structure.cells.get(left.cells[0] ?? -1);
    const table = cell && tableOf(structure, cell);
    if (!table) return Number.MAX_SAFE_INTEGER;
    const lines = known.get(table) ?? new Map(table.lines.map(({ key }, at) => [key, at]));
    known.set(table, lines);
    return (
      (lines.get(cell.line.key) ?? 0) * 1000 + cell.number - (table.byKey.get(cell.line.key)?.first ?? 0)
    );
  };
}

/** 算 and 核 are judged; 沿用 alone only offers. */
export function isJudged({ derives, checks }: Rule): boolean {
  return derives || checks;
}

export function compile(pack: Pack, document: ProjectDocument): Result<Program, CompileProblem> {
  const structure = buildStructure(pack, document);
  const program = Program.over(pack, structure);
  const come: Identity[] = [];
  const all = new Map<Rule, ExpandedRule>();
  for (const rule of program.comparisons()) {
    const expanded = expandRule(rule, structure);
    if (!expanded.ok) return failed({ kind: 'rule', rule, reason: expanded.problem });
    all.set(rule, expanded.value);
    if (isJudged(rule)) append(come, expanded.value.all());
  }
  const twice = derivedTwice(come, new Map(), structure);
  if (twice) return failed(twice);
  program.begin(all, come);
  const ordered = orderDerivations(program.derivations);
  if (!ordered.ok) return failed(cycleProblem(ordered.problem, program));
  program.levels.follow(ordered.value, program.derivations);
  return ok(program);
}

function cycleProblem(cycle: readonly number[], { derivations, structure }: Program): CompileProblem {
  const { rule } = present(derivations.get(cycle[0] ?? -1), 'every cell of a cycle is derived');
  return { kind: 'cycle', cells: cycle.map((cell) => numberedCell(structure, cell).text), rule };
}
