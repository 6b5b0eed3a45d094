import { expect, test } from 'vitest';
import { otherTotal, otherYear } from '#shared/engine/text-slips';

test.each([
  ['2021年计划预算10万元，2021年决算9万元', '写的是“2021年计划”，本项目是 2022 年度'],
  // The same year twice: only the second stands before one of the words.
  ['2021年完成招标，2021年预算10万元', '写的是“2021年预算”，本项目是 2022 年度'],
  ['2021年完成招标，2022年预算10万元', undefined],
  ['自2021年起，2021年度执行数9万元', '写的是“2021年度执行”，本项目是 2022 年度'],
])('a year before a word: %s', (text, wrong) => {
  expect(otherYear(text, 2022, ['计划', '预算', '决算', '执行'])).toBe(wrong);
});

test.each([
  ['共100件，其中甲30件、乙60件。', '“其中”各项相加是 90件，前面写的是 100件'],
  ['共100件，其中甲40件、乙60件。', undefined],
  // Thousandths of a 万元 are 10 元.
  ['支出1.005万元，其中甲0.502万元、乙0.502万元。', '“其中”各项相加是 1.004万元，前面写的是 1.005万元'],
  ['支出1.005万元，其中甲0.502万元、乙0.503万元。', undefined],
])('parts beside a total: %s', (text, wrong) => {
  expect(otherTotal(text)).toBe(wrong);
});
