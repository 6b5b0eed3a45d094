import { expect, test } from 'vitest';
import type { AuditFinding } from '#shared/audit/audit-finding';
import { placeParagraphs } from '#shared/audit/document-sections';
import { judgeContents } from '#shared/audit/judge-contents';
import type { FinishedBlock, FinishedDocument } from '#shared/finished/finished-document';

const HEADINGS = ['第一部分 概况', '一、主要职责', '二、机构设置', '第二部分 决算表', '第三部分 情况说明'];

/** A cover, the contents and a page for each heading; `says` are the numbers of the contents. */
function documentWith(
  says: readonly (number | string)[],
  own: Partial<FinishedDocument> = {},
): FinishedDocument {
  const entries = HEADINGS.map(
    (text, at): FinishedBlock => ({
      kind: 'paragraph',
      text: `${text}\t${says[at]}`,
      page: 2,
      role: 'contents',
    }),
  );
  const body = HEADINGS.flatMap((text, at): FinishedBlock[] => [
    { kind: 'paragraph', text, page: at + 3 },
    { kind: 'paragraph', text: '这一部分的文字。', page: at + 3 },
  ]);
  return {
    blocks: [{ kind: 'paragraph', text: '某局2024年度部门决算', page: 1 }, ...entries, ...body],
    losses: [],
    ...own,
  };
}

function told(document: FinishedDocument): readonly AuditFinding[] {
  return judgeContents(
    document,
    placeParagraphs(document, { workbook: { format: 'text', sheets: [] }, tables: [] }, []),
  );
}

const NUMBERED = { pageNumbers: ['', '', '1', '2', '3', '4', '5'] };

test('pages as they are printed are right, also without a number on any page, where the cover shifts all', () => {
  expect(told(documentWith([1, 2, 3, 4, 5], NUMBERED))).toEqual([]);
  expect(told(documentWith([1, 2, 3, 4, 5]))).toEqual([]);
  expect(told(documentWith([3, 4, 5, 6, 7]))).toEqual([]);
});

test('an entry with another page is found at its number, with the right one', () => {
  for (const own of [NUMBERED, {}]) {
    const [finding, ...others] = told(documentWith([1, 2, 8, 4, 5], own));
    expect(others).toEqual([]);
    expect([finding?.rule, finding?.state, finding?.place.quote, finding?.correction]).toEqual([
      'D-13',
      'fail',
      '8',
      '3',
    ]);
    expect(finding?.message).toContain('二、机构设置');
  }
});

test('where the pages are not known, or the contents make no sense at all, nothing is said to be right', () => {
  const document = documentWith([1, 2, 3, 4, 5]);
  const pageless = {
    ...document,
    blocks: document.blocks.map(({ ...block }) => ({ ...block, page: undefined })),
  };
  expect(told(pageless as unknown as FinishedDocument).map(({ state }) => state)).toEqual(['not-run']);
  expect(told(documentWith([9, 2, 7, 1, 30])).map(({ state }) => state)).toEqual(['not-run']);
});
