import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import { finishedText } from '#shared/finished/finished-text';
import { loadShanxi } from '../support/reference';
test('x', () => {
  const document = finishedText(readFileSync('/work/shared/reference/xinzhou-2022.txt', 'utf8'));
  const t=performance.now();
  const report = auditDocument(loadShanxi(), document);
  if (!report.ok) throw new Error();
  console.log(performance.now()-t, report.value.summary);
  for (const f of report.value.findings) console.log(`${f.severity[0]} ${f.state} ${f.rule} [${f.place.paragraph ?? 't'+f.place.table}] ${f.message.slice(0,150)}`);
});
