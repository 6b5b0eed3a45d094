import { describe, expect, test } from 'vitest';
import { explainPackProblems } from '#shared/kit/pack-problem';
import { recountOrdinals } from '#shared/kit/recount-ordinals';
import { layOutTable } from '#shared/layout/lay-out-table';
import type { TableLayout } from '#shared/layout/layout';
import type { Table } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { faultsWith, SHANXI_SOURCE } from '../shanxi-pack';

/** What a pack may leave out or leave open, shown on a table of two panels. */
const TABLE = `
id: "01"
title: 收支总表
shortTitle: 收支总表
sheet: 收支总表
orientation: portrait
caption: { scale: 单位： }
panels:
  - columns: [{ shows: label, title: 收入, width: 20 }, { amount: 1, title: 决算数, width: 15 }]
    items: [{ line: 收, label: 一、拨款 }, { fill: true }, { line: 总收, label: 总计 }]
  - columns: [{ shows: label, title: 支出, width: 20 }, { amount: 2, title: 决算数, width: 15 }]
    items:
      - { line: 教, label: 一、教育支出 }
      - { line: 债, label: 二、债务支出, optional: true }
      - { line: 他, label: 二、其他支出 }
      - { line: 总支, label: 总计 }
emptySentence: 说明：{{单位名称}}{{ 年度 }}年没有收支。
`;

const SOURCE = {
  directory: 'trial',
  files: {
    'pack.yaml': 'id: trial\ntitle: 试\nyear: 2024\nscale: 万元\norganisationKinds: [行政]\ntables: ["01"]\n',
    'tables/01.yaml': TABLE,
    'rules.txt': '1 | 算 错 | 01[总收,1] = 01[收,1] | 总计等于拨款\n',
  },
};

function trial(): Table {
  const pack = loadPack(SOURCE);
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  expect(pack.value.scale).toBe('wanyuan');
  return pack.value.tables[0]!;
}

function layOut(hidden: readonly string[]): TableLayout {
  return layOutTable(trial(), {
    lines: [],
    facts: { organisation: '某局', kind: '', year: 2024 },
    scale: 'wanyuan',
    empty: true,
    hidden: new Set(hidden),
  });
}

function labels(layout: TableLayout): string[] {
  return layout.body.map(({ cells }) =>
    cells.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : [])).join('|'),
  );
}

test('an optional line is printed only when it is not hidden; what follows counts on and stays level', () => {
  expect(labels(layOut(['债']))).toEqual(['一、拨款|一、教育支出', '二、其他支出', '总计|总计']);
  expect(labels(layOut([]))).toEqual(['一、拨款|一、教育支出', '二、债务支出', '三、其他支出', '总计|总计']);
});

test('without 表号, 部门 and 年度 nothing stands in their places, and messages use the title', () => {
  const layout = layOut([]);
  expect([layout.number, layout.caption]).toEqual(['', { organisation: '', year: '', scale: '单位：万元' }]);
  expect(trial().name).toBe('《收支总表》');
});

test('the sentence of an empty table names the unit and the year', () => {
  expect(layOut([]).notes).toEqual(['说明：某局2024年没有收支。']);
});

test('a name in double braces that is no fact is a fault of the pack', () => {
  const file = SHANXI_SOURCE.files['tables/08.yaml']!;
  expect(faultsWith({ 'tables/08.yaml': file.replace('说明：本表无数据', '说明：{{单位}}无数据') })).toEqual([
    'tables/08.yaml:1: “单位”不是项目的信息，双花括号里可写：单位名称、年度',
  ]);
});

describe('ordinals are counted through', () => {
  test.each([
    [
      ['一、甲', '三、乙', '合计', '九、丙'],
      ['一、甲', '二、乙', '合计', '三、丙'],
    ],
    [
      ['一、甲', '二、乙', '一、丙', '五、丁'],
      ['一、甲', '二、乙', '一、丙', '二、丁'],
    ],
    [
      ['甲', '（一）乙'],
      ['甲', '（一）乙'],
    ],
  ])('%j', (given, printed) => {
    expect(recountOrdinals(given)).toEqual(printed);
  });

  test('as far as 二十六', () => {
    const all = Array.from({ length: 26 }, (_, at) => (at === 0 ? '一、' : '三、'));
    expect(recountOrdinals(all).filter((_, at) => [9, 10, 19, 20, 25].includes(at))).toEqual([
      '十、',
      '十一、',
      '二十、',
      '二十一、',
      '二十六、',
    ]);
  });
});
