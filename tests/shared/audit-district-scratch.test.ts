import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import { loadShanghai } from '../support/reference';
test('x', () => {
  for (const f of ['district-finance-2024', 'district-finance-2024-altered']) {
  const document = JSON.parse(readFileSync(`/tmp/auditx/${f}.json`, 'utf8'));
  const t=performance.now();
  const report = auditDocument(loadShanghai(), document);
  if (!report.ok) throw new Error();
  console.log(f, performance.now()-t, report.value.organisation, report.value.year, report.value.tables.map(x=>x.at).join(), report.value.summary);
  for (const f of report.value.findings) console.log(`${f.severity[0]} ${f.state} ${f.rule} [${f.place.paragraph ?? 't'+f.place.table}] ${f.message.slice(0,170)}`);
  }
});
