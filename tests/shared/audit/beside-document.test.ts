import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import type { AuditReport } from '#shared/audit/audit-report';
import type { FinishedBlock, FinishedDocument } from '#shared/finished/finished-document';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { lastYearOf, sampleWithPrior } from '../../support/sample-report';

const session = sampleWithPrior('sichuan-2024');
const document = finishedReport(writtenReport(session));
const before = finishedReport(writtenReport(lastYearOf(session.pack)));

function audited(audits: FinishedDocument, beside: FinishedDocument): AuditReport {
  const report = auditDocument(session.pack, audits, { beside });
  if (!report.ok) throw new Error(report.problem);
  return report.value;
}

function failing({ findings }: AuditReport): readonly string[] {
  return findings.flatMap(({ rule, state, message }) => (state === 'fail' ? [`${rule} ${message}`] : []));
}

function changed(was: string, is: string): FinishedDocument {
  const at = document.blocks.findIndex((block) => block.kind === 'paragraph' && block.text.includes(was));
  const blocks = document.blocks.map(
    (block, index): FinishedBlock =>
      index === at && block.kind === 'paragraph' ? { ...block, text: block.text.replace(was, is) } : block,
  );
  expect(at).toBeGreaterThan(0);
  return { ...document, blocks };
}

test('beside last year’s document nothing more is wrong, and 与上年 rules are run', () => {
  const report = audited(document, before);
  // The amounts of the year before are made up, and its closing balances are not this year's opening ones: that is seen.
  const failed = failing(report);
  expect(failed.filter((each) => !each.startsWith('P-1 '))).toEqual([]);
  expect(failed).not.toEqual([]);
  expect(report.findings.some(({ message }) => message.includes('没有导入上年数'))).toBe(false);
});

test('beside the same document nothing differs; what was changed in one is told in both ways', () => {
  expect(failing(audited(document, document))).toEqual([]);
  const number = /[\d,]+\.\d\d(?=万元，占)/.exec(
    document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n'),
  )?.[0];
  if (number === undefined) throw new Error('no share');
  const other = changed(
    `${number}万元，占`,
    `${number.replace(/\d$/, (digit) => String((Number(digit) + 5) % 10))}万元，占`,
  );
  const told = failing(audited(document, other));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('与对照文本中的句子不同');
});

test('a document of some other year is not held against it, and that is said', () => {
  const long = { ...before, blocks: before.blocks.map(otherYear) };
  const report = audited(document, long);
  expect(report.findings.find(({ rule }) => rule === 'D-40')).toMatchObject({ state: 'not-run' });
});

function otherYear(block: FinishedBlock): FinishedBlock {
  return block.kind === 'paragraph' ? { ...block, text: block.text.replaceAll('2023', '2019') } : block;
}
