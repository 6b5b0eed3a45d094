import type { AuditFinding } from './audit-finding';
import type { Figures } from './figures';
import { findingAt } from './finding-at';
import { judgeChange, type SaidChange } from './judge-changes';
import { judgeShare } from './judge-rates';
import { judgeValue, type Verdict } from './judge-values';
import { byParagraph, type Understood } from './understand';

/** What the numbers of the text come to, and how many of them were understood. */
export type JudgedNumbers = {
  readonly findings: readonly AuditFinding[];
  readonly understood: number;
  readonly unverified: readonly Understood[];
};

/** Judges every number; `unverified` are those of which nothing is known. */
export function judgeNumbers(read: readonly Understood[], figures: Figures): JudgedNumbers {
  const verdicts = new Map<Understood, Verdict>();
  for (const paragraph of byParagraph(read).values()) judgeParagraph(paragraph, figures, verdicts);
  const unverified = read.filter((one) => isOfAccounts(one) && verdicts.get(one) === undefined);
  const findings = read.flatMap((one) => verdicts.get(one)?.findings ?? []);
  const counted = read.filter(isOfAccounts).length;
  return { findings, understood: counted - unverified.length, unverified };
}

/** Satisfaction, pages scanned, staff: numbers that no accounts know. */
function isOfAccounts({ mention, quantity }: Understood): boolean {
  if (mention.digits === 0n && !quantity) return false;
  return (
    mention.unit === 'money' ||
    (mention.unit === 'rate' && mention.relation !== 'other') ||
    quantity !== undefined
  );
}

function judgeParagraph(
  read: readonly Understood[],
  figures: Figures,
  verdicts: Map<Understood, Verdict>,
): void {
  let change: { amount?: Understood; rate?: Understood } = {};
  const close = (at: number): void => {
    for (const [one, verdict] of judgeChange(change as SaidChange, figures, budgetBefore(read, at))) {
      const held = verdicts.get(one);
      verdicts.set(
        one,
        verdict && held ? { findings: [...held.findings, ...verdict.findings] } : (verdict ?? held),
      );
    }
    change = {};
  };
  for (const [at, one] of read.entries()) {
    const { relation, unit, inReason } = one.mention;
    if (unit === 'bare') {
      const missing = missingUnit(read, at);
      if (!missing) continue;
      verdicts.set(one, { findings: [missing.finding] });
      if (missing.meant.mention.relation === 'change') {
        close(at);
        change.amount = missing.meant;
      }
      continue;
    }
    if (inReason) {
      if (isPrinted(one, figures)) verdicts.set(one, { findings: [] });
      continue;
    }
    if (relation === 'change' || relation === 'change-rate') {
      const slot = relation === 'change' ? 'amount' : 'rate';
      if (change[slot] || !isSameChange(change.amount ?? change.rate, one)) close(at);
      change[slot] = one;
      continue;
    }
    close(at);
    if (relation === 'value') verdicts.set(one, judgeValue(one, figures));
    else if (relation === 'share' || relation === 'completion')
      verdicts.set(one, judgeShare(one, relation, figures, budgetBefore(read, at)));
  }
  close(read.length);
  for (const one of read)
    if (verdicts.get(one) === undefined && !/^change/.test(one.mention.relation) && isPrinted(one, figures))
      verdicts.set(one, { findings: [] });
  // A sentence of three numbers that fit together needs no cell.
  for (const one of read) {
    const { about, mention } = one;
    const held = verdicts.get(one);
    if (!held || mention.relation !== 'completion' || held.findings.length > 0) continue;
    const budget = budgetBefore(read, read.indexOf(one));
    for (const stated of [about, budget])
      if (stated && verdicts.get(stated) === undefined) verdicts.set(stated, { findings: [] });
  }
}

/** Some table of the document, whatever it is, prints the number. */
function isPrinted(one: Understood, figures: Figures): boolean {
  const { mention } = one;
  if (mention.unit === 'money') return figures.isSomeCell(mention);
  return mention.unit === 'rate' && figures.isSomeRate(mention);
}

function isSameChange(begun: Understood | undefined, next: Understood): boolean {
  if (!begun) return true;
  return begun.quantity?.formula === next.quantity?.formula && begun.about === next.about;
}

/** The budget that the sentence or the one before it states. */
function budgetBefore(read: readonly Understood[], at: number): Understood | undefined {
  const own = read[at]?.about;
  const subject = own?.mention.own || own?.mention.subject;
  return read
    .slice(0, at)
    .findLast(
      ({ mention }) =>
        mention.relation === 'value' &&
        mention.unit === 'money' &&
        mention.isBudget &&
        !mention.inReason &&
        (subject === undefined ||
          (mention.own || mention.subject) === subject ||
          (own?.mention.subject ?? '') === (mention.own || mention.subject)),
    );
}

/** What a percentage follows. */
const RATE_BEFORE = /(?:完成[^，。；：]{0,8}预算的|占比|(?<![\u4e00-\u9fa5])占|占[^，。；：]{2,16}的)\s*$/;

/** “较2021年决算增加40.86，增加60.07%”: a number of accounts whose neighbours have units and it has none. */
function missingUnit(
  read: readonly Understood[],
  at: number,
): { readonly finding: AuditFinding; readonly meant: Understood } | undefined {
  const one = read[at];
  if (!one || one.mention.inReason) return undefined;
  if (RATE_BEFORE.test(one.mention.before)) {
    const { words, from, to } = one.mention;
    const message = `“${words}”后面漏了“%”`;
    const expected = `${words}%`;
    return {
      finding: findingAt('D-27', one.paragraph, from, to, { message, expected, correct: true }),
      meant: one,
    };
  }
  if (one.mention.relation !== 'change') return undefined;
  const { mention, paragraph } = one;
  const before = read.slice(0, at).findLast(({ mention: { unit } }) => unit === 'money');
  const said = /(?:增长|下降|降低|上升)(?:了)?$/.test(mention.before.trimEnd());
  const isRate = said && read[at - 1]?.mention.relation === 'change';
  const unit = isRate ? '%' : before?.mention.unitWords;
  if (unit === undefined) return undefined;
  const finding = findingAt('D-27', paragraph, mention.from, mention.to, {
    message: `“${mention.words}”没有写单位，应为“${mention.words}${unit}”`,
    expected: `${mention.words}${unit}`,
    correct: true,
  });
  const finer = before ? 10n ** BigInt(before.mention.decimals) : 1n;
  const step = before ? (before.mention.step * finer) / 10n ** BigInt(mention.decimals) : 0n;
  const meant: Understood = isRate
    ? { ...one, mention: { ...mention, unit: 'rate', relation: 'change-rate' } }
    : { ...one, mention: { ...mention, unit: 'money', unitWords: unit, step } };
  return { finding, meant };
}
