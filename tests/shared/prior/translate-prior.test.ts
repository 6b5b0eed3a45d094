import { describe, expect, test } from 'vitest';
import { isNumber } from '#shared/amount/amount';
import { parseAddress } from '#shared/document/address';
import { plainText } from '#shared/kind/value-text';
import { PRIOR_BOOK } from '#shared/pack/book';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { carryForwardOffers } from '#shared/session/carry-forward';
import { priorValue } from '#shared/session/comparison';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { importFixture, loadShanghai, loadShanxi, readFixture, sessionOf } from '../../support/reference';

const shanghai = sessionOf(loadShanghai(), importFixture(loadShanghai(), readFixture('shanghai')).document);
const shanxi = sessionOf(loadShanxi(), importFixture(loadShanxi(), readFixture('lastYear')).document);
const shanxi2022 = sessionOf(loadShanxi(), importFixture(loadShanxi(), readFixture('filled')).document);

/** A session of the same project with last year's beside it. */
function withPrior(session: Session, lastYear: Session): Session {
  const copy = sessionOf(session.pack, session.document());
  copy.run({ kind: 'set-book', book: PRIOR_BOOK, content: priorFor(session, lastYear, '上年.xlsx').prior });
  return copy;
}

function shown(session: Session, text: string): string {
  const cell = session.cell(parseAddress(text)!);
  if (!cell) return '没有此格';
  return isNumber(cell.value) ? plainText(cell.value, cell.type) : '';
}

describe('a Shanghai project beside a Shanxi year: every cell by names and codes, never by 行次', () => {
  const session = withPrior(shanghai, shanxi2022);

  test.each([
    // 总计 stands in both lists of 01, 一般公共预算财政拨款 twice in 04.
    ['01[本年收入,1]', '01[27,1]'],
    ['01[年初结转,1]', '01[29,1]'],
    ['01[总计收,1]', '01[31,1]'],
    ['01[201,2]', '01[32,2]'],
    ['01[221,2]', '01[50,2]'],
    ['01[231,2]', '01[55,2]'],
    ['01[234,2]', '01[57,2]'],
    ['01[总计支,2]', '01[62,2]'],
    ['02[合计,1]', '02[合计,1]'],
    ['02[2010301,2]', '02[2010301,2]'],
    ['03[2080505,2]', '03[2080505,2]'],
    ['04[一般公共,1]', '04[1,1]'],
    ['04[年初一般公共,1]', '04[29,1]'],
    ['04[208,3]', '04[40,3]'],
    ['04[年末结转,5]', '04[60,5]'],
    ['05[合计,3]', '05[合计,3]'],
    ['05[20103,1]', '05[20103,1]'],
    // 06 of Shanghai lists 基本支出 only: the second column of the other.
    ['06[301,1]', '06[301,2]'],
    ['06[31002,1]', '06[31002,2]'],
    ['06[人员,1]', '06[人员,2]'],
    ['06[公用,1]', '06[公用,2]'],
    // 07: 预算数 and 决算数 in pairs here, in halves there.
    ['07[1,1]', '07[1,1]'],
    ['07[1,2]', '07[1,7]'],
    ['07[1,9]', '07[1,5]'],
    ['07[1,10]', '07[1,11]'],
    ['07[1,12]', '07[1,12]'],
    ['08[合计,6]', '08[合计,6]'],
    ['09[合计,3]', '09[合计,1]'],
  ])('%s is %s of the other', (own, other) => {
    expect(shown(session, `上年.${own}`)).toBe(shown(shanxi2022, other));
  });

  test('each amount is taken once or told as lost', () => {
    const { notes } = priorFor(shanghai, shanxi2022, '上年.xlsx');
    expect(notes.map((note) => note.replace(/：.*/, ''))).toEqual([
      expect.stringMatching(/^上年公开06表（山西省.*）有 \d+ 个数在本年的表样中没有对应的格，没有取用$/),
      expect.stringMatching(/^上年公开10表（山西省.*）有 \d+ 个数在本年的表样中没有对应的格，没有取用$/),
      expect.stringContaining(
        '《国有资本经营预算财政拨款收入支出决算表》的“年初结转和结余”“本年收入”“年末结转和结余”栏在上年没有对应的栏',
      ),
    ]);
  });

  test('a rule over what last year had no column for is not run, and says so', () => {
    const idle = session.findings().filter(({ rule, state }) => rule === 'P-1' && state === 'not-run');
    expect(idle.map(({ message }) => message)).toEqual([
      '国有资本经营年初结转和结余等于上年年末数（未执行：上年的表样中没有《国有资本经营预算财政拨款收入支出决算表》的“年末结转和结余”栏）',
    ]);
  });

  test('no counterpart, no 科目 last year, and an amount are three different things', () => {
    const value = (text: string) => priorValue(session, parseAddress(text)!);
    expect(value('09[合计,6]')).toEqual({ kind: 'no-counterpart' });
    expect(value('02[2230105,1]')).toEqual({ kind: 'value', value: null });
    expect(value('01[本年收入,1]')).toEqual({ kind: 'value', value: 5592396372n });
    expect(priorValue(shanghai, parseAddress('01[本年收入,1]')!)).toEqual({ kind: 'no-prior' });
  });

  test('the project keeps it', () => {
    const text = saveProject(session.pack, session.document());
    const read = openProject(text);
    if (!read.ok) throw new Error(read.problem.kind);
    const opened = read.value.withPack(session.pack);
    if (!opened.ok) throw new Error(opened.problem.kind);
    expect(opened.value.books).toEqual(session.document().books);
  });
});

describe('a Shanxi project beside a Shanghai year', () => {
  const session = withPrior(shanxi, shanghai);

  test.each([
    ['01[60,2]', '01[年末结转,2]'],
    ['04[60,3]', '04[年末结转,3]'],
    ['04[31,1]', '04[年初国资,1]'],
    ['06[30201,2]', '06[30201,1]'],
    ['07[1,11]', '07[1,10]'],
    ['08[2120803,6]', '08[2120803,6]'],
    ['09[合计,1]', '09[合计,3]'],
  ])('%s is %s of the other', (own, other) => {
    const expected = shown(shanghai, other);
    expect(expected).not.toBe('');
    expect(shown(session, `上年.${own}`)).toBe(expected);
  });

  test('the first column of 06, which includes 项目支出, has no counterpart', () => {
    expect(priorValue(session, parseAddress('06[301,1]')!)).toEqual({ kind: 'no-counterpart' });
  });

  test("last year's closing balances are offered", () => {
    expect(
      carryForwardOffers(session).map(({ address, offered }) => [address.line, String(offered)]),
    ).toEqual([
      ['29', '850110000'],
      ['29', '311110000'],
      ['31', '18090000'],
    ]);
  });
});

test('a prior of the same pack is left as it is', () => {
  const { prior, notes } = priorFor(shanxi2022, shanxi, '上年.xlsx');
  expect([prior.packId, prior.lacks, notes]).toEqual(['shanxi-2022', undefined, []]);
});
