import { type Amount, absolute, isNumber } from '../amount/amount';
import type { FormSummary } from '../forms/form-summary';
import { displayText, perOne } from '../kind/value-text';
import { normalName } from '../kit/same-name';
import type { FormSum } from '../pack/form-kind';
import type { Pack } from '../pack/pack';
import { type SaidNumber, saidAmount, saidNumbers } from '../text-check/said-number';
import type { AuditFinding } from './audit-finding';
import type { DocumentForms } from './document-forms';
import type { PlacedParagraph } from './document-sections';
import { findingAt } from './finding-at';
import { likeNumber, printedRate, printsAs, rateSteps } from './printed-figure';
import type { Understood } from './understand';

type Reviewed = { readonly summary: FormSummary; readonly name: string };

/**
 * What the text says of the forms: of each 项目 its score, grade and money, in its short review and in the form's own
 * conclusion; and how many there are of each grade.
 */
export function judgeReviews(
  forms: DocumentForms,
  paragraphs: readonly PlacedParagraph[],
  read: readonly Understood[],
  pack: Pack,
): readonly AuditFinding[] {
  const reviewed = forms.forms.flatMap(({ id, name }): Reviewed[] => {
    const summary = forms.session.forms.summaryOf(id);
    return summary ? [{ summary, name }] : [];
  });
  const own = (block: number): Reviewed | undefined => {
    const at = forms.forms.findIndex(({ from, to }) => from <= block && block <= to);
    return reviewed[at];
  };
  return [
    ...paragraphs.flatMap((paragraph) => {
      const inForm = own(paragraph.block);
      if (inForm) return judgeConclusion(paragraph, inForm, forms);
      const about = reviewOf(paragraph.text, reviewed);
      return about ? judgeReview(paragraph, about, forms) : [];
    }),
    ...judgeCounts(read, reviewed, pack),
  ];
}

const REVIEW = /^(.{2,60}?)(?:项目|部门[（(]单位[）)]|部门)?(?:整体支出)?绩效自评(?:综述|情况|结果)?[：:]/;

/** Whose review the paragraph begins with. */
function reviewOf(text: string, reviewed: readonly Reviewed[]): Reviewed | undefined {
  const named = normalName(REVIEW.exec(text.trim())?.[1] ?? '');
  if (named === '') return undefined;
  if (/整体/.test(text.slice(0, 80)))
    return reviewed.find(({ summary: { kind } }) => kind.of === 'organisation');
  const ofProjects = reviewed.filter(({ summary: { kind } }) => kind.of === 'project');
  return (
    ofProjects.find(({ name }) => normalName(name) === named) ??
    ofProjects.find(({ name }) => normalName(name).replace(/项目$/, '') === named.replace(/项目$/, ''))
  );
}

