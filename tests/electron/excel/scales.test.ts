import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUANTUM, SCALE_NAMES, SCALES } from '#shared/amount/amount';
import { exactAmount, roundedAmount } from '#shared/amount/format-amount';
import { parseAmount } from '#shared/amount/parse-amount';
import { newDocument } from '#shared/document/new-document';
import { planTemplate } from '#shared/export/plan-template';
import { importWorkbook } from '#shared/import/import-workbook';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { loadPack } from '#shared/pack-check/load-pack';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { packSource, sessionOf } from '../../support/reference';
import { plainBook, smallBook } from '../../support/small-books';

/** The pack whose tables are published in another unit. */
function packIn(word: string) {
  const { directory, files } = packSource('shanxi-2022');
  const yaml = `${files['pack.yaml'] ?? ''}\nscale: ${word}\n`;
  const pack = loadPack({ directory, files: { ...files, 'pack.yaml': yaml } });
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

describe.each(SCALES)('%s', (scale) => {
  test('exact digits read back as the same 分, and what is printed is nearest', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -9_000_000_000_000_000n, max: 9_000_000_000_000_000n }), (fen) => {
        expect(parseAmount(exactAmount(fen, scale), scale)).toEqual({ ok: true, value: fen });
        const printed = parseAmount(roundedAmount(fen, scale), scale);
        if (!printed.ok || typeof printed.value !== 'bigint') throw new Error('printed');
        const apart = printed.value > fen ? printed.value - fen : fen - printed.value;
        expect(apart * 2n <= QUANTUM[scale]).toBe(true);
      }),
    );
  });

  test('a pack may publish in it: its own workbook says so and is read again without a word', async () => {
    const pack = packIn(SCALE_NAMES[scale]);
    const session = sessionOf(pack, newDocument(pack, { organisation: '某局', kind: '行政', year: 2022 }));
    const value = 37n * QUANTUM[scale];
    const done = session.run({
      kind: 'set-cells',
      cells: [{ address: { table: '01', line: '29', column: 1 }, value }],
    });
    if (!done.ok) throw new Error(done.problem.kind);
    const book = plainBook(await generateWorkbook(session, { scale }));
    const texts = book.sheets.flatMap(({ rows }) => [...rows.values()].flatMap((row) => [...row.values()]));
    expect(texts.some(({ text }) => text === `金额单位：${SCALE_NAMES[scale]}`)).toBe(true);
    const read = importWorkbook(pack, book, 'w');
    if (!read.ok) throw new Error(read.problem.kind);
    expect(read.value.document.tables.get('01')?.scale).toBe(scale);
    expect(read.value.document.tables.get('01')?.entries.get('29')?.get(1)?.value).toBe(value);
    expect(read.value.report.issues.filter(({ rule }) => rule === 'G-5')).toEqual([]);
  });

  test('a template in the unit of the pack is filled in it', async () => {
    const pack = packIn(SCALE_NAMES[scale]);
    const session = sessionOf(pack, newDocument(pack, { organisation: '某局', kind: '行政', year: 2022 }));
    const template = plainBook(await smallBook({ unit: `金额单位：${SCALE_NAMES[scale]}` }));
    expect(planTemplate(session, template, undefined).ok).toBe(true);
  });
});

test.each(['千元', '亿元', '百万元'])(
  'a workbook in %s is read exactly by a pack in 元, and told with its place',
  async (unit) => {
    const pack = packIn('元');
    const body = [
      ['', '合计', 3.25, 3.25, 0],
      ['201', '一般公共服务支出', 3.25, 3.25, 0],
      ['20103', '政府办公厅（室）及相关机构事务', 3.25, 3.25, 0],
      ['2010301', '行政运行', 3.25, 3.25, 0],
    ];
    const book = plainBook(await smallBook({ unit: `金额单位：${unit}`, body }));
    const read = importWorkbook(pack, book, 'w');
    if (!read.ok) throw new Error(read.problem.kind);
    const power = { 千元: 3, 百万元: 6, 亿元: 8 }[unit] ?? 0;
    expect(read.value.document.tables.get('05')?.entries.get('2010301')?.get(2)?.value).toBe(
      325n * 10n ** BigInt(power),
    );
    const [told] = read.value.report.issues.filter(({ rule }) => rule === 'G-5');
    expect(told?.severity).toBe('error');
    expect(told?.place).toContain('!');
  },
);
