import { basename } from 'node:path';
import type { Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import { explainPlanProblem } from '#shared/export/plan-problem';
import { planTemplate } from '#shared/export/plan-template';
import { templateMapping, templateQuestions } from '#shared/export/template-questions';
import { NO_ROUNDING, type Rounding, type RoundingMode, roundToWanyuan } from '#shared/export/wanyuan';
import type { HostProblem } from '#shared/host/contract';
import type { TellProgress } from '#shared/host/progress';
import type { ExportReport } from '#shared/host/reports';
import { firstNames } from '#shared/kit/first-names';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Answer } from '#shared/mapping/answer';
import type { MappingReport } from '#shared/mapping/mapping-report';
import type { Question } from '#shared/mapping/questions';
import { PRIOR_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { publishedScale } from '#shared/pack/table-shape';
import { recognisedOtherwise, recognisePack } from '#shared/recognition/recognise-pack';
import { explainAbsentTables } from '#shared/session/absent-tables';
import type { Session } from '#shared/session/session';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import { generateProven } from '../excel/generate-workbook';
import { generatedFormulas } from '../excel/generated-formulas';
import { readWorkbook } from '../excel/read-workbook';
import { patchWorkbook } from '../excel/template/patch-workbook';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import { formulaReport, hiddenWarning } from './template-warnings';
import { drawnWarnings, textWarnings } from './text-warnings';

export type ExportOptions = {
  readonly template?: string;
  readonly scale?: Scale;
  /** How amounts in 万元 are rounded; `each` unless said. */
  readonly rounding?: RoundingMode;
  /** Formulas in the derived cells of the pack's own workbook. */
  readonly formulas?: boolean;
  /** A workbook to work with: last year beside this year. */
  readonly compared?: boolean;
  /** 批注 as comments in the cells of the pack's own workbook. */
  readonly notes?: boolean;
  /** What was said of workbooks' words, a template's too. */
  readonly answers?: readonly Answer[];
  /** Who is asked of the template's own words, once it is read. */
  readonly answering?: AnswerTemplate;
};

/**
 * Says which answers hold for a template, given what its words mean by any answers. A problem: it was answered what the
 * template does not ask.
 */
export type AnswerTemplate = (
  read: (answers: readonly Answer[]) => MappingReport,
) => Result<readonly Answer[], HostProblem>;

export type ExportedWorkbook = {
  readonly bytes: Uint8Array;
  readonly report: ExportReport;
  /** What the template leaves open; each is among the report's warnings. */
  readonly questions: readonly Question[];
};

/**
 * The project as a workbook: the office's template filled, or the pack's own workbook. Writes no file. A template that
 * is clearly of another of the `packs` is refused rather than half filled. `tell` hears how far it is.
 */
export async function exportWorkbook(
  session: Session,
  options: ExportOptions,
  packs: readonly Pack[] = [],
  tell: TellProgress = () => undefined,
): Promise<Result<ExportedWorkbook, HostProblem>> {
  const { template, scale, rounding: mode = 'each', formulas = false, notes = false, answers = [] } = options;
  if (template !== undefined && formulas) {
    return failed({
      kind: 'bad-request',
      message: '公式只能写进本程序自己生成的工作簿；用模板导出时，模板的公式原样保留',
    });
  }
  if (template !== undefined && notes) {
    return failed({
      kind: 'bad-request',
      message: '批注只能写进本程序自己生成的工作簿；用模板导出时，模板的批注原样保留',
    });
  }
  if (template !== undefined) {
    const { answering = () => ok(answers) } = options;
    return fillTemplate(session, { template, scale, mode, answering }, packs, tell);
  }
  tell('filling', 0);
  if (options.compared === true) return exportComparison(session, scale);
  const inWanyuan = session.pack.tables.filter(
    (table) => (scale ?? publishedScale(session.pack, table)) === 'wanyuan',
  );
  const rounding =
    inWanyuan.length === 0
      ? NO_ROUNDING
      : roundToWanyuan(session, mode, new Set(inWanyuan.map(({ id }) => id)));
  const written = formulas
    ? generatedFormulas(session, scale, rounding)
    : { formulas: new Map<AddressText, string>(), plain: [] };
  const { bytes, sheets } = await generateProven(session, {
    ...(scale === undefined ? {} : { scale }),
    rounding,
    formulas: written.formulas,
    ...(notes ? { notes: session.document().notes } : {}),
  });
  return ok({
    bytes,
    questions: [],
    report: {
      tables: sheets.map(({ table, scale: own, values }) => ({
        table: table.id,
        sheet: table.sheet,
        values,
        insertedLines: 0,
        scale: own,
      })),
      missing: [],
      formulas: [],
      warnings: [
        ...explainAbsentTables(session),
        ...sheets.flatMap(({ drawn }) => drawnWarnings(drawn)),
        ...plainCells(written.plain),
      ],
      rounding: roundingReport(rounding),
    },
  });
}

/** No official table: nothing is located in it again, and it is never a template. */
async function exportComparison(
  session: Session,
  wanted: Scale | undefined,
): Promise<Result<ExportedWorkbook, HostProblem>> {
  const prior = session.document().books.get(PRIOR_BOOK);
  if (!prior)
    return failed({ kind: 'bad-request', message: '项目里还没有上年数，无法导出比较表，请先导入上年数' });
  const { bytes, sheets } = await generateProven(session, {
    ...(wanted === undefined ? {} : { scale: wanted }),
    compared: true,
  });
  const tables = sheets.map(({ table, layout, scale }) => ({
    table: table.id,
    sheet: table.sheet,
    values: layout.body.flatMap(({ cells }) => cells).filter(({ content }) => content.kind === 'cell').length,
    insertedLines: 0,
    scale,
  }));
  return ok({
    bytes,
    questions: [],
    report: {
      tables,
      missing: [],
      formulas: [],
      warnings: explainAbsentTables(session),
      rounding: roundingReport(NO_ROUNDING),
    },
  });
}

/** One sentence about the derived cells without a formula. */
function plainCells(plain: readonly string[]): string[] {
  if (plain.length === 0) return [];
  return [
    `有 ${plain.length} 个计算单元格保留为数值、没有写公式（${firstNames(plain)}）：按公式计算的结果与打印的数不同（尾数误差），或所需的数不在本工作簿中`,
  ];
}

function roundingReport({ differences, adjusted }: Rounding): ExportReport['rounding'] {
  return {
    differences: differences.map(({ relation: _, ...difference }) => ({
      ...difference,
      cells: [...difference.cells],
    })),
    adjusted: [...adjusted],
  };
}

type TemplateWish = {
  readonly template: string;
  readonly scale: Scale | undefined;
  readonly mode: RoundingMode;
  readonly answering: AnswerTemplate;
};

async function fillTemplate(
  session: Session,
  { template, scale, mode, answering }: TemplateWish,
  packs: readonly Pack[],
  tell: TellProgress,
): Promise<Result<ExportedWorkbook, HostProblem>> {
  const name = `“${basename(template)}”`;
  tell('reading', 0);
  const bytes = await readBytes(template);
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  const workbook = readWorkbook(bytes.value, (share) => tell('reading', share * 0.3));
  if (!workbook.ok) return unusable(`${name}${explainReadProblem(workbook.problem)}`);
  if (workbook.value.format !== 'xlsx') {
    return unusable(`模板${name}不是 .xlsx，请在 Excel 或 WPS 中另存为 .xlsx 后再用`);
  }
  tell('recognising', 0.3);
  const other = recognisedOtherwise(recognisePack(packs, workbook.value), session.pack.id);
  if (other) {
    return unusable(
      `${name}是“${other.pack.title}”的模板，不是“${session.pack.title}”的，没有填写，请改选模板`,
    );
  }
  const { pack } = session;
  const read = (given: readonly Answer[]): MappingReport => templateMapping(pack, workbook.value, given);
  const answers = answering(read);
  if (!answers.ok) return answers;
  const questions = templateQuestions(pack, read(answers.value), scale);
  const planned = planTemplate(session, workbook.value, scale, mode, answers.value);
  if (!planned.ok) return unusable(`${name}：${explainPlanProblem(planned.problem)}`);
  tell('filling', 0.6);
  const patched = await patchWorkbook(bytes.value, planned.value.plan);
  if (!patched.ok) return unusable(`${name}${explainReadProblem(patched.problem)}`);
  return ok({
    bytes: patched.value.bytes,
    questions,
    report: {
      tables: [...planned.value.tables],
      missing: [...planned.value.missing],
      formulas: patched.value.formulas.map(formulaReport),
      warnings: [
        ...explainAbsentTables(session),
        ...questions.map(({ question }) => `模板${question}`),
        ...planned.value.warnings,
        ...patched.value.hidden.map(hiddenWarning),
        ...textWarnings(planned.value.plan),
      ],
      rounding: roundingReport(planned.value.rounding),
    },
  });
}

function unusable(message: string): { readonly ok: false; readonly problem: HostProblem } {
  return failed({ kind: 'unusable-input', message });
}
