import { SCALE_NAMES, SCALE_WORDS, SCALES, type Scale } from '../amount/amount';
import { parseAddress } from '../document/address';
import type { Result } from '../kit/result';
import { PRIOR_BOOK } from '../pack/book';
import type { Wording } from '../pack/report-plan';
import type { Chart } from '../report/chart';
import { formsOfKind, unfilledOfKind } from './forms';
import {
  columnsOfLine,
  joinLines,
  leavesWithAmounts,
  lineName,
  linesWithAmounts,
  NarrativeColumn,
  NarrativeLine,
} from './lines';
import { makeChart } from './make-chart';
import {
  type Printed,
  printAmount,
  printChange,
  printComparison,
  printCompletion,
  printDigits,
  printShare,
  printsDifferent,
} from './print-quantity';
import { combine, priorQuantity, type Quantity, readQuantity } from './quantity';
import type { TemplateContext } from './template-context';
import { TemplateFault } from './template-fault';
import type { TypedText } from './typed-text';

/** A chart where a template places it: a block of its own. */
export type PlacedChart = { readonly kind: 'chart'; readonly chart: Chart };

export type TemplateWord = (
  context: TemplateContext,
  subject: unknown,
  ...given: readonly unknown[]
) => unknown;

/**
 * The words behind `|` in a narrative template. Each takes an expression of the rules' notation, a quantity made of
 * one, or a line of a loop; all of them are exact. The library's own words are taken out: they count in floats.
 */
export const TEMPLATE_WORDS: Readonly<Record<string, TemplateWord>> = {
  数: (context, subject) => quantityOf(context, subject),
  格: (context, subject, column, table) => {
    if (subject instanceof NarrativeColumn) return quantityOf(context, subject.cell());
    if (!(subject instanceof NarrativeLine))
      throw new TemplateFault('“格”用在 for 里的一行或一栏上，如 类 | 格: 1');
    return quantityOf(
      context,
      subject.cell(columnOf(column), table === undefined ? undefined : String(table)),
    );
  },
  加: (context, subject, other) => combine(quantityOf(context, subject), 1, quantityOf(context, other)),
  减: (context, subject, other) => combine(quantityOf(context, subject), -1, quantityOf(context, other)),
  金额: (context, subject, unit) =>
    printAmount(quantityOf(context, subject), context.wording, scaleOf(context, unit)),
  数字: (context, subject, unit) =>
    printDigits(quantityOf(context, subject), context.wording, scaleOf(context, unit)),
  占: (context, subject, whole) =>
    printShare(quantityOf(context, subject), quantityOf(context, whole), context.wording),
  增减: (context, subject, base, unit) => {
    const quantity = quantityOf(context, subject);
    return printChange(quantity, baseOf(context, quantity, base), context.wording, scaleOf(context, unit));
  },
  完成: (context, subject, budget, name) =>
    printCompletion(
      quantityOf(context, subject),
      quantityOf(context, budget),
      context.wording,
      name === undefined ? undefined : String(name),
    ),
  比: (context, subject, base, ...words) => {
    const quantity = quantityOf(context, subject);
    const [more = '大于', less = '小于', same = '等于', unit] = words.map(String);
    return printComparison(
      quantity,
      baseOf(context, quantity, base),
      { more, less, same },
      context.wording,
      scaleOf(context, unit),
    );
  },
  // What cannot be told is never taken for 0: the sentence with its mark is printed, not “本年度无此项”.
  非零: (context, subject) => context.hears !== undefined || !isZero(quantityOf(context, subject)),
  为零: (context, subject) => context.hears === undefined && isZero(quantityOf(context, subject)),
  有变动: (context, subject, base) => {
    const quantity = quantityOf(context, subject);
    const other = baseOf(context, quantity, base);
    if (context.hears || (quantity.missing ?? other.missing)) return true;
    return printsDifferent(quantity, other, context.wording);
  },
  要原因: (context, subject, base) => {
    const quantity = quantityOf(context, subject);
    const other = baseOf(context, quantity, base);
    return context.hears !== undefined || needsReason(quantity, other, context.wording);
  },
  非零行: ({ session }, table, column, level) =>
    linesWithAmounts(
      session,
      String(table),
      columnOf(column),
      level === undefined ? undefined : columnOf(level),
    ),
  连同: ({ session }, lines, table, column, level) =>
    joinLines(
      linesOf(lines),
      level === undefined
        ? leavesWithAmounts(session, String(table), columnOf(column), [])
        : linesWithAmounts(session, String(table), columnOf(column), columnOf(level)),
    ),
  上级: ({ session }, line, digits) => {
    if (!(line instanceof NarrativeLine))
      throw new TemplateFault('“上级”用在 for 里的一行上，如 项 | 上级: 3');
    return line.above(columnOf(digits), session);
  },
  各栏: ({ session, wording, hears }, first, to) => {
    // A cell, so that whatever calls lines anew finds it here too.
    const address = typeof first === 'string' ? parseAddress(first) : undefined;
    if (!address || address.book !== undefined)
      throw new TemplateFault('“各栏”前面要写第一格，如 "02[合计,2]" | 各栏: 7');
    return columnsOfLine(session, address.table, address.line, {
      from: address.column,
      to: columnOf(to),
      zeros: wording.zeroKinds === 'list' || hears !== undefined,
    });
  },
  图: (context, name): PlacedChart => {
    const plan = context.charts.get(String(name));
    if (!plan) throw new TemplateFault(`report.yaml 的 charts 中没有“${String(name)}”`);
    return { kind: 'chart', chart: makeChart(plan, context) };
  },
  序号: (_context, number, style) => ordinal(columnOf(number), style),
  各项目: ({ session }, kind) => formsOfKind(session, String(kind)),
  还没有填写: ({ session }, kind) => unfilledOfKind(session, String(kind)),
  文字: (context, name, of) => typedText(context, name, of),
  句: (context, name, of) => ({ ...typedText(context, name, of), isSentence: true }),
  明细行: ({ session }, table, column, ...codes) =>
    leavesWithAmounts(session, String(table), columnOf(column), codes.map(String)),
  列名: (_context, given): Printed => {
    const lines = linesOf(given);
    return {
      kind: 'printed',
      text: lines.map(({ 名称: name }) => name).join('、'),
      cells: lines.map((line) => line.cell()),
      formula: '不为 0 的各行',
      meaning: { kind: 'names', names: lines.map(({ 名称: name }) => name) },
      ...(lines.length === 0 ? { missing: '没有列出的科目' } : {}),
    };
  },
};

