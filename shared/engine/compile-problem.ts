import { present } from '../kit/assert';
import { Integers } from '../kit/integers';
import type { Rule } from '../rule/rule';
import type { CellNumber } from './cell-numbers';
import type { Identity } from './identity';
import type { Structure } from './structure';

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

/** A cell that one of the identities derives although another already does. */
export function derivedTwice(
  identities: readonly Identity[],
  derivations: Pick<ReadonlyMap<CellNumber, Identity>, 'get'>,
  { cells }: Structure,
): CompileProblem | undefined {
  /** Cell → one more than the place of the identity that derives it. */
  const seen = new Integers(0);
  for (const [at, identity] of identities.entries()) {
    const { derives } = identity;
    if (derives === undefined) continue;
    const earlier = identities[seen.get(derives) - 1] ?? derivations.get(derives);
    if (earlier) {
      const cell = present(cells.get(derives), 'what a rule derives is a cell').text;
      return { kind: 'derived-twice', cell, rules: [earlier.rule, identity.rule] };
    }
    seen.set(derives, at + 1);
  }
  return undefined;
}
