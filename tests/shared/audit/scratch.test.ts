import { test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { MADE } from '../../support/mutation-trial';
import { sampleWithPrior } from '../../support/sample-report';

const ALL = {
  ...MADE,
  'beijing-2024': () => sampleWithPrior('beijing-2024'),
  'central-2024': () => sampleWithPrior('central-2024'),
  'zhejiang-2024': () => sampleWithPrior('zhejiang-2024'),
  'shanghai-2025': () => sampleWithPrior('shanghai-2025'),
  'shanxi-2023': () => sampleWithPrior('shanxi-2023'),
};
test('scratch', () => {
  for (const [id, make] of Object.entries(ALL)) {
    const session = make();
    const document = finishedReport(writtenReport(session));
    const told = auditDocument(session.pack, document);
    if (!told.ok) throw new Error(id);
    console.log(
      id,
      told.value.findings
        .filter(({ state, rule }) => state === 'fail' || /D-1[46]/.test(rule))
        .map((f) => `${f.rule} ${f.state} ${f.severity} ${f.place.block} ${f.message}`)
        .join('\n'),
    );
  }
}, 200_000);
