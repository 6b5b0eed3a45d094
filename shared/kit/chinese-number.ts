import { present } from './assert';

const DIGITS = '零一二三四五六七八九';

/** 1 to 99 as lists count: 三, 十, 十四, 二十, 二十六. `undefined`: any other number. */
export function chineseNumber(count: number): string | undefined {
  if (!Number.isInteger(count) || count < 1 || count > 99) return undefined;
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  return `${tens > 1 ? digit(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digit(ones) : ''}`;
}

function digit(value: number): string {
  return present(DIGITS[value], 'a digit is one of ten');
}
