import { type Amount, type CellValue, isNumber } from '../amount/amount';
import { nearestInteger } from '../amount/rational';
import type { FormFacts } from '../document/document';
import type { Engine } from '../engine/engine';
import { AMOUNT } from '../kind/kinds';
import type { PercentageType } from '../kind/percentage';
import { type FormPlace, gradeOf } from '../pack/form-kind';
import type { FormKind } from '../pack/pack';
import type { BookId } from '../rule/rule';

/** What a form comes to. Amounts in 分, the score as its cell keeps it; null: nothing is there yet. */
export type FormFigures = {
  readonly book: BookId;
  readonly kind: FormKind;
  readonly facts: FormFacts;
  /** Nobody has put a result into it: it has no score, whatever its formulas make of nothing. */
  readonly isUntouched: boolean;
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

/** What a form comes to by its engine. */
export function figuresIn(
  { book, kind, facts, isUntouched }: Pick<FormFigures, 'book' | 'kind' | 'facts' | 'isUntouched'>,
  engine: Engine,
): FormFigures {
  const score = isUntouched ? null : shownIn(engine, kind.score);
  const number = engine.number(kind.score);
  const type = number === undefined ? AMOUNT : engine.cellAt(number).type;
  return {
    book,
    kind,
    facts,
    isUntouched,
    budget: shownIn(engine, kind.budget),
    executed: shownIn(engine, kind.executed),
    score,
    grade: isNumber(score) ? gradeOf(kind.grades, score, type) : undefined,
  };
}

/** What a cell of a form shows. */
export function shownIn(engine: Engine, place: FormPlace): CellValue {
  const number = engine.number(place);
  return number === undefined ? null : engine.shown(number);
}

export const RATE: PercentageType = { kind: 'percentage', decimals: 2 };

/** 执行率 over the budget that the kind names, as `RATE` keeps it; undefined where there is nothing to divide by. */
export function executionRate({ budget, executed }: FormFigures): Amount | undefined {
  if (!isNumber(budget) || !isNumber(executed) || budget <= 0n) return undefined;
  return nearestInteger({ numerator: executed * 10_000n, denominator: budget }).integer;
}
