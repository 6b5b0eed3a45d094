import { read } from '@e965/xlsx';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ProjectDocument } from '#shared/document/document';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { scanXml } from '../../../electron/package/scan-xml';
import { exportWorkbook } from '../../../electron/services/export-workbook';
import { importFixture, loadShanxi, readFixture, sessionOf, workbookPath } from '../../support/reference';

const pack = loadShanxi();
const document = importFixture(pack, readFixture('filled')).document;
const template = workbookPath('template');
const seed = Number(process.env.FUZZ_SEED ?? 2022);

const nasty = fc.oneof(
  fc.constantFrom(
    ...["=cmd|' /C calc'!A0", '+1', '-2+3', '@SUM(1,1)', '=HYPERLINK("http://x.invalid")', '\t=1', '\r\n=1'],
    ...[
      ']]>',
      '<f>1+1</f>',
      '</t></is></c><c><f>1</f></c>',
      '&#0;',
      '&lt;',
      '<!--',
      '"\'',
      '_x0041_',
      '_x0041\u0007',
      'a\r\nb\rc',
      '_x005F_',
    ],
    ...[
      '\u0000\u0001\u001f',
      '\u007f',
      '\ufffe\uffff',
      '\ud800',
      '\udfff甲',
      '👨‍👩‍👧',
      '𠮷野家',
      '\u202e反',
      '\u2028',
    ],
    ...['1', '12', '#REF!', 'TRUE', '2024-01-01', "'=1", '%00', '——'],
    ...['长'.repeat(32_767), '长'.repeat(32_768), `${'长'.repeat(32_766)}𠮷`, '='.repeat(40_000)],
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

function withTexts(organisation: string, names: readonly string[]): ProjectDocument {
  let next = 0;
  const tables = [...document.tables].map(([id, content]) => {
    const lines = content.lines.map((line) => ({ ...line, name: names[next++ % names.length] ?? '' }));
    return [id, { ...content, lines }] as const;
  });
  return { ...document, facts: { ...document.facts, organisation }, tables: new Map(tables) };
}

/** What a cell can show of a text, written here anew. */
function shown(text: string): string {
  const kept = [...text].filter((character) => {
    const code = character.codePointAt(0)!;
    return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
  });
  let held = '';
  for (const character of kept) {
    if (held.length + character.length > 32_767) break;
    held += character;
  }
  return held;
}

/** Formulas as another program sees them, which has its own way of reading the package. */
function formulaCount(bytes: Uint8Array): number {
  const book = read(bytes, { type: 'array', dense: true });
  return Object.values(book.Sheets)
    .flatMap((sheet) => (sheet['!data'] ?? []).flat())
    .filter((cell) => cell?.f !== undefined).length;
}

const runs = [
  ['the filled template', { template }],
  ['the generated workbook', {}],
] as const;

// It stops by itself after 12 seconds, a run already begun being finished.
test.each(runs)('nothing typed becomes a formula or breaks %s', { timeout: 90_000 }, async (_, options) => {
  const plain = await exportWorkbook(sessionOf(pack, document), options);
  if (!plain.ok) throw new Error(plain.problem.message);
  const formulas = formulaCount(plain.value.bytes);
  const property = fc.asyncProperty(
    nasty,
    fc.array(nasty, { minLength: 1, maxLength: 8 }),
    async (name, names) => {
      const made = await exportWorkbook(sessionOf(pack, withTexts(name, names)), options);
      if (!made.ok) throw new Error(made.problem.message);
      const { bytes, report } = made.value;
      for (const [part, content] of Object.entries(unzipSync(bytes))) {
        if (/\.(xml|rels)$/.test(part)) expect([part, scanXml(content, SILENT)]).toEqual([part, undefined]);
      }
      expect(formulaCount(bytes)).toBe(formulas);
      const workbook = readWorkbook(bytes);
      if (!workbook.ok) throw new Error(workbook.problem.kind);
      const texts = new Set<string>();
      for (const { rows } of workbook.value.sheets) {
        for (const line of rows.values()) {
          for (const { kind, text } of line.values()) {
            if (kind === 'text') texts.add(text);
            expect(text.length).toBeLessThanOrEqual(32_767);
          }
        }
      }
      for (const text of names.map(shown)) if (text !== '') expect(texts).toContain(text);
      const organisation = shown(`部门名称：${name}`);
      expect([...texts].some((text) => text === organisation)).toBe(true);
      if (names.some((text) => shown(text).length < text.replace(/[^长=]/g, '').length)) {
        expect(report.warnings.join()).toMatch(/文字过长（Excel 一格最多 32767 个字），只写入了前面的部分/);
      }
    },
  );
  await fc.assert(property, {
    seed,
    numRuns: 60,
    interruptAfterTimeLimit: 12_000,
    markInterruptAsFailure: false,
  });
});

const SILENT = { open: () => undefined, text: () => undefined, close: () => undefined };
