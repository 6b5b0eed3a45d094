import { type SaidNumber, saidNumbers } from '../text-check/said-number';
import { type LabelWords, labelWords } from './label-words';

/** A number of a sentence with what the sentence says about it, in the patterns of the field. */
export type Mention = SaidNumber & {
  /** `other`: a rate of something that is no account (满意度). */
  readonly relation: 'value' | 'change' | 'change-rate' | 'share' | 'completion' | 'other';
  readonly direction?: 'up' | 'down';
  /** A change is against last year unless the sentence names the budget. */
  readonly against: 'prior' | 'budget';
  /** What the words right before it call it; empty: it goes on about the subject. */
  readonly own: string;
  /** What was spoken of before it in the paragraph. */
  readonly subject: string;
  /** What its sentence, or its part of it before a “；”, named first: 二级项目绩效自评个数 before the grades of these. */
  readonly group: string;
  /** Whether the words right before it say 收入 or 支出, which a name in short leaves to them alone. */
  readonly flow: 'in' | 'out' | undefined;
  readonly isBudget: boolean;
  /** The whole or the budget as the sentence names it: 本年支出合计 in “占本年支出合计的”; empty: it does not. */
  readonly base: string;
  /** It stands in a reason or a purpose, where numbers are about anything. */
  readonly inReason: boolean;
  /** Index of the mention whose value it speaks about, in the same paragraph. */
  readonly of: number | undefined;
  /** Words between the number before it and itself. */
  readonly before: string;
};

const UP = '增加|增长|上升|提高|增支|增收|升高|多';
const DOWN = '减少|下降|降低|减支|减收|缩减|压减|少';
const CHANGE_AT_END = new RegExp(`(?:(${UP})|(${DOWN}))(?:了|额)?(?:为|达|约)?$`);
const RATE_AT_END = new RegExp(
  `(?:(增幅|涨幅|增速|${UP})|(降幅|减幅|${DOWN}))(?:了|率|幅度)?(?:为|达到?|约|是)?$`,
);
const UNSIGNED_RATE = /(?:增减率|增减幅度|变动率|变动幅度)(?:为|达|是)?$/;
const COMPLETION =
  /(?:完成|执行)([^，。；：]*?)的?(?:比例|进度)?(?:为|是|达到?)?$|(?:为|是|占)((?:年初|全年|调整)?预算数?)的?(?:比例|比重)?(?:为|是)?$|(?:完成|执行)率(?:为|是|达到?)?$/;
const SHARE = /占([^，。；：]*?)(?:的)?(?:比重|比例|比率)?(?:为|是|达到?|约)?$/;
const SHARE_ALONE = /(?:占比|所占比例|所占比重|比重|比例)(?:为|是|达到?|约)?$/;
const BUDGET_BEFORE = /(?:完成|执行)[^，。；：]*预算数?\s*$/;
const WHOLE_BEFORE = /占[^，。；：]{2,}\s*$/;
const OTHER_RATE = /(?:满意度|满意率|合格率|完结率|办结率|知晓率|覆盖率|及时率|得分率|故障率)[^，。；]*$/;
const REASON = /主要原因|原因是|原因：|由于|因为|主要是|主要用于(?!以下)|原因为/;
const ALL_OF_IT = /^\s*(?:全部为|均为|主要为)/;
const LISTED_REASONS = /[一二三四五]是/;

