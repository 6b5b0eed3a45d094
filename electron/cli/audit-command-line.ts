import { resolve } from 'node:path';
import { failed, ok, type Result } from '#shared/kit/result';
import { readWords, strayOption } from './read-words';

/** What `juesuan audit` is asked to do: audit finished documents, files or folders of them. */
export type AuditCommandLine = {
  readonly command: 'audit';
  readonly inputs: readonly string[];
  readonly packId?: string;
  /** The project that the document came from. */
  readonly against?: string;
  /** Where a copy with the findings at their words goes, or as .xlsx the list of them. */
  readonly annotate?: string;
  /** Where a copy with the known corrections written in goes. */
  readonly mend?: string;
  readonly json: boolean;
};

export const AUDIT_USAGE =
  '  juesuan audit  文本.docx|.pdf|.txt|文件夹… [--pack 编号|文件夹] [--against 项目] [--annotate 批注.docx|.pdf|列表.xlsx] [--mend 改正.docx] [--json]';

const WORDS = {
  pack: { type: 'string' },
  against: { type: 'string' },
  annotate: { type: 'string' },
  mend: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Reads the words behind `audit`; paths are resolved against the caller's folder. The problem is one sentence. */
export function readAuditCommandLine(
  words: readonly string[],
  folder: string,
): Result<AuditCommandLine, string> {
  const read = readWords(words, WORDS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const stray = strayOption('audit', values, Object.keys(WORDS));
  if (stray !== undefined) return failed(stray);
  if (positionals.length === 0) return failed('audit 之后要写明文本，例如 juesuan audit 决算公开.docx');
  if (values.annotate !== undefined && values.mend !== undefined)
    return failed('--annotate 和 --mend 一次只能用一个，请分两次运行');
  if ((values.annotate ?? values.mend) !== undefined && positionals.length > 1)
    return failed('--annotate、--mend 一次只能写一个文本，请逐个运行');
  return ok({
    command: 'audit',
    inputs: positionals.map((path) => resolve(folder, path)),
    ...(values.pack === undefined ? {} : { packId: values.pack }),
    ...(values.against === undefined ? {} : { against: resolve(folder, values.against) }),
    ...(values.annotate === undefined ? {} : { annotate: resolve(folder, values.annotate) }),
    ...(values.mend === undefined ? {} : { mend: resolve(folder, values.mend) }),
    json: values.json ?? false,
  });
}
