import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import type { AuditFinding } from '#shared/audit/audit-finding';
import type { FinishedBlock, FinishedDocument } from '#shared/finished/finished-document';
import type { Pack } from '#shared/pack/pack';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { xinzhouSession } from '../../support/xinzhou-report';

const session = xinzhouSession();
const made = finishedReport(writtenReport(session));

function told(document: FinishedDocument, pack: Pack = session.pack): readonly AuditFinding[] {
  const audited = auditDocument(pack, document);
  if (!audited.ok) throw new Error(audited.problem);
  return audited.value.findings;
}

function withTexts(change: (text: string) => string): FinishedDocument {
  const blocks = made.blocks.map(
    (block): FinishedBlock => (block.kind === 'paragraph' ? { ...block, text: change(block.text) } : block),
  );
  return { ...made, blocks };
}

function notRun(findings: readonly AuditFinding[], rule: string): readonly string[] {
  return findings.flatMap((each) => (each.rule === rule && each.state === 'not-run' ? [each.message] : []));
}

test('a document without 目录 says that it was not held against one', () => {
  expect(notRun(told(made), 'D-13')).toEqual(['文本中没有读到目录，目录与标题没有核对']);
});

test('a document of other headings says that its parts were not looked for', () => {
  const headings = new Set(
    made.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.level !== undefined ? [block.text] : [],
    ),
  );
  const other = withTexts((text) => (headings.has(text) ? '※' : text));
  expect(notRun(told(other), 'D-14').join()).toContain('各部分是否齐全没有核对');
});

test('a pack without templates says that no sentence was read', () => {
  const { report: _, ...pack } = session.pack;
  expect(notRun(told(made, pack), 'D-20').join()).toContain('没有情况说明的文本模板');
});

test('a comparison whose numbers were not read is listed, not passed', () => {
  const at = made.blocks.findLastIndex(({ kind }) => kind === 'paragraph');
  const blocks = [
    ...made.blocks.slice(0, at),
    { kind: 'paragraph' as const, text: '本部门决算数大于预算数。' },
  ];
  const found = told({ ...made, blocks }).filter(({ rule }) => rule === 'D-24');
  expect(found.map(({ state, place }) => [state, place.quote])).toEqual([
    ['unverified', '本部门决算数大于预算数'],
  ]);
});

test('another office before its accounts is found; its own name in short is none', () => {
  const other = withTexts((text) =>
    text.startsWith('忻州市行政审批服务管理局2022年度财政拨款收入')
      ? text.replace('忻州市行政审批服务管理局', '忻州市教育局')
      : text,
  );
  expect(
    told(other)
      .filter(({ rule }) => rule === 'D-32')
      .map(({ place }) => place.quote),
  ).toEqual(['忻州市教育局']);
  const short = withTexts((text) =>
    text.replace(/^忻州市行政审批服务管理局(?=2022年度财政拨款收入)/, '市审批局'),
  );
  expect(told(short).filter(({ rule }) => rule === 'D-32')).toEqual([]);
});

test('the tables say which year it is; a cover that says another one is told, not followed', () => {
  const at = made.blocks.findIndex((block) => block.kind === 'paragraph' && /2022年度/.test(block.text));
  const blocks = made.blocks.map((block, index) =>
    index === at && block.kind === 'paragraph'
      ? { ...block, text: block.text.replace('2022', '2023') }
      : block,
  );
  const audited = auditDocument(session.pack, { ...made, blocks });
  if (!audited.ok) throw new Error(audited.problem);
  expect(audited.value.year).toBe(2022);
  const years = audited.value.findings.filter(({ rule, state }) => rule === 'D-31' && state === 'fail');
  expect(years.every(({ place }) => place.block === at)).toBe(true);
  expect(years[0]?.message).toContain('各表的年度是 2022');
});
