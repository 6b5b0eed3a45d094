import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import type { Pack } from '#shared/pack/pack';
import { readPdf } from '../../electron/finished-pdf/read-pdf';
import { makePdf } from '../../electron/pdf/make-pdf';
import { makeDocx } from '../../electron/word/make-docx';
import { readDocx } from '../../electron/word/read-docx';
import { pair, type Row, sideBySide } from './measure';
import { bigSession } from './report';

/** Reading a finished document of some 60 pages: beside the library merely extracting its text, and LibreOffice. */
export async function finishedRows(pack: Pack): Promise<Row[]> {
  const templates = parseReport(pack);
  if (!templates?.ok) throw new Error('The pack has no document');
  const report = composeReport(templates.value, bigSession(pack), { scale: pack.scale });
  if (!report.ok) throw new Error(report.problem.reason);
  const made = await makePdf(report.value, { timestamp: 1 });
  if (!made.ok) throw new Error(made.problem.detail);
  const { bytes, pages, headingPages } = made.value;
  const word = await makeDocx(report.value, { headingPages, timestamp: 1 });
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  writeFileSync(join(folder, 'document.docx'), word);
  const words = [
    '--headless',
    '--convert-to',
    'txt:Text (encoded):UTF8',
    '--outdir',
    folder,
    join(folder, 'document.docx'),
  ];
  const office = () => spawnSync('soffice', [`-env:UserInstallation=file://${folder}/office`, ...words]);
  const hasOffice = spawnSync('soffice', ['--version']).status === 0;
  const span = { seconds: 1, atLeast: 3, warm: 1 };
  const pdf = await sideBySide(
    [
      { name: 'juesuan', run: () => readPdf(bytes) },
      { name: 'pdfjs', run: () => extracted(bytes) },
    ],
    span,
  );
  const docx = await sideBySide(
    [
      { name: 'juesuan', run: () => readDocx(word) },
      ...(hasOffice ? [{ name: 'LibreOffice', run: office }] : []),
    ],
    span,
  );
  rmSync(folder, { recursive: true, force: true });
  return [
    {
      work: `${pages} 页的 PDF 读成段落和表 : pdfjs 只取出其中的文字`,
      ...pair(pdf[0], pdf[1]),
      target: { ofPeer: 2 },
    },
    {
      work: `${pages} 页的 .docx 读成段落和表 : LibreOffice 打开它`,
      ...pair(docx[0], docx[1]),
      target: { ofPeer: 1 },
    },
  ];
}

async function extracted(bytes: Uint8Array): Promise<number> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  let signs = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ('str' in item) signs += item.str.length;
    page.cleanup();
  }
  await task.destroy();
  return signs;
}
