import { resolve } from 'node:path';
import { failed, ok, type Result } from '#shared/kit/result';
import { readCommandWords, strayOption } from './read-words';

export const QUERY_USAGE =
  '  juesuan query  结果文件夹 ["SELECT …" | --question 编号 | --cell 单元格] [--format table|csv|json] [--limit 行数]';

const WORDS = {
  question: { type: 'string', short: 'q' },
  cell: { type: 'string' },
  format: { type: 'string' },
  limit: { type: 'string' },
} as const;

const FORMATS = ['table', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export type QueryLine = {
  readonly folder: string;
  readonly sql?: string;
  readonly question?: string;
  /** The units behind a cell of their sum are wanted. */
  readonly cell?: string;
  readonly format: Format;
  readonly limit: number;
};

/** A screen has so many lines; a file takes all. */
const SHOWN: Readonly<Record<Format, number>> = {
  table: 200,
  csv: Number.MAX_SAFE_INTEGER,
  json: Number.MAX_SAFE_INTEGER,
};

export function readQueryLine(words: readonly string[], from: string): Result<QueryLine, string> {
  const read = readCommandWords(words, WORDS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [, folder, sql, ...rest] = positionals;
  const stray = strayOption('query', values, Object.keys(WORDS));
  if (stray !== undefined) return failed(stray);
  if (folder === undefined) return failed('query 之后要写明结果文件夹');
  if (rest.length > 0) return failed('SQL 要用引号括成一个参数');
  if ([sql, values.question, values.cell].filter((asked) => asked !== undefined).length > 1)
    return failed('SQL、--question 和 --cell 只能写一个');
  const format = FORMATS.find((each) => each === (values.format ?? 'table'));
  if (!format) return failed(`query 的格式只能是 ${FORMATS.join('、')}`);
  const limit = values.limit === undefined ? SHOWN[format] : Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1) return failed('--limit 要写正整数');
  return ok({
    folder: resolve(from, folder),
    ...(sql === undefined ? {} : { sql }),
    ...(values.question === undefined ? {} : { question: values.question }),
    ...(values.cell === undefined ? {} : { cell: values.cell }),
    format,
    limit,
  });
}
