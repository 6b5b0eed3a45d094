import { z } from 'zod';
import { SCALE_OF, SCALE_WORDS } from '../amount/amount';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { type Disclosure, disclosureFile, disclosureOf } from './disclosure';
import { readYaml } from './read-yaml';
import type { ChartPlan, CoverLine, InspectionQuestion, ReportPart, ReportPlan } from './report-plan';

export const REPORT_FILE = 'report.yaml';

const change = z.strictObject({
  up: z.string(),
  down: z.string(),
  upSlightly: z.string(),
  downSlightly: z.string(),
  same: z.string(),
  fromNothing: z.string(),
  upFromNegative: z.string(),
  downFromNegative: z.string(),
  nothing: z.string(),
});
const completion = z.strictObject({ rate: z.string(), noBudget: z.string(), nothing: z.string() });

const common = { heading: z.string().optional(), onRequest: z.boolean().default(false) };
const part = z.union(
  [
    z.strictObject({ ...common, template: z.string() }),
    z.strictObject({ ...common, tables: z.literal(true) }),
    z.strictObject({ ...common, forms: z.literal(true) }),
    z.strictObject({ ...common, selfCheck: z.literal(true) }),
    z.strictObject({ ...common, explanations: z.literal(true) }),
    z.strictObject({ ...common, inspection: z.literal(true) }),
  ],
  {
    error:
      '部分须写成 {heading: 标题, template: 文件}，或以 tables、forms、selfCheck、explanations、inspection: true 代替 template',
  },
);
const chart = z.strictObject({
  kind: z.enum(['柱形图', '饼图']),
  title: z.string().min(1),
  items: z
    .array(z.strictObject({ label: z.string().min(1), cell: z.string().min(1) }))
    .min(1)
    .optional(),
  columns: z
    .strictObject({ table: z.string(), line: z.string(), from: z.number().int(), to: z.number().int() })
    .optional(),
  lines: z.strictObject({ table: z.string(), column: z.number().int(), level: z.number().int() }).optional(),
  against: z.literal('上年').optional(),
});
const question = z.strictObject({
  dimension: z.string().min(1),
  question: z.string().min(1),
  rules: z.union([z.literal('全部'), z.array(z.string()).min(1)]).optional(),
  cells: z.array(z.string()).min(1).optional(),
  whole: z.literal(true).optional(),
  text: z.string().min(1).optional(),
});

/** The shape of `report.yaml`; docs/PACKS.md explains it. */
const reportFile = z.strictObject({
  title: z.string().min(1),
  cover: z.array(z.string().min(1)).default([]),
  coverNotes: z.array(z.string().min(1)).default([]),
  contents: z.string().optional(),
  parts: z.array(part).min(1),
  charts: z.record(z.string(), chart).default({}),
  inspection: z.array(question).default([]),
  disclosures: z.array(disclosureFile).default([]),
  wording: z.strictObject({
    scale: z.enum(SCALE_WORDS),
    separators: z.boolean(),
    amountDecimals: z.number().int().min(0).max(2).default(2),
    zeroKinds: z.enum(['不列', '列出']).default('不列'),
    percentDecimals: z.number().int().min(0).max(4),
    reasonThreshold: z.number().int().nonnegative(),
    change,
    completion,
  }),
});

