import { basename } from 'node:path';
import { saveProject } from '#shared/project-file/save-project';
import { type ImportedForms, importForms } from '../services/import-forms';
import { openInput } from '../services/open-input';
import type { PackLibrary } from '../services/pack-library';
import { type CommandResult, unusable } from './command-result';
import type { FormsCommandLine } from './forms-command-line';
import { namedFiles } from './named-files';

const ENDINGS: readonly string[] = ['.xlsx', '.xls', '.et', '.ods', '.docx'];

type Outcome = { readonly file: string; readonly problem?: string } & ImportedForms;

/**
 * Takes self-evaluation forms of workbooks and Word documents into a project. Ends with 2 where none was taken, with 1
 * where something was not read or a form has an error.
 */
export async function takeForms(
  { input, files: named, replaces, json, output }: Extract<FormsCommandLine, { command: 'import' }>,
  packs: PackLibrary,
): Promise<CommandResult> {
  const opened = await openInput(input, { packs });
  if (!opened.ok) return unusable(opened.problem.message);
  const { session, imported } = opened.value;
  if (imported) return unusable(`“${basename(input)}”是工作簿，请先用 juesuan import 导入为项目`);
  if (session.pack.forms.length === 0) return unusable(`表样包 ${session.pack.id} 没有绩效自评表`);
  const files = await namedFiles(named, ENDINGS, '工作簿和 .docx 文档');
  if (!files.ok) return unusable(files.problem);
  const outcomes: Outcome[] = [];
  for (const file of files.value) {
    const done = await importForms(session, file, { replaces });
    outcomes.push(
      done.ok ? { file, ...done.value } : { file, taken: [], left: [], problem: done.problem.message },
    );
  }
  const taken = outcomes.flatMap((outcome) => outcome.taken);
  const out = json ? JSON.stringify({ files: outcomes }) : outcomes.map(textOf).join('\n');
  if (taken.length === 0) return { ...unusable('没有读到绩效自评表，没有写入文件'), out };
  const isWhole = outcomes.every(
    ({ left, problem, taken: own }) =>
      left.length === 0 && problem === undefined && own.every(({ notes }) => notes.length === 0),
  );
  const isClean = session.forms.summaries().every(({ errors }) => errors === 0);
  return {
    exit: isWhole && isClean ? 0 : 1,
    out: json ? out : `${out}\n读取 ${taken.length} 份自评表，保存到 ${output}`,
    error: '',
    write: { path: output, content: saveProject(session.pack, session.document()) },
  };
}

function textOf({ file, problem, taken, left }: Outcome): string {
  const name = basename(file);
  return [
    ...(problem === undefined ? [] : [`${name}：${problem}`]),
    ...taken.flatMap(({ book, name: project, notes }) => [
      `${name}：${project}（${book}）`,
      ...notes.map((note) => `  ${note}`),
    ]),
    ...left.map((why) => `${name}：${why}`),
  ].join('\n');
}
