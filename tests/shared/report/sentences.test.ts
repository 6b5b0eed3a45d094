import { expect, test } from 'vitest';
import type { AddressText } from '#shared/document/address';
import { parseReport } from '#shared/narrative/compose-report';
import { followReport } from '#shared/narrative/live-report';
import { sentencesUsing } from '#shared/report/sentences';
import { cellsComputedFrom } from '#shared/session/cells-computed-from';
import { xinzhouReport, xinzhouSession } from '../../support/xinzhou-report';

const session = xinzhouSession();
const blocks = xinzhouReport(session).blocks.map((block, at) => ({ key: String(at), block }));
const using = (cell: AddressText) => sentencesUsing(blocks, cellsComputedFrom(session, cell));

test('a cell knows the sentences that say it, and those that say what is computed from it', () => {
  expect(cellsComputedFrom(session, '07[1,11]')).toEqual(['07[1,11]', '07[1,9]', '07[1,7]']);
  expect(
    using('07[1,11]').map(({ sentence, printed, isDirect }) => [sentence.slice(0, 24), printed, isDirect]),
  ).toEqual([
    [
      '2022年度“三公”经费财政拨款支出预算60,0',
      ['46,479.14元', '完成年初预算的77.47%', '增加12,165.37元，增长35.45%'],
      false,
    ],
    [
      '公务用车运行维护费支出46,479.14元，完成',
      ['46,479.14元', '完成年初预算的77.47%', '增加12,165.37元，增长35.45%'],
      true,
    ],
    ['3.公务用车运行维护费支出46,479.14元，', ['46,479.14元'], true],
  ]);
});

test('of a paragraph only the sentence that says the number is named', () => {
  const [sentence, ...others] = using('S2[外事批次,1]');
  expect(others).toEqual([]);
  expect(sentence?.sentence).toMatch(/^国内接待费.*；$/);
});

test('a cell that no sentence says has none', () => {
  expect(using('08[合计,4]')).toEqual([]);
});

test('a cell that only decides what is said leads to the paragraph that depends on it', () => {
  const templates = parseReport(session.pack);
  if (!templates?.ok) throw new Error('The pack has no document');
  const live = followReport(templates.value, session, { scale: 'yuan' }).blocks();
  if (!live.ok) throw new Error(live.problem.reason);
  // 政府性基金 is 0 everywhere: the sentence prints none of its cells.
  const [decided, ...others] = sentencesUsing(live.value, ['08[合计,1]']);
  expect(others).toEqual([]);
  expect(decided).toMatchObject({
    sentence: '本年度无此项收支。',
    printed: [],
    isDirect: true,
    isDecided: true,
  });
});
