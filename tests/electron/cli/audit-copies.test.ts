import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { parseAddress } from '#shared/document/address';
import { saveProject } from '#shared/project-file/save-project';
import { readAuditCommandLine } from '../../../electron/cli/audit-command-line';
import { type CommandResult, unusable } from '../../../electron/cli/command-result';
import { runAudit } from '../../../electron/cli/run-audit';
import { written } from '../../../electron/cli/write-result';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { reportDocument } from '../../../electron/services/report-document';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { sampleSession } from '../../support/said-by-report';

const packs = openPackLibrary(BUILT_IN_PACKS);
let folder = '';
/** A cell that the project says otherwise than the document. */
let CHANGED = '';

/** A document of our own with one number of a sentence changed by hand, as .docx and as .pdf. */
const WRONG = '17,066,325.64';
const RIGHT = '17,066,325.46';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-copies-'));
  const session = await sampleSession('shanxi-2022');
  const made = await reportDocument(session, { format: 'docx', timestamp: 1 });
  if (!made.ok) throw new Error(made.problem.message);
  const parts = unzipSync(made.value.bytes);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  // Every number of a sentence stands in a run of its own.
  const sentence = new RegExp(`(基本支出(?:<[^>]+>)*)${RIGHT}(元(?:<[^>]+>)*，占比)`, 'g');
  expect(xml.match(sentence)).toHaveLength(1);
  parts['word/document.xml'] = strToU8(xml.replace(sentence, `$1${WRONG}$2`));
  writeFileSync(join(folder, '公开.docx'), zipSync(parts));
  const pdf = await reportDocument(session, { format: 'pdf', timestamp: 1 });
  if (!pdf.ok) throw new Error(pdf.problem.message);
  writeFileSync(join(folder, '公开.pdf'), pdf.value.bytes);
  CHANGED = session
    .addresses()
    .filter((cell) => cell.startsWith('02[') && session.cell(cell)?.kind === 'input')
    .slice(0, 1)
    .join('');
  const address = parseAddress(CHANGED);
  if (!address) throw new Error('no cell to change');
  session.run({ kind: 'set-cells', cells: [{ address, value: 123_45n }] });
  writeFileSync(join(folder, '项目.juesuan'), saveProject(session.pack, session.document()));
}, 120_000);

async function audit(...words: string[]): Promise<CommandResult> {
  const line = readAuditCommandLine(words, folder);
  return line.ok ? await written(await runAudit(line.value, packs)) : unusable(line.problem);
}

type Told = { readonly findings: { state: string; place: { quote: string } }[] };

function about(told: CommandResult, words: string): unknown[] {
  const { findings }: Told = JSON.parse(told.out);
  return findings.filter(({ state, place }) => state === 'fail' && place.quote.includes(words));
}

test('--annotate puts the finding at its words, and the copy reads as the document did', {
  timeout: 60_000,
}, async () => {
  const told = await audit('公开.docx', '--annotate', '批注.docx');
  expect(told.exit).toBe(1);
  expect(told.out).toMatch(/已写入 .*批注\.docx：批注 \d+ 处在原文的字上/);
  const comments = strFromU8(
    unzipSync(readFileSync(join(folder, '批注.docx')))['word/comments.xml'] ?? new Uint8Array(),
  );
  expect(comments).toContain(RIGHT);
  const again = await audit('批注.docx', '--json');
  expect(about(again, WRONG)).toEqual(about(await audit('公开.docx', '--json'), WRONG));
});

test('--mend writes what is right; audited again the mistake is gone and no other has come', {
  timeout: 60_000,
}, async () => {
  const before = await audit('公开.docx', '--json');
  expect(about(before, WRONG)).not.toEqual([]);
  const told = await audit('公开.docx', '--mend', '改正.docx');
  expect(told.out).toMatch(new RegExp(`已改　.*${WRONG}.*→.*${RIGHT}`));
  const after = await audit('改正.docx', '--json');
  expect(about(after, WRONG)).toEqual([]);
  const errors = (of: CommandResult): number => JSON.parse(of.out).summary.errors;
  expect(errors(after)).toBeLessThan(errors(before));
});

test('--take lists what the tables say otherwise, and writes it only where it is told to', {
  timeout: 60_000,
}, async () => {
  const words = ['公开.docx', '--against', '项目.juesuan', '--take'];
  const listed = await audit(...words);
  expect(listed.out).toContain('要取入 1 处，没有取 0 处');
  expect(listed.out).toContain(CHANGED);
  expect(listed.out).toContain('123.45 → ');
  expect(listed.exit).toBe(0);
  await audit(...words, '-o', '取回.juesuan');
  const again = await audit('公开.docx', '--against', '取回.juesuan', '--take');
  expect(again.out).toContain('文本的各表与项目相同，没有要取的数');
  const same = await audit(...words, '-o', '项目.juesuan');
  expect(same.error).toContain('不能就是原项目');
});

test('a PDF is marked, and the findings are listed in a workbook', { timeout: 60_000 }, async () => {
  const told = await audit('公开.pdf', '--annotate', '批注.pdf');
  expect(told.out).toMatch(/已写入 .*批注\.pdf/);
  await audit('公开.docx', '--annotate', '列表.xlsx');
  const list = readWorkbook(readFileSync(join(folder, '列表.xlsx')));
  if (!list.ok) throw new Error(list.problem.kind);
  const cells = [...(list.value.sheets[0]?.rows.values() ?? [])].flatMap((row) =>
    [...row.values()].map(({ text }) => text),
  );
  expect(cells).toContain('位置');
  expect(cells.join('\n')).toContain(WRONG);
});

test.each([
  [['公开.docx', '--annotate', '公开.docx'], '不能就是原文件'],
  [['公开.docx', '--annotate', 'x.pdf'], '应以 .docx 结尾'],
  [['公开.pdf', '--mend', 'x.docx'], '不是 .docx，不能改正'],
  [['公开.docx', '--annotate', 'a.docx', '--mend', 'b.docx'], '一次只能用一个'],
  [['公开.docx', '公开.pdf', '--annotate', 'a.docx'], '一次只能写一个文本'],
])('%j is refused in words', { timeout: 60_000 }, async (words, why) => {
  const told = await audit(...words);
  expect(told.exit).toBe(2);
  expect(told.error).toContain(why);
});
