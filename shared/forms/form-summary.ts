import { type Amount, type CellValue, isNumber } from '../amount/amount';
import { nearestInteger } from '../amount/rational';
import type { FormFacts } from '../document/document';
import type { ValueType } from '../kind/kinds';
import type { PercentageType } from '../kind/percentage';
import { perOne } from '../kind/value-text';
import type { FormKind } from '../pack/pack';
import type { BookId } from '../rule/rule';

/** What a form comes to. Amounts in 分, the score as its cell keeps it; null: nothing is there yet. */
export type FormFigures = {
  readonly book: BookId;
  readonly kind: FormKind;
  readonly facts: FormFacts;
  readonly budget: CellValue;
  readonly executed: CellValue;
  readonly score: CellValue;
  /** Undefined without a score. */
  readonly grade: string | undefined;
};

/** One 项目 as its list shows it: judged as well. */
export type FormSummary = FormFigures & {
  /** Open findings. */
  readonly errors: number;
  readonly warnings: number;
};

/** 优 from 90 on: the first grade whose lowest score is reached. */
export function gradeOf({ grades }: FormKind, score: Amount, type: ValueType): string | undefined {
  return grades.find(({ from }) => score * 100n >= from * perOne(type))?.name;
}

export const RATE: PercentageType = { kind: 'percentage', decimals: 2 };

/** 执行率 over the budget that the kind names, as `RATE` keeps it; undefined where there is nothing to divide by. */
export function executionRate({ budget, executed }: FormFigures): Amount | undefined {
  if (!isNumber(budget) || !isNumber(executed) || budget <= 0n) return undefined;
  return nearestInteger({ numerator: executed * 10_000n, denominator: budget }).integer;
}
