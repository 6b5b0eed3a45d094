import type { JudgedCandidate } from './candidate';

/** A rule for the pack's file: written so that it works, or behind # for the author to decide. */
export type ChosenRule = JudgedCandidate & {
  /** Why it is not in effect; absent: it is. */
  readonly undecided?: string;
};

/** Names less alike than this make an equality a mere coincidence of figures. */
const LIKE = 0.5;
const HARDLY_LIKE = 0.3;
/** By so much the best of a group must be the more alike one. */
const CLEARLY = 0.05;
/** A figure that stands in more cells than this is nobody's own. */
const MANY = 4;
/** At most this share of instances may fail for a rule to be worth showing. */
const FEW = 0.2;

/** Of each group the best candidate, and whether the sample is enough to put it into effect. */
export function chooseRules(judged: readonly JudgedCandidate[]): ChosenRule[] {
  const groups = new Map<string, JudgedCandidate[]>();
  for (const candidate of judged) {
    groups.set(candidate.group, [...(groups.get(candidate.group) ?? []), candidate]);
  }
  return [...groups.values()].flatMap((group) => {
    const [best, second] = [...group].sort(better);
    if (!best || !isWorthwhile(best)) return [];
    const reason = reasonAgainst(best, second);
    return [reason === undefined ? best : { ...best, undecided: reason }];
  });
}

/** Not refuted first, then more telling instances, then the more alike names. */
function better(one: JudgedCandidate, other: JudgedCandidate): number {
  return (
    Math.sign(one.evidence.failed) - Math.sign(other.evidence.failed) ||
    other.evidence.telling - one.evidence.telling ||
    (other.likeness ?? 0) - (one.likeness ?? 0)
  );
}

function isWorthwhile({ evidence, likeness, table, check, carries }: JudgedCandidate): boolean {
  if (check || carries) return true;
  if (table === undefined && evidence.telling < 2 && (likeness ?? 1) < HARDLY_LIKE) return false;
  if (evidence.failed === 0) return true;
  return evidence.telling > 2 && evidence.failed <= (evidence.held + evidence.failed) * FEW;
}

function reasonAgainst(best: JudgedCandidate, second: JudgedCandidate | undefined): string | undefined {
  const { evidence, likeness = 1, table, check, carries, sameFigure = 0 } = best;
  if (carries) return '要有上年的表才能验证，导入上年工作簿后核对';
  if (evidence.failed > 0) {
    return `样本中有 ${evidence.failed} 处不成立（${evidence.failures.join('、')}）：是样本有错，还是没有这条公式？`;
  }
  if (check) return undefined;
  if (evidence.telling === 0) {
    return evidence.figures === 0 ? '样本中这些单元格都是空的，不能验证' : '样本中的数太少，不足以证明';
  }
  if (second && isRival(best, second)) return `样本中 ${second.formula} 同样成立，分不清应是哪一条`;
  // Several equal figures in a row are no coincidence, whatever the names.
  if (table !== undefined || evidence.telling > 1) return undefined;
  if (likeness < LIKE) return '样本中两数相等，但名称不很相近，可能是巧合';
  return sameFigure > MANY ? `样本中有 ${sameFigure} 个单元格都是这个数，可能是巧合` : undefined;
}

function isRival(best: JudgedCandidate, second: JudgedCandidate): boolean {
  const { failed, telling } = second.evidence;
  const nearly = (best.likeness ?? 1) - (second.likeness ?? 1) < CLEARLY;
  return failed === 0 && telling === best.evidence.telling && nearly;
}
