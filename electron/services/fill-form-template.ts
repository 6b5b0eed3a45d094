import { basename } from 'node:path';
import { planForm } from '#shared/export/plan-form';
import { explainPlanProblem } from '#shared/export/plan-problem';
import type { FormFigures } from '#shared/forms/form-summary';
import { type FormSheets, formsInWorkbook } from '#shared/forms/forms-in-workbook';
import type { HostProblem } from '#shared/host/contract';
import { ok, type Result } from '#shared/kit/result';
import type { Pack } from '#shared/pack/pack';
import { formSession } from '#shared/session/form-session';
import type { Session } from '#shared/session/session';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import { readWorkbook } from '../excel/read-workbook';
import { patchWorkbook } from '../excel/template/patch-workbook';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import { formulaReport, hiddenWarning } from './template-warnings';
import { textWarnings } from './text-warnings';
import { unusableFile } from './unusable-file';

/** The office's own 自评表 workbook: its bytes, and the forms that stand on its sheets. */
export type FormTemplate = { readonly bytes: Uint8Array; readonly forms: readonly FormSheets[] };

/** A workbook in which no kind of form of the pack stands, or several that are as good as each other, is refused. */
export async function openFormTemplate(pack: Pack, path: string): Promise<Result<FormTemplate, HostProblem>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return { ok: false, problem: fileProblem(bytes.problem) };
  const workbook = readWorkbook(bytes.value);
  if (!workbook.ok) return unusableFile(path, explainReadProblem(workbook.problem));
  const name = `模板“${basename(path)}”`;
  if (workbook.value.format !== 'xlsx')
    return unusable(`${name}不是 .xlsx，请在 Excel 或 WPS 中另存为 .xlsx 后再用`);
  const forms = formsInWorkbook(pack, workbook.value);
  const unsure = forms.find(({ located }) => located.length > 1);
  if (unsure) {
    const kinds = unsure.located.map(({ kind }) => `“${kind.title}”`).join('和');
    return unusable(`${name}的${unsure.where}与${kinds}同样吻合，看不出是哪一种，没有填写`);
  }
  return forms.some(({ located }) => located.length > 0)
    ? ok({ bytes: bytes.value, forms })
    : unusable(`${name}里没有找到表样包的绩效自评表，没有填写`);
}

/** A form in a copy of the template, with what is to be looked at; a sentence: why it was not filled. */
export async function fillFormTemplate(
  session: Session,
  form: FormFigures,
  { bytes, forms }: FormTemplate,
): Promise<{ readonly bytes: Uint8Array; readonly notes: readonly string[] } | string> {
  const { kind, facts } = form;
  const sheets = forms.find(({ located }) => located.some((found) => found.kind === kind));
  if (!sheets) return `模板里没有“${kind.title}”，${facts.name}没有写出`;
  const planned = planForm({ session: formSession(session, form), kind, name: facts.name }, sheets);
  if (!planned.ok) return `${facts.name}没有写出：${explainPlanProblem(planned.problem)}`;
  const { plan, lost } = planned.value;
  const patched = await patchWorkbook(bytes, plan);
  if (!patched.ok) throw new Error(`A template that was read cannot be filled: ${patched.problem.kind}`);
  return {
    bytes: patched.value.bytes,
    notes: [
      ...lost,
      ...patched.value.hidden.map(hiddenWarning),
      ...patched.value.formulas
        .map(formulaReport)
        .flatMap(({ agrees, message }) => (agrees ? [] : [message])),
      ...textWarnings(plan),
    ],
  };
}

function unusable(message: string): { readonly ok: false; readonly problem: HostProblem } {
  return { ok: false, problem: { kind: 'unusable-input', message } };
}
