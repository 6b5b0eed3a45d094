import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
// @ts-ignore
import { readPdf } from '/tmp/trees/auditio/electron/finished-pdf/read-pdf';
test('dump', async () => {
  for (const f of ['district-finance-2024', 'district-finance-2024-altered']) {
    const r = await readPdf(new Uint8Array(readFileSync(`/work/shared/reference/audit/${f}.pdf`)));
    if (!r.ok) { console.log(f, r.problem); continue; }
    writeFileSync(`/tmp/auditx/${f}.json`, JSON.stringify(r.value.document));
  }
}, 600000);
