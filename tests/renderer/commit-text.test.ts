import { beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '#shared/session/session';
import { commitText } from '../../renderer/grid/commit-text';
import { at, insert, run, shown, startSession, type } from '../shared/shanxi-pack';

/** 03: three 项 of 政府办公厅（室）, 基本支出 of 100 each. 20103, 201 and 合计 are computed. */
const LEAVES = ['03[2010301,2]', '03[2010302,2]', '03[2010303,2]'];

let session: Session;

beforeEach(() => {
  session = startSession();
  insert(session, '03', '2010301', '2010302', '2010303');
  type(session, Object.fromEntries(LEAVES.map((text) => [text, '100'])));
});

function commit(addresses: readonly string[], typed: string, overriding: string | null = null) {
  return commitText(session, addresses, typed, 'yuan', overriding);
}

const kindOf = (text: string) => session.cell(at(text))?.kind;

describe('Enter', () => {
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
