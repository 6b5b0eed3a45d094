import type { FormFigures } from '#shared/forms/form-summary';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { formReport } from '#shared/narrative/form-blocks';
import { formSession } from '#shared/session/form-session';
import type { Session } from '#shared/session/session';
import { generateWorkbook } from '../excel/generate-workbook';
import type { FormFormat } from './form-formats';

/** A form as a file of its own; `name` is that of its 项目, fit for a file. */
export type FormFile = { readonly name: string; readonly project: string; readonly bytes: Uint8Array };

/**
 * The forms of a project, a file each, in the order of their list; those marked 涉密 are never printed, and named.
 * `timestamp`: of a PDF, seconds since 1970.
 */
export async function exportForms(
  session: Session,
  { format, timestamp }: { readonly format: FormFormat; readonly timestamp: number },
): Promise<Result<{ readonly files: readonly FormFile[]; readonly secret: readonly string[] }, HostProblem>> {
  const forms = session.forms.figures();
  const printed = forms.filter(({ facts }) => !facts.secret);
  const files: FormFile[] = [];
  const names = new Set<string>();
  for (const [at, form] of printed.entries()) {
    const bytes = await formBytes(session, form, at + 1, { format, timestamp });
    if (!bytes.ok) return bytes;
    const project = form.kind.of === 'project' ? form.facts.name : form.kind.title;
    const plain = fileNameOf(project);
    // Two 项目 whose names differ in signs that no file's name has.
    const name = names.has(plain) ? `${plain}（${form.book}）` : plain;
    names.add(name);
    files.push({ name: `${name}.${format}`, project, bytes: bytes.value });
  }
  return ok({ files, secret: forms.filter(({ facts }) => facts.secret).map(({ facts }) => facts.name) });
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
    const { makeDocx } = await import('../word/make-docx');
    return ok(await makeDocx(report, { headingPages: [] }));
  }
  const { makePdf } = await import('../pdf/make-pdf');
  const made = await makePdf(report, { timestamp });
  return made.ok
    ? ok(made.value.bytes)
    : failed({
        kind: 'unusable-input',
        message: `PDF 没有排出来，请把这句话告诉程序的作者：${made.problem.detail}`,
      });
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
