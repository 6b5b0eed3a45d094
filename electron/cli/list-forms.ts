import { type CellValue, isNumber } from '#shared/amount/amount';
import { type Finding, SEVERITY_NAMES } from '#shared/engine/finding';
import { executionRate, type FormSummary, RATE } from '#shared/forms/form-summary';
import { NOT_FILLED } from '#shared/forms/untouched';
import { AMOUNT, type ValueType } from '#shared/kind/kinds';
import { displayText, plainText } from '#shared/kind/value-text';
import { append } from '#shared/kit/lists';
import type { FormPlace } from '#shared/pack/form-kind';
import { reportedValue } from '#shared/session/cause-report';
import type { Session } from '#shared/session/session';
import type { PackLibrary } from '../services/pack-library';
import { type CommandResult, unusable } from './command-result';
import type { FormsCommandLine } from './forms-command-line';
import { projectOfFile } from './project-of-file';

/** The list of 项目 with what is found in each. Ends with 1 where a form has an error that is not mended. */
export async function listForms(
  { input, json }: Extract<FormsCommandLine, { command: 'list' }>,
  packs: PackLibrary,
): Promise<CommandResult> {
  const opened = await projectOfFile(input, packs);
  if (!opened.ok) return unusable(opened.problem);
  const session = opened.value;
  const forms = session.forms.summaries();
  const out = json ? JSON.stringify(formsJson(session, forms)) : formsText(session, forms);
  return { exit: forms.some(({ errors }) => errors > 0) ? 1 : 0, out, error: '' };
}

function formsJson(session: Session, forms: readonly FormSummary[]): object {
  const { facts } = session.document();
  return {
    pack: session.pack.id,
    year: facts.year,
    unit: facts.organisation,
    forms: forms.map((form) => {
      const { book, kind, facts: own, isUntouched, budget, executed, score, grade, errors, warnings } = form;
      const rate = executionRate(form);
      return {
        book,
        name: own.name,
        kind: kind.name,
        level: own.level,
        secret: own.secret,
        untouched: isUntouched,
        budget: reportedValue(budget, typeAt(session, form, kind.budget)),
        executed: reportedValue(executed, typeAt(session, form, kind.executed)),
        rate: rate === undefined ? null : plainText(rate, RATE),
        score: reportedValue(score, typeAt(session, form, kind.score)),
        grade: grade ?? null,
        errors,
        warnings,
        findings: session.forms
          .failingIn(book)
          .map(({ rule, severity, message, cells }) => ({ rule, severity, message, cells })),
      };
    }),
  };
}

/** Amounts in 元, as the project keeps them. */
function formsText(session: Session, forms: readonly FormSummary[]): string {
  if (forms.length === 0)
    return session.pack.forms.length === 0
      ? `表样包 ${session.pack.id} 没有绩效自评表`
      : '项目里还没有绩效自评表';
  const lines: string[] = [];
  for (const form of forms) {
    const { book, kind, facts, isUntouched, score, grade, errors, warnings } = form;
    const rate = executionRate(form);
    const shown = (value: CellValue, place: FormPlace): string =>
      isNumber(value) ? displayText(value, typeAt(session, form, place), 'yuan') : '';
    const money = (value: CellValue, place: FormPlace): string =>
      isNumber(value) ? `${shown(value, place)}元` : '未填';
    lines.push(
      [
        `${book}　${facts.name}${facts.level === '' ? '' : `（${facts.level}项目）`}${facts.secret ? '（涉密，不公开）' : ''}`,
        `${kind.name}　预算 ${money(form.budget, kind.budget)}　执行 ${money(form.executed, kind.executed)}`,
        `执行率 ${rate === undefined ? '无' : plainText(rate, RATE)}　得分 ${shown(score, kind.score) || '无'}　等级 ${grade ?? '无'}`,
        isUntouched ? NOT_FILLED : `错误 ${errors}　警告 ${warnings}`,
      ].join('　'),
    );
    append(lines, session.forms.failingIn(book).map(findingLine));
  }
  return lines.join('\n');
}

function findingLine({ rule, severity, message }: Finding): string {
  return `  ${rule}　${SEVERITY_NAMES[severity]}　${message}`;
}

function typeAt(session: Session, { book }: FormSummary, place: FormPlace): ValueType {
  return session.cell({ book, ...place })?.type ?? AMOUNT;
}
