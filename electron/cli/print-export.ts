import { SCALE_NAMES } from '#shared/amount/amount';
import type { ExportReport } from '#shared/host/reports';
import { checkForPublishing, publishCheckLines } from '#shared/session/publish-check';
import type { Session } from '#shared/session/session';
import { documentCheckLines } from '#shared/text-check/check-document';
import { section, summaryLine } from './print';

export function exportText(session: Session, report: ExportReport, output: string): string {
  const tables = report.tables.map(
    ({ table, sheet, values, insertedLines, scale }) =>
      `  表 ${table}　${sheet}　${values} 个数，${SCALE_NAMES[scale]}${insertedLines > 0 ? `，插入 ${insertedLines} 行` : ''}`,
  );
  return [
    `已导出到 ${output}`,
    ...tables,
    ...section('公开前检查', [
      ...publishCheckLines(checkForPublishing(session)),
      ...documentCheckLines(session),
    ]),
    ...section('模板中没有的表', report.missing),
    ...section(
      '模板的公式',
      report.formulas.map(({ message }) => message),
    ),
    ...section('请核对', report.warnings),
    ...section(
      '换算成万元的尾数误差',
      report.rounding.differences.map(({ message }) => message),
    ),
    ...section(
      '为使各数相加等于合计而调整的单元格',
      report.rounding.adjusted.map(({ message }) => message),
    ),
    '',
    summaryLine(session),
  ].join('\n');
}
