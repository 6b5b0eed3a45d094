import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { xinzhouSession } from '../../support/xinzhou-report';

test('a finding at the likeliest cell says what stands there and what should, as the table prints it', () => {
  const session = xinzhouSession();
  const document = finishedReport(writtenReport(session));
  const blocks = document.blocks.map((block) =>
    block.kind === 'table'
      ? {
          ...block,
          cells: (block.cells ?? []).map((cell) =>
            cell.text === '900,600.00' ? { ...cell, text: '1,900,600.00' } : cell,
          ),
        }
      : block,
  );
  const audited = auditDocument(session.pack, { ...document, blocks });
  if (!audited.ok) throw new Error(audited.problem);
  const told = audited.value.findings.filter(({ place }) => place.quote === '1,900,600.00');
  expect(told.length).toBeGreaterThan(0);
  for (const { actual, expected } of told) expect([actual, expected]).toEqual(['1,900,600.00', '900,600.00']);
});
