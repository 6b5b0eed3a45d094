import { z } from 'zod';
import { append } from '../kit/lists';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { parseRules } from '../rule/parse-rules';
import { buildTable } from './build-table';
import type { FormPlace, Grade } from './form-kind';
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
  /** What the short review quotes, by the name it calls it. */
  quotes: z.record(z.string(), place).default({}),
  tables: z.array(formTable).min(1),
  rules: z.string(),
});

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
