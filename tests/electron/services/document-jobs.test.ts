import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAddress } from '#shared/document/address';
import { readAnswer } from '#shared/host/read-answer';
import { present } from '#shared/kit/assert';
import { saveProject } from '#shared/project-file/save-project';
import { auditFile } from '../../../electron/services/audit-file';
import { LIMITS } from '../../../electron/services/job-limits';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { reportDocument } from '../../../electron/services/report-document';
import { runInWorker } from '../../../electron/services/run-in-worker';
import { workbookHandlers } from '../../../electron/services/workbook';
import { runHere, type WorkbookRunner } from '../../../electron/services/workbook-jobs';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { sampleSession } from '../../support/said-by-report';
import { ANY_FILE } from './any-file';

const worker = fileURLToPath(new URL('../../../dist/electron/workbook-worker.js', import.meta.url));
const built = existsSync(worker);
if (!built) console.log('skipped: there is no dist/electron/workbook-worker.js; run node build/bundle.mjs');
const TEXT = fileURLToPath(new URL('../../fixtures/audit/xinzhou-2022.txt', import.meta.url));
const packs = openPackLibrary(BUILT_IN_PACKS);
const running = () => ({ signal: new AbortController().signal, tell: () => undefined });
const folder = mkdtempSync(join(tmpdir(), 'juesuan-documents-'));
const docx = join(folder, '公开.docx');
const pdf = join(folder, '公开.pdf');
let project = '';

