import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseReport } from '#shared/narrative/compose-report';
import { loadPack } from '#shared/pack-check/load-pack';
import type { Report } from '#shared/report/blocks';
import { inlineText } from '#shared/report/inline';
import type { Session } from '#shared/session/session';
import { packSource } from '../../support/reference';
import { shanghaiSession } from '../../support/shanghai-report';
import { placeOf, reportOf, tablesLastSession } from '../../support/tables-last';
import { xinzhouSession } from '../../support/xinzhou-report';

/** Rows of the grids of a part, as texts. */
function grids(session: Session, part: string): readonly (readonly (readonly string[])[])[] {
  return gridsOf(reportOf(session, { part }));
}

function gridsOf({ blocks }: Report): readonly (readonly (readonly string[])[])[] {
  return blocks.flatMap((block) =>
    block.kind === 'grid' ? [block.grid.rows.map((row) => row.map(inlineText))] : [],
  );
}

const PACKS = readdirSync(fileURLToPath(new URL('../../../shared/packs', import.meta.url)));

test.each(PACKS)('%s prints 自查表, the register and the 检查表 on request', (id) => {
  const pack = loadPack(packSource(id));
  if (!pack.ok) throw new Error(id);
  const report = parseReport(pack.value);
  if (!report?.ok) throw new Error(id);
  const kinds = report.value.plan.parts.filter(({ onRequest }) => onRequest).map(({ kind }) => kind);
  expect(kinds).toEqual(['self-check', 'explanations', 'inspection']);
});

test('the sheet counts every finding once, table by table', () => {
  const session = xinzhouSession();
  const { pass, fail, rounding, notApplicable, notRun } = session.summary();
  const [counts = []] = grids(session, '自查表');
  expect(counts.at(-1)).toEqual(['合计', ...[pass, fail, rounding, notApplicable, notRun].map(String)]);
  const sums = [1, 2, 3, 4, 5].map((at) =>
    counts.slice(0, -1).reduce((sum, row) => sum + Number(row[at]), 0),
  );
  expect(sums.map(String)).toEqual(counts.at(-1)?.slice(1));
});

test('every rule stands once, and one that was not run is not among those that passed', () => {
  const session = xinzhouSession();
  const [, rules = []] = grids(session, '自查表');
  const numbers = rules.map(([id]) => id);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const { id } of session.pack.rules) expect(numbers).toContain(id);

  const alone = shanghaiSession(false);
  const states = new Map((grids(alone, '自查表')[1] ?? []).map(([id = '', , state = '']) => [id, state]));
  expect(states.get('P-1')).toMatch(/^未执行 \d+ 处$/);
  expect(grids(alone, '检查表')[0]?.at(-1)?.slice(3)).toEqual([
    '未执行',
    expect.stringContaining('没有导入上年数'),
  ]);
});

test('what fails is told one by one, with what the clerk wrote on it, and the register has it too', () => {
  const session = tablesLastSession();
  session.run({ kind: 'override-cell', address: placeOf('01[收入合计,1]'), value: 1n });
  const failing = session.failing();
  expect(failing.length).toBeGreaterThan(0);
  const key = failing[0]?.key ?? '';
  session.run({ kind: 'explain', finding: key, text: '上级要求如此填列' });
  const [, rules = [], failures = []] = grids(session, '自查表');
  expect(failures.map(([rule]) => rule)).toEqual(failing.map(({ rule }) => rule));
  expect(rules.find(([id]) => id === failing[0]?.rule)?.[2]).toMatch(/^不通过 1 处/);
  expect(rules.find(([id]) => id === failing[0]?.rule)?.[3]).toBe('上级要求如此填列');
  expect(grids(session, '登记表')[0]).toEqual([
    [failing[0]?.rule, failing[0]?.message, '不通过', '上级要求如此填列'],
  ]);
});

test('the bureau’s sheet answers from what is known and asks for what only a person knows', () => {
  const session = tablesLastSession();
  const [rows = []] = grids(session, '检查表');
  expect(rows.map(([, dimension, , answer]) => [dimension, answer])).toEqual([
    ['及时性', '由检查人判断'],
    ['完整性', '是'],
    ['完整性', '否'],
    ['细化程度', '是'],
    ['真实性', '是'],
  ]);
  expect(rows[0]?.[4]).toBe('【待填写：公开日期】');
  expect(rows[2]?.[4]).toContain('没有填写“职责”');

  session.run({ kind: 'set-cells', cells: [{ address: placeOf('S1[人数,1]'), value: null }] });
  session.run({ kind: 'set-text', key: '公开日期', text: '2025年9月10日' });
  session.run({ kind: 'override-cell', address: placeOf('01[收入合计,1]'), value: 1n });
  const [changed = []] = grids(session, '检查表');
  expect(changed[0]?.[4]).toBe('2025年9月10日');
  expect(changed[3]?.slice(3)).toEqual(['否', expect.stringContaining('在职人数（人）')]);
  expect(changed[4]?.slice(3)).toEqual(['否', '不符合 1 处：01-1']);
});

test('what is printed on request is not published unless it is asked for', () => {
  const session = tablesLastSession();
  const headings = (append: readonly string[]) =>
    reportOf(session, { append }).blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [inlineText(block.content)] : [],
    );
  expect(headings([])).not.toContain('自查表');
  expect(headings(['自查表', '检查表']).slice(-2)).toEqual(['自查表', '情况检查表']);
});
