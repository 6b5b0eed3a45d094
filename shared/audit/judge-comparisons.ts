import type { AuditFinding } from './audit-finding';
import { type Figures, saidFigure } from './figures';
import { findingAt } from './finding-at';
import { labelWords, likeness } from './label-words';
import type { Understood } from './understand';

const COMPARED =
  /([^，。；：]*?)(?:支出)?决算(?:数|支出|金额)?(?:(大于|高于|多于|超过|超出|超|小于|低于|少于|等于)(?:年初|全年)?预算(?:数|金额)?|(?:与|同|和)(?:年初|全年)?预算(?:数|金额)?(基本)?(持平|一致|相同|相等))/g;

/** “决算数小于预算数”, “与预算数持平”: against the numbers that the paragraph states before it. */
export function judgeComparisons(
  read: readonly Understood[],
  figures: Figures,
  organisation: string,
): readonly AuditFinding[] {
  const paragraphs = new Set(read.map(({ paragraph }) => paragraph));
  return [...paragraphs].flatMap((paragraph) =>
    [...paragraph.text.matchAll(COMPARED)].flatMap((found): AuditFinding[] => {
      const [whole, called = '', word, roughly, same] = found;
      if (roughly !== undefined) return [];
      const at = found.index;
      const { core } = labelWords(called.replace(/.*(?:其中|主要原因|^)/, ''), organisation);
      const pair = pairBefore(
        read.filter((one) => one.paragraph === paragraph && one.mention.to <= at),
        core,
      );
      if (!pair) return [];
      const spent = figureOf(pair.spent, figures);
      const budget = figureOf(pair.budget, figures);
      const right = spent > budget ? '大于' : spent < budget ? '小于' : '等于';
      const said =
        same !== undefined || word === '等于'
          ? '等于'
          : word === '小于' || word === '低于' || word === '少于'
            ? '小于'
            : '大于';
      if (right === said) return [];
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

function figureOf(one: Understood, figures: Figures): bigint {
  return (
    (one.quantity && one.isSure && figures.ofCell(one.quantity)?.half === 0n
      ? figures.ofCell(one.quantity)?.value
      : undefined) ?? saidFigure(one).value
  );
}

/** The spending and the budget that were stated last, of the same subject; `core`: what the words call it. */
function pairBefore(
  read: readonly Understood[],
  core: string,
): { readonly spent: Understood; readonly budget: Understood } | undefined {
  const values = read.filter(
    ({ mention }) => mention.relation === 'value' && mention.unit === 'money' && !mention.inReason,
  );
  const subjectOf = ({ mention }: Understood): string => mention.own || mention.subject;
  const isMeant = (one: Understood): boolean =>
    core === '' ||
    likeness(core, subjectOf(one)) >= 0.6 ||
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
  return left === right || likeness(left, right) >= 0.7;
}
