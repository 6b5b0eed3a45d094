import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '#shared/report/blocks';
import { htmlReport } from '#shared/report/html-report';
import { chromiumPath } from '../../../build/chromium.mjs';
import { type ReadPdf, readPdf } from '../../../electron/finished-pdf/read-pdf';
import { textOfLine } from '../../../electron/finished-pdf/text-line';
import { makeDocx } from '../../../electron/word/make-docx';
import { publishedSession } from '../../shared/forms/published-forms';
import { writtenReport } from '../../support/finished-report';
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

async function read(path: string): Promise<ReadPdf> {
  const done = await readPdf(readFileSync(path));
  if (!done.ok) throw new Error(done.problem.kind);
  return done.value;
}

/** 表号 beside a title is a line of its own in Word. */
function sentences(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => /[。；：]$/.test(line));
}

/** The sentences as read, each as the lines it was printed in. */
function printedLines({ blocks, document }: ReadPdf): readonly (readonly string[])[] {
  return blocks.flatMap((block, at) => {
    const own = document.blocks[at];
    if (!block || !('content' in block) || own?.kind !== 'paragraph' || own.role !== undefined) return [];
    const lines = block.lines.map(({ line }) => textOfLine(line).text.replace(/\s+/g, ''));
    return /[。；：]$/.test(lines.at(-1) ?? '') ? [lines] : [];
  });
}

/** LibreOffice draws no colon that would hang over the margin: the one where a line ends is put back, no other. */
function withHangingColons(lines: readonly string[], said: string): string {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < said.length && said[text.length] === '：' && said.startsWith(text)) text += '：';
  }
  return text;
}

/** Our Word document of a report as LibreOffice prints it; undefined: it is not installed. */
async function byLibreOffice(printed: Report, name: string): Promise<ReadPdf | undefined> {
  const path = join(folder, `${name}.docx`);
  writeFileSync(path, await makeDocx(printed, { headingPages: [], timestamp: 1 }));
  const words = [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    path,
  ];
  return run('soffice', words) ? read(join(folder, `${name}.pdf`)) : undefined;
}

test('our Word document printed by LibreOffice gives the same cells and sentences', {
  timeout: SLOW,
}, async (context) => {
  const printed = await byLibreOffice(report, 'office');
  if (!printed) return context.skip('soffice is not installed');
  expect(tablesRead(printed.document)).toEqual(tablesSaid(report));
  const said = sentences(textSaid(report));
  expect(printedLines(printed).map((lines, at) => withHangingColons(lines, said[at] ?? ''))).toEqual(said);
});

test('merged cells of forms that LibreOffice cuts where a page ends are whole again', {
  timeout: SLOW,
}, async (context) => {
  const forms = writtenReport(publishedSession());
  const printed = await byLibreOffice(forms, 'forms');
  if (!printed) return context.skip('soffice is not installed');
  expect(tablesRead(printed.document)).toEqual(tablesSaid(forms));
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
  const chromium = chromiumPath();
  if (chromium === undefined || !run(chromium, words)) return context.skip('Chromium is not installed');
  const { document } = await read(path);
  expect(tablesRead(document)).toEqual(tablesSaid(report));
  expect(sentences(textRead(document))).toEqual(sentences(textSaid(report)));
});
