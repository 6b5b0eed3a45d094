import { resolve } from 'node:path';
import { FORM_FORMATS, type FormFormat } from '#shared/host/calls/forms';
import { failed, ok, type Result } from '#shared/kit/result';
import { writtenPath } from '../files/written-path';
import { readCommandWords, strayOption } from './read-words';

/** What `juesuan forms …` is asked to do with a project's self-evaluation forms (绩效自评表). */
export type FormsCommandLine =
  | { readonly command: 'list'; readonly input: string; readonly json: boolean }
  /** `files`: workbooks, Word documents and folders of them. */
  | {
      readonly command: 'import';
      readonly input: string;
      /** The project's text, where forms were taken into it that are not in its file yet. */
      readonly project?: string;
      readonly files: readonly string[];
      /** Forms of 项目 that are there already are taken anew. */
      readonly replaces?: boolean;
      /** Of all that are taken: no form prints it. */
      readonly level?: FormLevel;
      /** `问题=答案`, what words of the workbooks mean. */
      readonly answers?: readonly string[];
      /** Answers of before are used, and these kept. */
      readonly remembered?: boolean;
      readonly json: boolean;
      readonly output: string;
    }
  /** `from`: last year's project, or its forms in a workbook or Word document. */
  | {
      readonly command: 'copy';
      readonly input: string;
      readonly from: string;
      /** 项目 by their names; empty: all. */
      readonly names: readonly string[];
      readonly json: boolean;
      readonly output: string;
    }
  /** `output`: a folder, for a file a form. */
  | {
      readonly command: 'export';
      readonly input: string;
      readonly format: FormFormat;
      /** The office's own 自评表 workbook, filled instead of a format of ours. */
      readonly template?: string;
      readonly json: boolean;
      readonly output: string;
    };

const LEVELS = ['一级', '二级'] as const;
export type FormLevel = (typeof LEVELS)[number];

export type FormsImportLine = Extract<FormsCommandLine, { command: 'import' }>;

export const FORMS_USAGE = `  juesuan forms list 项目 [--json]
  juesuan forms import 项目 工作簿|文档.docx|文件夹… [--level 一级|二级] [--replace] [--no-remembered] [--answer 问题=答案]… [--json] -o 项目.juesuan
  juesuan forms copy 项目 --from 上年项目|自评表 [--name 项目名称]… [--json] -o 项目.juesuan
  juesuan forms export 项目 [--format docx|pdf|xlsx | --template 自评表.xlsx] [--json] -o 文件夹`;

const COMMANDS: Readonly<Record<FormsCommandLine['command'], readonly string[]>> = {
  list: ['json'],
  import: ['answer', 'json', 'level', 'no-remembered', 'output', 'replace'],
  copy: ['from', 'json', 'name', 'output'],
  export: ['json', 'output', 'format', 'template'],
};

const WORDS = {
  json: { type: 'boolean' },
  replace: { type: 'boolean' },
  level: { type: 'string' },
  answer: { type: 'string', multiple: true },
  'no-remembered': { type: 'boolean' },
  from: { type: 'string' },
  name: { type: 'string', multiple: true },
  format: { type: 'string' },
  template: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const;

/** Reads the words after `forms`; paths are resolved against the caller's folder. The problem is one sentence. */
export function readFormsCommandLine(
  words: readonly string[],
  folder: string,
): Result<FormsCommandLine, string> {
  const read = readCommandWords(words, WORDS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [command, input, ...rest] = positionals;
  if (!isCommand(command)) return failed(`forms 之后要写明做什么，可用 ${Object.keys(COMMANDS).join('、')}`);
  const stray = strayOption(`forms ${command}`, values, COMMANDS[command]);
  if (stray !== undefined) return failed(stray);
  if (input === undefined) return failed(`forms ${command} 之后要写明项目文件`);
  const common = { input: resolve(folder, input), json: values.json ?? false };
  if (command === 'list')
    return rest.length > 0 ? failed(`多余的参数“${rest.join(' ')}”`) : ok({ command, ...common });
  if (command === 'export') {
    const { format = 'docx' } = values;
    if (rest.length > 0) return failed(`多余的参数“${rest.join(' ')}”`);
    if (!isFormat(format)) return failed(`--format 可用 ${FORM_FORMATS.join('、')}`);
    if (values.output === undefined) return failed('forms export 要用 -o 写明放文件的文件夹');
    if (values.template !== undefined && values.format !== undefined)
      return failed('--template 填的是单位自己的工作簿，不能和 --format 一起用');
    const template = values.template === undefined ? {} : { template: resolve(folder, values.template) };
    return ok({ command, ...common, format, ...template, output: resolve(folder, values.output) });
  }
  if (command === 'copy') {
    if (rest.length > 0) return failed(`多余的参数“${rest.join(' ')}”`);
    if (values.from === undefined) return failed('forms copy 要用 --from 写明上年的项目或自评表');
    if (values.output === undefined) return failed('forms copy 要用 -o 写明输出的文件');
    const from = resolve(folder, values.from);
    const output = writtenPath(folder, values.output);
    if ([common.input, from].includes(output)) return failed('输出的文件不能就是输入的文件，请换一个文件名');
    return ok({ command, ...common, from, names: values.name ?? [], output });
  }
  if (rest.length === 0) return failed('forms import 在项目之后要写明自评表的工作簿、文档或文件夹');
  if (values.output === undefined) return failed('forms import 要用 -o 写明输出的文件');
  const files = rest.map((path) => resolve(folder, path));
  const output = writtenPath(folder, values.output);
  if ([common.input, ...files].includes(output))
    return failed('输出的文件不能就是输入的文件，请换一个文件名');
  const { answer: answers = [], replace: replaces = false } = values;
  const remembered = values['no-remembered'] !== true;
  const level = LEVELS.find((known) => known === values.level);
  if (values.level !== undefined && level === undefined) return failed(`--level 可用 ${LEVELS.join('、')}`);
  const ofAll = level === undefined ? {} : { level };
  return ok({ command, ...common, files, replaces, answers, remembered, output, ...ofAll });
}

function isCommand(word: string | undefined): word is FormsCommandLine['command'] {
  return word !== undefined && Object.hasOwn(COMMANDS, word);
}

function isFormat(word: string): word is FormFormat {
  return FORM_FORMATS.some((format) => format === word);
}
