import { beforeEach, describe, expect, test } from 'vitest';
import type { AddressText } from '#shared/document/address';
import { AMOUNT } from '#shared/kind/kinds';
import { editText } from '#shared/kind/value-text';
import type { Session } from '#shared/session/session';
import { commitText } from '../../renderer/grid/commit-text';
import { at, insert, run, shown, startSession, type } from '../shared/shanxi-pack';
import { importFixture, loadShanghai, readFixture, sessionOf } from '../support/reference';

/** 03: three 项 of 政府办公厅（室）, 基本支出 of 100 each. 20103, 201 and 合计 are computed. */
const LEAVES: readonly AddressText[] = ['03[2010301,2]', '03[2010302,2]', '03[2010303,2]'];

let session: Session;

beforeEach(() => {
  session = startSession();
  insert(session, '03', '2010301', '2010302', '2010303');
  type(session, Object.fromEntries(LEAVES.map((text) => [text, '100'])));
});

function commit(addresses: readonly AddressText[], typed: string, overriding: AddressText | null = null) {
  return commitText(session, addresses, typed, 'yuan', overriding);
}

const kindOf = (text: string) => session.cell(at(text))?.kind;

describe('Enter', () => {
  test.each(['—', null, 0n, 123_456n] as const)('after F2 on %s nothing has changed', (value) => {
    const leaf = '03[2010301,2]';
    run(session, { kind: 'set-cells', cells: [{ address: at(leaf), value }] });
    for (const scale of ['yuan', 'wanyuan'] as const) {
      expect(commitText(session, [leaf], editText(value, AMOUNT, scale), scale, null)).toEqual({
        done: true,
      });
      expect(session.cell(at(leaf))?.value).toBe(value);
    }
  });

  test('a computed cell is refused with its formula, and so is one where —— is printed', () => {
    expect(commit(['03[20103,2]'], '7')).toEqual({
      done: false,
      sentence: expect.stringMatching(/^03\[20103,2\] 由公式计算（.+），不能直接录入/),
    });
    expect(commit(['06[309,2]'], '7')).toEqual({
      done: false,
      sentence: '06[309,2] 在表样中印为“——”，不适用，不能录入',
    });
    expect(shown(session, '03[20103,2]')).toBe('300.00');
  });

  test('a sum without exact 分 is rounded and told', () => {
    expect(commit(['03[2010301,2]'], '=100/3')).toEqual({
      done: true,
      notice: '03[2010301,2]：“=100/3”的结果有分以下的小数，已四舍五入，录入 33.33 元',
    });
    expect(shown(session, '03[2010301,2]')).toBe('33.33');
  });
});

describe('改写 of a computed cell', () => {
  const TOTAL = '03[20103,2]';

  test('left as it was it stays computed, without a word', () => {
    expect(commit([TOTAL], '300.00', TOTAL)).toEqual({ done: true });
    expect(commitText(session, [TOTAL], '0.03', 'wanyuan', TOTAL)).toEqual({ done: true });
    expect(commit(['03[20103,3]'], '', '03[20103,3]')).toEqual({ done: true });
    expect([TOTAL, '03[20103,3]'].map(kindOf)).toEqual(['derived', 'derived']);
  });

  test('the same amount written otherwise is no override either, and that is told', () => {
    for (const typed of ['300', '￥300.0', '=100*3']) {
      expect(commit([TOTAL], typed, TOTAL)).toEqual({
        done: true,
        notice: '03[20103,2]：与公式计算的数相同，没有改写，仍由公式计算',
      });
    }
    expect(kindOf(TOTAL)).toBe('derived');
    session.undo();
    expect(shown(session, TOTAL)).toBe('');
  });

  test('another amount, or none, is written against the formula', () => {
    expect(commit([TOTAL], '301', TOTAL)).toEqual({ done: true });
    expect([kindOf(TOTAL), shown(session, TOTAL)]).toEqual(['override', '301.00']);
    session.undo();
    expect(commit([TOTAL], '', TOTAL)).toEqual({ done: true });
    expect([kindOf(TOTAL), shown(session, TOTAL)]).toEqual(['override', '']);
  });

  test('a total that stands as printed (尾差) is computed again when what the formula gives is typed', () => {
    const published = sessionOf(
      loadShanghai(),
      importFixture(loadShanghai(), readFixture('shanghai')).document,
    );
    const view = (text: string) => published.cell(at(text))!;
    const printed = published
      .addresses()
      .find((text) => view(text).kind === 'derived' && view(text).value !== view(text).computed)!;
    const { value, computed } = view(printed);
    const typeAnew = (amount: unknown) =>
      commitText(published, [printed], editText(amount as bigint, AMOUNT, 'wanyuan'), 'wanyuan', printed);
    expect(typeAnew(value)).toEqual({ done: true });
    expect(view(printed).value).toBe(value);
    expect(typeAnew(computed)).toMatchObject({ done: true, notice: expect.stringContaining('仍由公式计算') });
    expect([view(printed).kind, view(printed).value]).toEqual(['derived', computed]);
  });
});

describe('Ctrl+Enter', () => {
  test('cells overridden already are written as by Enter, with the others, in one undo step', () => {
    run(session, { kind: 'override-cell', address: at('03[20103,2]'), value: 9900n });
    const before = session.document();
    expect(commit(['03[20103,2]', '03[2010301,2]'], '55')).toEqual({ done: true });
    expect(['03[20103,2]', '03[2010301,2]'].map((text) => shown(session, text))).toEqual(['55.00', '55.00']);
    session.undo();
    expect(session.document()).toEqual(before);
  });

  test('of computed cells only the one that is being overridden is written; the rest is told', () => {
    expect(commit(['03[201,2]', '03[20103,2]', '03[2010301,2]'], '55', '03[20103,2]')).toEqual({
      done: true,
      notice: '已录入；其中 1 个单元格由公式计算或不适用，没有改动',
    });
    expect([kindOf('03[20103,2]'), shown(session, '03[20103,2]')]).toEqual(['override', '55.00']);
    expect([kindOf('03[201,2]'), shown(session, '03[201,2]')]).toEqual(['derived', '55.00']);
    session.undo();
    expect([shown(session, '03[20103,2]'), shown(session, '03[2010301,2]')]).toEqual(['300.00', '100.00']);
  });

  test('where nothing can be written it says so, and what was typed stays', () => {
    expect(commit(['03[201,2]', '03[20103,2]'], '55')).toEqual({
      done: false,
      sentence: '选中的单元格由公式计算或不适用，没有录入；要改计算的数，请改其来源，或用“改写”',
    });
    expect(commit(['03[201,2]'], '55')).toMatchObject({ done: false });
    expect(shown(session, '03[201,2]')).toBe('300.00');
  });

  test('a sum without exact 分 is rounded and told once', () => {
    expect(commit([...LEAVES, '03[201,2]'], '=100/3')).toEqual({
      done: true,
      notice:
        '“=100/3”的结果有分以下的小数，已四舍五入，录入 33.33 元；其中 1 个单元格由公式计算或不适用，没有改动',
    });
    expect(LEAVES.map((text) => shown(session, text))).toEqual(['33.33', '33.33', '33.33']);
  });

  test('text that is no amount for one of the cells is written nowhere', () => {
    expect(commit(LEAVES, '1,2,3')).toMatchObject({ done: false });
    expect(LEAVES.map((text) => shown(session, text))).toEqual(['100.00', '100.00', '100.00']);
  });
});
