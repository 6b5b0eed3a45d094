import { type ParseArgsConfig, parseArgs } from 'node:util';
import { failed, ok, type Result } from '#shared/kit/result';

type Options = NonNullable<ParseArgsConfig['options']>;

type Config<Own extends Options> = {
  readonly args: string[];
  readonly allowPositionals: true;
  readonly strict: true;
  readonly options: Own;
};

/** The options by name, and the other words in their order. */
export type Words<Own extends Options> = ReturnType<typeof parseArgs<Config<Own>>>;

/** Splits the words of a command line into options and operands; what was typed wrongly is told in one sentence. */
export function readCommandWords<const Own extends Options>(
  words: readonly string[],
  options: Own,
): Result<Words<Own>, string> {
  try {
    return ok(parseArgs<Config<Own>>({ args: [...words], allowPositionals: true, strict: true, options }));
  } catch (fault) {
    // parseArgs throws TypeErrors with a code for what the caller typed wrongly; anything else is a bug.
    if (fault instanceof TypeError && 'code' in fault) return failed(explain(fault.message));
    throw fault;
  }
}

/** What Node says in English of an option, in our words. */
function explain(message: string): string {
  const [, , short = '', long = ''] = /^(Unknown option|Option) '(?:(-\w), )?(--?[^' ]+)/.exec(message) ?? [];
  const option = [short, long].filter((name) => name !== '').join('、');
  if (message.startsWith('Unknown option')) return `没有选项 ${option}；加 --help 列出可用的`;
  if (message.includes('does not take an argument')) return `选项 ${option} 后面不写内容`;
  if (message.includes('argument is ambiguous'))
    return `选项 ${option} 后面要写内容；内容以 - 开头的，写成 ${long}=内容`;
  if (message.includes('argument missing')) return `选项 ${option} 后面要写内容`;
  return `命令行有误：${message}`;
}

/** Tells of the first option that was given and is none of the command's. */
export function strayOption(command: string, values: object, taken: readonly string[]): string | undefined {
  const stray = Object.keys(values).find((name) => !taken.includes(name));
  return stray === undefined ? undefined : `${command} 没有选项 --${stray}`;
}
