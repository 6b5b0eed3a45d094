import { resolve } from 'node:path';
import { failed, ok, type Result } from '#shared/kit/result';
import { readCommandWords, strayOption } from './read-words';

/** What `juesuan audit` is asked to do: audit finished documents, files or folders of them. */
export type AuditCommandLine = {
  readonly command: 'audit';
  readonly inputs: readonly string[];
  readonly packId?: string;
  /** The project that the document came from, or another document: last year's, or of this year in another format. */
  readonly against?: string;
  /** Where a copy with the findings at their words goes, or as .xlsx the list of them. */
  readonly annotate?: string;
  /** Where a copy with the known corrections written in goes. */
  readonly mend?: string;
  /** Takes what the document's tables say otherwise back into the project: told, and written to `output` where it is named. */
  readonly take?: boolean;
  readonly output?: string;
  readonly json: boolean;
};

export const AUDIT_USAGE = `  juesuan audit  文本.docx|.pdf|.txt|文件夹… [--pack 编号|文件夹] [--against 项目|另一文本] [--annotate 批注.docx|.pdf|列表.xlsx] [--mend 改正.docx] [--json]
  juesuan audit  文本.docx|.pdf --against 项目 --take [--json] [-o 取回.juesuan]`;

const WORDS = {
  pack: { type: 'string' },
  against: { type: 'string' },
  annotate: { type: 'string' },
  mend: { type: 'string' },
  take: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  json: { type: 'boolean' },
} as const;

/** Reads the words behind `audit`; paths are resolved against the caller's folder. The problem is one sentence. */
export function readAuditCommandLine(
  words: readonly string[],
  folder: string,
): Result<AuditCommandLine, string> {
  const read = readCommandWords(words, WORDS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const stray = strayOption('audit', values, Object.keys(WORDS));
  if (stray !== undefined) return failed(stray);
  if (positionals.length === 0) return failed('audit 之后要写明文本，例如 juesuan audit 决算公开.docx');
  if (values.annotate !== undefined && values.mend !== undefined)
    return failed('--annotate 和 --mend 一次只能用一个，请分两次运行');
  if ((values.annotate ?? values.mend) !== undefined && positionals.length > 1)
    return failed('--annotate、--mend 一次只能写一个文本，请逐个运行');
  const fault = takeFault(values, positionals.length, folder);
  if (fault !== undefined) return failed(fault);
  return ok({
    command: 'audit',
    inputs: positionals.map((path) => resolve(folder, path)),
    ...(values.pack === undefined ? {} : { packId: values.pack }),
    ...(values.against === undefined ? {} : { against: resolve(folder, values.against) }),
    ...(values.annotate === undefined ? {} : { annotate: resolve(folder, values.annotate) }),
    ...(values.mend === undefined ? {} : { mend: resolve(folder, values.mend) }),
    ...(values.take ? { take: true } : {}),
    ...(values.output === undefined ? {} : { output: resolve(folder, values.output) }),
    json: values.json ?? false,
  });
}

function takeFault(
  values: {
    readonly take?: boolean;
    readonly output?: string;
    readonly against?: string;
    readonly annotate?: string;
    readonly mend?: string;
  },
  inputs: number,
  folder: string,
): string | undefined {
  const { take, output, against, annotate, mend } = values;
  if (!take)
    return output === undefined
      ? undefined
      : '-o 只和 --take 一起用；批注和改正的文件写在 --annotate、--mend 后面';
  if (inputs > 1) return '--take 一次只能取一个文本，请逐个运行';
  if (against === undefined) return '--take 要同时写 --against 项目，取回到哪个项目';
  if ((annotate ?? mend) !== undefined) return '--take 和 --annotate、--mend 一次只能用一个，请分次运行';
  if (output === undefined) return undefined;
  if (!output.toLowerCase().endsWith('.juesuan')) return '-o 后面应是 .juesuan 项目文件';
  return resolve(folder, output) === resolve(folder, against)
    ? '-o 不能就是原项目，请换一个文件名，核对后再替换'
    : undefined;
}
