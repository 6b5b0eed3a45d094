import { resolve } from 'node:path';
import { failed, ok, type Result } from '#shared/kit/result';
import { readWords, strayOption } from './read-words';

/** What `juesuan forms …` is asked to do with a project's self-evaluation forms (绩效自评表). */
export type FormsCommandLine = { readonly command: 'list'; readonly input: string; readonly json: boolean };

export const FORMS_USAGE = '  juesuan forms list 项目 [--json]';

const COMMANDS: Readonly<Record<FormsCommandLine['command'], readonly string[]>> = { list: ['json'] };

const WORDS = { json: { type: 'boolean' } } as const;

/** Reads the words after `forms`; paths are resolved against the caller's folder. The problem is one sentence. */
export function readFormsCommandLine(
  words: readonly string[],
  folder: string,
): Result<FormsCommandLine, string> {
  const read = readWords(words, WORDS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [command, input, ...rest] = positionals;
  if (!isCommand(command)) return failed(`forms 之后要写明做什么，可用 ${Object.keys(COMMANDS).join('、')}`);
  const stray = strayOption(`forms ${command}`, values, COMMANDS[command]);
  if (stray !== undefined) return failed(stray);
  if (input === undefined) return failed(`forms ${command} 之后要写明项目文件`);
  if (rest.length > 0) return failed(`多余的参数“${rest.join(' ')}”`);
  return ok({ command, input: resolve(folder, input), json: values.json ?? false });
}

function isCommand(word: string | undefined): word is FormsCommandLine['command'] {
  return word !== undefined && Object.hasOwn(COMMANDS, word);
}
