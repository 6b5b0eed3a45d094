import { mapAmounts } from '../../../support/office-habits';
import { loadShanxi } from '../../../support/reference';
import { mapTexts, textCell, type Variation } from '../../../support/vary-workbook';

const pack = loadShanxi();
const retext = (from: RegExp, to: string): Variation => mapTexts((text) => text.replace(from, to));
const grouped = (text: string): string => {
  const [whole = '', fraction = ''] = text.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
};

/** Amounts as text, as formulas; 元 said otherwise. */
export const AMOUNTS: [string, Variation][] = [
  ['amounts as text with separators', mapAmounts(pack, ({ text }) => textCell(grouped(text)))],
  ['amounts as text with ￥ and spaces', mapAmounts(pack, ({ text }) => textCell(` ￥${grouped(text)}  `))],
  ['amounts as text with 元 behind', mapAmounts(pack, ({ text }) => textCell(`${grouped(text)} 元 `))],
  [
    'amounts as text among spaces that nobody sees',
    mapAmounts(pack, ({ text }) => textCell(`\u00a0${text}\t\u200b`)),
  ],
  ['amounts as text with an apostrophe', mapAmounts(pack, ({ text }) => textCell(`'${text}`))],
  ['amounts from formulas', mapAmounts(pack, (cell) => ({ ...cell, formula: 'SUM(A1:A2)' }))],
  ['amounts with two decimals always', mapAmounts(pack, ({ text }) => textCell(Number(text).toFixed(2)))],
  [
    'formulas with texts as cached values',
    mapAmounts(pack, ({ text }) => ({ kind: 'text', text: grouped(text), formula: 'TEXT(A1)' })),
  ],
  ['scale as 单位：元', retext(/^金额单位：元$/, '单位：元')],
  ['scale as 金额单位:人民币元', retext(/^金额单位：元$/, '金额单位:人民币元')],
];
