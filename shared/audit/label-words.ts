import { foldedText } from '../kit/same-name';

/** What a sentence calls a number, without the words that any number may have around it. */
export type LabelWords = { readonly core: string; readonly isBudget: boolean };

const OTHER_BUDGETS = '(?<!一般公共|政府性基金|国有资本经营|国有资金经营|社会保险基金)';
const BUDGET = new RegExp(`${OTHER_BUDGETS}(?:年初|全年|调整后的?)?预算(?:安排|金额)?数?`, 'g');

/** In this order: each takes away what any sentence may put around the name of a number. */
const TAKEN_AWAY: readonly RegExp[] = [
  /[（(][类款项][）)]/g,
  /[（(]单位[）)]/g,
  /(?:与|和|同|比|较)?(?:20\d\d|上一?|去)年(?:度|末|底)?(?:决算)?数?(?:相比|比较|持平|增减)?/g,
  /(?:20\d\d|本|当|全|今)年(?:度)?(?:内|末|底)?/g,
  /(?:与|和|同|比|较)(?:年初)?预算数?(?:相比)?/g,
  /同比|相比|其中|分别|截至|(?:\d+月)?\d+日/g,
  /占(?:.*?)的?(?:比重|比例|比率)?(?:为|是|达到?)?$/g,
  /(?:完成|执行)(?:.*?)的?(?:比例)?(?:为|是|达到?)?$/g,
  /(?:所占)?(?:占比|比重|比例|执行率|完成率|进度)(?:为|是|达到?)?$/g,
  /(?:增加|减少|增长|下降|上升|提高|降低|增幅|降幅|多|少)(?:了|额|率)?(?:为|是|达到?|约)?$/g,
  BUDGET,
  /决算(?:数|金额)?|执行数|实际(?=支出)/g,
  /^(?:我|本)(?:单位|部门|局|委|厅|院|校|办|镇|街道)?(?:的)?/g,
  /^(?:主要包括|全部为|均为|主要为|用于|来自|包括|分为|以及|安排|共有|拥有|单位(?=共有|拥有)|组织|按功能分类|按性质分)/g,
  /(?:的)?(?:资金|总额|金额)?(?:共计|合共|总计为|合计为)?(?:有|为|是|达到|达|共计|共|约|开支(?=为|$))+$/g,
  /[（(）)“”"《》\s：:，,。、；;—-]/g,
];

/** The name of a number out of the words that stand before it. `organisation` is taken out of them. */
export function labelWords(words: string, organisation: string): LabelWords {
  const plain = foldedText(words).replace(/\s+/g, '');
  const own = foldedText(organisation).replace(/\s+/g, '');
  const named = own === '' ? plain : plain.replaceAll(own, '');
  const isBudget = new RegExp(BUDGET).test(named.replace(/(?:完成|比|较|与)(?:年初)?预算.*$/, ''));
  let core = named;
  for (const pattern of TAKEN_AWAY) core = core.replace(pattern, '');
  return { core: NOTHING_OF_ITS_OWN.test(core) ? '' : core, isBudget };
}

const NOTHING_OF_ITS_OWN = /^(?:的|支出|收入|金额|资金|数|共|和|与|及|各|另|全部为?|支出数|收入数)?$/;

/** How alike two names are, 0 to 1, by the pairs of characters that they share. */
export function nameLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  const most = one.length + other.length - 2;
  if (pairs.size === 0 || others.size === 0) return one.includes(other) && other !== '' ? 0.5 : 0;
  let shared = 0;
  for (const [pair, count] of pairs) shared += Math.min(count, others.get(pair) ?? 0);
  return (2 * shared) / most;
}

/** The same few names are compared with each other over and over. */
const KNOWN = new Map<string, ReadonlyMap<string, number>>();
const MOST_KNOWN = 20_000;

function pairsOf(text: string): ReadonlyMap<string, number> {
  const known = KNOWN.get(text);
  if (known) return known;
  const pairs = new Map<string, number>();
  for (let at = 1; at < text.length; at += 1) {
    const pair = text.slice(at - 1, at + 1);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(text, pairs);
  return pairs;
}
