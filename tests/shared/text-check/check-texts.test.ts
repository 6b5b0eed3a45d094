import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalText } from '#shared/amount/format-amount';
import { PRIOR_BOOK } from '#shared/pack/book';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { findDifferences } from '#shared/session/differences';
import { priorFor, withTexts } from '#shared/session/prior-for';
import { documentCheckLines } from '#shared/text-check/check-document';
import { checkTexts, dismissedLines, textMarkLines } from '#shared/text-check/check-texts';
import type { KnownNumbers } from '#shared/text-check/known-numbers';
import { markOffices, markPlaceholders, markYears } from '#shared/text-check/leftovers';
import { markNumbers } from '#shared/text-check/mark-numbers';
import { accountNumbers } from '#shared/text-check/said-number';
import { xinzhouReport, xinzhouSession } from '../../support/xinzhou-report';

const facts = { organisation: '忻州市行政审批服务管理局', kind: '行政', year: 2022 };
const words = (marks: readonly { readonly words: string }[]) => marks.map((mark) => mark.words);

describe('numbers of a typed text', () => {
  /** 55,923,963.72 元, 8,747,109.00 元; 113.44 % is a rate of the accounts. */
  const known: KnownNumbers = {
    amounts: [8_747_109_00n, 55_923_963_72n],
    rates: [{ numerator: 29_723_248_81n, denominator: 26_200_714_91n }],
    printed: accountNumbers('占比58.05%，1,950.00万元'),
  };
  test.each([
    ['the very amount', '收入55,923,963.72元', []],
    ['rounded half up in 万元', '收入5592.40万元', []],
    ['in whole 万元', '收入5,592万元', []],
    ['full width', '收入５５９２．４０万元', []],
    ['cut with 余', '收入5592余万元，支出874万余元', []],
    ['in 亿元', '收入0.56亿元', []],
    ['not rounded but cut', '收入5592.39万元', ['5592.39万元']],
    ['another unit', '收入5592.40元', ['5592.40元']],
    ['a digit changed', '减少874.17万元', ['874.17万元']],
    ['a rate of the accounts', '增长113.44%，约增长113.4%', []],
    ['another rate', '增长131.44%', ['131.44%']],
    ['what a sentence prints', '占比58.05%，即1950万元', []],
    ['a satisfaction is no account', '群众满意度98.5%', []],
    ['a limit is no account', '单价100万元（含）以上的设备、50万元以上的项目', []],
    ['years and counts are no amounts', '2022年接待12批次108人次，车辆3辆', []],
    ['nothing', '支出0元', []],
  ])('%s', (_what, text, found) => {
    expect(words(markNumbers(text, known))).toEqual(found);
  });

  test('an amount printed at any precision is found again', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 13n }),
        fc.constantFrom(
          ['元', 100n, 2] as const,
          ['万元', 1_000_000n, 4] as const,
          ['亿元', 10n ** 10n, 6] as const,
        ),
        fc.nat(6),
        (amount, [unit, worth, most], wanted) => {
          const decimals = Math.min(wanted, most);
          const step = worth / 10n ** BigInt(decimals);
          const digits = (2n * amount + step) / (2n * step);
          const text = `支出${decimalText(digits, decimals)}${unit}`;
          expect(markNumbers(text, { amounts: [amount], rates: [], printed: [] })).toEqual([]);
          const other = `支出${decimalText(digits + 1n, decimals)}${unit}`;
          expect(markNumbers(other, { amounts: [amount], rates: [], printed: [] })).toHaveLength(1);
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });
});

test.each([
  ['XX项目建设', ['XX']],
  ['共有车辆X辆', ['X']],
  ['主要用于（列明用途）', ['列明']],
  ['较上年下降（增长）', ['下降（增长）']],
  ['较上年增加/减少', ['增加/减少']],
  ['本部门（或本单位）', ['（或本单位）']],
  ['【待填写：职责】', ['【待填写：职责】', '待填写']],
  ['第一部分 PAGEREF _Toc1', ['PAGEREF']],
  ['其他用车主要是____', ['____']],
  ['主要原因是人员增加，公用经费减少（含培训费）。', []],
])('placeholders of a form: %s', (text, found) => {
  expect(words(markPlaceholders(text)).sort()).toEqual([...found].sort());
});

test.each([
  ['与2021年相比', []],
  ['2022年度', []],
  ['与2020年相比', ['2020']],
  ['2023年度', ['2023']],
  ['2023年9月1日', []],
  ['2024年9月1日', ['2024']],
  ['2019年度决算', ['2019']],
  ['根据2018年机构改革方案组建', []],
])('other years: %s', (text, found) => {
  expect(words(markYears(text, facts))).toEqual(found);
});

