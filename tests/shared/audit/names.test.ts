import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { sampleWithPrior } from '../../support/sample-report';

const session = sampleWithPrior('beijing-2024');
const document = finishedReport(writtenReport(session));

/** What is told of names: `state quote → expected`, in a document with paragraphs at its end. */
function told(...paragraphs: readonly string[]): readonly string[] {
  const blocks = [...document.blocks, ...paragraphs.map((text) => ({ kind: 'paragraph' as const, text }))];
  const audited = auditDocument(session.pack, { ...document, blocks });
  if (!audited.ok) throw new Error(audited.problem);
  return audited.value.findings.flatMap(({ rule, state, place, expected }) =>
    rule === 'D-34' ? [`${state} ${place.quote} → ${expected}`] : [],
  );
}

const lines = [...session.document().tables.values()].flatMap(({ lines: own }) => own);
const item = lines.find(({ code }) => /^\d{7}$/.test(code));
const group = lines.find(({ code }) => code === item?.code.slice(0, 5));
const kind = lines.find(({ code }) => code === item?.code.slice(0, 3));
const otherGroup = lines.find(({ code }) => /^\d{5}$/.test(code) && code.slice(0, 3) !== kind?.code);

test('the names that the tables have are right, level by level', () => {
  expect(told()).toEqual([]);
  expect(told(`${kind?.name}（类）${group?.name}（款）${item?.name}（项）支出增加。`)).toEqual([]);
});

test('a name that is written wrong is found, and what the table calls it', () => {
  const wrong = `${kind?.name.slice(0, -2)}的支出`;
  expect(told(`${wrong}（类）支出增加。`)).toEqual([`fail ${wrong} → ${kind?.name}`]);
  expect(told(`${kind?.name}（类）${otherGroup?.name}（款）支出增加。`)).toEqual([
    `fail ${otherGroup?.name} → null`,
  ]);
});

test('a former name is found wherever it stands, unless a name of today has it within or a title quotes it', () => {
  expect(
    told(
      '文化体育与传媒支出12万元。',
      '文化旅游体育与传媒支出12万元。',
      '《医疗卫生与计划生育支出管理办法》',
    ),
  ).toEqual(['fail 文化体育与传媒支出 → 文化旅游体育与传媒支出']);
});

test('a name that no table has is told as not checked', () => {
  expect(told('星际航行支出（类）增加。')).toEqual(['unverified 星际航行支出 → null']);
});
