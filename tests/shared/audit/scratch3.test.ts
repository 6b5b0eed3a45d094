import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import { everyMade } from '../../support/every-made';
import { finishedReport, writtenReport } from '../../support/finished-report';

test.each(Object.entries(everyMade()))(
  '%s',
  (id, make) => {
    const session = make();
    const document = finishedReport(writtenReport(session));
    const told = auditDocument(session.pack, document);
    if (!told.ok) throw new Error(id);
    expect(
      told.value.findings
        .filter(({ state, rule }) => state === 'fail' || /D-1[46]/.test(rule))
        .map((f) => `${f.rule} ${f.state} ${f.severity} ${f.place.block} ${f.message}`),
    ).toEqual([]);
  },
  200_000,
);
