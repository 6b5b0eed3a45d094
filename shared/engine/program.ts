import type { ProjectDocument } from '../document/document';
import { present } from '../kit/assert';
import { failed, ok, type Result } from '../kit/result';
import type { Pack } from '../pack/pack';
import type { Rule } from '../rule/rule';
import { expandRule } from './expand';
import type { Identity } from './identity';
import { buildStructure, type Structure } from './structure';

/** A pack compiled against a project's lines: what to compute, in which order, and who reads what. */
export type Program = {
  readonly structure: Structure;
  readonly identities: readonly Identity[];
  /** Cell → the identity that derives it while its condition holds. */
  readonly derivations: ReadonlyMap<number, Identity>;
  /** Derived cells, each after everything it reads. */
  readonly order: readonly number[];
  /** Cell → its place in `order`. */
  readonly rank: ReadonlyMap<number, number>;
  /** Cell → positions in `identities` of those that read it, the deriving ones and conditions included. */
  readonly readers: ReadonlyMap<number, readonly number[]>;
  readonly predicates: readonly Rule[];
  /** Rules that only offer last year's value (沿用), expanded. */
  readonly offers: readonly Identity[];
};

/** What makes a pack and a project's lines impossible to compile: always the pack author's to mend. */
export type CompileProblem =
  | { readonly kind: 'rule'; readonly rule: Rule; readonly reason: string }
  | { readonly kind: 'derived-twice'; readonly cell: string; readonly rules: readonly [Rule, Rule] }
  | { readonly kind: 'cycle'; readonly cells: readonly string[]; readonly rule: Rule };

/** The problem in one sentence, with the rule's line in the pack's file. */
export function explainCompileProblem(problem: CompileProblem): string {
  switch (problem.kind) {
    case 'rule':
      return `第 ${problem.rule.line} 行的 ${problem.rule.id}：${problem.reason}`;
    case 'derived-twice': {
      const [first, second] = problem.rules;
      return `${problem.cell} 由第 ${first.line} 行的 ${first.id} 和第 ${second.line} 行的 ${second.id} 两次得出`;
    }
    case 'cycle':
      return `第 ${problem.rule.line} 行的 ${problem.rule.id} 公式循环：${problem.cells.join(' ← ')}`;
  }
}

export function compile(pack: Pack, document: ProjectDocument): Result<Program, CompileProblem> {
  const structure = buildStructure(pack, document);
  const identities: Identity[] = [];
  const offers: Identity[] = [];
  const predicates: Rule[] = [];
  for (const rule of pack.rules) {
    if (rule.statement.kind === 'predicate') {
      predicates.push(rule);
      continue;
    }
    const expanded = expandRule(rule, structure);
    if (!expanded.ok) return failed({ kind: 'rule', rule, reason: expanded.problem });
    for (const identity of expanded.value) {
      if (rule.carries) offers.push(identity);
      if (rule.derives || rule.checks) identities.push(identity);
    }
  }

  const derivations = new Map<number, Identity>();
  for (const identity of identities) {
    if (identity.derives === undefined) continue;
    const earlier = derivations.get(identity.derives);
    if (earlier) {
      const cell = structure.cells[identity.derives]?.text ?? '';
      return failed({ kind: 'derived-twice', cell, rules: [earlier.rule, identity.rule] });
    }
    derivations.set(identity.derives, identity);
  }

  const ordered = orderDerivations(derivations, structure);
  if (!ordered.ok) return ordered;
  return ok({
    structure,
    identities,
    derivations,
    order: ordered.value,
    rank: new Map(ordered.value.map((cell, rank) => [cell, rank])),
    readers: readersOf(identities),
    predicates,
    offers,
  });
}

/**
 * Depth-first post-order. States of a cell: unseen → on the path → done; meeting a cell that is on the path is a
 * cycle, and the path from it is what the author is shown.
 */
function orderDerivations(
  derivations: ReadonlyMap<number, Identity>,
  structure: Structure,
): Result<readonly number[], CompileProblem> {
  const done = new Set<number>();
  const order: number[] = [];
  for (const start of derivations.keys()) {
    const path: { cell: number; next: number }[] = [{ cell: start, next: 0 }];
    const onPath = new Set([start]);
    if (done.has(start)) continue;
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const input = inputOf(derivations.get(top.cell), top.next);
      top.next += 1;
      if (input === undefined) {
        done.add(top.cell);
        onPath.delete(top.cell);
        order.push(top.cell);
        path.pop();
      } else if (onPath.has(input)) {
        const cycle = path.slice(path.findIndex(({ cell }) => cell === input)).map(({ cell }) => cell);
        const rule = derivations.get(input)?.rule;
        if (!rule) throw new Error('A cell on the path has no derivation');
        return failed({
          kind: 'cycle',
          cells: [...cycle, input].map((cell) => structure.cells[cell]?.text ?? ''),
          rule,
        });
      } else if (derivations.has(input) && !done.has(input)) {
        path.push({ cell: input, next: 0 });
        onPath.add(input);
      }
    }
  }
  return ok(order);
}

/** What a derivation reads: the cells of its right side, then those of its condition. */
function inputOf(identity: Identity | undefined, at: number): number | undefined {
  const { right, condition } = present(identity, 'only derived cells are ordered');
  return right.cells[at] ?? condition?.cells[at - right.cells.length];
}

function readersOf(identities: readonly Identity[]): ReadonlyMap<number, readonly number[]> {
  const readers = new Map<number, number[]>();
  for (const [position, identity] of identities.entries()) {
    const cells = new Set([
      ...identity.left.cells,
      ...identity.right.cells,
      ...(identity.condition?.cells ?? []),
    ]);
    for (const cell of cells) {
      const known = readers.get(cell);
      if (known) known.push(position);
      else readers.set(cell, [position]);
    }
  }
  return readers;
}
