import { resolve } from 'node:path';
import { failed, ok, type Result } from '#shared/kit/result';
import { writtenPath } from '../files/written-path';
import { readCommandWords, strayOption, type Words } from './read-words';

/** What `juesuan new`, `set`, `versions` and `texts` are asked to do. */
export type ProjectCommandLine =
  /** Next year's project. `from`: last year's project or workbook. */
  | {
      readonly command: 'new';
      readonly from: string;
      readonly year: number;
      readonly packId?: string;
      readonly output: string;
    }
  /** `cells`: what is to be written, in the order given. `overrides`: also into cells that a formula decides. */
  | {
      readonly command: 'set';
      readonly input: string;
      readonly cells: readonly { readonly cell: string; readonly text: string }[];
      readonly overrides: boolean;
      readonly packId?: string;
      readonly output: string;
    }
  /** `take`: the number of the saved state to write, counted from the latest; absent: they are listed. */
  | {
      readonly command: 'versions';
      readonly input: string;
      readonly json: boolean;
      readonly take?: { readonly number: number; readonly output: string };
    }
  /** The texts that a finished document has for a project; `unsure`: also those to be looked at with more care. */
  | {
      readonly command: 'texts';
      readonly input: string;
      readonly from: string;
      readonly unsure: boolean;
      readonly json: boolean;
      /** Without it nothing is written. */
      readonly output?: string;
    };

export const PROJECT_USAGE = `  juesuan new    --from 上年项目|工作簿 --year 年度 [--pack 编号|文件夹] -o 项目.juesuan
  juesuan set    项目 单元格=金额… text:名称=文字… [--override] [--pack 编号|文件夹] -o 项目.juesuan
  juesuan versions 项目 [--json] | --take 序号 -o 新项目.juesuan
  juesuan texts  项目 --from 上年文本.docx|.txt [--unsure] [--json] [-o 项目.juesuan]`;

/** The first words that are these commands. */
export const PROJECT_COMMANDS: readonly string[] = ['new', 'set', 'versions', 'texts'];

const OPTIONS: Readonly<Record<ProjectCommandLine['command'], readonly string[]>> = {
  new: ['from', 'year', 'pack', 'output'],
  set: ['override', 'pack', 'output'],
  versions: ['json', 'take', 'output'],
  texts: ['from', 'unsure', 'json', 'output'],
};

/** All options of these commands; which of them takes which stands below. */
const WORDS = {
  from: { type: 'string' },
  year: { type: 'string' },
  pack: { type: 'string' },
  override: { type: 'boolean' },
  json: { type: 'boolean' },
  take: { type: 'string' },
  unsure: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
} as const;

/** Reads the words of the command line; paths are resolved against the caller's folder. The problem is one sentence. */
export function readProjectCommandLine(
  words: readonly string[],
  folder: string,
): Result<ProjectCommandLine, string> {
  const read = readCommandWords(words, WORDS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [command, ...operands] = positionals;
  if (!isCommand(command)) return failed(`没有“${command ?? ''}”这个命令`);
  const stray = strayOption(command, values, OPTIONS[command]);
  if (stray !== undefined) return failed(stray);
  if (command === 'versions') return readVersions(values, operands, folder);
  if (command === 'texts') return readTexts(values, operands, folder);
  if (values.output === undefined) return failed(`${command} 要用 -o 写明输出的文件`);
  const output = writtenPath(folder, values.output);
  const line =
    command === 'new' ? readNew(values, operands, folder, output) : readSet(values, operands, folder, output);
  const input = line.ok && (line.value.command === 'new' ? line.value.from : line.value.input);
  return input === output ? failed(SAME_FILE) : line;
}

const SAME_FILE = '输出的文件不能就是输入的文件，请换一个文件名';

function isCommand(word: string | undefined): word is ProjectCommandLine['command'] {
  return word !== undefined && Object.hasOwn(OPTIONS, word);
}

type Values = Words<typeof WORDS>['values'];

function readNew(
  { from, year, pack }: Values,
  operands: readonly string[],
  folder: string,
  output: string,
): Result<ProjectCommandLine, string> {
  if (operands.length > 0) return failed(`多余的参数“${operands.join(' ')}”`);
  if (from === undefined) return failed('new 要用 --from 写明上年的项目，例如 --from 2022.juesuan');
  if (year === undefined) return failed('new 要用 --year 写明年度，例如 --year 2023');
  if (!/^20\d\d$/.test(year)) return failed(`年度应为四位数字，例如 2023，不是“${year}”`);
  return ok({
    command: 'new',
    from: resolve(folder, from),
    year: Number(year),
    ...(pack === undefined ? {} : { packId: pack }),
    output,
  });
}

function readSet(
  { override, pack }: Values,
  [input, ...pairs]: readonly string[],
  folder: string,
  output: string,
): Result<ProjectCommandLine, string> {
  if (input === undefined) return failed('set 之后要写明项目文件');
  if (pairs.length === 0) return failed('set 要写明单元格和金额，例如 01[28,1]=1200.50；等号后不写即清空');
  const cells = pairs.map((pair) => {
    const at = pair.indexOf('=');
    return { cell: at < 0 ? '' : pair.slice(0, at).trim(), text: pair.slice(at + 1) };
  });
  const bad = pairs.find((_, at) => cells[at]?.cell === '');
  if (bad !== undefined) return failed(`“${bad}”应写成 单元格=金额，例如 01[28,1]=1200.50`);
  return ok({
    command: 'set',
    input: resolve(folder, input),
    cells,
    overrides: override ?? false,
    ...(pack === undefined ? {} : { packId: pack }),
    output,
  });
}

function readVersions(
  { json = false, take, output }: Values,
  [named, ...more]: readonly string[],
  folder: string,
): Result<ProjectCommandLine, string> {
  if (named === undefined) return failed('versions 之后要写明项目文件');
  if (more.length > 0) return failed(`多余的参数“${more.join(' ')}”`);
  const input = resolve(folder, named);
  if (take === undefined) {
    if (output !== undefined) return failed('要写出一个历史版本，用 --take 写明它的序号');
    return ok({ command: 'versions', input, json });
  }
  if (!/^[1-9]\d{0,3}$/.test(take)) return failed(`--take 之后是列表中的序号，例如 --take 2，不是“${take}”`);
  if (output === undefined) return failed('versions --take 要用 -o 写明输出的文件');
  const target = writtenPath(folder, output);
  if (target === input) return failed(SAME_FILE);
  return ok({ command: 'versions', input, json, take: { number: Number(take), output: target } });
}

function readTexts(
  { from, unsure, json, output }: Values,
  [input, ...more]: readonly string[],
  folder: string,
): Result<ProjectCommandLine, string> {
  if (input === undefined) return failed('texts 之后要写明项目文件');
  if (more.length > 0) return failed(`多余的参数“${more.join(' ')}”`);
  if (from === undefined) return failed('texts 要用 --from 写明上年的文本，例如 --from 2021年决算公开.docx');
  const line = {
    command: 'texts' as const,
    input: resolve(folder, input),
    from: resolve(folder, from),
    unsure: unsure ?? false,
    json: json ?? false,
  };
  if (output === undefined) return ok(line);
  const path = writtenPath(folder, output);
  return path === line.input || path === line.from
    ? failed('输出的文件不能就是输入的文件，请换一个文件名')
    : ok({ ...line, output: path });
}
