import type { AddressText } from '../document/address';
import type { Finding } from '../engine/finding';
import { standingOf } from './finding-filter';
import { groupNotRun, type NotRunGroup } from './not-run';
import type { Session } from './session';

/** 公开前检查: what a clerk should know before the tables leave the house. */
export type PublishCheck = {
  /** Errors that fail and that nobody has explained. */
  readonly errors: readonly Finding[];
  /** Warnings without 出错说明. */
  readonly warnings: readonly Finding[];
  readonly explained: readonly Finding[];
  readonly notRun: readonly NotRunGroup[];
  /** Cells whose value stands against their formula. */
  readonly overrides: readonly AddressText[];
};

export function checkForPublishing(session: Session): PublishCheck {
  const findings = session.outstanding();
  const standing = (wanted: string): readonly Finding[] =>
    findings.filter((finding) => standingOf(finding, session) === wanted);
  return {
    errors: standing('error'),
    warnings: standing('warning'),
    explained: standing('explained'),
    notRun: groupNotRun(session, findings),
    overrides: overriddenCells(session),
  };
}

function overriddenCells(session: Session): readonly AddressText[] {
  return session.addresses().filter((text) => session.cell(text)?.kind === 'override');
}

/** One line for each thing that remains; none when nothing does. */
export function publishCheckLines({ errors, warnings, notRun, overrides }: PublishCheck): readonly string[] {
  const notRunCount = notRun.reduce((count, { findings }) => count + findings.length, 0);
  return [
    ...(errors.length > 0 ? [`还有 ${errors.length} 处错误没有改正，也没有写出错说明`] : []),
    ...(warnings.length > 0 ? [`还有 ${warnings.length} 处警告没有写出错说明`] : []),
    ...(notRunCount > 0
      ? [`有 ${notRunCount} 条公式没有执行（${notRun.map(({ reason }) => reason).join('；')}）`]
      : []),
    ...(overrides.length > 0 ? [`有 ${overrides.length} 格是改写的，与公式不符`] : []),
  ];
}
