import { add, compareRationals, parseRational, type Rational, rationalText, ZERO } from '../amount/rational';
import { present } from '../kit/assert';
import { normalName } from '../kit/same-name';
import { readMeasure, relationOf } from './measure';

/** Slips of the pen in what people write into forms. Each answers in words what is wrong, `undefined`: nothing. */

const PLACEHOLDERS: readonly RegExp[] = [
  /[XxＸ×]{1,}[年月日](?:[XxＸ×]{1,}[月日])?/,
  /[XxＸ×*＊○〇]{2,}/,
  /_{2,}|＿{2,}|□|[（(]\s*[）)]/,
  /待填写|待补充|待定|请填写|此处填写|请说明|限?\d+\s*字(?:以内|左右)/,
];
/** Rows that the form offers to be named. */
const UNNAMED = /^(?:(?:三级)?指标\s*[\dA-Za-z一二三四五六七八九十]+\s*[:：]?|[.。…·\-—]+)$/;

/** `phrases`: instructions of this form. */
export function placeholderIn(text: string, phrases: readonly string[]): string | undefined {
  const bare = text.normalize('NFKC').trim();
  if (UNNAMED.test(bare)) return `“${text.trim()}”是表样留下的空行`;
  for (const pattern of PLACEHOLDERS) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return `“${found}”是表样里留空的记号`;
  }
  const phrase = phrases.find((words) => bare.includes(words));
  return phrase === undefined ? undefined : `“${phrase}”是表样的填写说明`;
}

/** 便捷便捷: the whole text, or what follows its relation, is said twice; or a longer phrase within it. */
export function saidTwice(text: string): string | undefined {
  const bare = text.replace(/\s/g, '');
  const [, whole] = /^[≥≤><=]*(\D{2,})\1$/.exec(bare) ?? [];
  const [, part] = /([\u4e00-\u9fa5]{4,20})\1/.exec(bare) ?? [];
  const twice = whole ?? part;
  return twice === undefined ? undefined : `“${twice}”连写了两次`;
}

/** ≥100 百分比: the name of the unit instead of the unit. */
export function wrongUnit(text: string): string | undefined {
  const measure = readMeasure(text);
  const unit = measure?.unit ?? (/^(?:百分比|百分率|百分号)$/.test(text.trim()) ? text.trim() : '');
  return /百分比|百分率|百分号/.test(unit) ? `“${text.trim()}”的计量单位应写 %` : undefined;
}

/** A result is what was reached, not again a bound: ≥95%. */
export function boundAsResult(text: string): string | undefined {
  return relationOf(text) !== undefined && readMeasure(text)
    ? `“${text.trim()}”写了比较符号，应写实际达到的数`
    : undefined;
}

/** A goal of numbers met by words: 目标 ≤30 万元, 实际 完成. */
export function wordsForNumber(goal: string, actual: string): string | undefined {
  return readMeasure(goal) && normalName(goal) !== normalName(actual) && !/\d/.test(actual.normalize('NFKC'))
    ? `目标是“${goal.trim()}”，实际完成值却写“${actual.trim()}”，应写实际的数`
    : undefined;
}

/** Years other than the project's before one of the words: 2021年计划预算. */
export function otherYear(text: string, year: number, words: readonly string[]): string | undefined {
  for (const { 0: found, 1: digits, index } of text.matchAll(/(?<!\d)(20\d\d)\s*年度?/g)) {
    const behind = text.slice(index + found.length);
    const word = words.find((one) => behind.startsWith(one));
    if (Number(digits) !== year && word !== undefined)
      return `写的是“${found}${word}”，本项目是 ${year} 年度`;
  }
  return undefined;
}

/** 共100件，其中甲30件、乙60件: what is listed adds up to something else. */
export function otherTotal(text: string): string | undefined {
  for (const sentence of text.normalize('NFKC').split(/[。;\n]/)) {
    const [, digits = '', unit = '', items = ''] =
      /(\d[\d,]*(?:\.\d+)?)\s*(万元|元|个|人|件|项|次|台|辆|户|名|套)[^其]{0,12}其中[:,]?(.*)$/.exec(
        sentence,
      ) ?? [];
    const parts = [...items.matchAll(new RegExp(`(\\d[\\d,]*(?:\\.\\d+)?)\\s*${unit || '$^'}`, 'g'))];
    if (parts.length < 2) continue;
    const total = numberIn(digits);
    const sum = parts.reduce((all, [, part = '']) => add(all, numberIn(part)), ZERO);
    if (compareRationals(sum, total) !== 0)
      return `“其中”各项相加是 ${rationalText(sum)}${unit}，前面写的是 ${rationalText(total)}${unit}`;
  }
  return undefined;
}

/** `digits` as the patterns above find them: 1,234.5. */
function numberIn(digits: string): Rational {
  return present(parseRational(digits.replaceAll(',', '')), `${digits} is a number`);
}
