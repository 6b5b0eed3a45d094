import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importBook } from '#shared/import/import-book';
import { locateBook } from '#shared/import/locate-book';
import { doubtsOf, mappingOf } from '#shared/import/mapping-of';
import type { Answer } from '#shared/mapping/answer';
import { answerTo, openQuestions, type Question } from '#shared/mapping/questions';
import type { Pack } from '#shared/pack/pack';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { compositions, subjects } from '../../support/office-compositions';

const RUNS = 8;
const SEED = 20_261_130;

const known = await subjects();
const all = [...known];
const packs = all.map(([, { pack }]) => pack);

/** What a workbook read with a pack asks, by either way; nothing where nothing can be read. */
function questionsOf(
  pack: Pack,
  workbook: PlainWorkbook,
  answers: readonly Answer[] = [],
): readonly Question[] {
  const located = locateBook(pack, workbook, answers, 'asked-about');
  if (!located.ok) return [];
  const book = importBook(located.value);
  if (!book.ok) return [];
  const questions = openQuestions(pack, doubtsOf(book.value));
  expect(questions).toEqual(openQuestions(pack, mappingOf(book.value)));
  const [first] = questions;
  if (!first || answers.length > 0) return questions;
  const answer = answerTo(pack, mappingOf(book.value), first.id, first.options[0]?.key ?? '');
  return answer ? [...questions, ...questionsOf(pack, workbook, [answer])] : questions;
}

test.each(all)('%s: asks the same without its whole 对应关系 being made', (_, subject) => {
  const varied = fc
    .sample(compositions(subject), { seed: SEED, numRuns: RUNS })
    .map((vary) => vary(subject.workbook));
  for (const workbook of [subject.workbook, ...varied]) questionsOf(subject.pack, workbook);
  // Of another pack, and without its titles, its units or its headers, a workbook asks much.
  const others = packs.flatMap((pack) => questionsOf(pack, subject.workbook));
  const without = [/表$/, /元/, /项目|科目/].flatMap((words) =>
    questionsOf(subject.pack, withoutTexts(subject.workbook, words)),
  );
  expect(new Set([...others, ...without].map(({ id }) => id.split(':')[0])).size).toBeGreaterThan(1);
});

function withoutTexts(workbook: PlainWorkbook, words: RegExp): PlainWorkbook {
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    rows: new Map(
      [...sheet.rows].map(([row, cells]) => [
        row,
        new Map([...cells].filter(([, { text }]) => !words.test(text))),
      ]),
    ),
  }));
  return { ...workbook, sheets };
}
