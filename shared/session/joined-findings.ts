import type { Engine } from '../engine/engine';
import type { Finding } from '../engine/finding';
import type { FormSet } from '../forms/form-set';
import type { Steps } from '../kit/steps';

/** What the project's own rules say, then its forms. */
export function joined(own: readonly Finding[], ofForms: readonly Finding[]): readonly Finding[] {
  return ofForms.length === 0 ? own : [...own, ...ofForms];
}

/** Judges both, step by step. */
export function* judging(engine: Engine, forms: FormSet): Steps<void> {
  yield* engine.judging();
  for (const book of forms.ids()) {
    forms.summaryOf(book);
    yield;
  }
}
