import { normalName } from '../kit/same-name';
import type { Facts } from '../pack/facts';
import { markPlaceholders } from '../text-check/leftovers';
import type { AuditFinding } from './audit-finding';
import type { PlacedParagraph } from './document-sections';
import { finding, findingAt } from './finding-at';

/** Forms' hints that also are ordinary words of sentences. */
const ALSO_ORDINARY = /^(?:列明|待定|请说明|□)$/;

/** What needs no number: leftovers of forms, years, other offices, what stands there twice. */
export function judgeWords(paragraphs: readonly PlacedParagraph[], facts: Facts): readonly AuditFinding[] {
  const unnamed = facts.organisation === '' ? [organisationUnknown()] : [];
  const told = paragraphs.flatMap((paragraph) => [
    ...offices(paragraph, facts),
    ...placeholders(paragraph),
    ...years(paragraph, facts),
    ...doubled(paragraph),
    ...names(paragraph),
    ...bareYears(paragraph, facts),
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
    marks.some(
      (other, index) => index !== at && other.from <= from && other.to >= to && other.words !== words,
    )
      ? []
      : [findingAt('D-30', paragraph, from, to, { message: reason })],
  );
}

/** 【2022】12号 and the like are names of documents; “（或授权的…）” is a sentence's own bracket. */
function isPlain(words: string): boolean {
  return /^【\d+】$|^[（(]或(?!增|减|少|多)/.test(words) && !/部门|单位/.test(words);
}

type YearPattern = {
  readonly pattern: RegExp;
  /** What the year must be, of this year's. */
  readonly offset: 0 | -1;
};

const YEARS: readonly YearPattern[] = [
  // “与2021年度相比”, “较2021年决算增加”, “比2021年减少”
  {
    pattern:
      /(?:与|较|比|同|和)\s*(20\d\d)\s*年(?=\s*(?:度|末)?(?:决算)?(?:数)?\s*(?:相比|比较|持平|相同|增|减|下降|上升|多|少|一致))/g,
    offset: -1,
  },
  { pattern: /截至\s*(20\d\d)\s*年\s*12\s*月/g, offset: 0 },
  { pattern: /(20\d\d)\s*年(?:度)?\s*(?:部门|单位)?决算(?=情况|公开|表|$)/g, offset: 0 },
  {
    pattern:
      /(20\d\d)\s*年度\s*(?=(?:一般公共预算|政府性基金|国有资本|财政拨款|收入|支出|本年|“三公”|三公|政府采购|机关运行|部门|预算绩效|本部门|年初预算))/g,
    offset: 0,
  },
  // Without 度 it may be the year that another one is compared with; these follow whose accounts it is.
  {
    pattern:
      /(?<=[\u4e00-\u9fa5）)])(20\d\d)年\s*(?=(?:一般公共预算|政府性基金|国有资本|财政拨款|“三公”|三公|机关运行))/g,
    offset: 0,
  },
];
/** Before it a year is last year's, or a law's. */
const COMPARES = /(?:与|较|比|同|和|至|自|从|《[^》]*)\s*$/;

function years(paragraph: PlacedParagraph, { year }: Facts): readonly AuditFinding[] {
  const { text } = paragraph;
  const seen = new Set<number>();
  return YEARS.flatMap(({ pattern, offset }) =>
    [...text.matchAll(pattern)].flatMap((found): AuditFinding[] => {
      const named = Number(found[1]);
      const from = found.index + found[0].indexOf(found[1] ?? '');
      if (seen.has(from)) return [];
      seen.add(from);
      if (offset === 0 && COMPARES.test(text.slice(0, found.index)) && named === year - 1) return [];
      const wanted = year + offset;
      if (named === wanted) return [];
      if (offset === 0 && /《[^》]*$/.test(text.slice(0, from))) return [];
      return [
        findingAt('D-31', paragraph, from, from + 4, {
          message: `年度写的是 ${named}，这里应是${offset === 0 ? '本年度' : '上年度'} ${wanted}`,
          expected: String(wanted),
          correct: true,
        }),
      ];
    }),
  );
}

/** “2022工作队员”: a year of these accounts without 年. */
function bareYears(paragraph: PlacedParagraph, { year }: Facts): readonly AuditFinding[] {
  return [
    ...paragraph.text.matchAll(
      /(?<![\d.,，〔[（(-])(20\d\d)(?=[\u4e00-\u9fa5])(?!\s*(?:年|版|号|元|万元|个|人|次|件|户|辆|份|条|名|余|多))/g,
    ),
  ].flatMap((found) => {
    const named = Number(found[1]);
    if (named !== year && named !== year - 1) return [];
    return [
      findingAt('D-31', paragraph, found.index, found.index + 4, {
        message: `“${found[0]}”后面漏了“年”字`,
        expected: `${found[0]}年`,
        correct: true,
        severity: 'warning',
      }),
    ];
  });
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

/** Names of budgets that are often written wrong; each with what it is. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/国有资金经营预算/g, '国有资本经营预算'],
  [/政府性资金预算/g, '政府性基金预算'],
  [/社会保障基金预算/g, '社会保险基金预算'],
  [/(?<![\u4e00-\u9fa5])公共一般预算|一般公用预算/g, '一般公共预算'],
];

function names(paragraph: PlacedParagraph): readonly AuditFinding[] {
  return NAMES.flatMap(([pattern, right]) =>
    [...paragraph.text.matchAll(pattern)].map((found) =>
      findingAt('D-34', paragraph, found.index, found.index + found[0].length, {
        message: `“${found[0]}”应为“${right}”`,
        expected: right,
        correct: true,
      }),
    ),
  );
}
