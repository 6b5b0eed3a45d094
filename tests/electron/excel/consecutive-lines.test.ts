import { expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { layOutTable } from '#shared/layout/lay-out-table';
import { loadPack } from '#shared/pack-check/load-pack';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { at } from '../../shared/shanxi-pack';
import { importFixture, sessionOf } from '../../support/reference';

/** A table whose 行次 are counted as the rows stand, with a row that only some offices print and a gap. */
const TABLE = `id: "01"
title: 收入支出决算总表
shortTitle: 总表
sheet: 总表
orientation: portrait
caption: { year: 年度, scale: 单位： }
consecutive: true
panels:
  - title: 收入
    columns:
      - { shows: label, title: 项目, width: 20 }
      - { shows: number, title: 行次, width: 6 }
      - { amount: 1, title: 决算数, width: 12 }
    items:
      - { line: 拨款, label: 财政拨款 }
      - { fill: true }
      - { line: 总计收, label: 总计 }
  - title: 支出
    columns:
      - { shows: label, title: 项目, width: 20 }
      - { shows: number, title: 行次, width: 6 }
      - { amount: 2, title: 决算数, width: 12 }
    items:
      - { line: 基本, label: 基本支出 }
      - { line: 经营, label: 经营支出, optional: true }
      - { line: 项目, label: 项目支出 }
      - { line: 总计支, label: 总计 }
`;
const loaded = loadPack({
  directory: '',
  files: {
    'pack.yaml': 'id: small\ntitle: 小表样\nyear: 2024\norganisationKinds: [行政]\ntables: ["01"]\n',
    'tables/01.yaml': TABLE,
    'rules.txt': '',
  },
});
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem));
const pack = loaded.value;
const facts = { organisation: '某局', kind: '', year: 2024 };

function numbers(hidden: readonly string[]): (string | undefined)[][] {
  const { body } = layOutTable(pack.tables[0]!, {
    lines: [],
    hidden: new Set(hidden),
    facts,
    scale: 'yuan',
    empty: false,
  });
  return body.map(({ cells }) =>
    [1, 4].map((column) => {
      const content = cells.find((cell) => cell.column === column)?.content;
      return content?.kind === 'text' ? content.text : undefined;
    }),
  );
}

test('行次 are counted down each panel and on in the next, with the gap and without the row that is not printed', () => {
  expect(numbers([])).toEqual([
    ['1', '5'],
    ['2', '6'],
    ['3', '7'],
    ['4', '8'],
  ]);
  expect(numbers(['经营'])).toEqual([
    ['1', '4'],
    ['2', '5'],
    ['3', '6'],
  ]);
});

test('a workbook with these 行次 reads back, whichever rows it prints', async () => {
  for (const line of ['经营', '项目']) {
    const session = sessionOf(pack, newDocument(pack, facts));
    const filled = session.run({
      kind: 'set-cells',
      cells: [
        { address: at(`01[${line},2]`), value: 100n },
        { address: at('01[总计收,1]'), value: 200n },
        { address: at('01[总计支,2]'), value: 300n },
      ],
    });
    expect(filled.ok).toBe(true);
    const book = readWorkbook(await generateWorkbook(session, { scale: 'yuan' }));
    if (!book.ok) throw new Error(book.problem.kind);
    const { document } = importFixture(pack, book.value);
    expect(document.issues).toEqual([]);
    expect(document.tables.get('01')!.entries).toEqual(session.document().tables.get('01')!.entries);
  }
});
