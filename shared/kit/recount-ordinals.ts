import { chineseNumber } from './chinese-number';

const ORDINAL = /^([一二三四五六七八九十]{1,3})、/;

/**
 * Counts the ordinals of a list through: 一、二、三、…, beginning anew at each 一、. Labels without one stay. For
 * lists of which lines are left out; a complete list comes back as it is printed.
 */
export function recountOrdinals(labels: readonly string[]): readonly string[] {
  let last = 0;
  return labels.map((label) => {
    const ordinal = ORDINAL.exec(label)?.[1];
    if (ordinal === undefined) return label;
    last = ordinal === '一' ? 1 : last + 1;
    return `${chineseNumber(last) ?? last}、${label.slice(ordinal.length + 1)}`;
  });
}
