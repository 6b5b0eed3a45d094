import { doubtsOf } from '#shared/import/mapping-of';
import { openQuestions, type Question } from '#shared/mapping/questions';
import type { OpenedInput } from './open-input';

/** What an opened workbook leaves open; a project leaves nothing. */
export function questionsOf({ session, imported }: OpenedInput): Question[] {
  return imported ? openQuestions(session.pack, doubtsOf(imported.book)) : [];
}

/** What last year's workbook leaves open, but for its year, which is another one by its nature. */
export function priorQuestions(prior: OpenedInput): string[] {
  return questionsOf(prior).flatMap(({ id, question }) =>
    id.startsWith('year:') ? [] : [`上年工作簿：${question}`],
  );
}
