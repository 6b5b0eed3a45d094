import { parseAddress } from '../document/address';
import { measures } from '../kind/value-text';
import { inlineText } from '../report/inline';
import { reportText } from '../report/plain-text';
import type { Session } from '../session/session';
import { askedTexts, namedTexts } from './asked-texts';
import { composeReport, type ReportTemplates } from './compose-report';
import { inlinesOf, parseTemplate } from './narrative-template';

/** What stands for a name that a document of an office's own says; `reason`: why there is nothing. */
export type NamedText = { readonly text: string } | { readonly reason: string };

/**
 * The words that a project's document has for a name: a fact (单位名称), a text of the clerk by its key (职责), a cell
 * (01[31,1]), an expression of the narrative templates ("01[31,1]" | 增减), or a whole part by its heading (情况说明).
 * `undefined`: it names nothing of these.
 */
export function namedText(templates: ReportTemplates, session: Session, name: string): NamedText | undefined {
  const wanted = name.trim();
  const { organisation, year } = session.document().facts;
  const facts = { 单位名称: organisation, 年度: String(year), 上年度: String(year - 1) };
  const fact = Object.entries(facts).find(([key]) => key === wanted)?.[1];
  if (fact !== undefined) return fact === '' ? { reason: `没有填写${wanted}` } : { text: fact };
  // Word puts curly quotes in place of straight ones as somebody types.
  const expression = wanted.replace(/[“”„＂]/g, '"').replaceAll('｜', '|');
  if (expression.includes('|')) return evaluated(templates, session, expression, facts);
  const address = parseAddress(wanted);
  const cell = address && session.cell(address);
  if (cell) {
    const word = measures(cell.type) === 'money' ? '金额' : '数字';
    return evaluated(templates, session, `"${wanted}" | ${word}`, facts);
  }
  if (textKeys(templates, session).has(wanted))
    return evaluated(templates, session, `"${wanted}" | 文字`, facts);
  const part = composeReport(templates, session, { scale: session.pack.scale, part: wanted });
  if (!part.ok || part.value.blocks.length === 0 || wanted.length < 2) return undefined;
  const [, ...blocks] = part.value.blocks;
  return { text: reportText({ ...part.value, blocks }) };
}

function textKeys(templates: ReportTemplates, session: Session): ReadonlySet<string> {
  const report = composeReport(templates, session, { scale: session.pack.scale });
  const asked = report.ok ? askedTexts(report.value).map(({ key }) => key) : [];
  return new Set([...asked, ...namedTexts(templates.plan)]);
}

function evaluated(
  { plan }: ReportTemplates,
  session: Session,
  expression: string,
  facts: Readonly<Record<string, string>>,
): NamedText {
  const template = parseTemplate('占位', `{{ ${expression} }}`);
  if (!template.ok) return { reason: template.problem[0]?.reason ?? '写法有误' };
  const { texts } = session.document();
  const { wording, charts } = plan;
  const rendered = template.value.render(
    { session, wording, charts, textOf: (key) => texts.get(key) },
    facts,
  );
  if (!rendered.ok) return { reason: rendered.problem.reason };
  const placed = inlinesOf(rendered.value.text.trim(), rendered.value.inlines);
  const inlines = placed.flatMap((inline) => (inline.kind === 'chart' ? [] : [inline]));
  if (inlines.length < placed.length) return { reason: '图不能放进这里' };
  const missing = inlines.flatMap((inline) =>
    'missing' in inline && inline.missing ? [inline.missing] : [],
  );
  return missing.length > 0 ? { reason: missing.join('；') } : { text: inlineText(inlines) };
}
