import { Context, Liquid, type Template } from 'liquidjs';
import { failed, ok, type Result } from '../kit/result';
import { type Inline, missingMark, textLabel } from '../report/blocks';
import type { BoundInline } from '../report/inline';
import type { Printed } from './print-quantity';
import type { TemplateContext, TemplateNames } from './template-context';
import { problemOf, silentFaults, TemplateFault, type TemplateProblem } from './template-fault';
import { splitTemplate } from './template-pieces';
import { closed, isQuantity, type PlacedChart, TEMPLATE_WORDS } from './template-words';
import type { QuotedText, TypedText } from './typed-text';

const TAGS = ['assign', 'for', 'if', 'unless', 'comment', 'break', 'continue'];

/** What stands in the rendered text where an inline of the list goes; in no text a clerk or a pack writes. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = /\uE000(\d+)\uE001/;

/** A template carried out: its text with marks, and what stands at each mark. */
export type Rendered = { readonly text: string; readonly inlines: readonly Placed[] };

/** What a template places in its text: a run, or a chart between paragraphs. */
export type Placed = Inline | PlacedChart;

/** A narrative template of a pack: Markdown with Liquid tags, parsed once, carried out for one project after another. */
export type NarrativeTemplate = {
  readonly file: string;
  readonly render: (context: TemplateContext, facts: TemplateNames) => Result<Rendered, TemplateProblem>;
  /** The template in pieces that can be carried out one by one, in its order; cut when first asked for. */
  readonly pieces: () => readonly TemplatePiece[];
};

export type TemplatePiece = {
  /** `names`: facts, and what pieces before this one assigned. A fault is told by the line of the piece. */
  readonly render: (
    context: TemplateContext,
    names: TemplateNames,
  ) => Result<Rendered & { readonly assigned: Readonly<Record<string, unknown>> }, TemplateProblem>;
};

/** Parses a template; unknown words and names, and what the language would pass over in silence, are refused. */
export function parseTemplate(
  file: string,
  text: string,
): Result<NarrativeTemplate, readonly TemplateProblem[]> {
  const silent = silentFaults(file, text);
  if (silent.length > 0) return failed(silent);
  if (text.includes(OPEN) || text.includes(CLOSE))
    return failed([{ file, line: 1, column: 1, reason: '有不能使用的字符（U+E000、U+E001）' }]);
  const run: { context?: TemplateContext; inlines: Placed[] } = { inlines: [] };
  const engine = engineFor(run);
  let parsed: Template[];
  try {
    parsed = engine.parse(text, file);
  } catch (error) {
    return failed([problemOf(file, error, Object.keys(TEMPLATE_WORDS))]);
  }
  const carryOut = (
    templates: Template[],
    context: TemplateContext,
    names: TemplateNames,
  ): ReturnType<TemplatePiece['render']> => {
    run.context = context;
    run.inlines = [];
    const scope = new Context(names, engine.options, { sync: true }, { liquid: engine });
    try {
      const rendered = String(engine.renderSync(templates, scope));
      return ok({ text: rendered, inlines: run.inlines, assigned: scope.bottom() });
    } catch (error) {
      return failed(problemOf(file, error, Object.keys(TEMPLATE_WORDS)));
    }
  };
  let pieces: readonly TemplatePiece[] | undefined;
  return ok({
    file,
    render: (context, facts) => carryOut(parsed, context, { ...facts }),
    pieces: () => {
      pieces ??= splitTemplate(text).map((piece) => {
        const templates = engine.parse(piece, file);
        return { render: (context, names) => carryOut(templates, context, names) };
      });
      return pieces;
    },
  });
}

/** A text of a rendered template as runs; `bold` where Markdown says so. */
export function inlinesOf(text: string, inlines: readonly Placed[], bold = false): readonly Placed[] {
  return text.split(new RegExp(MARK, 'g')).flatMap((part, at): Placed[] => {
    if (at % 2 === 0)
      return part === '' ? [] : [{ kind: 'text', text: part, ...(bold ? { bold: true } : {}) }];
    const inline = inlines[Number(part)];
    if (!inline) throw new Error(`A rendered template has a mark of nothing: ${part}`);
    return [inline];
  });
}

function engineFor(run: { context?: TemplateContext; inlines: Placed[] }): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    // No template reads a file.
    templates: {},
    outputEscape: (value: unknown) => {
      run.inlines.push(inlineOf(value, run.context));
      return `${OPEN}${run.inlines.length - 1}${CLOSE}`;
    },
  });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.includes(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters)) delete engine.filters[filter];
  for (const [name, word] of Object.entries(TEMPLATE_WORDS)) {
    engine.registerFilter(name, (subject: unknown, ...given: readonly unknown[]) => {
      if (!run.context) throw new Error('A template is carried out without a project');
      return word(run.context, subject, ...given);
    });
  }
  return engine;
}

function inlineOf(value: unknown, context: TemplateContext | undefined): Placed {
  if (typeof value === 'string') return { kind: 'fact', text: value };
  if (isQuantity(value)) throw new TemplateFault('数要用 金额、数字、占、增减 或 完成 写出来');
  if (isPrinted(value)) {
    const { text, cells, formula, missing } = value;
    const inline: BoundInline =
      missing === undefined
        ? { kind: 'bound', text, cells, formula }
        : { kind: 'bound', text: missingMark(missing), cells, formula, missing };
    context?.hears?.(inline, value.meaning);
    return inline;
  }
  if (isChart(value)) return value;
  if (isWrittenText(value)) {
    const { missing, isSentence } = value;
    const called = value.kind === 'typed' ? textLabel(value) : value.label;
    const text = missing ? missingMark(`待填写：${called}`) : value.text;
    const said = {
      text: isSentence ? closed(text) : text,
      ...(missing ? { missing: `没有填写“${called}”` } : {}),
    };
    if (value.kind === 'quoted') return { kind: 'quoted', label: called, cell: value.cell, ...said };
    const { key, label } = value;
    return { kind: 'typed', key, ...(label === undefined ? {} : { label }), ...said };
  }
  throw new TemplateFault('这里没有可以写出来的内容');
}

function isPrinted(value: unknown): value is Printed {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'printed';
}

function isChart(value: unknown): value is PlacedChart {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'chart';
}

function isWrittenText(value: unknown): value is TypedText | QuotedText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'typed' || value.kind === 'quoted')
  );
}
