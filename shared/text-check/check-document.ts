import { composeReport, parseReport } from '../narrative/compose-report';
import { missingParts } from '../report/missing-parts';
import type { Session } from '../session/session';
import { checkTexts, dismissedLines, textMarkLines } from './check-texts';

/** What the document lacks and what should be looked at in its texts, for 公开前检查; none without a document. */
export function documentCheckLines(session: Session): readonly string[] {
  const templates = parseReport(session.pack);
  if (!templates?.ok) return [];
  const report = composeReport(templates.value, session, { scale: session.pack.scale });
  if (!report.ok) {
    const { file, line, reason } = report.problem;
    return [`情况说明没有检查：表样包的文本模板有误，${file} 第 ${line} 行：${reason}`];
  }
  const missing = missingParts(report.value).length;
  const checked = checkTexts(session, report.value.blocks);
  const doubts = textMarkLines(checked);
  const dismissed = dismissedLines(checked);
  return [
    ...(missing > 0 ? [`情况说明还有 ${missing} 处没有内容`] : []),
    ...(doubts.length > 0 ? [`情况说明的文字有 ${doubts.length} 处请核对：${doubts.join('；')}`] : []),
    ...(dismissed.length > 0
      ? [`情况说明的文字有 ${dismissed.length} 处已核对，不再提示：${dismissed.join('；')}`]
      : []),
  ];
}
