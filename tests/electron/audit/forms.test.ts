import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AuditFinding } from '#shared/audit/audit-finding';
import { cellsOf, type FinishedDocument } from '#shared/finished/finished-document';
import type { Block, Report } from '#shared/report/blocks';
import { makePdf } from '../../../electron/pdf/make-pdf';
import { auditFile } from '../../../electron/services/audit-file';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { makeDocx } from '../../../electron/word/make-docx';
import { PUBLISHED, publishedSession, REVIEWED } from '../../shared/forms/published-forms';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { writtenReport } from '../../support/finished-report';
import { temporaryFolder } from '../temporary-folder';

const FORMATS: Readonly<Record<string, (report: Report) => Promise<Uint8Array>>> = {
  docx: (report) => makeDocx(report, { headingPages: [], timestamp: 1 }),
  pdf: async (report) => {
    const made = await makePdf(report, { timestamp: 1 });
    if (!made.ok) throw new Error(made.problem.detail);
    return made.value.bytes;
  },
};

async function audited(extension: string, report: Report) {
  const bytes = await FORMATS[extension]?.(report);
  if (!bytes) throw new Error(extension);
  const path = join(temporaryFolder(), `made.${extension}`);
  writeFileSync(path, bytes);
  const done = await auditFile(path, { packs: openPackLibrary(BUILT_IN_PACKS) });
  if (!done.ok) throw new Error(done.problem.message);
  return done.value;
}

/** What a finding's place prints, and whose form it is in. */
function printedAt({ blocks }: FinishedDocument, { place }: AuditFinding): string {
  const block = place.block === undefined ? undefined : blocks[place.block];
  if (block?.kind === 'paragraph') return block.text;
  const cell =
    block && cellsOf(block).find((each) => each.row === place.cell?.row && each.column === place.cell.column);
  return cell?.text ?? '';
}

/** Rules and severities of what is found in each of the forms. */
function foundByForm(told: readonly AuditFinding[]): readonly (readonly string[])[] {
  return PUBLISHED.map(({ attachment, name }) => {
    const called = plain(attachment === 9 ? '部门整体支出绩效自评分析报告' : name);
    return told
      .filter(({ message }) => plain(message).startsWith(`${called}：`))
      .map(({ rule, severity }) => `${rule.split(' ')[1]} ${severity}`)
      .toSorted();
  });
}

const REVIEWED_BY_FORM = PUBLISHED.map(({ attachment }) =>
  (REVIEWED[attachment] ?? []).map((line) => line.split(' ').slice(0, 2).join(' ')).toSorted(),
);

function failuresOfForms(findings: readonly AuditFinding[]): readonly AuditFinding[] {
  return findings.filter(({ rule, state }) => rule.includes('自评 ') && state === 'fail');
}

/** A page shows a thin gap where the text has a space. */
function plain(text: string): string {
  return text.replace(/\s/g, '');
}

describe.each(Object.keys(FORMATS))('the nine published forms in a .%s', (extension) => {
  test('what is found in them is what is wrong in them, each at its page and cell', {
    timeout: 120_000,
  }, async () => {
    const { document, report } = await audited(extension, writtenReport(publishedSession()));
    const told = failuresOfForms(report.findings);
    expect(foundByForm(told)).toEqual(REVIEWED_BY_FORM);
    expect(told.every(({ place }) => place.block !== undefined)).toBe(true);
    if (extension === 'pdf') expect(told.every(({ place }) => (place.page ?? 0) > 20)).toBe(true);
    for (const [words, place] of [
      ['餐厅购买服务及伙食补贴', '10.00'],
      ['“响应时长”越低越好', '≥15秒'],
      ['名称里有“满意度”', '社会效益指标'],
      ['“XX月XX日”是表样里留空的记号', 'XX月XX日'],
      ['写的是“2021 年计划”', '2021'],
    ] as const) {
      const at = told
        .filter(({ message }) => plain(message).includes(plain(words)))
        .map((each) => printedAt(document, each));
      expect(plain(at.join('|')), words).toContain(place);
    }
  });
});

/** The report with lines before the tables of indicators, so that pages end elsewhere in them. */
function movedDown(report: Report, lines: number): Report {
  const line: Block = { kind: 'paragraph', content: [{ kind: 'text', text: '按照工作需要安排。' }] };
  const blocks = report.blocks.flatMap((block) =>
    block.kind === 'grid' && block.grid.header.includes('二级指标')
      ? [...Array.from({ length: lines }, () => line), block]
      : [block],
  );
  return { ...report, blocks };
}

test('a page that ends within a merged cell of a form adds nothing to what is wrong in it', {
  timeout: 120_000,
}, async () => {
  const { report } = await audited('pdf', movedDown(writtenReport(publishedSession()), 3));
  expect(foundByForm(failuresOfForms(report.findings))).toEqual(REVIEWED_BY_FORM);
});
