import { type CellValue, isNumber } from '../amount/amount';
import type { ProjectDocument } from '../document/document';
import type { PredicateCall } from '../rule/rule';

type Condition = {
  /** For docs and for the pack's author. */
  readonly meaning: string;
  readonly takes: 'cells' | 'words';
  readonly holds: (
    values: readonly CellValue[],
    words: readonly string[],
    document: ProjectDocument,
  ) => boolean | 'unknown';
};

/** The named conditions a rule may carry in its last field. */
export const CONDITIONS: Readonly<Record<string, Condition>> = {
  非负: {
    meaning: '所列各格没有负数',
    takes: 'cells',
    holds: (values) => !values.some((value) => isNumber(value) && value < 0n),
  },
  有负数: {
    meaning: '所列各格中有负数',
    takes: 'cells',
    holds: (values) => values.some((value) => isNumber(value) && value < 0n),
  },
  单位性质: {
    meaning: '项目的单位性质是所列之一；没有填写时不执行',
    takes: 'words',
    holds: (_values, words, document) =>
      document.facts.kind === '' ? 'unknown' : words.includes(document.facts.kind),
  },
};

/** A rule's condition with the cells that its references reach, in the order of the call's references. */
export type ConcreteCondition = { readonly call: PredicateCall; readonly cells: readonly number[] };

/** Whether a condition holds now; a rule without one always applies. */
export function conditionHolds(
  given: ConcreteCondition | undefined,
  shown: readonly CellValue[],
  document: ProjectDocument,
): boolean | 'unknown' {
  if (given === undefined) return true;
  const { call, cells } = given;
  const condition = CONDITIONS[call.name];
  if (!condition) throw new Error(`Condition ${call.name} passed the pack's check but does not exist`);
  const words = call.arguments.flatMap((argument) => (argument.kind === 'word' ? [argument.word] : []));
  return condition.holds(
    cells.map((cell) => shown[cell] ?? null),
    words,
    document,
  );
}
