import { normalName } from '../kit/same-name';
import type { Facts } from '../pack/facts';
import { markPlaceholders } from '../text-check/leftovers';
import type { AuditFinding } from './audit-finding';
import type { PlacedParagraph } from './document-sections';
import { finding, findingAt } from './finding-at';
import { judgeYears, writtenYears } from './judge-years';
import type { TemplateSection } from './template-slots';

/** Forms' hints that also are ordinary words of sentences. */
const ALSO_ORDINARY = /^(?:列明|待定|请说明|□)$/;

/** What needs no number: leftovers of forms, years, other offices, what stands there twice. */
export function judgeWords(
  paragraphs: readonly PlacedParagraph[],
  sections: readonly TemplateSection[],
  facts: Facts,
): readonly AuditFinding[] {
  const written = writtenYears(sections);
  const unnamed = facts.organisation === '' ? [organisationUnknown()] : [];
  const told = paragraphs.flatMap((paragraph) => [
    ...offices(paragraph, facts),
    ...placeholders(paragraph),
    ...judgeYears(paragraph, written, facts),
    ...doubled(paragraph),
  ]);
  return [...unnamed, ...told];
}

function organisationUnknown(): AuditFinding {
  const message = '文本没有写明是哪个单位，文中的单位名称没有核对';
  return finding('D-32', { quote: '' }, { message, state: 'not-run', severity: 'hint' });
}

/** Whose accounts a sentence or a title says them to be. */
const WHOSE =
  /(?:^|[，。；：、])\s*([\u4e00-\u9fa5（）()]{3,30}?)(?:20\d\d年(?:度)?)(?:部门|单位)?(?=决算|收入|支出|一般公共预算|财政拨款|政府性基金|国有资本|“三公”|三公|机关运行|政府采购)/g;
const IS_OFFICE =
  /(?:局|委员会|委|厅|办公室|办|院|中心|学校|大学|部|所|队|会|政府|街道|办事处|站|馆|公司)(?:[（(][\u4e00-\u9fa5]{1,8}[）)])?$/;
const STEM = /[（(].*$|(?:委员会|办公室|管理局|局|厅|院|中心|所)$/;

/** “某某局2022年度收入总计” in the document of another office, as a copied text leaves it. */
function offices(paragraph: PlacedParagraph, { organisation }: Facts): readonly AuditFinding[] {
  if (organisation === '') return [];
  const own = normalName(organisation);
  return [...paragraph.text.matchAll(WHOSE)].flatMap((found): AuditFinding[] => {
    const [, named = ''] = found;
    const name = normalName(named);
    // What belongs to an office bears its name; its name said in short is a part of it.
    const isOwn = own.includes(name) || name.includes(own.replace(STEM, '')) || /^[本我]/.test(name);
    if (isOwn || !IS_OFFICE.test(named) || isShortFor(name, own)) return [];
    const from = found.index + found[0].indexOf(named);
    return [
      findingAt('D-32', paragraph, from, from + named.length, {
        message: `写的是“${named}”，本单位是“${organisation}”，请核对是不是别的单位的文字`,
        expected: organisation,
      }),
    ];
  });
}

/** 市审批局 of 忻州市行政审批服务管理局: its signs in the same order. */
function isShortFor(name: string, own: string): boolean {
  let at = 0;
  for (const sign of name) {
    at = own.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function placeholders(paragraph: PlacedParagraph): readonly AuditFinding[] {
  const marks = markPlaceholders(paragraph.text);
  return marks.flatMap(({ from, to, words, reason }, at) =>
    ALSO_ORDINARY.test(words) ||
    isPlain(words) ||
    isQuotedRule(paragraph.text, from) ||
    marks.some(
      (other, index) => index !== at && other.from <= from && other.to >= to && other.words !== words,
    )
      ? []
      : [findingAt('D-30', paragraph, from, to, { message: reason })],
  );
}

/** 按规定“下降（增长）10%以上的说明原因”: what a rule says of such words is not left over. */
function isQuotedRule(text: string, at: number): boolean {
  const open = text.lastIndexOf('“', at);
  if (open < 0 || text.slice(open, at).includes('”') || !text.slice(at).includes('”')) return false;
  return /(?:规定|要求|办法|条例|通知|意见)[^“”。]{0,4}$/.test(text.slice(0, open));
}

/** 【2022】12号 and the like are names of documents; “（或授权的…）” is a sentence's own bracket. */
function isPlain(words: string): boolean {
  return /^【\d+】$|^[（(]或(?!增|减|少|多)/.test(words) && !/部门|单位/.test(words);
}

const DOUBLED: readonly (readonly [RegExp, string])[] = [
  [/([，。；：、,;])\s*\1/g, '标点重复'],
  [/[，、；：]\s*。/g, '标点多了一个'],
  [/(?<=^|[，。；：、])([\u4e00-\u9fa5][\u4e00-\u9fa5\d.,，、：%]{5,60}?)[，、；]?\1/g, '字句重复'],
];

function doubled(paragraph: PlacedParagraph): readonly AuditFinding[] {
  return DOUBLED.flatMap(([pattern, what]) =>
    [...paragraph.text.matchAll(pattern)].map((found) =>
      findingAt('D-33', paragraph, found.index, found.index + found[0].length, {
        message: `“${found[0]}”${what}`,
      }),
    ),
  );
}