/** The numbers of a paragraph in their order, each with what is said about it. */
export function mentionsOf(paragraph: string, organisation: string): readonly Mention[] {
  const mentions: Mention[] = [];
  let subject = '';
  let group = '';
  let inReason = false;
  let listed = false;
  let behind = 0;
  let value: number | undefined;
  for (const number of saidNumbers(paragraph)) {
    const before = paragraph.slice(behind, number.from);
    behind = number.to;
    for (const { text, end } of clausesOf(before)) {
      if (REASON.test(text)) {
        inReason = true;
        listed = false;
      }
      if (LISTED_REASONS.test(text)) listed = true;
      if (end === '。' || end === '；') group = '';
      if (end === '。' || (end === '；' && !listed)) {
        inReason = false;
        listed = false;
      }
      const item = /([^。；，：]+[（(]类[）)][^。；，：]*[（(]项[）)])/.exec(text)?.[1];
      if (item !== undefined) subject = labelWords(item.replace(/^\s*\d+[、.．]/, ''), organisation).core;
    }
    const clauses = clausesOf(before);
    const last = clauses.at(-1)?.text.replace(/\s+/g, '') ?? '';
    const { relation, direction, base } = relationOf(number, last, mentions.at(-1)?.before);
    const after =
      number.unit === 'count' ? (/^[^，。；、：（(]*/.exec(paragraph.slice(number.to))?.[0] ?? '') : '';
    let label: LabelWords = labelWords(`${last}${after}`, organisation);
    const previous = clauses.at(-2);
    // “农林水支出：年初预算为…”, “财政拨款收入占比…，金额为…”
    if (label.core === '' && previous && (previous.end === '：' || ALL_OF_IT.test(previous.text))) {
      const named = labelWords(previous.text, organisation);
      if (named.core !== '') label = { core: named.core, isBudget: label.isBudget };
    }
    const against = /(?:比|较|与)(?:年初)?预算/.test(before) && !/年决算/.test(before) ? 'budget' : 'prior';
    // What is compared with a budget is carried out; the budget is named as such.
    const isBudget = label.isBudget || (number.unit === 'money' && BUDGET_BEFORE.test(last));
    const isAbout = relation !== 'value';
    const at = mentions.length;
    if (group === '') group = label.core;
    const speaksAnew = label.core !== '' && label.core !== subject;
    mentions.push({
      ...number,
      relation,
      ...(direction ? { direction } : {}),
      against,
      own: label.core,
      subject,
      group,
      flow: flowOf(last),
      isBudget,
      base: base === undefined ? '' : labelWords(base, organisation).core,
      inReason,
      of: isAbout ? (speaksAnew ? undefined : value) : at,
      before,
    });
    if (inReason) continue;
    if (number.unit === 'money' && relation === 'value') {
      if (speaksAnew) value = undefined;
      if (label.core !== '') subject = label.core;
      if (!isBudget || value === undefined) value = at;
    } else if (isAbout && speaksAnew) {
      subject = label.core;
      value = undefined;
    } else if (number.unit === 'count' && subject === '') subject = label.core;
  }
  return mentions;
}

const FLOW = /(收入|支出)(?:决算|预算)?(?:总额|总计|合计|金额|数)?(?:为|是|共计|共|约|达)?$/;

function flowOf(words: string): Mention['flow'] {
  const said = FLOW.exec(words)?.[1];
  return said === undefined ? undefined : said === '收入' ? 'in' : 'out';
}

function relationOf(
  { unit, unitWords }: SaidNumber,
  last: string,
  earlier: string | undefined,
): { relation: Mention['relation']; direction?: 'up' | 'down'; base?: string } {
  if (unitWords === '个百分点') return { relation: 'other' };
  const way = (found: RegExpExecArray): 'up' | 'down' => (found[1] === undefined ? 'down' : 'up');
  if (unit === 'rate') {
    if (OTHER_RATE.test(last)) return { relation: 'other' };
    // “完成年初预算300万元的95%”, “占本年支出300万元的95%”
    if (/^的?(?:比重|比例)?$/.test(last) && earlier !== undefined) {
      if (BUDGET_BEFORE.test(earlier)) return { relation: 'completion', base: '' };
      if (WHOLE_BEFORE.test(earlier)) return { relation: 'share', base: '' };
    }
    const change = RATE_AT_END.exec(last);
    if (change) return { relation: 'change-rate', direction: way(change) };
    if (UNSIGNED_RATE.test(last)) return { relation: 'change-rate' };
    const done = COMPLETION.exec(last);
    if (done) return { relation: 'completion', base: done[1] ?? done[2] ?? '' };
    if (SHARE_ALONE.test(last)) {
      const whole = /占([^，。；：占]+?)的?(?:比重|比例)(?:为|是|达到?)?$/.exec(last)?.[1];
      return { relation: 'share', base: whole ?? '' };
    }
    const share = SHARE.exec(last);
    return share ? { relation: 'share', base: share[1] ?? '' } : { relation: 'other' };
  }
  if (unit === 'money' || unit === 'bare') {
    const change = CHANGE_AT_END.exec(last);
    if (change) return { relation: 'change', direction: way(change) };
  }
  return { relation: unit === 'bare' ? 'other' : 'value' };
}

type Clause = { readonly text: string; readonly end: string };

/** The clauses of a stretch of text with the sign that ends each; signs within brackets end none. */
function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let begun = 0;
  const depths = depthsOf(text);
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    const ends = depths[at] === 0 && '，。；：、,;:！？\n'.includes(sign);
    const opens = '（('.includes(sign) && depths[at] === -1;
    if (!ends && !opens) continue;
    clauses.push({ text: text.slice(begun, at), end: sign === ':' ? '：' : sign === ';' ? '；' : sign });
    begun = at + 1;
  }
  clauses.push({ text: text.slice(begun), end: '' });
  return clauses;
}

/** How deep within closed brackets each character stands; -1: a bracket that is never closed. */
function depthsOf(text: string): readonly number[] {
  const depths = Array.from({ length: text.length }, () => 0);
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if ('（('.includes(sign)) open.push(at);
    else if ('）)'.includes(sign)) {
      const from = open.pop();
      if (from === undefined) continue;
      for (let within = from; within <= at; within += 1) depths[within] = (depths[within] ?? 0) + 1;
    }
  }
  for (const at of open) depths[at] = -1;
  return depths;
}
