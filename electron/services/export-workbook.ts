import { basename } from 'node:path';
import type { Scale } from '#shared/amount/amount';
import { plainText } from '#shared/amount/format-amount';
import { parseAmount } from '#shared/amount/parse-amount';
import { explainPlanProblem, planTemplate } from '#shared/export/plan-template';
import type { HostProblem } from '#shared/host/contract';
import type { ExportReport } from '#shared/host/reports';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Session } from '#shared/session/session';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import type { FormulaNote } from '#shared/workbook/template-plan';
import { generateWorkbook } from '../excel/generate-workbook';
import { readWorkbook } from '../excel/read-workbook';
import { patchWorkbook } from '../excel/template/patch-workbook';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import { textWarnings } from './text-warnings';

export type ExportOptions = { readonly template?: string; readonly scale?: Scale };

export type ExportedWorkbook = { readonly bytes: Uint8Array; readonly report: ExportReport };

/** The project as a workbook: the office's template filled, or the pack's own workbook. Writes no file. */
export async function exportWorkbook(
  session: Session,
  { template, scale }: ExportOptions,
): Promise<Result<ExportedWorkbook, HostProblem>> {
  if (template !== undefined) return fillTemplate(session, template, scale);
  const chosen = scale ?? 'yuan';
  const bytes = await generateWorkbook(session, { scale: chosen });
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new Error(`The workbook just made cannot be read: ${workbook.problem.kind}`);
  const planned = planTemplate(session, workbook.value, undefined);
  if (!planned.ok) throw new Error(`The workbook just made has no tables: ${planned.problem.kind}`);
  return ok({
    bytes,
    report: {
      tables: [...planned.value.tables],
      missing: [],
      formulas: [],
      warnings: [...planned.value.warnings, ...textWarnings(planned.value.plan)],
    },
  });
}

async function fillTemplate(
  session: Session,
  template: string,
  scale: Scale | undefined,
): Promise<Result<ExportedWorkbook, HostProblem>> {
  const name = `“${basename(template)}”`;
  const bytes = await readBytes(template);
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  const workbook = readWorkbook(bytes.value);
  if (!workbook.ok) return unusable(`${name}${explainReadProblem(workbook.problem)}`);
  if (workbook.value.format !== 'xlsx') {
    return unusable(`模板${name}不是 .xlsx，请在 Excel 或 WPS 中另存为 .xlsx 后再用`);
  }
  const planned = planTemplate(session, workbook.value, scale);
  if (!planned.ok) return unusable(`${name}：${explainPlanProblem(planned.problem)}`);
  const patched = patchWorkbook(bytes.value, planned.value.plan);
  if (!patched.ok) return unusable(`${name}${explainReadProblem(patched.problem)}`);
  return ok({
    bytes: patched.value.bytes,
    report: {
      tables: [...planned.value.tables],
      missing: [...planned.value.missing],
      formulas: patched.value.formulas.map(formulaReport),
      warnings: [...planned.value.warnings, ...textWarnings(planned.value.plan)],
    },
  });
}

function formulaReport(note: FormulaNote): ExportReport['formulas'][number] {
  const { sheet, cell, formula, written, computed } = note;
  const agrees = computed !== undefined && sameNumber(computed, written);
  const place = `工作表“${sheet}”的 ${cell}（=${formula}）`;
  const message =
    computed === undefined
      ? `${place}保留了模板的公式，本程序算不出它的结果，写入的是 ${written || '空'}，请在 Excel 中打开核对`
      : agrees
        ? `${place}保留了模板的公式，结果与写入的一致`
        : `${place}按模板的公式应为 ${computed || '空'}，项目中是 ${written || '空'}，请核对模板的公式`;
  return { sheet, cell, formula, written, computed: computed ?? null, agrees, message };
}

/** Equal as numbers: `5` and `5.00`, blank and `0`. */
function sameNumber(one: string, other: string): boolean {
  const digits = (text: string): string => {
    const parsed = parseAmount(text === '' ? '0' : text, 'wanyuan');
    return parsed.ok && typeof parsed.value === 'bigint' ? plainText(parsed.value, 'amount') : text;
  };
  return digits(one) === digits(other);
}

function unusable(message: string): { readonly ok: false; readonly problem: HostProblem } {
  return failed({ kind: 'unusable-input', message });
}
