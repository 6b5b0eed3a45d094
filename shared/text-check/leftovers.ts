import type { Facts } from '../pack/facts';
import { marksOf, type TextMark } from './text-mark';

/** What forms leave for the clerk to replace; each with what it is called. */
const PLACEHOLDERS: readonly (readonly [RegExp, string])[] = [
  [/[XxＸ×*＊○〇]{2,}|[XＸ×](?=[个项人次辆台万元年月日市县区省局])/g, '是表样里留空的记号，请换成实际内容'],
  [/_{2,}|＿{2,}|□|【[^】]*】|[?？]{2,}/g, '是表样里留空的记号，请换成实际内容'],
  [/待填写|待补充|待定|请填写|此处填写|请说明|列明/g, '是表样的填写提示，请换成实际内容'],
  [/[（(]或[^（）()]{0,30}[）)]/g, '是表样里供选择的写法，请只留一种'],
  [
    /(?:增加|增长|上升|提高|减少|下降|降低)\s*(?:[（(]\s*(?:增加|增长|上升|提高|减少|下降|降低)\s*[）)]|[/／]\s*(?:增加|增长|上升|提高|减少|下降|降低))/g,
    '两种写法都留着，请只留一种',
  ],
  [/PAGEREF|#REF!|#DIV\/0!|#N\/A|NaN|∞/g, '不是文字，是别处带来的错误标记'],
];

/** Placeholders of the form, whether in brackets, as XX or as two words of which one was to be chosen. */
export function markPlaceholders(text: string): readonly TextMark[] {
  return PLACEHOLDERS.flatMap(([pattern, reason]) =>
    marksOf(text, pattern, 'placeholder', ([words]) => `“${words}”${reason}`),
  );
}

/** Behind a year these say that it is spoken of as a year of accounts, not of the office's history. */
const OF_ACCOUNTS = /^\s*年(?:度|决算|预算|相比|收入|支出|财政|部门|增|减)/;

/** Behind the next year it is a day: of publishing, checking, signing. */
const OF_A_DAY = /^\s*年\s*\d{1,2}\s*月/;

/**
 * Years that are neither this one nor the last: later ones that are not a day of the next, the one before last (what a text taken over from last year
 * compares with), and any other spoken of as a year of accounts.
 */
export function markYears(text: string, { year }: Facts): readonly TextMark[] {
  return marksOf(text, /(?<!\d)(20\d\d)(?=\s*年)/g, 'year', (found) => {
    const named = Number(found[1]);
    if (named === year || named === year - 1) return undefined;
    const behind = text.slice(found.index + 4);
    if (named === year + 1 && OF_A_DAY.test(behind)) return undefined;
    const speaksOfAccounts = OF_ACCOUNTS.test(behind);
    if (named < year - 2 && !speaksOfAccounts) return undefined;
    return `提到 ${named} 年，本项目是 ${year} 年度，请核对是不是以前的文字`;
  });
}

const NAME = new RegExp(
  '[\\u4e00-\\u9fa5]{2,4}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗|镇|乡)[\\u4e00-\\u9fa5]{1,16}?' +
    '(?:委员会|办公室|办事处|管理局|检察院|人民法院|研究院|研究所|联合会|事务所|服务中心|中心|总队|支队|大队|局|厅|大学|学院|医院|学校|协会)',
  'g',
);
const SUFFIX = /(?:委员会|办公室|管理局|局|厅|院|中心|所)$/;

/** In a numbered list, as of the units of a department, other offices are named on purpose. */
function isListed(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*[（(]?[\d一二三四五六七八九十]+[)）.．、]\s*$/.test(line);
}

/** What may stand before a name without belonging to it. */
const BEFORE =
  /^(?:隶属于|隶属|负责|根据|按照|配合|协助|会同|属于|以及|划入|划转|承担|由|对|和|与|及|向|为|在|受|经|按|是|原|将|把|从|到|于|的|等)+/;

/** Names of other offices; `former`: what the office was called in last year's book. */
export function markOffices(
  text: string,
  { organisation }: Facts,
  former: string | undefined,
): readonly TextMark[] {
  if (organisation === '') return [];
  // 某某局 and its 某某中心: what belongs to an office bears its name.
  const stem = organisation.replace(SUFFIX, '');
  const isOwn = (name: string): boolean =>
    organisation.includes(name) || name.includes(stem === '' ? organisation : stem);
  const others = [...text.matchAll(NAME)].flatMap((found): TextMark[] => {
    const name = found[0].replace(BEFORE, '');
    if (isOwn(name) || isListed(text, found.index)) return [];
    const to = found.index + found[0].length;
    const reason = `提到“${name}”，本单位是“${organisation}”，请核对是不是别的单位的文字`;
    return [{ from: to - name.length, to, words: name, kind: 'office', reason }];
  });
  if (former === undefined || former === '' || former === organisation || others.length > 0) return others;
  const escaped = former.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return marksOf(text, new RegExp(escaped, 'g'), 'office', () =>
    organisation.includes(former) ? undefined : `“${former}”是上年数的单位名称，本单位是“${organisation}”`,
  );
}
