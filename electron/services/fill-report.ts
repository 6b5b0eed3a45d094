import { basename } from 'node:path';
import { type PlannedTemplate, planTemplate } from '#shared/export/plan-template';
import { templateMapping, templateQuestions } from '#shared/export/template-questions';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import type { Answer } from '#shared/mapping/answer';
import type { Question } from '#shared/mapping/questions';
import { namedText } from '#shared/narrative/slot-text';
import { officialTables } from '#shared/pack/table-shape';
import type { Session } from '#shared/session/session';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import { fillWord } from '../word/fill-word';
import type { AnswerTemplate } from './export-workbook';
import { parsedReport } from './report-document';
import { unusableFile } from './unusable-file';

export type FilledReport = {
  readonly bytes: Uint8Array;
  /** What was filled, and what was not and why: a sentence each. */
  readonly filled: readonly string[];
  readonly unfilled: readonly string[];
  /** What its tables leave open; each is among what was not filled. */
  readonly questions: readonly Question[];
};

/**
 * An office's own Word document with what the project says: marked places in its text, and its tables as in a workbook's
 * template. What was not found is told; a document with nothing to fill is refused.
 */
export async function fillReport(
  session: Session,
  template: string,
  answers: readonly Answer[],
  answering: AnswerTemplate = () => ok(answers),
): Promise<Result<FilledReport, HostProblem>> {
  const templates = parsedReport(session.pack);
  if (!templates.ok) return templates;
  const bytes = await readBytes(template);
  if (!bytes.ok) return failed(fileProblem(bytes.problem));
  let planned: PlannedTemplate | undefined;
  let questions: readonly Question[] = [];
  let given: Result<readonly Answer[], HostProblem> = ok(answers);
  const made = await fillWord(bytes.value, {
    textFor: (name) => namedText(templates.value, session, name),
    planFor: (tables) => {
      const { pack } = session;
      const read = (said: readonly Answer[]) => templateMapping(pack, tables, said);
      given = answering(read);
      if (!given.ok) return undefined;
      questions = templateQuestions(pack, read(given.value), undefined);
      const plan = planTemplate(session, tables, undefined, 'each', given.value);
      planned = plan.ok ? plan.value : undefined;
      return planned?.plan;
    },
  });
  if (!given.ok) return given;
  if (!made.ok)
    return unusableFile(template, '不是可以填写的 Word 文档（.docx），请用 Word 或 WPS 打开后另存为 .docx');
  const { slots, unfilled } = made.value;
  const tables = planned?.tables ?? [];
  if (slots === 0 && tables.length === 0)
    return unusableFile(
      template,
      '里没有可以填写的地方：在要填的地方写 {{职责}}、{{01[31,1]}}、{{"01[31,1]" | 增减}}，或放上带标题的公开表',
    );
  const missing = officialTables(session.pack).filter(({ id }) => tables.every(({ table }) => table !== id));
  return ok({
    bytes: made.value.bytes,
    filled: [
      `填写了 ${slots} 处文字、${tables.length} 张表（${basename(template)}）`,
      ...tables.map(
        ({ table, values, insertedLines }) =>
          `表 ${table}：${values} 个数${insertedLines > 0 ? `，插入 ${insertedLines} 行` : ''}`,
      ),
    ],
    questions,
    unfilled: [
      ...unfilled,
      ...questions.map(({ question }) => `模板${question}`),
      ...(tables.length > 0 && missing.length > 0
        ? [`模板里没有找到：${missing.map(({ name }) => name).join('、')}`]
        : []),
      ...(planned?.warnings ?? []),
    ],
  });
}
