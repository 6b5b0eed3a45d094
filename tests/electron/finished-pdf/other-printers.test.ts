import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FinishedDocument } from '#shared/finished/finished-document';
import type { Report } from '#shared/report/blocks';
import { htmlReport } from '#shared/report/html-report';
import { readPdf } from '../../../electron/finished-pdf/read-pdf';
import { makeDocx } from '../../../electron/word/make-docx';
import { sampleSession, tablesRead, tablesSaid, textRead, textSaid } from '../../support/said-by-report';
import { reportOf } from '../../support/tables-last';

// Starting an office program or a browser takes tens of seconds where the machine does other work as well.
const SLOW = 240_000;

let folder = '';
let report: Report;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-printers-'));
  report = reportOf(await sampleSession('shanghai-2024'));
}, SLOW);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program; false where it is not installed. */
function run(program: string, words: readonly string[]): boolean {
  try {
    execFileSync(program, words, { stdio: 'pipe' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

async function read(path: string): Promise<FinishedDocument> {
  const done = await readPdf(readFileSync(path));
  if (!done.ok) throw new Error(done.problem.kind);
  return done.value.document;
}

/** 表号 beside a title is a line of its own in Word. */
function sentences(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => /[。；：]$/.test(line));
}

/** LibreOffice draws no colon that would hang over the margin at the end of a line. */
function withoutColons(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replaceAll('：', ''));
}

test('our Word document printed by LibreOffice gives the same cells and sentences', {
  timeout: SLOW,
}, async (context) => {
  const path = join(folder, 'office.docx');
  writeFileSync(path, await makeDocx(report, { headingPages: [] }));
  const words = [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    path,
  ];
  if (!run('soffice', words)) return context.skip('soffice is not installed');
  const document = await read(join(folder, 'office.pdf'));
  expect(tablesRead(document)).toEqual(tablesSaid(report));
  expect(withoutColons(sentences(textRead(document)))).toEqual(withoutColons(sentences(textSaid(report))));
});

test('our page printed by Chromium, signs as outlines and radicals, gives the same cells and sentences', {
  timeout: SLOW,
}, async (context) => {
  const page = join(folder, 'page.html');
  writeFileSync(page, htmlReport(report));
  const path = join(folder, 'page.pdf');
  const words = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--user-data-dir=${folder}/chromium`,
    `--print-to-pdf=${path}`,
    pathToFileURL(page).href,
  ];
  if (!run('chromium', words)) return context.skip('chromium is not installed');
  const document = await read(path);
  expect(tablesRead(document)).toEqual(tablesSaid(report));
  expect(sentences(textRead(document))).toEqual(sentences(textSaid(report)));
});
