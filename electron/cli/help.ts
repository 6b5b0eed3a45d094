import { AUDIT_USAGE } from './audit-command-line';
import { BATCH_USAGE } from './batch-command-line';
import { USAGE } from './command-line';
import { CONSOLIDATE_USAGE } from './consolidate-command-line';
import { FORMS_USAGE } from './forms-command-line';
import { PACK_USAGE } from './pack-command-line';
import { PROJECT_USAGE } from './project-command-line';
import { QUERY_USAGE } from './query-command-line';

/** What every command takes, a line each. */
export const ALL_USAGE = [
  USAGE,
  BATCH_USAGE,
  CONSOLIDATE_USAGE,
  QUERY_USAGE,
  PROJECT_USAGE,
  AUDIT_USAGE,
  FORMS_USAGE,
  PACK_USAGE,
].join('\n');

/** What the options mean, one line each; all commands spell them alike. */
const OPTIONS: Readonly<Record<string, string>> = {
  '--pack': '表样包的编号，或表样包的文件夹；不写时自动识别',
  '--prior': '上年的项目或工作簿',
  '--template': '单位自己的模板；不写时生成本程序的工作簿',
  '--scale': 'yuan（元）、qianyuan（千元）、wanyuan（万元）或 yiyuan（亿元）；不写时按表样和模板',
  '--rounding': 'each：各数各自四舍五入；balanced：调整末位，使分项之和等于合计',
  '--formulas': '写成 Excel 公式',
  '--notes': '把批注写进工作簿',
  '--no-remembered': '不用以前回答过的对应关系',
  '--answer': '回答导入时的问题，如 scale:03=wanyuan，可写几次',
  '--format': 'docx、pdf、html 或 txt；查询用 table、csv 或 json',
  '--against': '文本来自的项目，逐格逐句对比；或另一份文本',
  '--annotate': '写出加批注的副本，或审核结果的列表',
  '--mend': '写出改正了数字和文字的副本',
  '--take': '取出这一份保存过的状态；审核时把文本表格中与项目不同的数取回项目（不写 -o 只列出，不写入）',
  '--append': '附在文本后的自查表，可写几次',
  '--unsure': '把握不大的也一并采用',
  '--part': '只要其中一部分，如 情况说明',
  '--json': '输出一个 JSON 对象，供程序读取',
  '--name': '部门名称',
  '--jobs': '同时处理几个文件，不写时按处理器个数',
  '--resume': '接着做上次没有做完的，已经做完而没有改动的不再做',
  '--expected':
    '应报单位名单（工作簿或文本，可带人数一栏）、上年的汇总项目或上年的检查结果文件夹：列出没有报的',
  '--seconds': '一个文件最多处理几秒，不写时 60',
  '--question': '现成查询的编号；什么都不写时列出全部',
  '--cell': '汇总数的单元格，如 03[合计,2]：列出各单位的数',
  '--limit': '最多几行',
  '--from': '由哪个表样包（编号或文件夹）、哪个项目开始',
  '--year': '年度，四位数字',
  '--id': '新表样包的编号：小写字母、数字和连字符',
  '--title': '新表样包的名称',
  '--override': '写进由公式得出的格，成为改写',
  '--level': '这些自评表都是一级项目，还是二级项目',
  '--replace': '已经有的（同一编号的表样包、同名的自评表），换成这一个',
  '--tables': '整张表改编号：成对写明原来的和新的表号，可以互换',
  '-o': '输出的文件或文件夹，不能是已有的输入',
};

/** What follows the program's name in a line of the usage: `pack list [--json]`. */
function commandOf(line: string): string {
  return /^\s+juesuan\s+(.*)$/.exec(line)?.[1]?.replace(/\s+/g, ' ') ?? '';
}

/** Every command, in the order of the usage. */
const COMMANDS: readonly string[] = [
  ...new Set(
    ALL_USAGE.split('\n').flatMap((line) =>
      commandOf(line)
        .split(' ')
        .slice(0, 1)
        .filter((word) => word !== ''),
    ),
  ),
];

/** What is wrong with words that begin with no command that there is; `undefined`: they begin with one. */
export function strangeCommand(words: readonly string[]): string | undefined {
  const command = words.find((word) => !word.startsWith('-'));
  if (command !== undefined && COMMANDS.includes(command)) return undefined;
  const what = command === undefined ? '没有写明命令' : `没有“${command}”这个命令`;
  return `${what}，可用 ${COMMANDS.join('、')}`;
}

/** `juesuan 命令 --help`: the command's own line, and what each of its options means. `undefined`: nobody asked. */
export function helpOn(words: readonly string[]): string | undefined {
  if (!words.some((word) => word === '--help' || word === '-h')) return undefined;
  const [command = '', sub = ''] = words.filter((word) => !word.startsWith('-'));
  const name = (command === 'pack' || command === 'forms') && sub !== '' ? `${command} ${sub}` : command;
  const lines = ALL_USAGE.split('\n').filter((line) => `${commandOf(line)} `.startsWith(`${name} `));
  if (name === '' || lines.length === 0) return ALL_USAGE;
  const used = Object.entries(OPTIONS).filter(([option]) =>
    lines.some((line) => line.split(/[\s[\]]+/).includes(option)),
  );
  return [
    ...lines.map((line) => line.trim()),
    ...used.map(([option, meaning]) => `  ${option}  ${meaning}`),
  ].join('\n');
}
