import { resolve } from 'node:path';
import type { Scale } from '#shared/amount/amount';
import type { RoundingMode } from '#shared/export/wanyuan';
import { failed, ok, type Result } from '#shared/kit/result';
import { REPORT_FORMATS, type ReportFormat } from '#shared/report/blocks';
import { writtenPath } from '../files/written-path';
import { readExportOptions } from './export-options';
import { readCommandWords, strayOption } from './read-words';

export type CommandLine =
  | {
      readonly command: 'import';
      readonly input: string;
      readonly prior?: string;
      readonly packId?: string;
      readonly remembered: boolean;
      readonly answers?: readonly string[];
      readonly json?: boolean;
      readonly output: string;
    }
  | {
      readonly command: 'check';
      readonly input: string;
      readonly prior?: string;
      readonly packId?: string;
      readonly remembered: boolean;
      readonly answers?: readonly string[];
      readonly json: boolean;
    }
  | {
      readonly command: 'export';
      readonly input: string;
      readonly template?: string;
      readonly scale?: Scale;
      readonly rounding?: RoundingMode;
      readonly formulas: boolean;
      readonly notes: boolean;
      readonly packId?: string;
      readonly remembered: boolean;
      readonly answers?: readonly string[];
      readonly output: string;
    }
  | {
      readonly command: 'report';
      readonly input: string;
      /** The office's own Word document, to be filled; then neither format nor part is asked for. */
      readonly template?: string;
      readonly format: ReportFormat;
      readonly part?: string;
      /** Parts printed on request that follow the document. */
      readonly append: readonly string[];
      readonly prior?: string;
      readonly packId?: string;
      readonly remembered: boolean;
      readonly answers?: readonly string[];
      readonly output: string;
    }
  | {
      readonly command: 'show';
      readonly input: string;
      readonly cells: readonly string[];
      readonly prior?: string;
      readonly packId?: string;
      readonly remembered: boolean;
      readonly answers?: readonly string[];
      readonly json: boolean;
    };

export const USAGE = `用法：
  juesuan import 工作簿 [--prior 上年工作簿] [--pack 编号|文件夹] [--no-remembered] [--answer 问题=答案]… [--json] -o 项目.juesuan
  juesuan check  项目|工作簿 [--prior 上年工作簿] [--pack 编号|文件夹] [--no-remembered] [--answer 问题=答案]… [--json]
  juesuan export 项目|工作簿 [--template 模板.xlsx] [--scale yuan|wanyuan|…] [--rounding each|balanced] [--formulas] [--notes] [--pack 编号|文件夹] [--no-remembered] [--answer 问题=答案]… -o 输出.xlsx
  juesuan report 项目|工作簿 [--format docx|pdf|html|txt] [--part 情况说明] [--append 自查表]… [--template 本单位模板.docx] [--prior 上年工作簿] [--pack 编号|文件夹] [--no-remembered] [--answer 问题=答案]… -o 输出
  juesuan show   项目|工作簿 [单元格…] [--prior 上年工作簿] [--pack 编号|文件夹] [--no-remembered] [--answer 问题=答案]… [--json]
工作簿有两可的读法时列出问题（--json 的 questions），没有回答时以 1 结束；用 --answer 回答，如 --answer scale:03=wanyuan`;

/** What may be said of one file and of folders alike; which command takes which, each command says. */
export const FILE_WORDS = {
  prior: { type: 'string' },
  pack: { type: 'string' },
  template: { type: 'string' },
  scale: { type: 'string' },
  rounding: { type: 'string' },
  format: { type: 'string' },
  part: { type: 'string' },
  append: { type: 'string', multiple: true },
  formulas: { type: 'boolean' },
  notes: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  json: { type: 'boolean' },
  'no-remembered': { type: 'boolean' },
} as const;

const WORDS = { ...FILE_WORDS, answer: { type: 'string', multiple: true } } as const;

/** Reads the words of the command line; paths are resolved against the caller's folder. The problem is one sentence. */
export function readCommandLine(words: readonly string[], folder: string): Result<CommandLine, string> {
  const read = readCommandWords(words, WORDS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [command, input, ...rest] = positionals;
  const path = (typed: string): string => resolve(folder, typed);
  if (command === undefined || !isCommand(command)) return failed(`没有“${command ?? ''}”这个命令`);
  if (input === undefined) return failed(`${command} 之后要写明文件`);
  if (command !== 'show' && rest.length > 0) return failed(`多余的参数“${rest.join(' ')}”`);
  const stray = strayOption(command, values, OPTIONS[command]);
  if (stray !== undefined) return failed(stray);

  const common = {
    input: path(input),
    ...(values.prior === undefined ? {} : { prior: path(values.prior) }),
    ...(values.pack === undefined ? {} : { packId: values.pack }),
    remembered: !(values['no-remembered'] ?? false),
    answers: values.answer ?? [],
  };
  const json = values.json ?? false;
  if (command === 'check') return ok({ command, ...common, json });
  if (command === 'show') return ok({ command, ...common, cells: rest, json });
  if (values.output === undefined) return failed(`${command} 要用 -o 写明输出的文件`);
  const output = writtenPath(folder, values.output);
  const others = [
    common.input,
    common.prior,
    values.template === undefined ? undefined : path(values.template),
  ];
  if (others.includes(output)) return failed('输出的文件不能就是输入的文件，请换一个文件名');
  if (command === 'import') return ok({ command, ...common, json, output });
  if (command === 'report') {
    const format = values.format ?? output.split('.').at(-1) ?? '';
    const known = REPORT_FORMATS.find((each) => each === format);
    if (!known) return failed(`report 的格式只能是 ${REPORT_FORMATS.join('、')}，请用 --format 写明`);
    const wished = values.part !== undefined || (values.append ?? []).length > 0;
    if (values.template !== undefined && (wished || known !== 'docx'))
      return failed('用 --template 填写本单位的 Word 文档时，输出只能是 .docx，不能再用 --part、--append');
    return ok({
      command,
      ...common,
      ...(values.template === undefined ? {} : { template: path(values.template) }),
      format: known,
      ...(values.part === undefined ? {} : { part: values.part }),
      append: values.append ?? [],
      output,
    });
  }
  if (!/\.xlsx$/i.test(output)) return failed('export 写出的是工作簿，-o 的文件名请以 .xlsx 结尾');
  const options = readExportOptions(values);
  if (!options.ok) return options;
  return ok({
    command,
    input: common.input,
    remembered: common.remembered,
    answers: common.answers,
    ...(common.packId === undefined ? {} : { packId: common.packId }),
    ...(values.template === undefined ? {} : { template: path(values.template) }),
    ...options.value,
    output,
  });
}

const OPTIONS: Readonly<Record<CommandLine['command'], readonly string[]>> = {
  import: ['prior', 'pack', 'no-remembered', 'answer', 'json', 'output'],
  check: ['prior', 'pack', 'no-remembered', 'answer', 'json'],
  export: ['template', 'scale', 'rounding', 'formulas', 'notes', 'pack', 'no-remembered', 'answer', 'output'],
  report: ['format', 'part', 'append', 'template', 'prior', 'pack', 'no-remembered', 'answer', 'output'],
  show: ['prior', 'pack', 'no-remembered', 'answer', 'json'],
};

function isCommand(word: string): word is CommandLine['command'] {
  return Object.hasOwn(OPTIONS, word);
}
