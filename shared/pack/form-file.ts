import { z } from 'zod';
import { append } from '../kit/lists';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { parseRules } from '../rule/parse-rules';
import { buildTable } from './build-table';
import type { FormPlace, FormSum, Grade } from './form-kind';
import type { FormKind, Table } from './pack';
import { readYaml } from './read-yaml';
import { tableFile } from './table-schema';
import { tableLines } from './table-shape';
import { typeFaults } from './type-faults';

/** A cell of a form or of the project: `资金[合计,3]`. */
const PLACE = /^([^[\],.\s]+)\[([^,\]]+),(\d+)\]$/;
const place = z
  .string()
  .regex(PLACE, '须写成 表[行,栏]，如 资金[合计,3]')
  .transform((text): FormPlace => {
    const [, table = '', line = '', column = ''] = PLACE.exec(text) ?? [];
    return { table, line, column: Number(column) };
  });

/** Of a form's table less must be said than of a published one: it has no number, and no sheet of its own. */
const formTable = z.strictObject({
  ...tableFile.shape,
  shortTitle: z.string().optional(),
  sheet: z.string().optional(),
  orientation: z.enum(['portrait', 'landscape']).default('portrait'),
  caption: tableFile.shape.caption.default({ scale: '金额单位：' }),
  /** Computed or asked for beside the form, and never printed with it. */
  supplementary: z.boolean().default(false),
});

/** The shape of forms/NAME.yaml. */
export const formFile = z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}]+$/u, '名称只能用文字和数字'),
  title: z.string().min(1),
  /** A form of each 项目, or one of the department (部门整体). */
  of: z.enum(['项目', '部门']),
  score: place,
  budget: place,
  executed: place,
  /** Name → the lowest score, from the best down. */
  grades: z.record(z.string(), z.number().min(0).max(1000)),
  /** Cell of the form → the cell of the published tables that it shows. */
  links: z.record(z.string(), place).default({}),
  /** Cell of the published tables (补充资料) → what it shows of all forms of the kind. */
  sums: z
    .record(
      z.string(),
      z.strictObject({
        of: z.enum(['个数', '全年预算数', '全年执行数']),
        level: z.enum(['一级', '二级']).optional(),
        grade: z.string().optional(),
        rows: z.string().optional(),
        named: z.array(z.string()).min(1).optional(),
        notNamed: z.array(z.string()).min(1).optional(),
      }),
    )
    .default({}),
  /** What the short review quotes, by the name it calls it. */
  quotes: z.record(z.string(), place).default({}),
  tables: z.array(formTable).min(1),
  rules: z.string(),
});

const SUMMED = { 个数: 'count', 全年预算数: 'budget', 全年执行数: 'executed' } as const;

/** A kind of forms as its file says it, with the way back to the lines of the file for faults found later. */
export type ReadForm = {
  readonly kind: FormKind;
  readonly lineOf: (table: string, path: readonly PropertyKey[]) => number;
};

/** Reads forms/NAME.yaml; every fault carries its line. What its rules mean, `checkPack` judges. */
export function readForm(file: string, text: string): Result<ReadForm, readonly PackProblem[]> {
  const read = readYaml(file, text, formFile);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const problems: PackProblem[] = [];
  const fault = (path: readonly PropertyKey[], reason: string): void => {
    problems.push({ file, line: lineOf(path), reason });
  };
  const tables = value.tables.map((given, at): Table => {
    const { supplementary, shortTitle = given.title, sheet = given.title.slice(0, 31), ...rest } = given;
    const whole = { ...rest, shortTitle, sheet };
    const faults = typeFaults(whole);
    for (const one of faults) fault(['tables', at, ...one.path], one.reason);
    if (value.tables.findIndex(({ id }) => id === given.id) !== at)
      fault(['tables', at, 'id'], `表 ${given.id} 写了两次`);
    return buildTable(whole, supplementary);
  });
  const hasCell = (wanted: FormPlace): boolean => {
    const table = tables.find(({ id }) => id === wanted.table);
    const line = table && tableLines(table, []).find(({ key }) => key === wanted.line);
    return line?.columns.includes(wanted.column) ?? false;
  };
  for (const key of ['score', 'budget', 'executed'] as const)
    if (!hasCell(value[key])) fault([key], `这份自评表没有单元格 ${written(value[key])}`);
  for (const [name, wanted] of Object.entries(value.quotes))
    if (!hasCell(wanted)) fault(['quotes', name], `这份自评表没有单元格 ${written(wanted)}`);
  const links = Object.entries(value.links).flatMap(([text, from]) => {
    const cell = place.safeParse(text);
    if (cell.success && hasCell(cell.data)) return [{ cell: cell.data, from }];
    fault(['links', text], `这份自评表没有单元格 ${text}`);
    return [];
  });
  const sums = Object.entries(value.sums).flatMap(
    ([text, { of, level, grade, rows: table, named, notNamed }]): FormSum[] => {
      const cell = place.safeParse(text);
      if (grade !== undefined && value.grades[grade] === undefined)
        fault(['sums', text, 'grade'], `没有等级“${grade}”`);
      if (!cell.success) fault(['sums', text], '须写成 表[行,栏]，如 S4[个数,1]');
      if (!cell.success) return [];
      if (table !== undefined && (named === undefined) === (notNamed === undefined))
        fault(['sums', text, 'rows'], '写 rows 时要写 named 或 notNamed 之一');
      const rows =
        table === undefined
          ? {}
          : { rows: { table, words: named ?? notNamed ?? [], having: named !== undefined } };
      return [
        {
          cell: cell.data,
          of: SUMMED[of],
          ...(level ? { level } : {}),
          ...(grade ? { grade } : {}),
          ...rows,
        },
      ];
    },
  );
  const grades = Object.entries(value.grades).map(
    ([name, from]): Grade => ({ name, from: BigInt(Math.round(from * 100)) }),
  );
  if (grades.some(({ from }, at) => at > 0 && from >= (grades[at - 1]?.from ?? 0n)))
    fault(['grades'], '等级须由高到低');
  if (grades.at(-1)?.from !== 0n) fault(['grades'], '最低的等级须从 0 分起，每个得分才都有等级');
  // The block begins on the line below its name.
  const first = lineOf(['rules']);
  const rules = parseRules(file, value.rules);
  if (!rules.ok) {
    append(
      problems,
      rules.problem.map((one) => ({ ...one, line: one.line + first })),
    );
  }
  if (problems.length > 0 || !rules.ok) return failed(problems);
  const { name, title, of, score, budget, executed, quotes } = value;
  return ok({
    kind: {
      name,
      title,
      of: of === '项目' ? 'project' : 'organisation',
      tables,
      rules: rules.value.map((rule) => ({ ...rule, line: rule.line + first })),
      score,
      budget,
      executed,
      grades,
      links,
      sums,
      quotes,
    },
    lineOf: (table, path) => {
      const at = value.tables.findIndex(({ id }) => id === table);
      return lineOf(['tables', at, ...path]);
    },
  });
}

function written({ table, line, column }: FormPlace): string {
  return `${table}[${line},${column}]`;
}
