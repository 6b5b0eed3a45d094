import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { troubleOf } from '../files/file-trouble';
import { exportForms } from '../services/export-forms';
import { openInput } from '../services/open-input';
import type { PackLibrary } from '../services/pack-library';
import { type CommandResult, unusable } from './command-result';
import type { FormsCommandLine } from './forms-command-line';

/** Writes each self-evaluation form of a project into a folder, a file a form. */
export async function writeForms(
  { input, format, json, output }: Extract<FormsCommandLine, { command: 'export' }>,
  packs: PackLibrary,
): Promise<CommandResult> {
  const opened = await openInput(input, { packs });
  if (!opened.ok) return unusable(opened.problem.message);
  const { session, imported } = opened.value;
  if (imported) return unusable(`“${basename(input)}”是工作簿，请先用 juesuan import 导入为项目`);
  const made = await exportForms(session, { format, timestamp: Math.floor(Date.now() / 1000) });
  if (!made.ok) return unusable(made.problem.message);
  const { files, secret } = made.value;
  if (files.length === 0)
    return unusable(secret.length > 0 ? '项目里的自评表都标了涉密，没有写出' : '项目里还没有绩效自评表');
  try {
    await mkdir(output, { recursive: true });
  } catch (error) {
    const trouble = troubleOf(error, 'write', join(output, files[0]?.name ?? ''));
    if (trouble === undefined) throw error;
    return unusable(fileProblem(trouble).message);
  }
  for (const { name, bytes } of files) {
    const done = await writeFileAtomically(join(output, name), bytes);
    if (!done.ok) return unusable(fileProblem(done.problem).message);
  }
  const left = secret.map((name) => `${name}标了涉密，没有写出`);
  const written = files.map(({ name, project }) => ({ file: join(output, name), project }));
  return {
    exit: 0,
    out: json
      ? JSON.stringify({ files: written, secret })
      : [...written.map(({ file }) => file), ...left, `写出 ${files.length} 份自评表`].join('\n'),
    error: '',
  };
}
