const DIGITS = '零一二三四五六七八九';
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
    return `${chineseNumber(last)}、${label.slice(ordinal.length + 1)}`;
  });
}

/** 1 to 99 as ordinals are written: 三, 十, 十四, 二十, 二十六. */
function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return `${ten}${ones === 0 ? '' : (DIGITS[ones] ?? '')}`;
}
