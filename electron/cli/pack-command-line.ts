import { basename, resolve } from 'node:path';
import { failed, ok, type Result } from '#shared/kit/result';
import type { KeyMap } from '#shared/pack-edit/line-keys';
import { readMoves } from '#shared/pack-edit/read-moves';
import { writtenPath } from '../files/written-path';
import { readCommandWords, strayOption, type Words } from './read-words';

/** What `juesuan pack …` is asked to do. */
export type PackCommandLine =
  | { readonly command: 'list'; readonly json: boolean }
  /** `path`: a folder, its pack.yaml or a .zip. */
  | { readonly command: 'check'; readonly path: string; readonly json: boolean }
  /** `replace`: one of the same id that is installed already. */
  | { readonly command: 'install'; readonly path: string; readonly replace: boolean; readonly json: boolean }
  | { readonly command: 'remove'; readonly id: string; readonly json: boolean }
  /** Without moves the lines are counted through. */
  | {
      readonly command: 'renumber';
      readonly folder: string;
      readonly table: string;
      readonly moves?: KeyMap;
      readonly json: boolean;
    }
  /** Whole tables called anew. */
  | {
      readonly command: 'renumber-tables';
      readonly folder: string;
      readonly moves: KeyMap;
      readonly json: boolean;
    }
  | {
      readonly command: 'new';
      readonly from: string;
      readonly year: number;
      readonly id?: string;
      readonly title?: string;
      readonly folder: string;
      readonly json: boolean;
    }
  | {
      readonly command: 'draft';
      readonly workbook: string;
      readonly folder: string;
      readonly id: string;
      readonly title?: string;
      readonly year?: number;
      readonly json: boolean;
    };

export const PACK_USAGE = `  juesuan pack install 文件夹|表样包.zip [--replace] [--json]
  juesuan pack remove  编号 [--json]
  juesuan pack list  [--json]
  juesuan pack check 文件夹|表样包.zip [--json]
  juesuan pack new   --from 编号|文件夹 --year 年度 [--id 编号] [--title 名称] -o 文件夹 [--json]
  juesuan pack renumber 文件夹 表 [原行次 新行次]… [--json]
  juesuan pack renumber 文件夹 --tables 原表号 新表号… [--json]
  juesuan pack draft 样本工作簿 -o 文件夹 [--id 编号] [--title 名称] [--year 年度] [--json]`;

type CommandName = Exclude<PackCommandLine['command'], 'renumber-tables'>;

/** The options of each command, and what stands after its name. */
const COMMANDS: Readonly<
  Record<CommandName, { readonly operand?: string; readonly options: readonly string[] }>
> = {
  list: { options: ['json'] },
  check: { operand: '表样包的文件夹', options: ['json'] },
  install: { operand: '表样包的文件夹或 .zip', options: ['replace', 'json'] },
  remove: { operand: '表样包的编号', options: ['json'] },
  new: { options: ['from', 'year', 'id', 'title', 'output', 'json'] },
  renumber: { operand: '表样包的文件夹', options: ['tables', 'json'] },
  draft: { operand: '样本工作簿', options: ['id', 'title', 'year', 'output', 'json'] },
};

/** All options of these commands; which of them takes which stands below. */
const WORDS = {
  from: { type: 'string' },
  id: { type: 'string' },
  title: { type: 'string' },
  year: { type: 'string' },
  output: { type: 'string', short: 'o' },
  replace: { type: 'boolean' },
  tables: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Reads the words after `pack`; paths are resolved against the caller's folder. The problem is one sentence. */
export function readPackCommandLine(
  words: readonly string[],
  folder: string,
): Result<PackCommandLine, string> {
  const read = readCommandWords(words, WORDS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [command, ...operands] = positionals;
  if (command === undefined || !isCommand(command)) {
    return failed(`pack 之后要写明做什么，可用 ${Object.keys(COMMANDS).join('、')}`);
  }
  const { operand, options } = COMMANDS[command];
  const [first = '', ...rest] = operands;
  if (operand !== undefined && first === '') return failed(`pack ${command} 之后要写明${operand}`);
  const stray = strayOption(`pack ${command}`, values, options);
  if (stray !== undefined) return failed(stray);
  const json = values.json ?? false;
  if (command === 'renumber') {
    const read = values.tables === true ? readTableMoves : readRenumbering;
    return read(resolve(folder, first), rest, json);
  }
  const extra = operand === undefined ? operands : rest;
  if (extra.length > 0) return failed(`多余的参数“${extra.join(' ')}”`);
  if (command === 'list') return ok({ command, json });
  if (command === 'check') return ok({ command, path: resolve(folder, first), json });
  if (command === 'install')
    return ok({ command, path: resolve(folder, first), replace: values.replace ?? false, json });
  if (command === 'remove') return ok({ command, id: first, json });
  return readMaking(command, first, values, folder);
}

/** `表`, then pairs of an old and a new line: `27 28`, or of ranges: `32:62 33:63`. */
function readRenumbering(
  folder: string,
  [table, ...words]: readonly string[],
  json: boolean,
): Result<PackCommandLine, string> {
  if (table === undefined) return failed('pack renumber 要写明文件夹和表，例如 pack renumber 我的表样包 01');
  if (words.length === 0) return ok({ command: 'renumber', folder, table, json });
  const moves = readMoves(words);
  return moves.ok ? ok({ command: 'renumber', folder, table, moves: moves.value, json }) : moves;
}

/** Pairs of an old and a new table: `07 09 08 07 09 08`. */
function readTableMoves(
  folder: string,
  words: readonly string[],
  json: boolean,
): Result<PackCommandLine, string> {
  if (words.length === 0 || words.length % 2 === 1)
    return failed('pack renumber --tables 要成对写明原来的和新的表号，例如 --tables 07 09 08 07 09 08');
  const pairs = words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? ''] as const] : []));
  const moves = new Map(pairs);
  return moves.size < pairs.length
    ? failed('同一张表写了两次')
    : ok({ command: 'renumber-tables', folder, moves, json });
}

type Values = Words<typeof WORDS>['values'];

/** What both ways of beginning a pack need: a new folder, and perhaps names and a year. */
function readMaking(
  command: 'new' | 'draft',
  operand: string,
  values: Values,
  folder: string,
): Result<PackCommandLine, string> {
  if (values.output === undefined) return failed(`pack ${command} 要用 -o 写明新建的文件夹`);
  const id = values.id ?? (command === 'draft' ? basename(values.output) : undefined);
  if (id !== undefined && !/^[a-z0-9-]+$/.test(id)) {
    return failed(
      `表样包编号只能用小写字母、数字和连字符，不能是“${id}”，请用 --id 写明，例如 --id henan-2024`,
    );
  }
  if (values.year !== undefined && !/^20\d\d$/.test(values.year)) {
    return failed(`年度应为四位数字，例如 2024，不是“${values.year}”`);
  }
  const common = {
    folder: writtenPath(folder, values.output),
    ...(values.title === undefined ? {} : { title: values.title }),
    json: values.json ?? false,
  };
  const year = values.year === undefined ? undefined : Number(values.year);
  if (command === 'draft' && id !== undefined) {
    const workbook = resolve(folder, operand);
    return ok({ command, workbook, id, ...(year === undefined ? {} : { year }), ...common });
  }
  const { from } = values;
  if (from === undefined) {
    return failed('pack new 要用 --from 写明从哪个表样包开始，pack list 列出现有的表样包');
  }
  if (year === undefined) return failed('pack new 要用 --year 写明新表样包的年度');
  return ok({ command: 'new', from, year, ...(id === undefined ? {} : { id }), ...common });
}

function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}
