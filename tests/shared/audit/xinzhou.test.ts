import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import type { AuditFinding } from '#shared/audit/audit-finding';
import { finishedText } from '#shared/finished/finished-text';
import { loadShanxi } from '../../support/reference';
import { REVIEWED } from '../forms/published-forms';

const FIXTURES = new URL('../../fixtures/audit/', import.meta.url);
const document = finishedText(readFileSync(new URL('xinzhou-2022.txt', FIXTURES), 'utf8'));

/** The defects of the published text, found by reading and calculating it again by hand. */
const DEFECTS = readFileSync(new URL('xinzhou-2022-defects.tsv', FIXTURES), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [words = '', rule = '', why = ''] = line.split('\t');
    return { words, rule, why };
  });

const audited = auditDocument(loadShanxi(), document);
if (!audited.ok) throw new Error(audited.problem);
const report = audited.value;
const told = report.findings.filter(({ state }) => state === 'fail');

/** Whether the finding stands at some of the words. */
function isAt({ place }: AuditFinding, words: string): boolean {
  const block = place.block === undefined ? undefined : document.blocks[place.block];
  if (block?.kind !== 'paragraph' || place.from === undefined) return false;
  const at = block.text.indexOf(words);
  return at >= 0 && place.from < at + words.length && place.from + place.quote.length > at;
}

test.each(DEFECTS)('$rule is found at “$words”', ({ words, rule }) => {
  expect(told.filter((each) => isAt(each, words)).map((each) => each.rule)).toContain(rule);
});

test('nothing else is told of what the pack knows', () => {
  const annexes = document.blocks.findIndex(
    (block, at) => at > 200 && block.kind === 'paragraph' && block.text.startsWith('第五部分'),
  );
  const others = told.filter(
    (each) =>
      (each.place.block ?? 0) < annexes &&
      !DEFECTS.some(({ words, rule }) => rule === each.rule && isAt(each, words)),
  );
  expect(others.map(({ rule, place }) => `${rule} ${place.quote}`)).toEqual(['D-33 无']);
});

test('all ten tables are found and hold', () => {
  expect(report.tables.map(({ at }) => at)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(told.filter(({ rule }) => !/^D-| /.test(rule))).toEqual([]);
});

test('at least 95 of 100 numbers of its sentences are understood', () => {
  const { understood, unverified } = report.summary.numbers;
  expect(understood).toBeGreaterThan(150);
  expect(unverified / (understood + unverified)).toBeLessThan(0.05);
});

test('of its nine attachments what is told is what is wrong in them', () => {
  const titles = report.findings.flatMap(({ rule, state, severity, place }) =>
    / /.test(rule) && state === 'fail'
      ? [{ rule: rule.split(' ')[1], severity, block: place.block ?? 0 }]
      : [],
  );
  const starts = document.blocks.flatMap((block, at) =>
    block.kind === 'paragraph' && /^(?:项目|部门整体)支出绩效自评分析报告$/.test(block.text) ? [at] : [],
  );
  expect(starts).toHaveLength(9);
  for (const [at, start] of starts.entries()) {
    const own = titles.filter(
      ({ block }) => block >= start && block < (starts[at + 1] ?? Number.POSITIVE_INFINITY),
    );
    const reviewed = (REVIEWED[at + 1] ?? []).map((line) => line.split(' ').slice(0, 2).join(' '));
    // Whoever made the text left the marks of bold type in it.
    if (at + 1 === 5) reviewed.push('F-12 error');
    expect(own.map(({ rule, severity }) => `${rule} ${severity}`).toSorted(), `附件${at + 1}`).toEqual(
      reviewed.toSorted(),
    );
  }
});
