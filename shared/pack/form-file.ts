import { z } from 'zod';
import type { ValueType } from '../kind/kinds';
import { isOfType, measures, optionsOf } from '../kind/value-text';
import { append } from '../kit/lists';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { parseRules } from '../rule/parse-rules';
import { buildTable } from './build-table';
import { fixedCellType } from './fixed-cell';
import {
  type CarriedCells,
  type FormPlace,
  type FormSum,
  formPlaceText,
  type Grade,
  type PrintedLine,
} from './form-kind';
import type { FormKind, Table } from './pack';
import { printedFaults, readPrintedLine } from './printed-lines';
import { readYaml } from './read-yaml';
import { hasRows } from './row-keys';
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
  /** Computes the sum of all weights (满分). */
  weight: place.optional(),
  /** Keeps a printed grade that is not the score's. */
  grade: place.optional(),
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
  /** Headings over others, under which nothing is written. */
  headings: z.array(z.string()).default([]),
  /** How it is printed: `# 一、…`, `{表 资金}`, words with cells in braces. */
  prints: z.array(z.string().min(1)).default([]),
  /** What next year's form of a 项目 begins with: of a table all, its rows' names, or these columns and lines. */
  carries: z
    .record(
      z.string(),
      z.union([z.enum(['全部', '名称']), z.array(z.union([z.number().int().min(1), z.string()])).min(1)]),
    )
    .default({}),
  /** What the short review quotes, by the name it calls it. */
  quotes: z.record(z.string(), place).default({}),
  tables: z.array(formTable).min(1),
  rules: z.string(),
});

const SUMMED = { 个数: 'count', 全年预算数: 'budget', 全年执行数: 'executed' } as const;

/** A kind of forms as its file says it, with the way back to the lines of the file for faults found later. */
export type ReadFormKind = {
  readonly kind: FormKind;
  readonly lineOf: (table: string, path: readonly PropertyKey[]) => number;
};

/** Reads forms/NAME.yaml; every fault carries its line. What its rules mean, `checkPack` judges. */
export function readFormKind(file: string, text: string): Result<ReadFormKind, readonly PackProblem[]> {
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
  /** Faults unless the cell is there and takes what is asked of it. */
  const checkCell = (
    path: readonly PropertyKey[],
    wanted: FormPlace,
    takes: (type: ValueType) => boolean,
    words: string,
  ): void => {
    const type = fixedCellType(tables, wanted);
    if (!type) fault(path, `这份自评表没有单元格 ${formPlaceText(wanted)}`);
    else if (!takes(type)) fault(path, `${formPlaceText(wanted)} 应填${words}`);
  };
  if (value.weight)
    checkCell(['weight'], value.weight, (type) => isOfType(type, 'score'), '得分（type: score）');
  const isMoney = (type: ValueType): boolean => measures(type) === 'money';
  checkCell(['score'], value.score, (type) => isOfType(type, 'score'), '得分（type: score）');
  checkCell(['budget'], value.budget, isMoney, '金额');
  checkCell(['executed'], value.executed, isMoney, '金额');
  for (const [name, wanted] of Object.entries(value.quotes))
    checkCell(['quotes', name], wanted, (type) => isOfType(type, 'text'), '文字（type: text）');
  const links = Object.entries(value.links).flatMap(([text, from]) => {
    const cell = place.safeParse(text);
    if (cell.success && fixedCellType(tables, cell.data)) return [{ cell: cell.data, from }];
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
      if (level !== undefined && value.of === '部门')
        fault(['sums', text, 'level'], '部门整体的自评表不分一级、二级项目');
      if (table === undefined && (named !== undefined || notNamed !== undefined))
        fault(['sums', text, named ? 'named' : 'notNamed'], '没有写 rows，不知道是哪张表的行');
      if (table !== undefined && (named === undefined) === (notNamed === undefined))
        fault(['sums', text, 'rows'], '写 rows 时要写 named 或 notNamed 之一');
      if (table !== undefined && of === '个数')
        fault(
          ['sums', text, 'rows'],
          '个数 数的是自评表，不看其中的行；rows 只能与全年预算数、全年执行数同写',
        );
      const rowsOf = tables.find(({ id }) => id === table);
      const amounts = of === '全年预算数' ? value.budget : value.executed;
      if (table !== undefined && !rowsOf) fault(['sums', text, 'rows'], `这份自评表没有表 ${table}`);
      else if (rowsOf && !hasRows(rowsOf)) fault(['sums', text, 'rows'], `表 ${table} 没有由人增删的行`);
      else if (rowsOf && of !== '个数' && amounts.table !== table)
        fault(['sums', text, 'rows'], `${of}在表 ${amounts.table}，不在表 ${table}`);
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
  const carries = Object.entries(value.carries).map(([id, given]): [string, CarriedCells] => {
    const table = tables.find((one) => one.id === id);
    const lines = table ? tableLines(table, []).map(({ key }) => key) : [];
    if (!table) fault(['carries', id], `这份自评表没有表 ${id}`);
    else if (given === '名称' && !hasRows(table)) fault(['carries', id], `表 ${id} 没有由人增删的行`);
    for (const one of table && Array.isArray(given) ? given : []) {
      const isThere =
        typeof one === 'number' ? table?.columns.some(({ number }) => number === one) : lines.includes(one);
      if (!isThere)
        fault(['carries', id], `表 ${id} 没有${typeof one === 'number' ? `第 ${one} 栏` : `“${one}”行`}`);
    }
    return [id, carriedCells(given)];
  });
  const prints = value.prints.flatMap((text, at): PrintedLine[] => {
    const line = readPrintedLine(text, tables);
    if (line.ok) return [line.value];
    fault(['prints', at], line.problem);
    return [];
  });
  if (prints.length > 0 && prints.length === value.prints.length)
    for (const reason of printedFaults(prints, tables)) fault(['prints'], reason);
  const grades = Object.entries(value.grades).map(
    ([name, from]): Grade => ({ name, from: BigInt(Math.round(from * 100)) }),
  );
  if (value.grade)
    checkCell(
      ['grade'],
      value.grade,
      (type) =>
        optionsOf(type).length > 0 && optionsOf(type).every((name) => value.grades[name] !== undefined),
      '等级（type: choice，各项都是 grades 里的）',
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
  const { name, title, of, score, budget, executed, headings, quotes } = value;
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
      ...(value.weight ? { weight: value.weight } : {}),
      ...(value.grade ? { grade: value.grade } : {}),
      links,
      sums,
      headings,
      prints,
      carries: new Map(carries),
      quotes,
    },
    lineOf: (table, path) => {
      const at = value.tables.findIndex(({ id }) => id === table);
      return lineOf(['tables', at, ...path]);
    },
  });
}

function carriedCells(given: '全部' | '名称' | readonly (number | string)[]): CarriedCells {
  if (given === '全部') return 'all';
  const listed = given === '名称' ? [] : given;
  return {
    columns: listed.flatMap((one) => (typeof one === 'number' ? [one] : [])),
    lines: listed.flatMap((one) => (typeof one === 'string' ? [one] : [])),
  };
}
