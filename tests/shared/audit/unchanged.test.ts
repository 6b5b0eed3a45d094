import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import type { AuditReport } from '#shared/audit/audit-report';
import type { FinishedDocument } from '#shared/finished/finished-document';
import type { Session } from '#shared/session/session';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { mutationsOf } from '../../support/mutate-document';
import { sampleWithPrior } from '../../support/sample-report';
import { shanghaiSession } from '../../support/shanghai-report';
import { xinzhouSession } from '../../support/xinzhou-report';

/** Documents that the program makes, of three packs. */
const MADE: Readonly<Record<string, () => Session>> = {
  'shanxi-2022': xinzhouSession,
  'shanghai-2024': shanghaiSession,
  'sichuan-2024': () => sampleWithPrior('sichuan-2024'),
};

/** How many changes of each document are tried here; the long runs try more. */
const TRIED = Number(process.env.AUDIT_MUTATIONS ?? '12');

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
  'in a document of %s nothing is wrong, and what is changed in it is found where it is',
  (_pack, make) => {
    const session = make();
    const document = finishedReport(writtenReport(session));
    const unchanged = audited(session, document);
    expect(unchanged.findings.filter(({ state }) => state === 'fail')).toEqual([]);
    expect(unchanged.tables.every(({ at }) => at !== undefined)).toBe(true);
    expect(audited(session, document, session).findings.filter(({ state }) => state === 'fail')).toEqual([]);
    const random = seeded(20_220_917);
    const mutations = mutationsOf(document, () => true, random).filter(({ was, is }) => was !== is);
    const missed: string[] = [];
    for (let tried = 0; tried < TRIED; tried += 1) {
      const mutation = mutations[Math.floor(random() * mutations.length)];
      if (!mutation) break;
      // With the project at hand also what only one sentence says can be told.
      const { findings } = audited(session, mutation.document, session);
      if (!findings.some(({ state, place }) => state === 'fail' && place.block === mutation.block))
        missed.push(`${mutation.kind} ${mutation.was} -> ${mutation.is} (${mutation.block})`);
    }
    expect(missed).toEqual([]);
  },
  600_000,
);
