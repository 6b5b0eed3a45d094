import type { HostProblem, HostResponse } from '#shared/host/contract';
import { present } from '#shared/kit/assert';
import { namesAtHand } from '#shared/kit/names-at-hand';
import { failed, ok, type Result } from '#shared/kit/result';
import { composeReport, parseReport, type ReportTemplates } from '#shared/narrative/compose-report';
import type { TemplateProblem } from '#shared/narrative/template-fault';
import { fillFacts } from '#shared/pack/facts';
import type { Pack } from '#shared/pack/pack';
import type { ReportPlan } from '#shared/pack/report-plan';
import type { Report, ReportFormat } from '#shared/report/blocks';
import { htmlReport } from '#shared/report/html-report';
import { missingParts } from '#shared/report/missing-parts';
import { reportText } from '#shared/report/plain-text';
import type { Session } from '#shared/session/session';
import { checkTexts, dismissedLines, textMarkLines } from '#shared/text-check/check-texts';

export type ReportWish = {
  readonly format: ReportFormat;
  /** Only the part whose heading contains these words. */
  readonly part?: string;
  /** Parts printed on request (自查表) that follow the document. */
  readonly append?: readonly string[];
  /** Of the document, seconds since 1970: the same report and time give the same PDF. */
  readonly timestamp: number;
};

export type ReportDocument = {
  readonly bytes: Uint8Array;
  /** What is still to be written or filled in. */
  readonly missing: readonly string[];
  /** Fonts that stood in for the official ones, and what else a clerk should know. */
  readonly notes: readonly string[];
  /** The page of every entry of the contents, in their order; none where the format has no pages. */
  readonly headingPages: readonly number[];
};

/** The published document of a project in a format. The engines of Word and PDF are loaded only when asked for. */
export async function reportDocument(
  session: Session,
  wish: ReportWish,
): Promise<Result<ReportDocument, HostProblem>> {
  const report = composedReport(session, wish);
  if (!report.ok) return report;
  const missing = missingParts(report.value);
  const checked = checkTexts(session, report.value.blocks);
  const doubts = [...textMarkLines(checked), ...dismissedLines(checked)];
  const text = (bytes: string) =>
    ok({ bytes: new TextEncoder().encode(bytes), missing, notes: doubts, headingPages: [] });
  if (wish.format === 'txt') return text(`${reportText(report.value)}\n`);
  if (wish.format === 'html') return text(htmlReport(report.value));
  const { makePdf } = await import('../pdf/make-pdf');
  const pdf = await makePdf(report.value, { timestamp: wish.timestamp });
  if (!pdf.ok) return failed(notSet(pdf.problem.detail));
  const { bytes, fonts, notes, headingPages } = pdf.value;
  if (wish.format === 'pdf')
    return ok({ bytes, missing, notes: [...doubts, ...fontNotes(fonts), ...notes], headingPages });
  const { makeDocx } = await import('../word/make-docx');
  return ok({
    bytes: await makeDocx(pdf.value.report, { headingPages, timestamp: wish.timestamp }),
    missing,
    notes: doubts,
    headingPages,
  });
}

/** On which pages the document of a session stands. */
export async function reportPages(
  session: Session,
  append: readonly string[],
): Promise<Result<HostResponse<'report.pages'>, HostProblem>> {
  const report = composedReport(session, { append });
  if (!report.ok) return report;
  const { countPages } = await import('../pdf/count-pages');
  const counted = await countPages(report.value);
  if (!counted.ok) return failed(notSet(counted.problem.detail));
  const { blocks, running, broken, headings, sheets } = counted.value;
  return ok({
    blocks: [...blocks],
    running: [...running],
    broken: [...broken],
    headings: [...headings],
    sheets,
  });
}

/** Why the engine gave no pages. */
export function notSet(detail: string): HostProblem {
  return { kind: 'unusable-input', message: `PDF 没有排出来，请把这句话告诉程序的作者：${detail}` };
}

/** The document of a session, or why its pack gives none. */
export function composedReport(
  session: Session,
  { part, append = [] }: Pick<ReportWish, 'part' | 'append'> = {},
): Result<Report, HostProblem> {
  const { pack } = session;
  const templates = parsedReport(pack);
  if (!templates.ok) return templates;
  const options = { scale: pack.scale, append, ...(part === undefined ? {} : { part }) };
  const headings = headingsOf(templates.value.plan, session);
  const unknown = append.find((words) => !headings.onRequest.some((heading) => heading.includes(words)));
  if (unknown !== undefined) return failed(noPart(unknown, headings.onRequest));
  const report = composeReport(templates.value, session, options);
  if (!report.ok) return failed(templateFault(report.problem));
  return report.value.blocks.length === 0 ? failed(noPart(part ?? '', headings.all)) : report;
}

/** The templates of a pack's document, or why it has none. */
export function parsedReport(pack: Pack): Result<ReportTemplates, HostProblem> {
  const templates = parseReport(pack);
  if (!templates) {
    return failed({
      kind: 'unusable-input',
      message: `表样包“${pack.title}”没有决算公开文本（report.yaml），只能导出表格`,
    });
  }
  return templates.ok
    ? templates
    : failed(templateFault(present(templates.problem[0], 'a failure has a problem')));
}

function templateFault({ file, line, reason }: TemplateProblem): HostProblem {
  return { kind: 'unusable-input', message: `表样包的文本模板有误：${file} 第 ${line} 行：${reason}` };
}

/** The headings of a plan's parts as they are printed. */
function headingsOf(
  { parts }: ReportPlan,
  session: Session,
): { readonly all: readonly string[]; readonly onRequest: readonly string[] } {
  const { facts } = session.document();
  const printed = (those: ReportPlan['parts']) =>
    those.flatMap(({ heading }) => (heading === undefined ? [] : [fillFacts(heading, facts)]));
  return { all: printed(parts), onRequest: printed(parts.filter(({ onRequest }) => onRequest)) };
}

function noPart(words: string, known: readonly string[]): HostProblem {
  return { kind: 'unusable-input', message: `没有“${words}”这一部分，${namesAtHand(known)}` };
}

function fontNotes(
  fonts: readonly { readonly use: string; readonly wanted: string; readonly used: string | undefined }[],
): readonly string[] {
  return fonts
    .filter(({ wanted, used }) => wanted !== used)
    .map(({ use, wanted, used }) =>
      used === undefined
        ? `${use}要用的字体（${wanted} 等）本机都没有，由排版程序代用`
        : `本机没有${use}的字体 ${wanted}，用 ${used} 代替`,
    );
}
