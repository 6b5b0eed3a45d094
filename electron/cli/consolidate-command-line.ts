import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { failed, ok, type Result } from '#shared/kit/result';
import { writtenPath } from '../files/written-path';
import { readCommandWords, strayOption } from './read-words';

export const CONSOLIDATE_USAGE =
  '  juesuan consolidate 文件夹… [--name 部门名称] [--against 部门的项目|工作簿] [--prior 上年文件夹] [--expected 应报名单|上年汇总.juesuan|上年结果文件夹] [--pack 编号|文件夹] [--jobs N] [--json] -o 汇总.juesuan';

const WORDS = {
  name: { type: 'string' },
  against: { type: 'string' },
  prior: { type: 'string' },
  pack: { type: 'string' },
  expected: { type: 'string' },
  jobs: { type: 'string' },
  json: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
} as const;

export type ConsolidateLine = {
  readonly places: readonly string[];
  readonly name?: string;
  readonly against?: string;
  /** The folder of last year's files, which have the same names. */
  readonly prior?: string;
  readonly packId?: string;
  /** The list of units that are expected to report, or last year's sum or results. */
  readonly expected?: string;
  readonly jobs: number;
  readonly json: boolean;
  readonly output: string;
};

export function readConsolidateLine(
  words: readonly string[],
  folder: string,
): Result<ConsolidateLine, string> {
  const read = readCommandWords(words, WORDS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [, ...places] = positionals;
  const stray = strayOption('consolidate', values, Object.keys(WORDS));
  if (stray !== undefined) return failed(stray);
  if (places.length === 0) return failed('consolidate 之后要写明各单位文件所在的文件夹');
  if (values.output === undefined) return failed('consolidate 要用 -o 写明汇总项目的文件名');
  const jobs = values.jobs === undefined ? availableParallelism() : Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) return failed('--jobs 要写 1 到 64 的整数');
  const output = writtenPath(folder, values.output);
  const inputs = [...places, values.against, values.prior, values.expected].map(
    (path) => path && resolve(folder, path),
  );
  if (inputs.includes(output)) return failed('输出的文件不能就是输入的文件，请换一个文件名');
  return ok({
    places: places.map((place) => resolve(folder, place)),
    ...(values.name === undefined ? {} : { name: values.name }),
    ...(values.against === undefined ? {} : { against: resolve(folder, values.against) }),
    ...(values.prior === undefined ? {} : { prior: resolve(folder, values.prior) }),
    ...(values.pack === undefined ? {} : { packId: values.pack }),
    ...(values.expected === undefined ? {} : { expected: resolve(folder, values.expected) }),
    jobs,
    json: values.json === true,
    output,
  });
}
