import { test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { structuralMutations } from '../../support/mutate-structure';
import { MADE } from '../../support/mutation-trial';

test('scratch', () => {
  for (const [id, make] of Object.entries(MADE)) {
    if (process.env.ONLY && !id.includes(process.env.ONLY)) continue;
    const session = make();
    const document = finishedReport(writtenReport(session));
    const by = new Map<string, [number, string[], number]>();
    for (const mutation of structuralMutations(document)) {
      if (process.env.KIND && !mutation.kind.includes(process.env.KIND)) continue;
      const own = by.get(mutation.kind) ?? [0, [], 0];
      by.set(mutation.kind, own);
      if (own[0] + own[1].length >= Number(process.env.MOST ?? 40)) {
        own[2] += 1;
        continue;
      }
      const told = auditDocument(session.pack, mutation.document);
      const found = told.ok && told.value.findings.some(({ state }) => state === 'fail');
      if (found) own[0] += 1;
      else own[1].push(mutation.what.slice(0, 120));
    }
    for (const [kind, [found, missed, untried]] of by)
      console.log(
        id,
        kind,
        'found',
        found,
        'missed',
        missed.length,
        'untried',
        untried,
        missed.map((m) => `\n   ${m}`).join(''),
      );
  }
}, 600_000);
