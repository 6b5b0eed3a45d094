import type { ReportTemplates } from '#shared/narrative/compose-report';
import { composeReport, parseReport } from '#shared/narrative/compose-report';
import type { Pack } from '#shared/pack/pack';
import type { Report } from '#shared/report/blocks';
import { openSession } from '../../store/project-store';

const parsed = new WeakMap<Pack, ReportTemplates>();

/** The document of the open project as it is now, or why there is none, in a sentence. */
export function composeOpen(): { readonly report?: Report; readonly why?: string } {
  const session = openSession();
  const known = parsed.get(session.pack) ?? parse(session.pack);
  if (typeof known === 'string') return { why: known };
  parsed.set(session.pack, known);
  const report = composeReport(known, session, { scale: session.pack.scale });
  return report.ok
    ? { report: report.value }
    : {
        why: `表样包的文本模板有误：${report.problem.file} 第 ${report.problem.line} 行：${report.problem.reason}`,
      };
}

function parse(pack: Pack): ReportTemplates | string {
  const templates = parseReport(pack);
  if (!templates) return `表样包“${pack.title}”没有决算公开文本，只能导出表格`;
  if (templates.ok) return templates.value;
  const reasons = templates.problem.map(({ file, line, reason }) => `${file} 第 ${line} 行：${reason}`);
  return `表样包的文本模板有误：${reasons.join('；')}`;
}
