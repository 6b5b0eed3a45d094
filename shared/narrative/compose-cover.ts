import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import { REPORT_FILE } from '../pack/report-file';
import type { CoverLine, ReportPlan } from '../pack/report-plan';
import type { Block, Inline } from '../report/blocks';
import { inlinesOf, type NarrativeTemplate, parseTemplate } from './narrative-template';
import type { TemplateContext, TemplateNames } from './template-context';
import type { TemplateProblem } from './template-fault';

/** The lines of a cover, each a template of its own. */
export type Cover = { readonly lines: readonly ParsedLine[]; readonly notes: readonly ParsedLine[] };

type ParsedLine = { readonly line: number; readonly template: NarrativeTemplate };

/** Parses the lines of a pack's cover; a fault names its line of `report.yaml`. */
export function parseCover({
  cover,
  coverNotes,
}: Pick<ReportPlan, 'cover' | 'coverNotes'>): Result<Cover, readonly TemplateProblem[]> {
  const problems: TemplateProblem[] = [];
  const parse = (lines: readonly CoverLine[]): readonly ParsedLine[] =>
    lines.flatMap(({ text, line }) => {
      const template = parseTemplate(REPORT_FILE, text);
      if (template.ok) return [{ line, template: template.value }];
      append(
        problems,
        template.problem.map((problem) => ({ ...problem, line })),
      );
      return [];
    });
  const parsed = { lines: parse(cover), notes: parse(coverNotes) };
  return problems.length > 0 ? failed(problems) : ok(parsed);
}

/** The cover of a project, if its pack prints one; a line that comes out empty (an `if` of its own) is left out. */
export function composeCover(
  { lines, notes }: Cover,
  context: TemplateContext,
  names: TemplateNames,
): Result<readonly Block[], TemplateProblem> {
  if (lines.length === 0) return ok([]);
  let problem: TemplateProblem | undefined;
  const said = (parsed: readonly ParsedLine[]): readonly (readonly Inline[])[] =>
    parsed.flatMap(({ line, template }) => {
      const rendered = template.render(context, names);
      if (!rendered.ok) {
        problem ??= { ...rendered.problem, line };
        return [];
      }
      const content = inlinesOf(rendered.value.text.trim(), rendered.value.inlines).flatMap((inline) => {
        if (inline.kind !== 'chart') return [inline];
        problem ??= { file: REPORT_FILE, line, column: 1, reason: '图不能放在封面上' };
        return [];
      });
      return content.length === 0 ? [] : [content];
    });
  const block: Block = { kind: 'cover', lines: said(lines), notes: said(notes) };
  return problem ? failed(problem) : ok([block]);
}
