import type { AuditFinding } from './audit-finding';
import type { PlacedParagraph } from './document-sections';
import { type Figure, type Figures, saidFigure } from './figures';
import { findingAt } from './finding-at';
import { labelWords, nameLikeness } from './label-words';
import { byParagraph, type Understood } from './understand';

const COMPARED =
  /([^，。；：]*?)(?:支出)?决算(?:数|支出|金额)?(?:(大于|高于|多于|超过|超出|超|小于|低于|少于|等于)(?:年初|全年)?预算(?:数|金额)?|(?:与|同|和)(?:年初|全年)?预算(?:数|金额)?(基本)?(持平|一致|相同|相等))/g;

/** “决算数小于预算数”, “与预算数持平”: against the numbers that the paragraph states before it. */
export function judgeComparisons(
  paragraphs: readonly PlacedParagraph[],
  read: readonly Understood[],
  figures: Figures,
  organisation: string,
): readonly AuditFinding[] {
  const numbers = byParagraph(read);
  return paragraphs.flatMap((paragraph) =>
    [...paragraph.text.matchAll(COMPARED)].flatMap((found): AuditFinding[] => {
      const [whole, called = '', word, roughly, same] = found;
      if (roughly !== undefined) return [];
      const at = found.index;
      const { core } = labelWords(called.replace(/.*(?:其中|主要原因|^)/, ''), organisation);
      const pair = pairBefore(
        (numbers.get(paragraph) ?? []).filter(({ mention }) => mention.to <= at),
        core,
      );
      if (!pair)
        return [
          findingAt('D-24', paragraph, at, at + whole.length, {
            message: `“${whole}”前面没有读到它的预算数和决算数，没有核对`,
            state: 'unverified',
            severity: 'hint',
          }),
        ];
      const printed = comparison(saidFigure(pair.spent), saidFigure(pair.budget));
      const exact = exactComparison(pair, figures);
      // Two amounts that print the same may differ by some 分: either is right to say.
      const right = printed === '等于' ? (exact ?? printed) : printed;
      const said =
        same !== undefined || word === '等于'
          ? '等于'
          : word === '小于' || word === '低于' || word === '少于'
            ? '小于'
            : '大于';
      if (said === printed || said === exact) return [];
      const words = word ?? same ?? '';
      const from = at + whole.lastIndexOf(words);
      return [
        findingAt('D-24', paragraph, from, from + words.length, {
          message: `决算 ${pair.spent.mention.words}、预算 ${pair.budget.mention.words}，决算数${right}预算数，不是“${words}”`,
          expected: right,
          correct: word !== undefined && right !== '等于',
        }),
      ];
    }),
  );
}

type Pair = { readonly spent: Understood; readonly budget: Understood };

/** As the tables have both, to the 分; never one of them against the other's printed digits. */
function exactComparison({ spent, budget }: Pair, figures: Figures): Compared | undefined {
  const [one, other] = [spent, budget].map(({ quantity, isSure }) =>
    quantity && isSure ? figures.ofCell(quantity) : undefined,
  );
  return one?.half === 0n && other?.half === 0n ? comparison(one, other) : undefined;
}

type Compared = '大于' | '小于' | '等于';

function comparison(spent: Figure, budget: Figure): Compared {
  return spent.value > budget.value ? '大于' : spent.value < budget.value ? '小于' : '等于';
}

/** The spending and the budget that were stated last, of the same subject; `core`: what the words call it. */
function pairBefore(read: readonly Understood[], core: string): Pair | undefined {
  const values = read.filter(
    ({ mention }) => mention.relation === 'value' && mention.unit === 'money' && !mention.inReason,
  );
  const subjectOf = ({ mention }: Understood): string => mention.own || mention.subject;
  const isMeant = (one: Understood): boolean =>
    core === '' ||
    nameLikeness(core, subjectOf(one)) >= 0.6 ||
    subjectOf(one).includes(core) ||
    core.includes(subjectOf(one));
  const budget = values.findLast((one) => one.mention.isBudget && isMeant(one));
  if (!budget) return undefined;
  const spent = values.find(
    (one) =>
      !one.mention.isBudget && values.indexOf(one) > values.indexOf(budget) && sameSubject(one, budget),
  );
  return spent ? { spent, budget } : undefined;
}

function sameSubject(one: Understood, other: Understood): boolean {
  const left = one.mention.own || one.mention.subject;
  const right = other.mention.own || other.mention.subject;
  return left === right || nameLikeness(left, right) >= 0.7;
}