/** Reads the plan of the document with the templates it names; a file it names and the pack lacks is a fault. */
export function readReportPlan(
  text: string,
  files: Readonly<Record<string, string>>,
): Result<ReportPlan, readonly PackProblem[]> {
  const read = readYaml(REPORT_FILE, text, reportFile);
  if (!read.ok) return read;
  const { title, cover, coverNotes, contents, parts, charts, inspection, disclosures, wording } =
    read.value.value;
  const templates = new Map<string, string>();
  const problems: PackProblem[] = [];
  const fault = (path: readonly PropertyKey[], reason: string): void => {
    problems.push({ file: REPORT_FILE, line: read.value.lineOf(path), reason });
  };
  const coverLines = (key: string, texts: readonly string[]): readonly CoverLine[] =>
    texts.map((text, at) => ({ text, line: read.value.lineOf([key, at]) }));
  if (cover.length === 0 && coverNotes.length > 0)
    fault(['coverNotes'], '没有 cover 就没有封面，coverNotes 无处可印');
  for (const [at, part] of parts.entries()) {
    if (!('template' in part)) continue;
    const template = files[part.template];
    if (template !== undefined) templates.set(part.template, template);
    else fault(['parts', at, 'template'], `表样包缺少文件“${part.template}”`);
  }
  const planned = new Map<string, ChartPlan>();
  for (const [name, each] of Object.entries(charts)) {
    const plan = chartOf(each);
    if (plan) planned.set(name, plan);
    else fault(['charts', name], '图要写明 items、columns、lines 三者之一，只写一个；饼图不与上年对比');
  }
  const asked: InspectionQuestion[] = [];
  for (const [at, each] of inspection.entries()) {
    const plan = questionOf(each);
    if (plan) asked.push(plan);
    else fault(['inspection', at], '检查项要写明 rules、cells、whole、text 四者之一，只写一个');
  }
  const demanded: Disclosure[] = [];
  for (const [at, each] of disclosures.entries()) {
    const made = disclosureOf(each);
    if (typeof made === 'string') fault(['disclosures', at], made);
    else demanded.push(made);
  }
  if (problems.length > 0) return failed(problems);
  return ok({
    title,
    cover: coverLines('cover', cover),
    coverNotes: coverLines('coverNotes', coverNotes),
    ...(contents === undefined ? {} : { contents }),
    parts: parts.map(partOf),
    charts: planned,
    inspection: asked,
    disclosures: demanded,
    wording: {
      ...wording,
      scale: SCALE_OF[wording.scale],
      zeroKinds: wording.zeroKinds === '列出' ? 'list' : 'omit',
    },
    templates,
  });
}

function partOf(given: z.infer<typeof part>): ReportPart {
  const { heading, onRequest } = given;
  const common = { ...(heading === undefined ? {} : { heading }), onRequest };
  if ('template' in given) return { ...common, kind: 'template', file: given.template };
  if ('tables' in given) return { ...common, kind: 'tables' };
  if ('forms' in given) return { ...common, kind: 'forms' };
  if ('selfCheck' in given) return { ...common, kind: 'self-check' };
  return { ...common, kind: 'explanations' in given ? 'explanations' : 'inspection' };
}

function chartOf({
  kind,
  title,
  items,
  columns,
  lines,
  against,
}: z.infer<typeof chart>): ChartPlan | undefined {
  const sources: ChartPlan['of'][] = [
    ...(items ? [{ kind: 'items' as const, items }] : []),
    ...(columns ? [{ kind: 'columns' as const, ...columns }] : []),
    ...(lines ? [{ kind: 'lines' as const, ...lines }] : []),
  ];
  const [of, second] = sources;
  const isPie = kind === '饼图';
  if (!of || second || (isPie && against !== undefined)) return undefined;
  return { kind: isPie ? 'pie' : 'bars', title, of, againstPrior: against !== undefined };
}

function questionOf(given: z.infer<typeof question>): InspectionQuestion | undefined {
  const { dimension, question: words, rules, cells, whole, text } = given;
  const answers: InspectionQuestion['by'][] = [
    ...(rules ? [{ kind: 'rules' as const, rules: rules === '全部' ? [] : rules }] : []),
    ...(cells ? [{ kind: 'cells' as const, cells }] : []),
    ...(whole ? [{ kind: 'whole' as const }] : []),
    ...(text === undefined ? [] : [{ kind: 'text' as const, key: text }]),
  ];
  const [by, second] = answers;
  return by && !second ? { dimension, question: words, by } : undefined;
}

/** Every key that `report.yaml` may have, by its path: what docs/REPORT.md must explain. */
export function reportKeys(): readonly string[] {
  return [...new Set(keysOf(reportFile, ''))];
}

/** Keys of an object, of the objects in its lists and records; those of single numbers of a chart are told with it. */
function keysOf(schema: z.ZodType, path: string): readonly string[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return keysOf(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return keysOf(schema.element as z.ZodType, path);
  if (schema instanceof z.ZodRecord) return keysOf(schema.valueType as z.ZodType, path);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => keysOf(option as z.ZodType, path));
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, inner]) => {
    const name = path === '' ? key : `${path}.${key}`;
    const own = ['change', 'completion'].includes(key) ? [] : [name];
    const deeper = path.startsWith('charts') ? [] : keysOf(inner as z.ZodType, name);
    return [...own, ...deeper];
  });
}
