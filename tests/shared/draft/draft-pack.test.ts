import { describe, expect, test } from 'vitest';
import { draftPack, type PackDraft } from '#shared/draft/draft-pack';
import { explainPackProblems } from '#shared/kit/pack-problem';
import type { Pack } from '#shared/pack/pack';
import { loadPack } from '#shared/pack-check/load-pack';
import { verifyPack } from '#shared/pack-test/verify-pack';
import type { PlainWorkbook, Sheet } from '#shared/workbook/sheet';
import { numberCell, withCell } from '../../support/edit-sheet';
import { printedCells } from '../../support/printed-cells';
import {
  importFixture,
  loadShanghai,
  loadShanxi,
  readFixture,
  sessionOf,
  type WORKBOOKS,
} from '../../support/reference';

const shanxi = loadShanxi();
const shanghai = loadShanghai();
const known = [...shanxi.dictionary, ...shanghai.dictionary];

function draftOf(workbook: PlainWorkbook): PackDraft {
  const draft = draftPack(workbook, { id: 'draft-2024' }, known);
  if (!draft.ok) throw new Error(draft.problem);
  return draft.value;
}

function packOf(files: PackDraft['files']): Pack {
  const pack = loadPack({ directory: '', files });
  if (!pack.ok) throw new Error(explainPackProblems(pack.problem));
  return pack.value;
}

const drafts = {
  filled: draftOf(readFixture('filled')),
  shanghai: draftOf(readFixture('shanghai')),
  shanghaiSplit: draftOf(readFixture('shanghaiSplit')),
};

function rulesOf(draft: PackDraft): string[] {
  return draft.files['rules.txt']!.split('\n');
}

