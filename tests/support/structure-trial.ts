import { auditDocument } from '#shared/audit/audit-document';
import type { Session } from '#shared/session/session';
import { finishedReport, writtenReport } from './finished-report';
import { type StructuralKind, type StructuralMutation, structuralMutations } from './mutate-structure';

export type StructureTrial = {
  readonly kind: StructuralKind;
  readonly found: number;
  readonly missed: readonly string[];
};

/** Changes the structure of a project's document in up to so many evenly spread ways of each kind, and tells what the audit tells. */
export function structureTrial(session: Session, most: number): readonly StructureTrial[] {
  const document = finishedReport(writtenReport(session));
  const byKind = new Map<StructuralKind, StructuralMutation[]>();
  for (const mutation of structuralMutations(document))
    byKind.set(mutation.kind, [...(byKind.get(mutation.kind) ?? []), mutation]);
  return [...byKind].map(([kind, all]) => {
    const step = Math.max(1, Math.ceil(all.length / most));
    const tried = all.filter((_, at) => at % step === 0);
    const missed = tried.filter(({ document: changed }) => {
      const audited = auditDocument(session.pack, changed);
      return audited.ok && !audited.value.findings.some(({ state }) => state === 'fail');
    });
    return { kind, found: tried.length - missed.length, missed: missed.map(({ what }) => what) };
  });
}
