import { describe, expect, test } from 'vitest';
import { addressText } from '#shared/document/address';
import { explanationText, foldSide } from '#shared/session/explanation-text';
import type { CellExplanation, Session } from '#shared/session/session';
import { importFixture, loadShanxi, readFixture, sessionOf } from '../../support/reference';
import { at, insert, run, startSession, type } from '../shanxi-pack';

function explain(session: Session, text: string): CellExplanation {
  const explanation = session.explain(at(text));
  expect(session.explainFormula(at(text))).toEqual(explanation?.formula);
  if (!explanation) throw new Error(`There is no ${text}`);
  return explanation;
}

function formulaText(session: Session, text: string): string {
  const { formula } = explain(session, text);
  return formula ? explanationText(formula, 'yuan') : '';
}

const reference = () => sessionOf(loadShanxi(), importFixture(loadShanxi(), readFixture('filled')).document);

describe('a derived cell says its formula with the numbers put in', () => {
  test('blank terms are counted, not listed; labels come without their numbering', () => {
    const session = startSession();
    insert(session, '02', '2010301');
    type(session, { '02[2010301,2]': '100', '02[2010301,6]': '-20.5' });
    expect(formulaText(session, '02[2010301,1]')).toBe(
      '02[2010301,1] 科目2010301 79.50 = 02[2010301,2] 财政拨款收入 100.00 + 02[2010301,6] 附属单位上缴收入 -20.50（其余 4 项为空或 0）',
    );
    type(session, { '01[28,1]': '3' });
    expect(formulaText(session, '01[31,1]')).toBe(
      '01[31,1] 总计 -17.50 = 01[27,1] 本年收入合计 -20.50 + 01[28,1] 使用非财政拨款结余 3.00（其余 1 项为空或 0）',
    );
  });

  test('what is taken off is written with a minus', () => {
    const session = startSession();
    insert(session, '08', '2120801');
    type(session, { '08[2120801,1]': '10', '08[2120801,2]': '5', '08[2120801,4]': '8' });
    expect(formulaText(session, '08[2120801,6]')).toContain('+ 08[2120801,2] 本年收入 5.00 - 08[2120801,3]');
  });

  test('a long sum is folded with count and sum, and the sum stays true', () => {
    const session = reference();
    const { formula } = explain(session, '06[301,1]');
    if (!formula) throw new Error('06[301,1] is derived');
    const { terms, folded, nothing } = foldSide(formula.right, 3);
    expect(terms).toHaveLength(3);
    const kept = terms.reduce((sum, { value }) => sum + (typeof value === 'bigint' ? value : 0n), 0n);
    expect(kept + folded.sum).toBe(formula.right.total);
    expect(terms.length + folded.count + nothing).toBe(formula.right.terms.length);
  });

  test('nothing entered: the first place is named, and that all is blank', () => {
    expect(formulaText(startSession(), '01[31,1]')).toBe(
      '01[31,1] 总计 空 = 01[27,1] 本年收入合计 空（其余 2 项为空或 0）',
    );
  });

  test('in 万元 the numbers are written in 万元', () => {
    const session = startSession();
    type(session, { '01[28,1]': '123456.78' });
    const { formula } = explain(session, '01[31,1]');
    expect(formula && explanationText(formula, 'wanyuan')).toContain('01[28,1] 使用非财政拨款结余 12.35');
  });
});

describe('the rules a cell takes part in', () => {
  test('the deriving one apart, then those that read it, each with its state', () => {
    const session = reference();
    const { formula, rules, words } = explain(session, '01[27,1]');
    expect(words).toBe('公开01表 本年收入合计 收入·决算数');
    expect(formula?.derives).toBe('01[27,1]');
    expect(rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['01-2', 'X-1']));
    expect(rules.every(({ derives }) => derives !== '01[27,1]')).toBe(true);
  });

  test('an overridden cell: its formula fails by the difference', () => {
    const session = reference();
    run(session, {
      kind: 'override-cell',
      address: at('01[27,1]'),
      value: 5592396373n,
    });
    const { formula, cell } = explain(session, '01[27,1]');
    expect(cell.kind).toBe('override');
    expect(formula).toMatchObject({ state: 'fail', difference: 1n });
  });

  test('of two lines of one rule with opposite conditions the one that applies', () => {
    const session = startSession();
    type(session, { '06[30101,1]': '-5', '06[30101,2]': '-5' });
    const found = explain(session, '06[30101,1]').rules.filter(({ rule }) => rule === '06-3');
    expect(found.map(({ severity, state }) => [severity, state])).toEqual([['warning', 'pass']]);
  });

  test('checks without a formula are told as remarks', () => {
    const session = startSession();
    insert(session, '03', '2010301');
    type(session, { '03[2010301,2]': '-5' });
    expect(explain(session, '03[2010301,2]').remarks.map(({ rule, state }) => `${rule} ${state}`)).toContain(
      'G-7 fail',
    );
  });

  test('every finding of the reference workbook is an explained identity of its first cell, with the same state', () => {
    const session = reference();
    for (const finding of session.findings()) {
      const [first] = finding.cells;
      if (first === undefined || finding.difference === null) continue;
      const { formula, rules } = explain(session, first);
      const rule = [...rules, ...(formula ? [formula] : [])].find(({ key }) => key === finding.key);
      expect(rule?.state, finding.key).toBe(finding.state);
      const cells = [...(rule?.left.terms ?? []), ...(rule?.right.terms ?? [])].map(({ address }) => address);
      expect(cells, finding.key).toEqual(finding.cells);
    }
  });

  test('no such cell, no explanation', () => {
    expect(startSession().explain(at(addressText('01', '9', 1)))).toBeUndefined();
  });
});
