import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import type { AuditReport } from '#shared/audit/audit-report';
import type { FinishedDocument } from '#shared/finished/finished-document';
import type { Session } from '#shared/session/session';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { MADE, mutationTrial } from '../../support/mutation-trial';

/** How many changes of each document are tried here; the long runs try 2,000. */
const TRIED = 5;

function audited(session: Session, document: FinishedDocument, against?: Session): AuditReport {
  const report = auditDocument(session.pack, document, against ? { against } : {});
  if (!report.ok) throw new Error(report.problem);
  return report.value;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test.each(Object.entries(MADE))(
  'in a document of %s nothing is wrong, and what is changed in it is found where it is, without the project',
  (_pack, make) => {
    const session = make();
    const document = finishedReport(writtenReport(session));
    const unchanged = audited(session, document);
    expect(unchanged.findings.filter(({ state }) => state === 'fail')).toEqual([]);
    expect(unchanged.tables.every(({ at }) => at !== undefined)).toBe(true);
    expect(audited(session, document, session).findings.filter(({ state }) => state === 'fail')).toEqual([]);
    expect(mutationTrial(session, TRIED, seeded(20_220_917)).missed).toEqual([]);
  },
  // Each change is an audit of a whole document.
  120_000,
);