test.each([
  ['负责忻州市行政审批服务管理局的日常工作', undefined, []],
  ['由忻州市水利局负责', undefined, ['忻州市水利局']],
  ['定襄县财政局2022年度', undefined, ['定襄县财政局']],
  ['我局负责全市行政审批', undefined, []],
  ['所属忻州市行政审批服务管理中心', undefined, []],
  ['1.忻州市水利局\n2.忻州市政务大厅管理中心', undefined, []],
  ['原行政审批服务管理局的职责', '行政审批服务管理局', []],
  ['原市政务中心的职责', '市政务中心', ['市政务中心']],
])('other offices: %s', (text, former, found) => {
  expect(words(markOffices(text, facts, former))).toEqual(found);
});

test('the texts that the document prints are checked against the project', () => {
  const session = xinzhouSession();
  session.run({
    kind: 'set-text',
    key: '收支总计变动原因',
    text: '项目资金增加2972.32万元，人员经费增加12.35万元',
  });
  session.run({ kind: 'set-text', key: '职责', text: '负责XX工作' });
  session.run({ kind: 'set-text', key: '无人问的', text: 'XX' });
  expect(textMarkLines(checkTexts(session, xinzhouReport(session).blocks))).toEqual([
    '职责：“XX”是表样里留空的记号，请换成实际内容',
    '收支总计变动原因：“12.35万元”在表中没有对应的数，请核对金额和单位',
  ]);
});

describe('a mark that the clerk let stand', () => {
  const key = '收支总计变动原因';
  const mark = { kind: 'number', words: '12.35万元' } as const;
  const checked = (session: ReturnType<typeof xinzhouSession>) =>
    checkTexts(session, xinzhouReport(session).blocks);
  const begun = () => {
    const session = xinzhouSession();
    session.run({ kind: 'set-text', key, text: '合同金额12.35万元，其余XX' });
    expect(session.run({ kind: 'dismiss-mark', key, mark, reason: ' 合同金额 ' }).ok).toBe(true);
    return session;
  };

  test('is warned of no more and still told with the reason; the others stay', () => {
    const session = begun();
    expect(textMarkLines(checked(session))).toEqual([`${key}：“XX”是表样里留空的记号，请换成实际内容`]);
    expect(dismissedLines(checked(session))).toEqual([`${key}：“12.35万元”已核对：合同金额`]);
    expect(documentCheckLines(session).join('\n')).toContain('1 处已核对，不再提示');
    expect(session.run({ kind: 'dismiss-mark', key, mark, reason: '合同金额' })).toMatchObject({
      problem: { kind: 'nothing-to-do' },
    });
    session.run({ kind: 'dismiss-mark', key, mark, reason: '' });
    expect(textMarkLines(checked(session))).toHaveLength(2);
    expect(session.document().dismissals.size).toBe(0);
  });

  test('comes back when the text changes, and goes with its undoing', () => {
    const session = begun();
    session.run({ kind: 'set-text', key, text: '合同金额12.35万元。' });
    expect(textMarkLines(checked(session))[0]).toContain('“12.35万元”在表中没有对应的数');
    session.undo();
    expect(dismissedLines(checked(session))).toHaveLength(1);
    session.undo();
    expect(textMarkLines(checked(session))).toHaveLength(2);
    session.redo();
    expect(dismissedLines(checked(session))).toHaveLength(1);
  });

  test('is saved with the project, as notes at texts are', () => {
    const session = begun();
    session.run({ kind: 'set-text-note', key, text: '请业务科核对' });
    const read = openProject(saveProject(session.pack, session.document()));
    const opened = read.ok ? read.value.withPack(session.pack) : read;
    if (!opened.ok) throw new Error('not opened');
    expect(opened.value.dismissals).toEqual(session.document().dismissals);
    expect([...opened.value.textNotes]).toEqual([[key, '请业务科核对']]);
    session.run({ kind: 'set-text-note', key, text: '' });
    const told = findDifferences(session.pack, opened.value, session.document());
    expect(told.map(({ what }) => what)).toEqual([`决算公开文本的批注 ${key}`]);
  });
});

test('texts kept of last year’s document stay when last year’s book is exchanged', () => {
  const session = xinzhouSession();
  const last = session.document().books.get(PRIOR_BOOK);
  if (!last) throw new Error('last year');
  const kept = withTexts(last, new Map([['职责', '上年的职责']]));
  session.run({ kind: 'set-book', book: PRIOR_BOOK, content: kept });
  const { prior } = priorFor(session, xinzhouSession(), '2021.xlsx');
  expect(prior.texts?.get('职责')).toBe('上年的职责');
});
