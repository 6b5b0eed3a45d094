import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failed, ok, type Result } from '#shared/kit/result';
import { REPORT_FORMATS } from '#shared/report/blocks';
import { troubleOf } from '../files/file-trouble';
import { writtenPath } from '../files/written-path';
import type { BatchJob } from '../services/batch/batch-job';
import { FILE_WORDS } from './command-line';
import { readExportOptions } from './export-options';
import { readCommandWords, strayOption, type Words } from './read-words';

/** `check`, `report` or `export` of whole folders. */
export type BatchCommandLine = {
  readonly places: readonly string[];
  readonly job: BatchJob;
  /** The folder of last year's files, which have the same names. */
  readonly prior?: string;
  readonly packId?: string;
  /** The list of units that are expected to report, or last year's sum or results. */
  readonly expected?: string;
  readonly remembered: boolean;
  readonly json: boolean;
  /** The folder that results go to; without one they are only said. */
  readonly output?: string;
  readonly resume: boolean;
  readonly jobs: number;
  readonly seconds: number;
};

export const BATCH_USAGE = `  juesuan check  文件夹… [-o 结果文件夹] [--jobs N] [--resume] [--seconds 秒] [--prior 上年文件夹] [--expected 应报名单|上年汇总.juesuan|上年结果文件夹] [--pack 编号|文件夹] [--no-remembered] [--json]
  juesuan report 文件夹… [--format docx|pdf|html|txt] [--part 情况说明] [--append 自查表]… [--template 本单位模板.docx] [--jobs N] [--resume] -o 结果文件夹
  juesuan export 文件夹… [--template 模板.xlsx] [--scale yuan|wanyuan|…] [--rounding each|balanced] [--formulas] [--notes] [--jobs N] [--resume] -o 结果文件夹`;

const WORDS = {
  ...FILE_WORDS,
  jobs: { type: 'string' },
  resume: { type: 'boolean' },
  seconds: { type: 'string' },
  expected: { type: 'string' },
} as const;
type Values = Words<typeof WORDS>['values'];

const COMMON = ['prior', 'pack', 'output', 'json', 'no-remembered', 'jobs', 'resume', 'seconds'];
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  check: [...COMMON, 'expected'],
  report: [...COMMON, 'format', 'part', 'append', 'template'],
  export: [...COMMON, 'template', 'scale', 'rounding', 'formulas', 'notes'],
};

/** Whether the words name several files or a folder: a batch, which other commands know nothing of. */
export async function isBatch(words: readonly string[], folder: string): Promise<boolean> {
  const [command = ''] = words;
  if (!Object.hasOwn(OPTIONS, command)) return false;
  const read = readCommandWords(words, WORDS);
  // Words of the command for one file: it will say what is wrong with them.
  if (!read.ok) return words.includes('--resume') || words.includes('--jobs');
  const { values, positionals } = read.value;
  const [, ...places] = positionals;
  const ofBatch = [values.resume, values.jobs, values.seconds, values.expected];
  if (ofBatch.some((value) => value !== undefined)) return true;
  return places.length > 1 || (places[0] !== undefined && (await isFolder(resolve(folder, places[0]))));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (troubleOf(error, 'list', path) === undefined) throw error;
    return false;
  }
}

/** @param cores how many files at once where nothing is said */
export function readBatchLine(
  words: readonly string[],
  folder: string,
  cores: number,
): Result<BatchCommandLine, string> {
  const read = readCommandWords(words, WORDS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [command = '', ...places] = positionals;
  const stray = strayOption(command, values, OPTIONS[command] ?? []);
  if (stray !== undefined) return failed(stray);
  if (places.length === 0) return failed(`${command} 之后要写明文件夹`);
  const jobs = values.jobs === undefined ? cores : Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) return failed('--jobs 要写 1 到 64 的整数');
  const seconds = values.seconds === undefined ? 60 : Number(values.seconds);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600)
    return failed('--seconds 要写 1 到 3600 的整数：一个文件最多处理几秒');
  const output = values.output === undefined ? undefined : writtenPath(folder, values.output);
  if (output === undefined && command !== 'check') return failed(`${command} 要用 -o 写明结果放在哪个文件夹`);
  if (output === undefined && values.resume === true) return failed('--resume 要用 -o 写明上次的结果文件夹');
  const job = readJob(command, values, folder, output !== undefined);
  if (!job.ok) return job;
  const tops = places.map((place) => resolve(folder, place));
  if (output !== undefined && tops.includes(output))
    return failed('结果文件夹不能就是要处理的文件夹，请换一个');
  return ok({
    places: tops,
    job: job.value,
    ...(values.prior === undefined ? {} : { prior: resolve(folder, values.prior) }),
    ...(values.pack === undefined ? {} : { packId: values.pack }),
    ...(values.expected === undefined ? {} : { expected: resolve(folder, values.expected) }),
    ...(output === undefined ? {} : { output }),
    remembered: values['no-remembered'] !== true,
    json: values.json === true,
    resume: values.resume === true,
    jobs,
    seconds,
  });
}

function readJob(command: string, values: Values, folder: string, cells: boolean): Result<BatchJob, string> {
  const template = values.template === undefined ? {} : { template: resolve(folder, values.template) };
  if (command === 'check') return ok({ kind: 'check', cells });
  if (command === 'report') {
    const format = REPORT_FORMATS.find((each) => each === (values.format ?? 'docx'));
    if (!format) return failed(`report 的格式只能是 ${REPORT_FORMATS.join('、')}`);
    const wished = values.part !== undefined || (values.append ?? []).length > 0;
    if (values.template !== undefined && (wished || format !== 'docx'))
      return failed('用 --template 填写本单位的 Word 文档时，输出只能是 docx，不能再用 --part、--append');
    const part = values.part === undefined ? {} : { part: values.part };
    return ok({ kind: 'report', format, ...part, append: values.append ?? [], ...template });
  }
  const options = readExportOptions(values);
  return options.ok ? ok({ kind: 'export', ...template, ...options.value }) : options;
}
