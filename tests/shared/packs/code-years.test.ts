import { describe, expect, test } from 'vitest';
import { BUILT_IN_IDS } from '../../support/built-in-packs';
import { packSource } from '../../support/reference';
import { loadBuiltIn } from '../../support/sample-report';

/**
 * What changed in 2024 and 2025, from notices and published accounts (domain.md, A, functional codes): 20139 was in use in
 * accounts of 2024; 22198 in accounts of 2025, inside the fund table; 22006 and 2300412 came with 财预〔2024〕22号, 2170404,
 * 22911 and 23107 with 财预〔2025〕41号.
 */
const IN_USE = [
  { code: '20139', name: '社会工作事务', budget: '一般公共预算', years: '2024' },
  { code: '2013901', name: '行政运行', budget: '一般公共预算', years: '2024' },
  { code: '2013950', name: '事业运行', budget: '一般公共预算', years: '2024' },
  { code: '2013999', name: '其他社会工作事务支出', budget: '一般公共预算', years: '2024' },
  { code: '221', name: '住房保障支出', budget: '政府性基金', years: '2025;2026' },
  { code: '22198', name: '超长期特别国债安排的支出', budget: '政府性基金', years: '2025;2026' },
  { code: '2219899', name: '其他住房保障支出', budget: '政府性基金', years: '2025;2026' },
];

const ANNOUNCED = [
  { code: '22006', name: '耕地保护考核奖惩基金支出', from: 2024 },
  { code: '2300412', name: '自然资源海洋气象等', from: 2024 },
  { code: '2170404', name: '中央金融机构注资特别国债支出', from: 2025 },
  { code: '22911', name: '中央金融机构注资特别国债财务基金支出', from: 2025 },
  { code: '23107', name: '中央金融机构注资特别国债还本支出', from: 2025 },
];

describe.each(BUILT_IN_IDS)('%s', (id) => {
  const { files } = packSource(id);
  const rows = (files['dictionary/functional.csv'] ?? '').split('\n').map((row) => row.split(','));

  test('a code that published accounts print is dated by them', () => {
    for (const { code, name, budget, years } of IN_USE) {
      const [row, ...more] = rows.filter((one) => one[0] === code && one[3] === budget);
      expect([row?.[1], row?.[4], more]).toEqual([name, years, []]);
    }
  });

  test('a code that a notice brings is listed from its year on, as not yet read in any account', () => {
    const pack = loadBuiltIn(id);
    const known = new Map(pack.dictionary.map((entry) => [entry.code, entry]));
    for (const { code, name, from } of ANNOUNCED) {
      const expected = pack.year >= from ? { name, verified: false } : undefined;
      const entry = known.get(code);
      expect([code, entry && { name: entry.name, verified: entry.verified }]).toEqual([code, expected]);
    }
  });
});
