import { expect, test } from 'vitest';
import { placeParagraphs } from '#shared/audit/document-sections';
import { templateSections } from '#shared/audit/template-slots';
import { type Understood, understand } from '#shared/audit/understand';
import { readParaphrases } from '../../support/paraphrases';
import { xinzhouSession } from '../../support/xinzhou-report';

const session = xinzhouSession();
const { sections } = templateSections(session);

/** What a number was taken for: `share:05[201,1]/05[合计,1]`. */
function meaningOf(one: Understood | undefined): string {
  if (!one?.quantity) return '不知道';
  const base = one.base ? `/${one.base.formula}` : '';
  return `${one.mention.relation}:${one.quantity.formula}${base}`;
}

/** The sentences were written from the templates before there was anything that read them. */
const numbers = readParaphrases(session).flatMap(({ headings, text, numbers: said }) => {
  const blocks = [...headings, text].map((words) => ({ kind: 'paragraph' as const, text: words }));
  const nowhere = { workbook: { format: 'text' as const, sheets: [] }, tables: [] };
  const placed = placeParagraphs({ blocks, losses: [] }, nowhere, sections);
  const read = understand(placed, sections, session.document().facts.organisation);
  return said.map(({ from, words, meaning }) => {
    const one = read.find(({ mention }) => mention.from === from);
    return { text, words, meaning, found: meaningOf(one), isSure: one?.isSure ?? false };
  });
});

test('of sentences in other words at least 95 of 100 numbers are understood', () => {
  const missed = numbers.filter(({ meaning, found }) => meaning !== found);
  expect(numbers.length).toBeGreaterThan(300);
  expect(missed.length / numbers.length, JSON.stringify(missed, null, 1)).toBeLessThan(0.05);
});

test('a number that was taken for another is never said to be sure', () => {
  expect(numbers.filter(({ meaning, found, isSure }) => isSure && meaning !== found)).toEqual([]);
});
