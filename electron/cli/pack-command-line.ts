import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failed, ok, type Result } from '#shared/kit/result';

/** What `juesuan pack …` is asked to do. */
export type PackCommandLine = {
  readonly command: 'draft';
  readonly workbook: string;
  readonly folder: string;
  readonly id: string;
  readonly title?: string;
  readonly year?: number;
  readonly json: boolean;
};

export const PACK_USAGE = `  juesuan pack draft 样本工作簿 -o 文件夹 [--id 编号] [--title 名称] [--year 年度] [--json]`;

const COMMANDS = ['draft'];

/** Reads the words after `pack`; paths are resolved against the caller's folder. The problem is one sentence. */
export function readPackCommandLine(
  words: readonly string[],
  folder: string,
): Result<PackCommandLine, string> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch (fault) {
    // parseArgs throws TypeErrors with a code for what the caller typed wrongly; anything else is a bug.
    if (fault instanceof TypeError && 'code' in fault) return failed(`命令行有误：${fault.message}`);
    throw fault;
  }
  const { values, positionals } = parsed;
  const [command, workbook, ...rest] = positionals;
  if (command === undefined || !COMMANDS.includes(command)) {
    return failed(`pack 之后要写明做什么，可用 ${COMMANDS.join('、')}`);
  }
  if (workbook === undefined) return failed('pack draft 之后要写明样本工作簿');
  if (rest.length > 0) return failed(`多余的参数“${rest.join(' ')}”`);
  if (values.output === undefined) return failed('pack draft 要用 -o 写明新建的文件夹');
  const id = values.id ?? basename(values.output);
  if (!/^[a-z0-9-]+$/.test(id)) {
    return failed(
      `表样包编号只能用小写字母、数字和连字符，不能是“${id}”，请用 --id 写明，例如 --id henan-2024`,
    );
  }
  if (values.year !== undefined && !/^20\d\d$/.test(values.year)) {
    return failed(`年度应为四位数字，例如 2024，不是“${values.year}”`);
  }
  return ok({
    command: 'draft',
    workbook: resolve(folder, workbook),
    folder: resolve(folder, values.output),
    id,
    ...(values.title === undefined ? {} : { title: values.title }),
    ...(values.year === undefined ? {} : { year: Number(values.year) }),
    json: values.json ?? false,
  });
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: true,
    options: {
      id: { type: 'string' },
      title: { type: 'string' },
      year: { type: 'string' },
      output: { type: 'string', short: 'o' },
      json: { type: 'boolean' },
    },
  });
}
