import { expect, test } from 'vitest';
import { aimPaste } from '#shared/clipboard/aim-paste';
import { pasteCommand, planPaste } from '#shared/clipboard/plan-paste';
import { newDocument } from '#shared/document/new-document';
import { layOutTable } from '#shared/layout/lay-out-table';
import { loadPack } from '#shared/pack-check/load-pack';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { gridShape } from '#shared/selection/grid-shape';
import type { Session } from '#shared/session/session';
import { generateWorkbook } from '../../../electron/excel/generate-workbook';
import { readWorkbook } from '../../../electron/excel/read-workbook';
import { textBlock } from '../../shared/clipboard/block-of-sheet';
import { at, findingsOf, shown } from '../../shared/shanxi-pack';
import { importFixture, sessionOf } from '../../support/reference';

/** Rows that are units, called as a finance office calls them: 111, 111-001, 111-A02. */
const loaded = loadPack({
  directory: '',
  files: {
    'pack.yaml': `id: units
title: 分单位
year: 2024
organisationKinds: [行政]
tables: ["01"]
dictionary:
  - { file: dictionary/units.csv, classification: 单位, verified: true }
`,
    'dictionary/units.csv': 'code,name\n111,某部门\n111-001,某部门本级\n',
    'tables/01.yaml': `id: "01"
title: 收入决算表（分单位）
shortTitle: 收入决算表
sheet: 收入
orientation: portrait
caption: { year: 年度, scale: 单位： }
panels:
  - columns:
      - { shows: code, title: 单位编码, width: 12 }
      - { shows: name, title: 单位名称, width: 20 }
      - { amount: 1, title: 本年收入, width: 14 }
    items:
      - { line: 合计, label: 合计, total: true }
      - { codes: 单位, levels: [3, 7], letters: true }
`,
    'rules.txt': `01-1 | 算 错 | 01[上级,1] = sum(01[下级,1]) | 部门等于所属单位之和
G-1 | 核 错 | 编码有效(01) | 单位编码有效
G-4 | 核 示 | 合于词典(01) | 单位名称与词典一致
X | 核 警 | 01[111-001,1] <= 01[合计,1] | 本级不大于合计
`,
  },
});
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem));
const pack = loaded.value;
const facts = { organisation: '某部门', kind: '', year: 2024 };
const LINES = [
  { code: '111', name: '某部门' },
  { code: '111-001', name: '某部门本级' },
  { code: '111-A02', name: '某中心' },
];

function filled(): Session {
  const session = sessionOf(pack, newDocument(pack, facts));
  const lines = LINES.slice(1);
  const done = session.run({
    kind: 'together',
    steps: [
      { kind: 'insert-lines', table: '01', lines, names: { '111': '某部门' }, moveAmounts: false },
      {
        kind: 'set-cells',
        cells: [
          { address: at('01[111-001,1]'), value: 500n },
          { address: at('01[111-A02,1]'), value: 300n },
        ],
      },
    ],
  });
  if (!done.ok) throw new Error(done.problem.kind);
  return session;
}

test('they are inserted with what stands above them, added up, saved and opened', () => {
  const session = filled();
  expect(session.document().tables.get('01')!.lines).toEqual(LINES);
  expect([shown(session, '01[111,1]'), shown(session, '01[合计,1]')]).toEqual(['8.00', '8.00']);
  expect(findingsOf(session, 'G-1')[0]?.state).toBe('pass');
  expect(findingsOf(session, 'X')[0]?.state).toBe('pass');
  const opened = openProject(saveProject(pack, session.document()));
  const document = opened.ok ? opened.value.withPack(pack) : undefined;
  expect(document?.ok && document.value.tables.get('01')!.lines).toEqual(LINES);
});

test('a code of other characters or another length is refused', () => {
  const session = sessionOf(pack, newDocument(pack, facts));
  for (const code of ['111_001', '111-0012', 'ABC', '某部门一二三四']) {
    const lines = [{ code, name: '' }];
    expect(
      session.run({ kind: 'insert-lines', table: '01', lines, names: {}, moveAmounts: false }),
    ).toMatchObject({
      ok: false,
      problem: { kind: 'bad-code' },
    });
  }
});

test('they are printed, read back, and known in a pasted block', async () => {
  const session = filled();
  const book = readWorkbook(await generateWorkbook(session, { scale: 'yuan' }));
  if (!book.ok) throw new Error(book.problem.kind);
  const { document } = importFixture(pack, book.value);
  expect(document.issues).toEqual([]);
  expect(document.tables.get('01')).toEqual(session.document().tables.get('01'));

  const empty = sessionOf(pack, newDocument(pack, facts));
  const shape = gridShape(
    layOutTable(pack.tables[0]!, { lines: [], facts, scale: 'yuan', empty: false, hidden: new Set() }),
  );
  const range = { top: 0, left: 0, bottom: 0, right: 0 };
  const aim = aimPaste(empty, textBlock('111-001\t某部门本级\t5.00\n111-A02\t某中心\t3.00'), {
    ...{ table: '01', shape, range, scale: 'yuan' as const },
  });
  if (!aim.ok) throw new Error(aim.problem);
  const planned = planPaste(empty, { table: '01' }, aim.value);
  if (!planned.ok) throw new Error(planned.problem);
  expect(empty.run(pasteCommand(planned.value, new Set())).ok).toBe(true);
  expect(shown(empty, '01[合计,1]')).toBe('8.00');
});
