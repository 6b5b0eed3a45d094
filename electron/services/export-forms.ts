import type { FormFigures } from '#shared/forms/form-summary';
import type { FormFormat } from '#shared/host/calls/forms';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { formReport } from '#shared/narrative/form-blocks';
import { formSession } from '#shared/session/form-session';
import type { Session } from '#shared/session/session';
import { generateWorkbook } from '../excel/generate-workbook';
import { type FormTemplate, fillFormTemplate, openFormTemplate } from './fill-form-template';
import { notSet } from './report-document';

/** A form as a file of its own; `name` is that of its 项目, fit for a file. */
export type FormFile = {
  readonly name: string;
  readonly project: string;
  readonly bytes: Uint8Array;
  /** What of it has no place in the office's template or is to be looked at there, a sentence each. */
  readonly notes: readonly string[];
};

export type ExportedForms = {
  readonly files: readonly FormFile[];
  /** Marked 涉密: never printed. */
  readonly secret: readonly string[];
  /** Forms that the template is none for, a sentence each. */
  readonly left: readonly string[];
};

/** `template`: the office's own 自评表, filled. `timestamp`: when the files are made, seconds since 1970. */
export type FormExport =
  | { readonly format: FormFormat; readonly timestamp: number }
  | { readonly template: string };

/** The forms of a project, a file each, in the order of their list; those marked 涉密 are never printed, and named. */
export async function exportForms(
  session: Session,
  wish: FormExport,
  tell: (share: number) => void = () => undefined,
): Promise<Result<ExportedForms, HostProblem>> {
  const template = 'template' in wish ? await openFormTemplate(session.pack, wish.template) : undefined;
  if (template && !template.ok) return template;
  const forms = session.forms.figures();
  const printed = forms.filter(({ facts }) => !facts.secret);
  const files: FormFile[] = [];
  const left: string[] = [];
  const names = new Set<string>();
  for (const [at, form] of printed.entries()) {
    tell(at / printed.length);
    const made = await madeForm(session, form, at + 1, wish, template?.value);
    if (!made.ok) return made;
    if (typeof made.value === 'string') {
      left.push(made.value);
      continue;
    }
    const project = form.kind.of === 'project' ? form.facts.name : form.kind.title;
    const plain = fileNameOf(project);
    // Two 项目 whose names differ in signs that no file's name has.
    const name = names.has(plain) ? `${plain}（${form.book}）` : plain;
    names.add(name);
    const ending = 'format' in wish ? wish.format : 'xlsx';
    files.push({ name: `${name}.${ending}`, project, ...made.value });
  }
  const secret = forms.filter(({ facts }) => facts.secret).map(({ facts }) => facts.name);
  return ok({ files, secret, left });
}

/** A sentence: why there is no file. */
async function madeForm(
  session: Session,
  form: FormFigures,
  number: number,
  wish: FormExport,
  template: FormTemplate | undefined,
): Promise<Result<Pick<FormFile, 'bytes' | 'notes'> | string, HostProblem>> {
  if (template) return ok(await fillFormTemplate(session, form, template));
  if (!('format' in wish)) throw new Error('What no template is filled for has a format');
  const bytes = await formBytes(session, form, number, wish);
  return bytes.ok ? ok({ bytes: bytes.value, notes: [] }) : bytes;
}

async function formBytes(
  session: Session,
  form: FormFigures,
  number: number,
  { format, timestamp }: { readonly format: FormFormat; readonly timestamp: number },
): Promise<Result<Uint8Array, HostProblem>> {
  if (format === 'xlsx') return ok(await generateWorkbook(formSession(session, form), {}));
  const report = formReport(session, form, number);
  if (format === 'docx') {
    // Where its pages begin, merged cells say again what they are; the pages are those of the PDF.
    const { setPages } = await import('../pdf/set-pages');
    const set = await setPages(report);
    if (!set.ok) return failed(notSet(set.problem.detail));
    const { makeDocx } = await import('../word/make-docx');
    return ok(await makeDocx(set.value.report, { headingPages: [], timestamp }));
  }
  const { makePdf } = await import('../pdf/make-pdf');
  const made = await makePdf(report, { timestamp });
  return made.ok ? ok(made.value.bytes) : failed(notSet(made.problem.detail));
}

/** Without the signs that Windows takes in no file's name. */
function fileNameOf(name: string): string {
  return (
    name
      .replace(/[\\/:*?"<>|\r\n\t]/g, '_')
      .replace(/[. ]+$/, '')
      .slice(0, 80) || '自评表'
  );
}
