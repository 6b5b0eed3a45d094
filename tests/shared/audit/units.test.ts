import { describe, expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import type { AuditFinding } from '#shared/audit/audit-finding';
import type { FinishedBlock, FinishedDocument } from '#shared/finished/finished-document';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { xinzhouSession } from '../../support/xinzhou-report';

const session = xinzhouSession();
const made = finishedReport(writtenReport(session));
const captions = made.blocks.flatMap((block, at) =>
  block.kind === 'paragraph' && block.text.includes('单位：元') ? [at] : [],
);

/** The document with some tables in another unit, their numbers divided and rounded to two decimals. */
function inUnit(which: readonly number[], unit: string, times: bigint): FinishedDocument {
  const divided = (text: string): string => {
    if (!/^-?[\d,]+\.\d\d$/.test(text)) return text;
    const cents = BigInt(text.replace(/[,.]/g, ''));
    const rounded = (cents * 2n + times) / (times * 2n);
    return `${rounded / 100n}.${String(rounded % 100n).padStart(2, '0')}`;
  };
  const blocks = made.blocks.map((block, at): FinishedBlock => {
    if (block.kind === 'paragraph')
      return which.includes(at) ? { ...block, text: block.text.replace('单位：元', unit) } : block;
    const own = captions.findLast((caption) => caption < at);
    if (own === undefined || !which.includes(own) || at - own > 2) return block;
    const cells = block.cells?.map((cell) => ({ ...cell, text: divided(cell.text) }));
    return { ...block, rows: block.rows.map((row) => row.map(divided)), ...(cells ? { cells } : {}) };
  });
  return { ...made, blocks };
}

function told(document: FinishedDocument): readonly AuditFinding[] {
  const audited = auditDocument(session.pack, document);
  if (!audited.ok) throw new Error(audited.problem);
  expect(audited.value.tables.every(({ at }) => at !== undefined)).toBe(true);
  return audited.value.findings;
}

const failing = (findings: readonly AuditFinding[]): readonly string[] =>
  findings.flatMap(({ rule, state, place }) => (state === 'fail' ? [`${rule} ${place.quote}`] : []));

describe('tables in a unit that the pack does not publish in', () => {
  test.each([
    ['万元', 10_000n],
    ['千元', 1_000n],
    ['百元', 100n],
  ])(
    'one in %s among others in 元 is read in it; that it differs is told at its line, nothing else',
    (unit, times) => {
      expect(failing(told(inUnit(captions.slice(2, 3), `单位：${unit}`, times)))).toEqual([`D-11 ${unit}`]);
    },
  );

  test('all in 千元 are read in it, judged with what rounding leaves open, and told as converted', () => {
    const findings = told(inUnit(captions, '单位：千元', 1_000n));
    expect(failing(findings)).toEqual([]);
    expect(findings.filter(({ rule, state }) => rule === 'G-5' && state === 'not-run')).toHaveLength(10);
  });

  test('an unknown unit, or none, is told: what was read as 元 is not known to be right', () => {
    for (const words of ['单位：美元', '部门决算表']) {
      const findings = told(inUnit(captions.slice(2, 3), words, 1n));
      expect(findings.filter(({ rule, state }) => rule === 'G-5' && state === 'not-run')).toHaveLength(1);
    }
  });

  test('the wrong unit over numbers that stay is an error', () => {
    const findings = told(inUnit(captions.slice(2, 3), '单位：万元', 1n));
    expect(
      findings.some(
        ({ rule, severity, message }) => rule === 'X-1' && severity === 'error' && /都要换算/.test(message),
      ),
    ).toBe(true);
  });
});
