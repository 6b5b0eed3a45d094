import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { structuralMutations } from '../../support/mutate-structure';
import { MADE } from '../../support/mutation-trial';
import { structureTrial } from '../../support/structure-trial';
import { xinzhouSession } from '../../support/xinzhou-report';

/** How many changes of each kind are tried here, evenly spread; the long runs try all. */
const TRIED = 2;

test.each(Object.entries(MADE))(
  'in a document of %s what was taken away, doubled, moved or exchanged is told',
  (_pack, make) => {
    for (const { kind, found, missed } of structureTrial(make(), TRIED)) {
      expect(missed, kind).toEqual([]);
      expect(found, kind).toBeGreaterThan(0);
    }
  },
  // Each change is an audit of a whole document.
  180_000,
);

test('a 款 whose only 项 is not printed is told of, though its own amount is right', () => {
  const session = xinzhouSession();
  const gone = structuralMutations(finishedReport(writtenReport(session))).find(
    ({ kind, what }) =>
      kind === 'row taken away' && what.startsWith('一般公共预算财政拨款支出决算表: 2210201 '),
  );
  if (!gone) throw new Error('The document has that row');
  const audited = auditDocument(session.pack, gone.document);
  if (!audited.ok) throw new Error(audited.problem);
  const found = audited.value.findings.filter(({ state }) => state === 'fail');
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['D-15', 'warning']]);
  expect(found[0]?.message).toMatch(/“22102 .*”下面没有印明细科目，其他同级科目都有，请核对是否漏印$/);
});
