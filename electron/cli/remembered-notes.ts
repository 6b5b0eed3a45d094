import { mappingOf } from '#shared/import/mapping-of';
import { type Answer, answerKey } from '#shared/mapping/answer';
import { describeAnswer, usedAnswers } from '#shared/mapping/describe-answer';
import type { ImportedInput } from '../services/open-input';

/**
 * What the remembered answers did to one workbook, and which of them no longer fit, as lines for the caller; of those `given`
 * in the command itself nobody needs to be told.
 */
export function rememberedNotes({ name, book }: ImportedInput, given: readonly Answer[] = []): string[] {
  const { from } = book;
  // Nothing was remembered: nobody needs to know what each word was taken to mean.
  if (from.answers.length === 0) return [];
  const mapping = mappingOf(book);
  const now = new Set(given.map(answerKey));
  const remembered = usedAnswers(mapping).filter((answer) => !now.has(answerKey(answer)));
  const used = remembered.map((answer) => describeAnswer(from.pack, answer));
  const unfit = mapping.unfit.map((answer) => describeAnswer(from.pack, answer));
  return [
    ...(used.length > 0
      ? [`“${name}”用了记住的对应关系 ${used.length} 条（--no-remembered 可不用）：${used.join('；')}`]
      : []),
    ...(unfit.length > 0
      ? [`记住的对应关系有 ${unfit.length} 条与表样包不合，没有使用：${unfit.join('；')}`]
      : []),
  ];
}