beforeAll(async () => {
  const session = await sampleSession('shanxi-2022');
  project = saveProject(session.pack, session.document());
  for (const [path, format] of [
    [docx, 'docx'],
    [pdf, 'pdf'],
  ] as const) {
    const made = await reportDocument(session, { format, timestamp: 1 });
    if (!made.ok) throw new Error(made.problem.message);
    writeFileSync(path, made.value.bytes);
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function host(run: WorkbookRunner = runHere(packs)) {
  return workbookHandlers(BUILT_IN_PACKS, { named: ANY_FILE, run });
}

test.each([
  ['text', TEXT],
  ['docx', ''],
  ['pdf', ''],
] as const)(
  'the answer over a .%s is what its schema says, and what the command line finds',
  { timeout: 60_000 },
  async (format, given) => {
    const path = given === '' ? join(folder, `公开.${format}`) : given;
    const answer = await host()['audit.document']({ path, job: 'a' });
    expect(readAnswer('audit.document', JSON.parse(JSON.stringify(answer)))).toEqual(answer);
    const alone = await auditFile(path, { packs });
    if (!answer.ok || !alone.ok) throw new Error('not audited');
    // The bytes stay with whoever makes copies of them.
    const { bytes: _, ...found } = alone.value;
    expect(answer.value).toEqual(found);
    expect(answer.value.format).toBe(format);
  },
);

test('with a project each table is compared cell by cell', { timeout: 60_000 }, async () => {
  const session = await sampleSession('shanxi-2022');
  const address = present(parseAddress('01[1,1]'), 'the address');
  expect(session.run({ kind: 'override-cell', address, value: 12_345n }).ok).toBe(true);
  const other = saveProject(session.pack, session.document());
  const rules = async (against?: string) => {
    const answer = await host()['audit.document']({ path: docx, ...(against ? { project: against } : {}) });
    return answer.ok ? new Set(answer.value.report.findings.map(({ rule }) => rule)) : undefined;
  };
  expect((await rules())?.has('D-40')).toBe(false);
  expect((await rules(project))?.has('D-40')).toBe(false);
  expect((await rules(other))?.has('D-40')).toBe(true);
});

describe('a copy', { timeout: 60_000 }, () => {
  const copy = async (path: string, kind: 'annotated' | 'mended' | 'list', target: string) => {
    const audited = await host()['audit.document']({ path });
    const digest = audited.ok ? audited.value.digest : '';
    return host()['audit.copy']({ path, kind, digest, target: join(folder, target) });
  };

  test('is written in the format of the document, or as a workbook', async () => {
    expect(await copy(docx, 'annotated', '批注.docx')).toMatchObject({ ok: true });
    expect(Object.keys(unzipSync(readFileSync(join(folder, '批注.docx'))))).toContain('word/document.xml');
    expect(await copy(pdf, 'annotated', '批注.pdf')).toMatchObject({ ok: true });
    expect(strFromU8(readFileSync(join(folder, '批注.pdf')).subarray(0, 5))).toBe('%PDF-');
    const listed = await copy(TEXT, 'list', '列表.xlsx');
    expect(readAnswer('audit.copy', JSON.parse(JSON.stringify(listed)))).toEqual(listed);
    expect(Object.keys(unzipSync(readFileSync(join(folder, '列表.xlsx'))))).toContain('xl/workbook.xml');
  });

  test('is refused of another kind than its name says, of a text, and over the document itself', async () => {
    expect(await copy(docx, 'annotated', '批注.xlsx')).toMatchObject({ problem: { kind: 'bad-request' } });
    expect(await copy(pdf, 'mended', '改.docx')).toMatchObject({ problem: { kind: 'unusable-input' } });
    expect(await copy(docx, 'annotated', '公开.docx')).toMatchObject({
      problem: { message: expect.stringContaining('不能就是原文件') },
    });
  });

  test('is refused when the document was changed after it was audited', async () => {
    const path = join(folder, '改动.txt');
    copyFileSync(TEXT, path);
    const audited = await host()['audit.document']({ path });
    const digest = audited.ok ? audited.value.digest : '';
    writeFileSync(path, readFileSync(TEXT, 'utf8').replace('一、', '一、又'));
    const target = join(folder, '旧.xlsx');
    expect(await host()['audit.copy']({ path, kind: 'list', digest, target })).toMatchObject({
      problem: { message: expect.stringContaining('在审核之后被改动过') },
    });
    expect(existsSync(target)).toBe(false);
  });
});

describe.skipIf(!built)('in the bundled worker', { timeout: 90_000 }, () => {
  const beside = (limits = LIMITS) => runInWorker(worker, BUILT_IN_PACKS, limits);

  test('a PDF is audited as here, telling its steps, while this thread goes on', async () => {
    const steps: string[] = [];
    let turns = 0;
    const watch = setInterval(() => {
      turns += 1;
    }, 5);
    const tell = (step: string) => steps.push(step);
    const answer = await beside().audit({ path: pdf }, { ...running(), tell });
    clearInterval(watch);
    expect(answer).toEqual(await runHere(packs).audit({ path: pdf }, running()));
    expect([...new Set(steps)]).toEqual(['reading-document', 'recognising', 'auditing']);
    expect(turns).toBeGreaterThan(10);
  });

  test('an audit and the reading of last year’s texts are ended when cancelled', async () => {
    const handlers = host(beside());
    const audit = handlers['audit.document']({ path: pdf, job: 'a' });
    const texts = handlers['report.texts']({ path: pdf, project, job: 't' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const job of ['a', 't'])
      expect(await handlers['workbook.cancel']({ job })).toEqual({ ok: true, value: { cancelled: true } });
    expect(await audit).toMatchObject({ problem: { kind: 'cancelled', message: '已取消审核' } });
    expect(await texts).toMatchObject({ problem: { kind: 'cancelled', message: '已取消读取' } });
  });

  test('both are ended when they take too long or too much, and say what to do', async () => {
    const slow = beside({ ...LIMITS, milliseconds: 20 });
    const small = beside({ ...LIMITS, growth: 1 });
    const late = {
      problem: { message: expect.stringMatching(/^“公开\.pdf”处理超过 0 秒，已停止；请只保留/) },
    };
    const large = { problem: { message: expect.stringMatching(/^“公开\.pdf”内容过大，内存不够/) } };
    expect(await slow.audit({ path: pdf }, running())).toMatchObject(late);
    expect(await slow.texts({ path: pdf, project }, running())).toMatchObject(late);
    expect(await small.audit({ path: pdf }, running())).toMatchObject(large);
  });
});
