import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { AuditReport } from '#shared/audit/audit-report';
import type { FinishedBlock } from '#shared/finished/finished-document';
import { finishedText } from '#shared/finished/finished-text';
import { auditFile } from '../../../electron/services/audit-file';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { temporaryFolder } from '../temporary-folder';

const TEXT = fileURLToPath(new URL('../../fixtures/audit/xinzhou-2022.txt', import.meta.url));

/** The text as a page: a paragraph a line, its tables ruled, wide enough for the widest. */
function pageOf(blocks: readonly FinishedBlock[]): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\t', ' ');
  const body = blocks.map((block) =>
    block.kind === 'paragraph'
      ? `<p>${escaped(block.text)}</p>`
      : `<table border="1" cellspacing="0">${block.rows
          .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
          .join('')}</table>`,
  );
  const style = '@page { size: 42cm 29.7cm; margin: 1.5cm } td { font-size: 7pt } p { font-size: 11pt }';
  return `<html><head><meta charset="utf-8"><style>${style}</style></head><body>${body.join('\n')}</body></html>`;
}

/** Lets LibreOffice write a file in another format; false where it is not installed. */
function convert(folder: string, from: string, to: string, filter: readonly string[] = []): boolean {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const words = [`-env:UserInstallation=${profile}`, '--headless', ...filter, '--convert-to', to];
  try {
    execFileSync('soffice', [...words, '--outdir', folder, join(folder, from)], { stdio: 'pipe' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

async function audited(path: string): Promise<AuditReport> {
  const done = await auditFile(path, { packs: openPackLibrary(BUILT_IN_PACKS) });
  if (!done.ok) throw new Error(done.problem.message);
  return done.value.report;
}

/** What is wrong, and the words it is about: a page leaves out narrow spaces. */
function wrong({ findings }: AuditReport): readonly string[] {
  return findings
    .flatMap(({ rule, state, severity, place }) =>
      state === 'fail' ? [`${rule} ${severity} ${place.quote.replace(/\s/g, '')}`] : [],
    )
    .toSorted();
}

test('the published text as another program writes it, in .docx and .pdf, gives the findings of the text; an old .doc is refused with what to do', {
  timeout: 600_000,
}, async (context) => {
  const folder = temporaryFolder();
  const { blocks } = finishedText(readFileSync(TEXT, 'utf8'));
  writeFileSync(join(folder, 'xinzhou.html'), pageOf(blocks));
  const html = ['--infilter=HTML (StarWriter)'];
  if (!convert(folder, 'xinzhou.html', 'docx:MS Word 2007 XML', html))
    return context.skip('soffice is not installed');
  convert(folder, 'xinzhou.docx', 'pdf');
  convert(folder, 'xinzhou.docx', 'doc');
  const expected = wrong(await audited(TEXT));
  expect(expected.length).toBeGreaterThan(50);
  for (const extension of ['docx', 'pdf']) {
    const report = await audited(join(folder, `xinzhou.${extension}`));
    expect(
      report.tables.map(({ at }) => at),
      extension,
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(wrong(report), extension).toEqual(expected);
  }
  const old = await auditFile(join(folder, 'xinzhou.doc'), { packs: openPackLibrary(BUILT_IN_PACKS) });
  expect(old.ok ? '' : old.problem.message).toContain('另存为 .docx');
});
