import { test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { structuralMutations } from '../../support/mutate-structure';
import { MADE } from '../../support/mutation-trial';

test('scratch', () => {
  const session = MADE[process.env.ONLY ?? 'sichuan-2024']!();
  const document = finishedReport(writtenReport(session));
  const base = auditDocument(session.pack, document);
  const all = new Set(base.ok ? base.value.findings.map((f) => f.message) : []);
  for (const mutation of structuralMutations(document)
    .filter(
      ({ kind, what }) =>
        kind.includes(process.env.KIND ?? '') && new RegExp(process.env.WHAT ?? '').test(what),
    )
    .slice(0, Number(process.env.MOST ?? 12))) {
    const told = auditDocument(session.pack, mutation.document);
    console.log(
      '##',
      mutation.kind,
      mutation.what.slice(0, 100),
      told.ok &&
        told.value.findings
          .filter((f) => f.state !== 'rounding' && !all.has(f.message))
          .slice(0, 8)
          .map((f) => `\n   ${f.rule} ${f.state} ${f.severity} b${f.place.block} ${f.message.slice(0, 200)}`)
          .join(''),
    );
  }
}, 600_000);
