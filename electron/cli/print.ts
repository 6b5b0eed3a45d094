import { type Finding, type FindingState, SEVERITY_NAMES, STATE_NAMES } from '#shared/engine/finding';
import { groupRounding } from '#shared/engine/group-rounding';
import type { StateCounts } from '#shared/engine/state-counts';
import type { RecognitionReport } from '#shared/host/reports';
import type { ImportReport } from '#shared/import/import-report';
import { unreadLines } from '#shared/import/unread-lines';
import { changesText, groupText, reasonText } from '#shared/session/cause-list';
import type { Session } from '#shared/session/session';
import type { WorkbookFormat } from '#shared/workbook/sheet';
import { formatNote } from '#shared/workbook/workbook-format';

const STATES: readonly FindingState[] = ['pass', 'fail', 'rounding', 'not-applicable', 'not-run'];

/** The ledger as text: every rule with its states, then what fails and what did not run, with the reason. */
export function ledgerText(session: Session): string {
  const { facts, explanations } = session.document();
  // What passes is counted and not put into words: it is most, and of thousands of 科目 the words take more room than the project.
  const findings = session.outstanding();
  const failing = findings.filter(({ state }) => state === 'fail');
  const idle = findings.filter(({ state }) => state === 'not-run');
  return [
    `${facts.organisation || '（未填单位名称）'}　${facts.year}年度　表样包 ${session.pack.id}`,
    summaryLine(session),
    '',
    ...[...session.statesByRule()].map(ruleLine),
    ...section('可能的原因', causeTexts(session)),
    ...section(
      '不通过',
      failing.map((finding) => failLine(finding, explanations.get(finding.key))),
    ),
    ...section(
      '尾差',
      groupRounding(session.pack, findings).map(({ sentence }) => sentence),
    ),
    ...section('未执行', [...new Set(idle.map(({ rule, message }) => `${rule}　${message}`))]),
  ].join('\n');
}

/** Each group by itself: what would mend it, the likeliest first, and the rules that fail for it. */
export function causeTexts(session: Session): string[] {
  const { groups, unexplained, unsearched } = session.causes();
  return [
    ...groups.flatMap((group, at) => [
      `${at + 1}. ${groupText(group)}（${group.rules.join('、')}）`,
      ...group.causes.map(
        (cause) => `   ${changesText(session, cause).join('；')}　${reasonText(session, cause.reason)}`,
      ),
    ]),
    ...(unexplained.length > 0
      ? [`另有 ${unexplained.length} 条公式不符，没有一处或几处改动能解释，请逐条核对`]
      : []),
    ...(unsearched.length > 0
      ? [
          `另有 ${unsearched.length} 条不符的公式带有乘除、函数或 <、>、<> 比较，程序不找它们的原因，请逐条核对`,
        ]
      : []),
  ];
}

export function summaryLine(session: Session): string {
  const { pass, fail, rounding, notApplicable, notRun } = session.summary();
  return `通过 ${pass}，不通过 ${fail}，尾差 ${rounding}，不适用 ${notApplicable}，未执行 ${notRun}`;
}

function ruleLine([rule, states]: readonly [string, StateCounts]): string {
  const counts = STATES.flatMap((state) => {
    const count = states.get(state) ?? 0;
    return count === 0 ? [] : [`${STATE_NAMES[state]} ${count}`];
  });
  return `${rule.padEnd(5)}　${counts.join('，')}`;
}

function failLine({ rule, severity, message }: Finding, explanation: string | undefined): string {
  return `${rule}　${SEVERITY_NAMES[severity]}　${message}${explanation === undefined ? '' : `（出错说明：${explanation}）`}`;
}

export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}：`, ...lines.map((line) => `  ${line}`)];
}

/** How surely the workbook is of the pack it was read with; nothing for a project, which names its own. */
export function recognitionLines(recognition: RecognitionReport | undefined): string[] {
  if (!recognition) return [];
  const [best, second] = recognition.candidates;
  if (!best) return [];
  const named = ({ packId, title, score }: typeof best): string => `${title}（${packId}，吻合 ${score}%）`;
  switch (recognition.certainty) {
    case 'sure':
      return [`识别为${named(best)}`];
    case 'close':
      return [`识别为${named(best)}，但与${second ? named(second) : ''}相近，请核对；要换用时写明 --pack`];
    case 'poor':
      return [`与已有的表样都不大吻合，最接近${named(best)}，请核对表头和项目名称`];
  }
}

/** What the file is, where its name leads to expect something else. */
export function formatLines(format: WorkbookFormat | undefined): string[] {
  const note = format === undefined ? undefined : formatNote(format);
  return note === undefined ? [] : [note];
}

export function importText(
  session: Session,
  report: ImportReport,
  output: string,
  notes: readonly string[],
): string {
  const tables = report.tables.map(({ table, found, sheet, values, codedLines, overrides, filled }) =>
    found
      ? `  表 ${table}　${sheet}　${values} 个数${codedLines > 0 ? `，${codedLines} 个科目` : ''}` +
        `${overrides.length > 0 ? `，${overrides.length} 处与公式不符（保留为改写）` : ''}` +
        `${filled.length > 0 ? `，${filled.length} 处漏填已补` : ''}`
      : `  表 ${table}　工作簿中没有`,
  );
  return [
    `已从“${report.workbook}”导入到 ${output}（表样包 ${report.packId}）`,
    ...formatLines(report.format),
    ...notes,
    ...tables,
    ...section('没有识别的工作表', report.otherSheets),
    ...section(`没有读取的数（${report.unread.length} 个）`, unreadLines(report.unread)),
    ...section(
      '需要处理',
      report.issues.map(({ rule, severity, message }) => `${rule}　${SEVERITY_NAMES[severity]}　${message}`),
    ),
    '',
    summaryLine(session),
  ].join('\n');
}