function typedText(context: TemplateContext, name: unknown, of: unknown): TypedText {
  if (typeof name !== 'string' || name === '')
    throw new TemplateFault('“文字”和“句”前面要写它的名称，如 "职责" | 文字');
  const key = of === undefined ? name : `${name}·${String(of)}`;
  const text = context.textOf(key)?.trim() ?? '';
  const label = of === undefined ? undefined : lineLabel(context, name, String(of));
  return { kind: 'typed', key, ...(label === undefined ? {} : { label }), text, missing: text === '' };
}

/** `行政运行（2010301）用途`, where a text is asked for by the code of a line; the code tells lines of one name apart. */
function lineLabel({ session }: TemplateContext, code: string, of: string): string | undefined {
  const name = lineName(session, code);
  return name === undefined ? undefined : `${name}（${code}）${of}`;
}

/** With a full stop, unless the text ends a sentence by itself. */
export function closed(text: string): string {
  return /[。；;！？!?：:]$/.test(text) ? text : `${text}。`;
}

function linesOf(lines: unknown): readonly NarrativeLine[] {
  if (!Array.isArray(lines) || !lines.every((line) => line instanceof NarrativeLine))
    throw new TemplateFault('这里要用 非零行 或 明细行 得到的各行');
  return lines;
}

/** `1`, or `一` as 一、二、…十一、. */
function ordinal(number: number, style: unknown): string {
  if (style === undefined || style === '1') return String(number);
  if (style !== '一') throw new TemplateFault('“序号”只有 "1" 和 "一" 两种');
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  if (number < 1 || number > 99) throw new TemplateFault('中文序号从一到九十九');
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[number % 10]}`;
}

function isZero({ value, missing }: Quantity): boolean {
  return missing === undefined && value === 0n;
}

function quantityOf({ session }: TemplateContext, subject: unknown): Quantity {
  if (isQuantity(subject)) return subject;
  if (typeof subject === 'string') return must(readQuantity(subject, session));
  throw new TemplateFault('这里要写单元格（如 "01[27,1]"）或由它得出的数');
}

/** Last year's, unless another base is named. */
function baseOf(context: TemplateContext, quantity: Quantity, base: unknown): Quantity {
  if (base !== undefined && base !== PRIOR_BOOK) return quantityOf(context, base);
  return must(priorQuantity(quantity, context.session));
}

function must(result: Result<Quantity, string>): Quantity {
  if (!result.ok) throw new TemplateFault(result.problem);
  return result.value;
}

export function isQuantity(value: unknown): value is Quantity {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'quantity';
}

function columnOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new TemplateFault('栏次和编码位数要写整数');
  return value;
}

function scaleOf({ wording }: TemplateContext, unit: unknown): Scale {
  if (unit === undefined || unit === null) return wording.scale;
  const scale = SCALES.find((each) => SCALE_NAMES[each] === unit);
  if (!scale)
    throw new TemplateFault(`没有“${String(unit)}”这个金额单位；可用的有：${SCALE_WORDS.join('、')}`);
  return scale;
}

/** From or to nothing, or beyond the threshold, exactly. */
function needsReason(quantity: Quantity, base: Quantity, wording: Wording): boolean {
  if (quantity.missing ?? base.missing) return true;
  if (!printsDifferent(quantity, base, wording)) return false;
  const change = quantity.value > base.value ? quantity.value - base.value : base.value - quantity.value;
  const size = base.value < 0n ? -base.value : base.value;
  return size === 0n || change * 100n > BigInt(wording.reasonThreshold) * size;
}
