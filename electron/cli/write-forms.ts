import { join } from 'node:path';
import { writeIntoFolder } from '../files/write-into-folder';
import { exportForms } from '../services/export-forms';
import type { PackLibrary } from '../services/pack-library';
import { type CommandResult, unusable } from './command-result';
import type { FormsCommandLine } from './forms-command-line';
import { projectOfFile } from './project-of-file';

/** Writes each self-evaluation form of a project into a folder, a file a form. Ends with 1 where a template has no place for something. */
export async function writeForms(
  { input, format, template, json, output }: Extract<FormsCommandLine, { command: 'export' }>,
  packs: PackLibrary,
): Promise<CommandResult> {
  const opened = await projectOfFile(input, packs);
  if (!opened.ok) return unusable(opened.problem);
  const session = opened.value;
  const made = await exportForms(
    session,
    template === undefined ? { format, timestamp: Math.floor(Date.now() / 1000) } : { template },
  );
  if (!made.ok) return unusable(made.problem.message);
  const { files, secret, left: unfit } = made.value;
  if (files.length === 0 && unfit.length > 0) return unusable(unfit.join('；'));
  if (files.length === 0)
    return unusable(secret.length > 0 ? '项目里的自评表都标了涉密，没有写出' : '项目里还没有绩效自评表');
  const done = await writeIntoFolder(output, files);
  if (!done.ok) return unusable(done.problem.message);
  const left = [...secret.map((name) => `${name}标了涉密，没有写出`), ...unfit];
  const written = files.map(({ name, project, notes }) => ({ file: join(output, name), project, notes }));
  const isWhole = unfit.length === 0 && files.every(({ notes }) => notes.length === 0);
  return {
    exit: isWhole ? 0 : 1,
    out: json
      ? JSON.stringify({ files: written, secret, left: unfit })
      : [
          ...written.flatMap(({ file, notes }) => [file, ...notes.map((note) => `  ${note}`)]),
          ...left,
          `写出 ${files.length} 份自评表`,
        ].join('\n'),
    error: '',
  };
}
