import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import type { AuditFinding } from '#shared/audit/audit-finding';
import type { FinishedDocument } from '#shared/finished/finished-document';
import { readQuantity } from '#shared/narrative/quantity';
import type { Session } from '#shared/session/session';
import { everyMade } from '../../support/every-made';
import { writtenReport } from '../../support/finished-report';
import { madeDocument } from '../../support/made-document';

function told(session: Session, document: FinishedDocument): readonly AuditFinding[] {
  const audited = auditDocument(session.pack, document);
  if (!audited.ok) throw new Error(audited.problem);
  return audited.value.findings.filter(({ state }) => state === 'fail');
}

/** The document without the clauses that say some cells. */
function without(session: Session, cells: readonly string[]): FinishedDocument {
  const { document, said } = madeDocument(writtenReport(session));
  const blocks = document.blocks.map((block, at) => {
    if (block.kind !== 'paragraph') return block;
    let { text } = block;
    const own = (said.get(at) ?? []).filter((each) => each.cells.some((cell) => cells.includes(cell)));
    for (const { from, to } of [...own].reverse()) {
      const begun = /[^，、。；：]*$/.exec(text.slice(0, from))?.index ?? from;
      const end = to + (/^[^，、。；]*[，、。；]?/.exec(text.slice(to))?.[0].length ?? 0);
      text = `${text.slice(0, begun)}${text.slice(end)}`;
    }
    return { ...block, text };
  });
  return { ...document, blocks };
}

test.each(Object.entries(everyMade()))(
  'in a document of %s nothing is missing, and each element that it must say is missed where it is not said',
  (_pack, make) => {
    const session = make();
    const { document } = madeDocument(writtenReport(session));
    expect(told(session, document).filter(({ rule }) => rule === 'D-14' || rule === 'D-16')).toEqual([]);
    const { disclosures = [] } = session.pack.report ?? {};
    expect(disclosures.length).toBeGreaterThan(10);
    for (const { name, cell, when, isHint } of disclosures) {
      const quantity = readQuantity(cell, session);
      const beside = when === undefined ? undefined : readQuantity(when, session);
      if (!quantity.ok || (beside && !beside.ok)) throw new Error(`${name}: ${cell} ${when}`);
      const missing = told(session, without(session, quantity.value.cells)).filter(
        ({ rule, message }) =>
          rule === 'D-16' &&
          message
            .replace(/^.*没有写明/, '')
            .split('：')[0]
            ?.includes(name),
      );
      const isLight = isHint || beside?.value.value === 0n;
      expect(missing.map(({ severity, place }) => [name, severity, place.block !== undefined])).toEqual([
        [name, isLight ? 'hint' : 'warning', true],
      ]);
    }
  },
  300_000,
);
