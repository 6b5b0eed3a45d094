import { describe, expect, test } from 'vitest';
import type { Scale } from '#shared/amount/amount';
import { aimByCode } from '#shared/clipboard/aim-by-code';
import { aimPaste } from '#shared/clipboard/aim-paste';
import type { Block } from '#shared/clipboard/block';
import { isClean, type PastePlan, pasteCommand, planPaste } from '#shared/clipboard/plan-paste';
import type { AddressText } from '#shared/document/address';
import { layOutTable } from '#shared/layout/lay-out-table';
import { officialTables, tableLines } from '#shared/pack/table-shape';
import { gridShape, type Rectangle } from '#shared/selection/grid-shape';
import type { Session } from '#shared/session/session';
import { importFixture, readFixture } from '../../support/reference';
import { at, FACTS, insert, run, SHANXI, shown, startSession, type } from '../shanxi-pack';
import { blockOfSheet, textBlock } from './block-of-sheet';

const CORNER: Rectangle = { top: 0, left: 0, bottom: 0, right: 0 };
const NOTHING: ReadonlySet<AddressText> = new Set();

function rangeAt(row: number, column: number, rows = 1, columns = 1): Rectangle {
  return { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

function plan(session: Session, id: string, block: Block, range = CORNER, scale: Scale = 'yuan'): PastePlan {
  const table = SHANXI.tables.find((candidate) => candidate.id === id)!;
  const lines = session.document().tables.get(id)!.lines;
  const layout = layOutTable(table, { lines, facts: FACTS, scale, empty: false, hidden: new Set() });
  const target = { table: id, shape: gridShape(layout), range, scale };
  const aim = aimPaste(session, block, target);
  if (!aim.ok) throw new Error(aim.problem);
  const planned = planPaste(session, { table: id }, aim.value);
  if (!planned.ok) throw new Error(planned.problem);
  return planned.value;
}

function paste(session: Session, planned: PastePlan, overridden = NOTHING): void {
  expect(run(session, pasteCommand(planned, overridden))).toBeUndefined();
}

const reference = readFixture('filled');
const sheet03 = reference.sheets.find(({ name }) => name.includes('公开03表'))!;
const published = startSession(importFixture(SHANXI, reference).document);
const CELLS_03 = published.addresses().filter((text) => text.startsWith('03['));
/** The first row of lines: below title, caption, header and 栏次. */
const BODY = [...sheet03.rows].find(
  ([, cells]) =>
    [...cells.values()].some(({ text }) => text === '合计') &&
    ![...cells.values()].some(({ text }) => text === '科目名称'),
)?.[0];

describe('the whole of table 03 of the reference workbook into an empty table', () => {
  test('with its title and header: lines, names and amounts come, every total agrees, in one undo step', () => {
    const session = startSession();
    const planned = plan(session, '03', blockOfSheet(sheet03));
    expect([planned.differing, planned.refused, planned.notices]).toEqual([[], [], []]);
    expect(isClean(planned)).toBe(true);
    paste(session, planned);
    expect(session.document().tables.get('03')!.lines).toEqual(published.document().tables.get('03')!.lines);
    for (const text of CELLS_03) expect(shown(session, text), text).toBe(shown(published, text));
    expect(CELLS_03.map((text) => session.cell(at(text))!.kind)).not.toContain('override');
    session.undo();
    expect([session.document().tables.get('03')!.lines, session.canUndo()]).toEqual([[], false]);
  });

  test('without its header, by codes: the code merged over three columns, 合计 by its label', () => {
    const session = startSession();
    const planned = plan(session, '03', blockOfSheet(sheet03, BODY));
    expect([planned.differing, planned.refused]).toEqual([[], []]);
    paste(session, planned);
    for (const text of CELLS_03) expect(shown(session, text), text).toBe(shown(published, text));
  });

  test('a wrong total is listed before writing; it is left out, or overrides its formula, as the clerk wishes', () => {
    const wrong = (block: Block): Block => ({
      ...block,
      rows: block.rows.map((row) =>
        row.map((cell) =>
          cell.exact === '55923963.72' ? { text: '55,923,964.72', exact: '55923964.72' } : cell,
        ),
      ),
    });
    const session = startSession();
    const planned = plan(session, '03', wrong(blockOfSheet(sheet03)));
    expect(planned.differing).toEqual([
      { address: '03[合计,1]', pasted: 5592396472n, computed: 5592396372n },
    ]);
    paste(session, planned);
    expect([shown(session, '03[合计,1]'), session.cell(at('03[合计,1]'))!.kind]).toEqual([
      '55923963.72',
      'derived',
    ]);
    session.undo();
    paste(session, planned, new Set(['03[合计,1]']));
    expect([shown(session, '03[合计,1]'), session.cell(at('03[合计,1]'))!.kind]).toEqual([
      '55923964.72',
      'override',
    ]);
    session.undo();
    expect(session.canUndo()).toBe(false);
  });
});

describe('blocks by place', () => {
  function lines(): Session {
    const session = startSession();
    insert(session, '03', '2010301', '2010302', '2010303');
    return session;
  }

  test('thousands separators, ￥, full width, brackets, minus, units', () => {
    const session = lines();
    const texts = ['1,234.50', '￥１，２３４．５', '(12.3)', '-12.3', '1,234.5万元', '7元'];
    paste(session, plan(session, '03', textBlock(texts.slice(0, 5).join('\t')), rangeAt(3, 3)));
    expect([2, 3, 4, 5, 6].map((column) => shown(session, `03[2010301,${column}]`))).toEqual([
      ...['1234.50', '1234.50', '-12.30', '-12.30', '12345000.00'],
    ]);
    paste(session, plan(session, '03', textBlock(texts[5]!), rangeAt(3, 3), 'wanyuan'));
    expect(shown(session, '03[2010301,2]')).toBe('7.00');
  });

  test('in 万元 when that is shown; what this program copied in 元 stays 元', () => {
    const session = lines();
    paste(session, plan(session, '03', textBlock('1.5'), rangeAt(3, 3), 'wanyuan'));
    expect(shown(session, '03[2010301,2]')).toBe('15000.00');
    paste(session, plan(session, '03', { ...textBlock('1.5'), scale: 'yuan' }, rangeAt(3, 3), 'wanyuan'));
    expect(shown(session, '03[2010301,2]')).toBe('1.50');
  });

  test('one value fills the selection, a block that fits into it several times too, any other is pasted once', () => {
    const session = lines();
    paste(session, plan(session, '03', textBlock('5'), rangeAt(3, 3, 3, 2)));
    expect(shown(session, '03[合计,1]')).toBe('30.00');
    paste(session, plan(session, '03', textBlock('1\t2'), rangeAt(3, 3, 3, 2)));
    expect([shown(session, '03[合计,2]'), shown(session, '03[合计,3]')]).toEqual(['3.00', '6.00']);
    paste(session, plan(session, '03', textBlock('10\n20'), rangeAt(3, 3, 3, 1)));
    expect(shown(session, '03[合计,2]')).toBe('31.00');
  });

  test('what cannot be taken is listed with its reason and the rest is not held up', () => {
    const session = lines();
    const planned = plan(session, '03', textBlock('12%\tabc\t1,2\t\t1.234\t9\n3'), rangeAt(3, 3));
    expect(
      planned.refused.map(({ place, text, reason }) => [place, text, reason.replace(/“.*”/, '').slice(0, 6)]),
    ).toEqual([
      ['第 1 行第 6 列', '9', '超出表格范围'],
      ['03[2010301,2]', '12%', '是百分比，不'],
      ['03[2010301,3]', 'abc', '不是数字，请'],
      ['03[2010301,4]', '1,2', '的千分位逗号'],
      ['03[2010301,6]', '1.234', '的小数超过两'],
    ]);
    paste(session, planned);
    expect(shown(session, '03[2010302,2]')).toBe('3.00');
  });

  test('the exact number behind a rounded or a too narrow one is taken; a percentage and a date are not', () => {
    const session = lines();
    const block: Block = {
      rows: [
        [
          { text: '1,235', exact: '1234.56' },
          { text: '####', exact: '7.5' },
          { text: '12%', exact: '0.12' },
        ],
      ],
      merges: [],
    };
    const planned = plan(session, '03', block, rangeAt(3, 3));
    paste(session, planned);
    expect([2, 3].map((column) => shown(session, `03[2010301,${column}]`))).toEqual(['1234.56', '7.50']);
    expect(planned.refused.map(({ text }) => text)).toEqual(['12%']);
  });

  test('printed words must agree; — where the table prints — is nothing to tell', () => {
    const session = startSession();
    expect(plan(session, '10', textBlock('货物'), rangeAt(0, 0)).refused).toHaveLength(1);
    expect(plan(session, '10', textBlock('政府采购'), rangeAt(0, 0)).refused[0]?.reason).toContain(
      '表样文字',
    );
  });
});

describe('codes', () => {
  test('new codes make lines and missing parents, named by the block or the dictionary', () => {
    const session = startSession();
    const planned = plan(session, '03', textBlock('2010301\t行政运行\t\t100\n2080505\t\t\t50'));
    expect(planned.newLines.map(({ code, name }) => `${code} ${name}`)).toEqual([
      '201 一般公共服务支出',
      '20103 政府办公厅（室）及相关机构事务',
      '2010301 行政运行',
      '208 社会保障和就业支出',
      '20805 行政事业单位养老支出',
      '2080505 机关事业单位基本养老保险缴费支出',
    ]);
    paste(session, planned);
    expect(shown(session, '03[合计,2]')).toBe('150.00');
  });

  test('rows go to their codes, whatever line they are pasted on; unknown codes and repeated ones are listed', () => {
    const session = startSession();
    insert(session, '03', '2010301', '2010302');
    const rows = [
      '科目编码\t科目名称\t合计\t基本支出',
      '2010302\t乙\t\t2',
      '2010301\t甲\t\t1',
      '20103010\t丙\t\t3',
      '2010301\t甲\t\t4',
    ];
    const planned = plan(session, '03', textBlock(rows.slice(1).join('\n')));
    expect(planned.refused.map(({ text, reason }) => [text, reason.slice(0, 4)])).toEqual([
      ['20103010', '不是有效'],
      ['2010301', '科目重复'],
    ]);
    paste(session, planned);
    expect([shown(session, '03[2010301,2]'), shown(session, '03[2010302,2]')]).toEqual(['1.00', '2.00']);
  });

  test('a wrong code is told above the first good one too; headings and the row of 栏次 are not', () => {
    const told = (...rows: string[]) => {
      const planned = plan(startSession(), '03', textBlock(rows.join('\n')));
      expect(planned.newLines.map(({ code }) => code)).toContain('2010350');
      return planned.refused
        .filter(({ place }) => place.startsWith('第'))
        .map(({ place, text }) => [place, text]);
    };
    const good = '2010350\t事业运行\t200\t200';
    expect(told('201030\t行政运行\t100\t100', good)).toEqual([['第 1 行第 1 列', '201030']]);
    expect(told('\t行政运行\t100\t100', good)).toEqual([['第 1 行第 1 列', '行政运行']]);
    expect(told('20l0301\t行政运行\t\t￥1,100.5', good)).toEqual([['第 1 行第 1 列', '20l0301']]);
    expect(told('编码\t名称\t合计\t基本支出', '栏次\t\t1\t2', '1\t2\t3\t4', good)).toEqual([]);
    expect(told(good, '栏次\t\t1\t2', '201030\t行政运行\t100\t100')).toEqual([['第 3 行第 1 列', '201030']]);
  });

  test.each([
    ['类 with short amounts and no names', '201\t100\t60\t40\n208\t200\t200', '201 100 60 40, 208 200 200'],
    ['amounts of two digits', '201\t30\t10\t20', '201 30 10 20'],
    ['amounts beside 类 and 款', '201\t30\t10\n20103\t30\t10', '201 30 10, 20103 30 10'],
    ['a name after the parts', '201\t3\t1\t行政运行\t30\t10', '2010301 30 10'],
    ['whole codes of each level', '201\t20103\t2010301\t行政运行\t30\t10', '2010301 30 10'],
    ['whole codes without names', '201\t20103\t2010301\t30\t10', '2010301 30 10'],
    [
      'parts with their zeros, without names',
      '201\t03\t01\t30\t10\n201\t03\t50\t20',
      '2010301 30 10, 2010350 20',
    ],
    ['parts where they are new', '201\t\t\t50\n201\t03\t\t50\n\t\t01\t50', '201 50, 20103 50, 2010301 50'],
    ['codes alone', '201\t03\t01', '2010301'],
  ])('%s: amounts are amounts, parts of codes are codes', (_name, text, expected) => {
    const table = SHANXI.tables.find(({ id }) => id === '03')!;
    const aim = aimByCode(textBlock(text), table, tableLines(table, []), 'yuan')!;
    const lines = aim.lines.map(({ code }) =>
      [code, ...aim.cells.filter(({ address }) => at(address).line === code).map(({ cell }) => cell.text)]
        .join(' ')
        .trim(),
    );
    expect([lines.join(', '), aim.strays]).toEqual([expected, []]);
  });

  test('words among amounts without a name are told, and the amounts before them stay amounts', () => {
    const planned = plan(startSession(), '03', textBlock('201\t100\tx'));
    expect(planned.newLines.map(({ code }) => code)).toEqual(['201']);
    expect(planned.refused.map(({ place, text }) => [place, text])).toEqual([['03[201,2]', 'x']]);
  });

  test('a leaf with amounts that gets lines below it is told of beforehand', () => {
    const session = startSession();
    insert(session, '03', '20103');
    type(session, { '03[20103,2]': '9' });
    const planned = plan(session, '03', textBlock('2010301\t行政运行\t\t100'));
    expect([planned.notices.length, isClean(planned)]).toEqual([1, false]);
    paste(session, planned);
    expect(shown(session, '03[20103,2]')).toBe('100.00');
    session.undo();
    expect(shown(session, '03[20103,2]')).toBe('9.00');
  });

  test('another table’s title is refused in one sentence', () => {
    const session = startSession();
    const sheet = reference.sheets.find(({ name }) => name.includes('公开05表') || name.includes('05'))!;
    expect(() => plan(session, '03', blockOfSheet(sheet))).toThrow(/请先切换到该表再粘贴/);
  });
});

test('every published table goes in as it was copied, title, header, notes and all; in the end all totals agree', () => {
  const session = startSession();
  const sheets = officialTables(SHANXI).map(({ id }) => {
    const sheet = reference.sheets.find(({ name }) => name.startsWith(`GK${id}`));
    if (!sheet) throw new Error(`The workbook has no sheet of ${id}`);
    return { id, block: blockOfSheet(sheet) };
  });
  for (const { id, block } of sheets) {
    const planned = plan(session, id, block);
    expect(planned.refused, id).toEqual([]);
    session.run(pasteCommand(planned, NOTHING));
  }
  expect(sheets.flatMap(({ id, block }) => plan(session, id, block).differing)).toEqual([]);
  for (const text of published.addresses()) {
    expect(shown(session, text), text).toBe(shown(published, text));
  }
});