const SCORE = /(?:得分|总分|评分)(?:为|是|：|:)?\s*$/;
const GRADE = /(?:属于|等级为|等级是|结论为|评定为)\s*[“"]?\s*([\u4e00-\u9fa5]+)/g;
/** Whether a sentence says its grade in words by which it is judged here. */
export function saysGrade(text: string): boolean {
  return text.search(GRADE) >= 0;
}

const BUDGET = /全年预算数?(?:为|是|：|:)?\s*$/;
const EXECUTED = /(?:全年)?执行数(?:为|是|：|:)?\s*$/;
const RATE = /(?:完成(?:全年)?预算的|执行率(?:为|是|：|:)?)\s*$/;

function judgeReview(
  paragraph: PlacedParagraph,
  { summary, name }: Reviewed,
  forms: DocumentForms,
): readonly AuditFinding[] {
  const told: AuditFinding[] = [];
  const wrong = (said: Pick<SaidNumber, 'from' | 'to' | 'words'>, what: string, expected: string): void => {
    const message = `“${name}”的${what}“${said.words}”与自评表不符：自评表是 ${expected}`;
    // What the department's form counts as its money need not be what the accounts do.
    const severity =
      summary.kind.of === 'organisation' && what !== '自评得分' ? ('warning' as const) : undefined;
    told.push(
      findingAt('D-29', paragraph, said.from, said.to, {
        message,
        expected,
        correct: true,
        ...(severity ? { severity } : {}),
      }),
    );
  };
  for (const said of saidNumbers(paragraph.text)) {
    const before = paragraph.text.slice(Math.max(0, said.from - 16), said.from);
    if (said.unitWords === '分' && SCORE.test(before)) {
      const score = scoreOf(summary, forms);
      if (score && !isScore(said, score)) wrong(said, '自评得分', `${score.shown}分`);
    } else if (said.unit === 'money' && BUDGET.test(before)) {
      const right = moneyIfWrong(said, summary.budget);
      if (right !== undefined) wrong(said, '全年预算数', right);
    } else if (said.unit === 'money' && EXECUTED.test(before)) {
      const right = moneyIfWrong(said, summary.executed);
      if (right !== undefined) wrong(said, '全年执行数', right);
    } else if (said.unit === 'rate' && RATE.test(before)) {
      const { budget, executed } = summary;
      if (!isNumber(budget) || !isNumber(executed) || budget <= 0n) continue;
      if (rateSteps(executed, budget, said.decimals) !== absolute(said.digits))
        wrong(said, '执行率', printedRate(executed, budget, said.decimals));
    }
  }
  return [...told, ...judgeGrade(paragraph, { summary, name })];
}

function judgeConclusion(
  paragraph: PlacedParagraph,
  about: Reviewed,
  forms: DocumentForms,
): readonly AuditFinding[] {
  const score = scoreOf(about.summary, forms);
  const totals = saidNumbers(paragraph.text).flatMap((said): AuditFinding[] => {
    const before = paragraph.text.slice(Math.max(0, said.from - 8), said.from);
    if (said.unitWords !== '分' || !/总(?:得分|分)(?:为|是|：|:)?\s*$/.test(before)) return [];
    if (!score || isScore(said, score)) return [];
    const message = `“${about.name}”的总得分“${said.words}”与表中各项得分不符：按自评表是 ${score.shown}分`;
    return [findingAt('D-29', paragraph, said.from, said.to, { message, expected: `${score.shown}分` })];
  });
  return [...totals, ...judgeGrade(paragraph, about)];
}

function judgeGrade(paragraph: PlacedParagraph, { summary, name }: Reviewed): readonly AuditFinding[] {
  const { grade, kind } = summary;
  if (grade === undefined) return [];
  return [...paragraph.text.matchAll(GRADE)].flatMap((found): AuditFinding[] => {
    const [whole, said = ''] = found;
    if (said === grade || !kind.grades.some((each) => each.name === said)) return [];
    const from = found.index + whole.lastIndexOf(said);
    const message = `“${name}”的等级写的是“${said}”，按自评表的得分是“${grade}”`;
    return [
      findingAt('D-29', paragraph, from, from + said.length, { message, expected: grade, correct: true }),
    ];
  });
}

type Score = { readonly value: Amount; readonly one: bigint; readonly shown: string };

/** As its cell shows it: what the office wrote in its own rows, added. */
function scoreOf({ book, kind, score }: FormSummary, { session }: DocumentForms): Score | undefined {
  const view = session.cell({ book, ...kind.score });
  if (!view || !isNumber(score)) return undefined;
  return {
    value: score,
    one: perOne(view.type),
    shown: displayText(score, view.type, 'yuan').replace(/分$/, ''),
  };
}

/** Whether a score, rounded half up at the number's last digit, is the number. */
function isScore({ digits, decimals }: SaidNumber, { value, one }: Score): boolean {
  const power = 10n ** BigInt(decimals);
  return (2n * value * power + one) / (2n * one) === digits || value * power === digits * one;
}

/** What should stand there, where the number is another. */
function moneyIfWrong(said: SaidNumber, right: FormSummary['budget']): string | undefined {
  if (!isNumber(right)) return undefined;
  return printsAs(right, said) || saidAmount(said) === right ? undefined : likeNumber(right, said);
}

/**
 * “23个项目自评等级为‘优’”: the text may speak of more 项目 than are attached, never of fewer; where it speaks of those
 * that are attached, of each grade there are as many. 一级 and 二级 are added, for no form prints its level.
 */
function judgeCounts(
  read: readonly Understood[],
  reviewed: readonly Reviewed[],
  { forms }: Pack,
): readonly AuditFinding[] {
  return forms.flatMap((kind) => {
    const own = reviewed.filter(({ summary }) => summary.kind.name === kind.name);
    const counts = kind.sums.filter(({ of }) => of === 'count');
    if (own.length === 0 || counts.length === 0) return [];
    const total = saidOf(
      counts.filter(({ grade }) => grade === undefined),
      read,
    );
    if (!total) return [];
    const isWhole = total.sum === BigInt(own.length);
    const grades = new Set(counts.flatMap(({ grade }) => grade ?? []));
    return [
      ...(total.sum < BigInt(own.length)
        ? [countFinding(total, `文中说自评项目共 ${total.sum} 个，附件里有 ${own.length} 份${kind.title}`)]
        : []),
      ...[...grades].flatMap((grade): AuditFinding[] => {
        const said = saidOf(
          counts.filter((each) => each.grade === grade),
          read,
        );
        const there = own.filter(({ summary }) => summary.grade === grade).length;
        if (!said || said.sum === BigInt(there) || (!isWhole && said.sum > BigInt(there))) return [];
        return [
          countFinding(said, `文中说等级为“${grade}”的项目共 ${said.sum} 个，按附件的自评表是 ${there} 个`),
        ];
      }),
    ];
  });
}

type Stated = { readonly sum: bigint; readonly last: Understood };

/** `undefined`: not all of the cells are said. */
function saidOf(sums: readonly FormSum[], read: readonly Understood[]): Stated | undefined {
  const said = sums.map(({ cell: { table, line, column } }) =>
    read.findLast(
      ({ quantity, mention }) =>
        mention.relation === 'value' && quantity?.formula === `${table}[${line},${column}]`,
    ),
  );
  const [...known] = said.flatMap((one) => one ?? []);
  const last = known.findLast(({ mention }) => mention.digits !== 0n) ?? known.at(-1);
  if (!last || known.length < said.length) return undefined;
  return { sum: known.reduce((sum, { mention }) => sum + mention.digits, 0n), last };
}

function countFinding({ last: { paragraph, mention } }: Stated, message: string): AuditFinding {
  return findingAt('D-29', paragraph, mention.from, mention.to, { message });
}
