import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { auditFile } from '../../../electron/services/audit-file';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';

/** Published documents are no part of the project; where they are not beside it, this is told as skipped. */
const FOLDER = join(fileURLToPath(new URL('../../../..', import.meta.url)), 'shared', 'reference', 'audit');
const IS_BESIDE = existsSync(FOLDER);

async function wrongIn(name: string): Promise<readonly string[]> {
  const audited = await auditFile(join(FOLDER, name), { packs: openPackLibrary(BUILT_IN_PACKS) });
  if (!audited.ok) throw new Error(audited.problem.message);
  const { pack, organisation, year, findings } = audited.value.report;
  expect([pack, organisation, year]).toEqual(['shanghai-2024', '上海市普陀区财政局', 2024]);
  return findings.flatMap(({ rule, state, severity, place }) =>
    state === 'fail' && severity === 'error' ? [`${rule} ${place.quote}`] : [],
  );
}

/** Truly wrong in both, as calculating again shows: 2106.66 ÷ 2940.05 is 71.65 %; 奖励金 is 0.31, 个人农业生产补贴 nothing. */
const PUBLISHED = ['D-21 71.73%', 'D-25 个人农业生产补贴'];

test.skipIf(!IS_BESIDE)(
  'of a published document only what is truly wrong is told',
  async () => {
    const wrong = await wrongIn('district-finance-2024.pdf');
    // 财政拨款收入支出总计 is 2961.68万元.
    expect(wrong.filter((each) => !each.startsWith('D-25 基本工资'))).toEqual(['D-20 0.3万元', ...PUBLISHED]);
  },
  120_000,
);

test.skipIf(!IS_BESIDE)(
  'in its altered copy every alteration is told',
  async () => {
    const wrong = await wrongIn('district-finance-2024-altered.pdf');
    expect(wrong.filter((each) => !each.startsWith('D-25 基本工资'))).toEqual([
      'D-10 ', // 支出决算表 is taken out
      'D-30 XX',
      'D-31 2023', // the heading of part three
      'D-20 0万元',
      'D-21 71.73%',
      'D-24 大于',
      'D-24 大于',
      'D-24 等于',
      'D-25 个人农业生产补贴',
      'D-20 0.95万元', // the amounts of table 七 are taken out
      'D-31 2023', // 截至2023年12月31日
    ]);
  },
  120_000,
);