/** `01-1 | 算 错 | … | …` → the formula, of the rules in effect. */
function inEffect(draft: PackDraft): string[] {
  return rulesOf(draft).flatMap((line) => (/^[^#|]+\|/.test(line) ? [line.split('|')[2]!.trim()] : []));
}

/** Every figure that the hand-made pack reads from the sample, by where it stands. */
function placesOf(pack: Pack, workbook: PlainWorkbook): string[] {
  return printedCells(pack, workbook)
    .map(({ sheet, row, column, text }) => `${sheet} ${row} ${column} ${text}`)
    .sort();
}

test.each([
  ['filled', shanxi],
  ['shanghai', shanghai],
  ['shanghaiSplit', shanghai],
] as const)('a pack drafted from %s reads the figures that the hand-made pack reads', (name, pack) => {
  const workbook = readFixture(name satisfies keyof typeof WORKBOOKS);
  expect(drafts[name].faults).toEqual([]);
  expect(placesOf(packOf(drafts[name].files), workbook)).toEqual(placesOf(pack, workbook));
});

test('tables, columns and lines are those of the sample', () => {
  const { files } = drafts.filled;
  expect(files['tables/01.yaml']).toContain('- { line: "32", label: 一、一般公共服务支出, class: "201" }');
  expect(files['tables/01.yaml']).toContain('- { unlabelled: "9" }');
  expect(files['tables/06.yaml']).toContain(
    '- { line: 公用经费合计, label: 公用经费合计, bold: true, panels: [ 2, 4 ] }',
  );
  expect(files['tables/10.yaml']).toContain('- { line: "7", label: (一) 车辆数合计(辆), type: count }');
  const pack = packOf(files);
  const columns = (id: string): unknown => pack.tables.find((table) => table.id === id)?.columns;
  expect(columns('08')).toEqual(shanxi.tables.find(({ id }) => id === '08')?.columns);
  expect(columns('07')).toHaveLength(12);
  expect(pack.tables.map(({ id, number }) => `${id} ${number}`)).toContain('09 公开09表');
  expect(pack.year).toBe(2022);
  expect(packOf(drafts.shanghai.files).scale).toBe('wanyuan');
});

/** The cells of every identity, the right side in any order; footers have shorter keys in the hand-made pack. */
function identities(pack: Pack, workbook: PlainWorkbook): Set<string> {
  const session = sessionOf(pack, importFixture(pack, workbook).document);
  return new Set(
    session
      .findings()
      .filter(({ rule, cells }) => !/^G-/.test(rule) && cells.length > 1)
      .map(({ cells }) =>
        [cells[0], ...cells.slice(1).sort()].join(' ').replace(/(人员|公用)经费合计/g, '$1'),
      ),
  );
}

test('every identity in effect is one that the ministry knows', () => {
  const workbook = readFixture('filled');
  const hand = identities(shanxi, workbook);
  const drafted = [...identities(packOf(drafts.filled.files), workbook)];
  expect(drafted.length).toBeGreaterThan(100);
  expect(drafted.filter((text) => !hand.has(text))).toEqual([]);
});

describe('a consistent sample', () => {
  const rules = inEffect(drafts.shanghai);

  test.each([
    ['a sum of lines', '01[本年支出合计,2] = sum(01[201:234,2])'],
    ['a total of totals', '01[总计支,2] = sum(01[本年支出合计:年末结转和结余,2])'],
    ['parts below their line', '04[总计,1] = sum(04[本年收入合计:年初财政拨款结转和结余,1])'],
    ['the hierarchy of codes', '08[上级,1:6] = sum(08[下级,同栏])'],
    ['a sum of columns, filled for leaves', '03[末级,1] = sum(03[本行,2:6])'],
    ['the same, checked for parents', '03[上级,1] = sum(03[本行,2:6])'],
    ['预算数 and 决算数 side by side', '07[1,2] = 07[1,4] + 07[1,6] + 07[1,12]'],
    ['a balance', '09[末级,6] = sum(09[本行,1:2]) - 09[本行,3]'],
    ['a footer', '06[公用经费合计,1] = 06[302,同栏] + 06[310,同栏]'],
    ['both sides of a table', '01[总计,1] = 01[总计支,2]'],
    ['类 of another table', '01[201:234,2] = 03[同类,1]'],
    ['the same 类 of a fund', '04[201:234,4] = 08[同类,3]'],
    ['equal cells of two tables', '01[事业收入,1] = 02[合计,4]'],
    ['a named check', '类有对应行(04, 05, 08, 09)'],
    ['决算数 within 预算数', '07[每行,2] <= 07[本行,1]'],
    [
      '基本支出 by function and by economic classification',
      '05[合计,2] = 06[人员经费合计,1] + 06[公用经费合计,1]',
    ],
    ['a part of all spending, code by code', '03[各码(05),3] >= 05[同码,3]'],
  ])('gives %s', (_, formula) => {
    expect(rules).toContain(formula);
  });

  test('is read back without a failing rule', () => {
    expect(drafts.shanghai.proof).toMatchObject({ values: 323, fail: 0 });
    expect(drafts.shanghai.otherSheets).toEqual(['封面']);
  });

  test('shows its evidence above each rule', () => {
    const at = rulesOf(drafts.shanghai).findIndex((line) => line.includes('03[上级,1:6] = sum'));
    expect(rulesOf(drafts.shanghai)[at - 1]).toMatch(
      /^# 证据：样本中 38 处全部成立（其中 3 处有尾差），32 处/,
    );
  });
});

test('what the sample cannot prove waits behind # with the reason, and works once accepted', () => {
  const lines = rulesOf(drafts.filled);
  const waiting = lines.flatMap((line, at) => (/^# [^|]+\|.*\|/.test(line) ? [at] : []));
  expect(waiting).toHaveLength(drafts.filled.rules.undecided);
  expect(lines[lines.findIndex((line) => line.startsWith('# 08-1 |')) - 1]).toBe(
    '# 待定：样本中这些单元格都是空的，不能验证',
  );
  const coincidence = lines.findIndex((line) => line.includes('01[31,1] = 04[32,1]'));
  expect(lines[coincidence - 1]).toBe('# 待定：样本中有 16 个单元格都是这个数，可能是巧合');
  for (const at of waiting) {
    const accepted = lines.map((line, position) => (position === at ? line.slice(2) : line)).join('\n');
    const pack = loadPack({ directory: '', files: { ...drafts.filled.files, 'rules.txt': accepted } });
    expect(pack.ok ? '' : explainPackProblems(pack.problem)).toBe('');
  }
});

test('a wrong total in the sample is told, not taken for a missing rule', () => {
  const workbook = withCell(
    readFixture('filled'),
    'GK03 支出决算表(公开03表)',
    7,
    2,
    numberCell('32464209.42'),
  );
  const lines = rulesOf(draftOf(workbook));
  const sum = lines.findIndex((line) => line.includes('03[上级,1:6] = sum(03[下级,同栏])'));
  expect(lines[sum]).toMatch(/^# /);
  expect(lines[sum - 1]).toMatch(/^# 待定：样本中有 2 处不成立（03\[合计,1\]、03\[201,1\]）：是样本有错/);
  expect(lines.some((line) => line.startsWith('05-1 | 算 错 | 05[上级,1:3]'))).toBe(true);
});

test('blank templates give tables, and rules that wait', () => {
  for (const name of ['template', 'shanghaiTemplate'] as const) {
    const draft = draftOf(readFixture(name));
    expect(draft.faults).toEqual([]);
    expect(draft.tables).toHaveLength(name === 'template' ? 10 : 9);
    expect(draft.rules.undecided).toBeGreaterThan(20);
    expect(inEffect(draft).filter((formula) => formula.includes('='))).toEqual([]);
  }
});

test('a workbook without tables is refused with what a table needs', () => {
  const sheet: Sheet = {
    name: '通讯录',
    hidden: false,
    rows: new Map([[0, new Map([[0, { kind: 'text', text: '电话' }]])]]),
    merges: [],
    rowCount: 1,
    columnCount: 1,
  };
  expect(draftPack({ format: 'xlsx', sheets: [sheet] }, { id: 'x' }, [])).toEqual({
    ok: false,
    problem: '没有一张工作表像决算表：每张表要有标题、表头和若干行，一张工作表放一张表',
  });
});

test('a draft keeps its sample, begins its tests and lists what is left to do', () => {
  const { files, rules } = drafts.shanghai;
  const verdict = verifyPack({ directory: 'draft-2024', files });
  expect(verdict.problems).toEqual([]);
  expect(verdict.tests).toEqual([{ file: 'tests/sample.yaml', name: '样本的各表全部相符', holds: true }]);
  expect(files['todo.txt']).toContain(`rules.txt 里有 ${rules.undecided} 条待定的公式`);
  expect(rulesOf(drafts.shanghai)).toContainEqual(
    expect.stringMatching(/^# 01-\d+ \| 核 沿用 警 \| 01\[.*年初.*,1\] = 上年\.01\[.*年末.*,2\] \|/),
  );
});

test('what the author says stands before what the sample says', () => {
  const draft = draftPack(readFixture('filled'), { id: 'henan-2025', title: '河南省', year: 2025 }, known);
  expect(draft.ok && draft.value.files['pack.yaml']).toContain('title: 河南省\nyear: 2025\n');
});
