import { z } from 'zod';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { readYaml } from './read-yaml';
import type { ReportPlan } from './report-plan';

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

/** The shape of `report.yaml`; docs/PACKS.md explains it. */
const reportFile = z.strictObject({
  title: z.string().min(1),
  cover: z.array(z.string()).default([]),
  contents: z.string().optional(),
  parts: z
    .array(
      z.union(
        [
          z.strictObject({ heading: z.string().optional(), template: z.string() }),
          z.strictObject({ heading: z.string().optional(), tables: z.literal(true) }),
        ],
        { error: '部分须写成 {heading: 标题, template: 文件} 或 {heading: 标题, tables: true}' },
      ),
    )
    .min(1),
  wording: z.strictObject({
    scale: z.enum(['元', '万元']),
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
  const { title, cover, contents, parts, wording } = read.value.value;
  const templates = new Map<string, string>();
  const problems: PackProblem[] = [];
  for (const [at, part] of parts.entries()) {
    if (!('template' in part)) continue;
    const template = files[part.template];
    if (template !== undefined) templates.set(part.template, template);
    else {
      problems.push({
        file: REPORT_FILE,
        line: read.value.lineOf(['parts', at, 'template']),
        reason: `表样包缺少文件“${part.template}”`,
      });
    }
  }
  if (problems.length > 0) return failed(problems);
  return ok({
    title,
    cover,
    ...(contents === undefined ? {} : { contents }),
    parts: parts.map((part) => ({
      ...(part.heading === undefined ? {} : { heading: part.heading }),
      ...('template' in part
        ? { kind: 'template' as const, file: part.template }
        : { kind: 'tables' as const }),
    })),
    wording: {
      ...wording,
      scale: wording.scale === '万元' ? 'wanyuan' : 'yuan',
      zeroKinds: wording.zeroKinds === '列出' ? 'list' : 'omit',
    },
    templates,
  });
}
