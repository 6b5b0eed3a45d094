import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { present } from '#shared/kit/assert';
import { officialTables } from '#shared/pack/table-shape';
import { type Block, blockInlines } from '#shared/report/blocks';
import { missingParts } from '#shared/report/missing-parts';
import { blockText, reportText } from '#shared/report/plain-text';
import { sampleWithPrior } from '../../support/sample-report';
import { faultOf } from '../../support/sentence-oracle';
import { reportOf } from '../../support/tables-last';

const PACKS = readdirSync(fileURLToPath(new URL('../../../shared/packs', import.meta.url)));

/** The published document of every pack of the program, made of its own sample and a year before it. */
describe.each(PACKS)('%s', (id) => {
  const session = sampleWithPrior(id);
  const report = reportOf(session);
  const inlines = report.blocks.flatMap(blockInlines);

  test('every number of the sentences is one that cells give, and every direction word agrees', () => {
    const { wording } = present(session.pack.report, 'a pack has a document');
    const bound = inlines.flatMap((inline) => (inline.kind === 'bound' ? [inline] : []));
    expect(bound.length).toBeGreaterThan(80);
    expect(bound.flatMap((inline) => faultOf(inline, session, wording) ?? [])).toEqual([]);
    expect(bound.filter(({ text }) => /增加|减少/.test(text)).length).toBeGreaterThan(3);
  });

  test('no amount or share stands in the words of the templates', () => {
    const words = inlines.flatMap((inline) => (inline.kind === 'text' ? [inline.text] : []));
    expect(words.filter((text) => /\d[\d,]*\.\d\d|\d%|XX|\{|\}/.test(text))).toEqual([]);
  });

  test('nothing but what the clerk fills in is missing from the sample’s document', () => {
    expect(missingParts(report).filter((part) => !/^(?:没有填写|待填写)/.test(part))).toEqual([]);
  });

  test('every official table is printed once', () => {
    const printed = report.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
    expect(printed).toEqual(officialTables(session.pack).map(({ id: table }) => table));
  });

  test('its sections are numbered through', () => {
    const numbers = sections(report.blocks).map(([, ...numbered]) => numbered);
    for (const each of numbers) expect(each).toEqual(NUMERALS.slice(0, each.length));
  });
});

const NUMERALS = '一二三四五六七八九十'
  .split('')
  .flatMap((one, at, all) => (at < 9 ? [one] : [one, ...all.slice(0, 5).map((next) => `十${next}`)]));

/** Of each part its title and the numerals of its sections. */
function sections(blocks: readonly Block[]): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    const text = blockText(block);
    if (block.level === 1) found.push([text]);
    const numeral = block.level === 2 && /^([一二三四五六七八九十]+)、/.exec(text)?.[1];
    if (numeral) found.at(-1)?.push(numeral);
  }
  return found;
}

test.each([
  [
    'sichuan-2024',
    [
      '第一部分　部门概况',
      '第二部分　2024年度部门决算情况说明',
      '第三部分　名词解释',
      '第四部分　附件',
      '第五部分　附表',
    ],
  ],
  [
    'beijing-2024',
    [
      '第一部分　2024年度部门决算报表',
      '第二部分　2024年度部门决算说明',
      '第三部分　2024年度其他重要事项的情况说明',
      '第四部分　2024年度部门绩效评价情况',
    ],
  ],
])('the parts of %s stand in the order of that place', (id, parts) => {
  expect(sections(reportOf(sampleWithPrior(id)).blocks).map(([title]) => title)).toEqual(parts);
});

test.each([
  [
    'sichuan-2024',
    '一般公共预算财政拨款收入1000.00万元，占90.05%；政府性基金预算财政拨款收入100.00万元，占9.00%',
  ],
  ['sichuan-2024', '上级补助收入0.00万元，占0.00%；'],
  [
    'beijing-2024',
    '1.财政拨款收入1106.00万元，占收入合计的99.59%。其中：一般公共预算财政拨款收入1000.00万元',
  ],
  ['beijing-2024', '政府购买服务决算105.00万元，其中：公共服务40.00万元，占38.10%'],
  ['zhejiang-2024', '分单位看：示范厅本级983.00万元，占88.52%；示范服务中心127.50万元，占11.48%。'],
  ['central-2024', '2024年度收入总计1,127.50万元、支出总计1,127.50万元。'],
])('%s says it as that place does: %s', (id, sentence) => {
  expect(reportText(reportOf(sampleWithPrior(id)))).toContain(sentence);
});

test('the charts of sichuan-2024 stand in their order, each where its section speaks of it', () => {
  const charts = reportOf(sampleWithPrior('sichuan-2024')).blocks.flatMap((block) =>
    block.kind === 'chart' ? [block.chart.title] : [],
  );
  expect(charts.map((title) => title.slice(0, 2))).toEqual(['图1', '图2', '图3', '图4', '图5', '图6', '图7']);
});
