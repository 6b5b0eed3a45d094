import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { readParaphrases } from '../support/paraphrases';
import { templateSections } from '#shared/audit/template-slots';
import { understand } from '#shared/audit/understand';
import { placeParagraphs } from '#shared/audit/document-sections';
import { xinzhouSession } from '../support/xinzhou-report';
test('p', () => {
  const session = xinzhouSession();
  const sections = templateSections(session);
  let all = 0, right = 0, sure = 0, wrong = 0;
  for (const { headings, text, numbers } of readParaphrases(session)) {
    const blocks = [...headings, text].map((t) => ({ kind: 'paragraph' as const, text: t }));
    const document = { blocks, losses: [] };
    const placed = placeParagraphs(document, { workbook: { format: 'text', sheets: [] }, tables: [] }, sections);
    const read = understand(placed, sections, session.document().facts.organisation);
    for (const n of numbers) {
      all++;
      const u = read.find(({ mention }) => mention.from === n.from);
      const got = u && u.quantity ? `${u.mention.relation}:${u.quantity.formula}${u.base ? '/' + u.base.formula : ''}` : `none ${u?.mention.relation}`;
      if (got === n.meaning) { right++; if (u!.isSure) sure++; }
      else { if (u?.isSure) wrong++; console.log(u?.isSure ? 'WRONGSURE' : 'miss', text.slice(0, 70), '|', n.words, '| want', n.meaning, '| got', got, '|', u?.mention.subject, '+', u?.mention.own); }
    }
  }
  console.log(all, right, sure, 'wrong sure', wrong);
});
