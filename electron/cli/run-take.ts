import { basename } from 'node:path';
import type { CellDifference } from '#shared/audit/project-differences';
import { takeDifferences } from '#shared/audit/take-differences';
import type { Step } from '#shared/document/command';
import { saveProject } from '#shared/project-file/save-project';
import type { Session } from '#shared/session/session';
import { readFinished } from '../services/read-finished';
import type { AuditCommandLine } from './audit-command-line';
import { type CommandResult, unusable } from './command-result';

/** What the document's tables say otherwise than the project, told as commands and written where it is asked for. */
export async function runTake(
  { output, json }: AuditCommandLine,
  [file, ...more]: readonly string[],
  project: Session | undefined,
): Promise<CommandResult> {
  if (!project) return unusable('--take 的 --against 应是项目文件（.juesuan）');
  if (file === undefined || more.length > 0) return unusable('--take 一次只能取一个文本，请逐个运行');
  const read = await readFinished(file);
  if (!read.ok) return unusable(read.problem.message);
  const done = takeDifferences(read.value, project);
  if (!done.ok)
    return unusable(
      done.problem === 'no-tables'
        ? `“${basename(file)}”中没有找到“${project.pack.title}”的表，没有可以取的数`
        : '项目不接受其中的修改，没有取入',
    );
  const { taken, left } = done.value;
  const say = ({ where, shown }: CellDifference): string =>
    `${where}：${shown.ours || '空'} → ${shown.printed || '空'}`;
  const told = [
    taken.length === 0 && left.length === 0
      ? '文本的各表与项目相同，没有要取的数'
      : `${output === undefined ? '要取入' : '已取入'} ${taken.length} 处，没有取 ${left.length} 处`,
    ...taken.map(({ difference }) => `取入　${say(difference)}`),
    ...left.map(({ difference, reason }) => `没有取　${say(difference)}：${reason}`),
    ...(output === undefined
      ? taken.length > 0
        ? ['没有写入；要写入请加 -o 另存.juesuan']
        : []
      : [`已写入 ${output}；说明文字用 juesuan texts 取`]),
  ];
  const out = json
    ? JSON.stringify({
        file,
        taken: taken.map(({ difference: { cell, shown }, step }) => ({
          cell,
          ...shown,
          command: stepWords(step),
        })),
        left: left.map(({ difference: { cell, shown }, reason }) => ({ cell, ...shown, reason })),
      })
    : told.join('\n');
  const exit = left.length > 0 ? 1 : 0;
  if (output === undefined) return { exit, out, error: '' };
  return {
    exit,
    out,
    error: '',
    write: { path: output, content: saveProject(project.pack, project.document()) },
  };
}

/** A command as words of JSON, in which an amount is a text. */
function stepWords(step: Step): unknown {
  return JSON.parse(JSON.stringify(step, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
}
