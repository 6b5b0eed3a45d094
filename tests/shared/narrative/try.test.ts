import { expect, test } from 'vitest';
import { parseAddress } from '#shared/document/address';
import { importWorkbook } from '#shared/import/import-workbook';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import { plainText } from '#shared/report/plain-text';
import { createSession } from '#shared/session/create-session';
import { writeFileSync } from 'node:fs';
import { makeDocx } from '../../../electron/word/make-docx';
import { makePdf } from '../../../electron/pdf/make-pdf';
import { priorFor } from '#shared/session/prior-for';
import { loadShanxi, readFixture } from '../../support/reference';

test('try', async () => {
  const pack = loadShanxi();
  const open = (name: 'filled' | 'lastYear') => {
    const read = importWorkbook(pack, readFixture(name), name);
    if (!read.ok) throw new Error(read.problem.kind);
    const s = createSession(pack, read.value.document);
    if (!s.ok) throw new Error('x');
    return s.value;
  };
  const session = open('filled');
  const prior = priorFor(session, open('lastYear'), 'x');
  session.run({ kind: 'set-prior', prior: prior.prior });
  const cells: [string, bigint][] = [['S1[201,1]', 3149_9800_00n]];
  const r = session.run({
    kind: 'insert-lines',
    table: 'S1',
    lines: ['201', '208', '210', '213', '221', '229'].map((code) => ({ code, name: '' })),
    names: {},
    moveAmounts: false,
  });
  expect(r.ok).toBe(true);
  const budgets: Record<string, bigint> = {
    '201': 3149_9800n,
    '208': 118_4400n,
    '210': 51_8200n,
    '213': 11_8500n,
    '221': 109_9700n,
    '229': 3000_0000n,
  };
  for (const [code, wan] of Object.entries(budgets)) {
    const done = session.run({
      kind: 'set-cells',
      cells: [{ address: parseAddress(`S1[${code},1]`)!, value: wan * 100n }],
    });
    expect(done.ok).toBe(true);
  }
  const templates = parseReport(pack);
  if (!templates?.ok) {
    console.log(JSON.stringify(templates, null, 1));
    throw new Error('t');
  }
  const report = composeReport(templates.value, session, { scale: 'yuan', textOf: () => undefined });
  if (!report.ok) {
    console.log(report.problem);
    throw new Error('r');
  }
  const t0 = performance.now();
  const pdf = await makePdf(report.value, { timestamp: 1 });
  if (!pdf.ok) console.log(pdf.problem); else { console.log('PDF', performance.now() - t0, pdf.value.pages, pdf.value.bytes.length, JSON.stringify(pdf.value.fonts), pdf.value.notes); writeFileSync('/tmp/chief-x.pdf', pdf.value.bytes); const t1 = performance.now(); writeFileSync('/tmp/chief-x.docx', await makeDocx(report.value, { headingPages: pdf.value.headingPages })); console.log('DOCX', performance.now() - t1, pdf.value.headingPages.join()); }
  if (1 > 2) console.log(plainText({ ...report.value, blocks: report.value.blocks.filter((b) => b.kind !== 'table') }));
});
