import type { Scale } from '../amount/amount';
import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import { fillFacts } from '../pack/facts';
import type { Pack } from '../pack/pack';
import type { ReportPart, ReportPlan } from '../pack/report-plan';
import { officialTables } from '../pack/table-shape';
import { preparePrint } from '../print/print-table';
import { type Block, type Inline, missingMark, type Report } from '../report/blocks';
import { missingParts } from '../report/missing-parts';
import { inspectionSheet } from '../self-check/inspection';
import { explanationRegister, selfCheck } from '../self-check/self-check';
import { printedText } from '../session/printed-text';
import type { Session } from '../session/session';
import { layOutSession } from '../session/session-layout';
import { type Cover, composeCover, parseCover } from './compose-cover';
import { formBlocks } from './form-blocks';
import { type NarrativeTemplate, parseTemplate } from './narrative-template';
import { readMarkdown } from './read-markdown';
import { contextNames, type TemplateContext, type TemplateNames } from './template-context';
import type { TemplateProblem } from './template-fault';

/** A pack's document with its templates parsed: made once a pack, composed for one project after another. */
export type ReportTemplates = {
  readonly plan: ReportPlan;
  readonly templates: ReadonlyMap<string, NarrativeTemplate>;
  readonly cover: Cover;
};

/** Parses the templates of a pack's document; `undefined`: the pack has no document. */
export function parseReport(pack: Pack): Result<ReportTemplates, readonly TemplateProblem[]> | undefined {
  const plan = pack.report;
  if (!plan) return undefined;
  const templates = new Map<string, NarrativeTemplate>();
  const problems: TemplateProblem[] = [];
  for (const [file, text] of plan.templates) {
    const template = parseTemplate(file, text);
    if (template.ok) templates.set(file, template.value);
    else for (const problem of template.problem) problems.push(problem);
  }
  const cover = parseCover(plan);
  if (!cover.ok) append(problems, cover.problem);
  return cover.ok && problems.length === 0 ? ok({ plan, templates, cover: cover.value }) : failed(problems);
}

/** What of the document is wanted. */
export type ComposeOptions = {
  /** Scale of the printed tables. */
  readonly scale: Scale;
  /** Only the part whose heading contains these words; also one that is printed on request only. */
  readonly part?: string;
  /** Parts printed on request (自查表) that are to follow the document, by words of their headings. */
  readonly append?: readonly string[];
  /** Hears of every number what it means; every sentence that may be written is (`TemplateContext.hears`). */
  readonly hears?: TemplateContext['hears'];
};

/** Makes the document of a project: every number from its cells, every place without words marked. */
export function composeReport(
  composed: ReportTemplates,
  session: Session,
  options: ComposeOptions,
): Result<Report, TemplateProblem> {
  const { plan, cover } = composed;
  const { facts } = session.document();
  const filled = (text: string): string => fillFacts(text, facts);
  const blocks: Block[] = [];
  const isCalled = ({ heading }: ReportPart, words: string): boolean =>
    heading !== undefined && filled(heading).includes(words);
  const { part: only, append: appended = [] } = options;
  const wanted = plan.parts.filter((part) =>
    only === undefined
      ? !part.onRequest || appended.some((words) => isCalled(part, words))
      : isCalled(part, only),
  );
  if (options.part === undefined) {
    const front = composeCover(cover, ...contextOf(composed, session, options.hears));
    if (!front.ok) return front;
    append(blocks, front.value);
    if (plan.contents !== undefined) blocks.push({ kind: 'contents', title: plan.contents });
  }
  for (const part of wanted) {
    if (part.heading !== undefined && part.kind !== 'forms') {
      blocks.push({ kind: 'heading', level: 1, content: [{ kind: 'fact', text: filled(part.heading) }] });
    }
    const made = composePart(part, composed, session, options);
    if (!made.ok) return made;
    for (const block of made.value) blocks.push(block);
  }
  return ok({ title: filled(plan.title), author: facts.organisation, blocks });
}

function composePart(
  part: ReportPart,
  composed: ReportTemplates,
  session: Session,
  options: ComposeOptions,
): Result<readonly Block[], TemplateProblem> {
  const { plan, templates } = composed;
  const { texts } = session.document();
  switch (part.kind) {
    case 'tables':
      return ok(tableBlocks(session, options.scale));
    case 'forms':
      return ok(formBlocks(session, part.heading && fillFacts(part.heading, session.document().facts)));
    case 'self-check':
      return ok(selfCheck(session, (key) => typedInline(key, texts)));
    case 'explanations':
      return ok(explanationRegister(session));
    case 'inspection': {
      // What is published, without what is printed on request: a sheet about itself would have no end.
      const published = composeReport(composed, session, { scale: options.scale });
      if (!published.ok) return published;
      const missing = missingParts(published.value);
      return ok(
        inspectionSheet(plan.inspection, session, { missing, typedOf: (key) => typedInline(key, texts) }),
      );
    }
    case 'template': {
      const template = templates.get(part.file);
      if (!template) throw new Error(`The plan names ${part.file}, which was not parsed`);
      const rendered = template.render(...contextOf(composed, session, options.hears));
      return rendered.ok ? ok(readMarkdown(rendered.value)) : rendered;
    }
  }
}

/** What templates of a project are carried out with, and the names that they may write. */
function contextOf(
  { plan: { wording, charts } }: ReportTemplates,
  session: Session,
  hears: TemplateContext['hears'],
): readonly [TemplateContext, TemplateNames] {
  const { texts, facts } = session.document();
  const context = { session, wording, charts, textOf: (key: string) => texts.get(key) };
  return [hears ? { ...context, hears } : context, contextNames(facts)];
}

function tableBlocks(session: Session, scale: Scale): readonly Block[] {
  return officialTables(session.pack).map((table) => ({
    kind: 'table',
    table: table.id,
    printed: preparePrint(layOutSession(session, table, scale), (cell) => printedText(cell, session, scale)),
  }));
}

function typedInline(key: string, texts: ReadonlyMap<string, string>): Inline {
  const text = texts.get(key)?.trim() ?? '';
  return text === ''
    ? { kind: 'typed', key, text: missingMark(`待填写：${key}`), missing: `没有填写“${key}”` }
    : { kind: 'typed', key, text };
}
