import { expect, test } from 'vitest';
import { PRIOR_BOOK } from '#shared/pack/book';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { explainNextYear, nextYear } from '#shared/session/next-year';
import { tablesLastSession } from '../../support/tables-last';

test('the texts of last year’s document come with its project, are told, and stay in the file', () => {
  const last = tablesLastSession();
  last.run({ kind: 'set-text', key: '职责', text: '负责试验。' });
  const next = nextYear(last, last.pack, { year: 2025, source: '2024.juesuan' });
  if (!next.ok) throw new Error(next.problem.kind);
  const { document } = next.value;
  // Offered, not taken: what was true last year must be said anew.
  expect(document.texts.size).toBe(0);
  expect(document.books.get(PRIOR_BOOK)?.texts?.get('职责')).toBe('负责试验。');
  expect(explainNextYear(last.pack, next.value)).toContain('上年情况说明的文字 1 段，在情况说明中可沿用');

  const opened = openProject(saveProject(last.pack, document));
  if (!opened.ok) throw new Error(opened.problem.kind);
  const again = opened.value.withPack(last.pack);
  if (!again.ok) throw new Error(again.problem.kind);
  expect(again.value.books.get(PRIOR_BOOK)?.texts).toEqual(new Map([['职责', '负责试验。']]));
});
