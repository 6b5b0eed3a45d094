import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { reportText } from '#shared/report/plain-text';
import { createSession } from '#shared/session/create-session';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { makePdf } from '../../electron/pdf/make-pdf';
import { makeDocx } from '../../electron/word/make-docx';
import { largeProject } from '../shared/export/large-project';
import { pair, type Row, sideBySide } from './measure';

/** 项 of a department whose document has some 60 pages. */
const ITEMS = 330;

/** The published document of a large department: its text, Word and PDF, beside LibreOffice opening and setting it. */
export async function reportRows(pack: Pack): Promise<Row[]> {
  const session = bigSession(pack);
  const templates = parseReport(pack);
  if (!templates?.ok) throw new Error('The pack has no document');
  const compose = () => {
    const report = composeReport(templates.value, session, { scale: pack.scale });
    if (!report.ok) throw new Error(report.problem.reason);
    return report.value;
  };
  const report = compose();
  const before = process.memoryUsage().rss;
  const pdf = await setPdf();
  const pdfMemory = process.memoryUsage().rss - before;
  const { headingPages, pages } = pdf;
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-bench-'));
  const word = join(folder, 'document.docx');
  writeFileSync(word, await makeDocx(report, { headingPages, timestamp: 1 }));
  const office = (format: string) => () => {
    const { status, error } = spawnSync('soffice', [
      `-env:UserInstallation=file://${folder}/office`,
      ...['--headless', '--convert-to', format, '--outdir', folder, word],
    ]);
    if (error || status !== 0) throw error ?? new Error(`soffice ended with ${status}`);
  };
  const hasOffice = spawnSync('soffice', ['--version']).status === 0;
  const [text] = await sideBySide([{ name: 'text', run: () => reportText(compose()) }], { seconds: 2 });
  const span = { seconds: 1, atLeast: 3, warm: 1 };
  const docx = await sideBySide(
    [
      { name: 'docx', run: () => makeDocx(report, { headingPages, timestamp: 1 }) },
      ...(hasOffice ? [{ name: 'LibreOffice', run: office('txt:Text (encoded):UTF8') }] : []),
    ],
    span,
  );
  const set = await sideBySide(
    [
      { name: 'pdf', run: setPdf },
      ...(hasOffice ? [{ name: 'LibreOffice', run: office('pdf:writer_pdf_Export') }] : []),
    ],
    span,
  );
  rmSync(folder, { recursive: true, force: true });
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  return [
    { work: `${pages} 页的公开文本：文字`, ...pair(text, undefined), target: { milliseconds: 50 } },
    {
      work: `${pages} 页的公开文本写成 .docx : LibreOffice 打开它`,
      ...pair(docx[0], docx[1]),
      target: { ofPeer: 0.5 },
    },
    {
      work: `${pages} 页的公开文本排成 PDF（内存增加 ${Math.round(pdfMemory / 1_048_576)} MB，进程最多 ${peak} MB）: LibreOffice 转换那份 .docx`,
      ...pair(set[0], set[1]),
      target: { ofPeer: 0.3 },
    },
  ];

  async function setPdf() {
    const made = await makePdf(report, { timestamp: 1 });
    if (!made.ok) throw new Error(made.problem.detail);
    return made.value;
  }
}

export function bigSession(pack: Pack): Session {
  const session = opened(pack);
  const { prior } = priorFor(session, opened(pack), 'last year');
  const done = session.run({ kind: 'set-book', book: PRIOR_BOOK, content: prior });
  if (!done.ok) throw new Error(done.problem.kind);
  return session;
}

function opened(pack: Pack): Session {
  const session = createSession(pack, largeProject(pack, ITEMS));
  if (!session.ok) throw new Error(session.problem.kind);
  return session.value;
}
