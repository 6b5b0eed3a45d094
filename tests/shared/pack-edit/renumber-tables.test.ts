import { describe, expect, test } from 'vitest';
import type { PackSource } from '#shared/pack/pack';
import { renumberTables } from '#shared/pack-edit/renumber-tables';
import { verifyPack } from '#shared/pack-test/verify-pack';
import { packSource } from '../../support/reference';

function renumbered(source: PackSource, moves: Readonly<Record<string, string>>): PackSource {
  const made = renumberTables(source, new Map(Object.entries(moves)));
  if (!made.ok) throw new Error(made.problem.map(({ reason }) => reason).join());
  const files = Object.fromEntries(
    Object.entries({ ...source.files, ...made.value.files }).filter(
      ([path]) => !made.value.gone.includes(path),
    ),
  );
  return { ...source, files };
}

const SHANXI = packSource('shanxi-2022');
/** As central departments order them: 三公 last. */
const CENTRAL = { '07': '09', '08': '07', '09': '08' };
const BACK = { '09': '07', '07': '08', '08': '09' };

describe('tables change places', () => {
  const there = renumbered(SHANXI, CENTRAL);

  test('and every rule, test, sentence and figure goes with them', () => {
    const { problems, tests } = verifyPack(there);
    expect(problems).toEqual([]);
    expect(tests.filter(({ holds }) => !holds)).toEqual([]);
    expect(there.files['tables/09.yaml']).toContain(
      'id: "09"\ntitle: 财政拨款“三公”经费支出决算表\nnumber: 公开09表\n',
    );
    expect(there.files['rules.txt']).toContain('09-1 | 算 错 | 09[1,1] = 09[1,2] + 09[1,3] + 09[1,6] |');
    expect(there.files['rules.txt']).toContain(
      '03[各码(05, 07, 08),1:3] >= 05[同码,1:3] + 07[同码,3:5] + 08[同码,1:3]',
    );
    expect(there.files['rules.txt']).toContain('= 上年.07[合计,6]');
    expect(there.files['rules.txt']).toContain('编码有效(02, 03, 05, 07, 08)');
    expect(there.files['report.yaml']).toContain('cells: ["09[1,10]", "09[1,11]"]');
  });

  test('there and back is as it was', () => {
    expect(renumbered(there, BACK).files).toEqual(SHANXI.files);
  });
});

test('a table may get a name that none has', () => {
  const made = renumbered(SHANXI, { '10': '附1' });
  expect(verifyPack(made).problems).toEqual([]);
  expect(made.files['pack.yaml']).toContain('"09", "附1"]');
  expect(Object.keys(made.files)).not.toContain('tables/10.yaml');
});

test.each([
  [{ '11': '12' }, '表样包没有表 11'],
  [{ '07': '08' }, '已经有表 08，它也要改时请一并写明'],
  [{ '07': '20', '08': '20' }, '不同的表不能改成同一编号'],
  [{ '07': 'a/b' }, '表的编号不能是“a/b”'],
])('%o is refused', (moves, reason) => {
  const made = renumberTables(SHANXI, new Map(Object.entries(moves as Record<string, string>)));
  expect(made).toMatchObject({ ok: false, problem: [{ reason }] });
});
