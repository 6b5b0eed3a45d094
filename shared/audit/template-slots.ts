import { measures } from '../kind/value-text';
import { composeReport, parseReport } from '../narrative/compose-report';
import type { Meaning } from '../narrative/print-quantity';
import type { TemplateProblem } from '../narrative/template-fault';
import { type Block, inlineText, type Report } from '../report/blocks';
import type { BoundInline, Inline } from '../report/inline';
import type { Session } from '../session/session';
import { type Mention, mentionsOf } from './mention';

/** A section of the pack's document: its headings from the highest down, and what its sentences say. */
export type TemplateSection = {
  readonly path: readonly string[];
  readonly slots: readonly TemplateSlot[];
  /** Its sentences as the book gives them, a paragraph each. */
  readonly texts: readonly string[];
  /** What of it is written over the amounts of the book; absent: these amounts leave it out (一节 of what there is none of). */
  readonly demanded?: {
    /** Whether something stands under the heading before the next one. */
    readonly hasContent: boolean;
    /** The numbers of its paragraphs, a list each. */
    readonly paragraphs: readonly (readonly BoundInline[])[];
  };
};

/** A number that a template writes, read as the reader of documents reads numbers, with its meaning. */
export type TemplateSlot = {
  readonly mention: Mention;
  readonly meaning: Meaning;
  /** Its place among all slots of the document. */
  readonly at: number;
};

/** `lack`: why there are none. */
export type TemplateSections = { readonly sections: readonly TemplateSection[]; readonly lack?: string };

/** What the pack's templates say, section by section: every sentence that they may write, over the tables of a book. */
export function templateSections(session: Session): TemplateSections {
  const templates = parseReport(session.pack);
  if (!templates) return { sections: [], lack: '表样包没有情况说明的文本模板' };
  if (!templates.ok) return { sections: [], lack: faultOf(templates.problem[0]) };
  const meanings = new Map<BoundInline, Meaning>();
  const report = composeReport(templates.value, session, {
    scale: session.pack.scale,
    hears: (inline, meaning) => meanings.set(inline, meaning),
  });
  if (!report.ok) return { sections: [], lack: faultOf(report.problem) };
  const { organisation } = session.document().facts;
  const sections: { path: string[]; slots: TemplateSlot[]; texts: string[] }[] = [];
  const path: string[] = [];
  let at = 0;
  for (const block of report.value.blocks) {
    if (block.kind === 'heading') {
      path.length = Math.min(path.length, block.level - 1);
      path.push(inlineText(block.content));
      sections.push({ path: [...path], slots: [], texts: [] });
      continue;
    }
    const section = sections.at(-1);
    if (!section || !hasContent(block)) continue;
    section.texts.push(inlineText(block.content));
    const { text, ranges } = plainSentence(block.content, meanings);
    for (const { from, to, meaning } of ranges) {
      if (meaning.kind === 'names' || meaning.kind === 'comparison') {
        const before = mentionsOf(`${text.slice(0, from)}，1元`, organisation).at(-1);
        if (before) section.slots.push({ mention: { ...before, from, to }, meaning, at: at++ });
        continue;
      }
      for (const mention of mentionsOf(text, organisation)) {
        if (mention.from >= from && mention.from < to) section.slots.push({ mention, meaning, at: at++ });
      }
    }
  }
  const plain = composeReport(templates.value, session, { scale: session.pack.scale });
  if (!plain.ok) return { sections: [], lack: faultOf(plain.problem) };
  const demanded = demandedBy(plain.value);
  return {
    sections: sections.map((section) => {
      const own = demanded.get(section.path.join('|'));
      return own ? { ...section, demanded: own } : section;
    }),
  };
}

/** What the document of the book as it stands holds, by the path of its headings. */
function demandedBy({ blocks }: Report): ReadonlyMap<string, NonNullable<TemplateSection['demanded']>> {
  const demanded = new Map<string, { hasContent: boolean; paragraphs: BoundInline[][] }>();
  const path: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      path.length = Math.min(path.length, block.level - 1);
      path.push(inlineText(block.content));
      demanded.set(path.join('|'), { hasContent: false, paragraphs: [] });
      continue;
    }
    const own = demanded.get(path.join('|'));
    if (!own) continue;
    own.hasContent = true;
    if (hasContent(block)) own.paragraphs.push(block.content.filter((inline) => inline.kind === 'bound'));
  }
  return demanded;
}

function faultOf(problem: TemplateProblem | undefined): string {
  return `表样包的文本模板有误（${problem?.file} 第 ${problem?.line} 行：${problem?.reason}）`;
}

function hasContent(block: Block): block is Extract<Block, { readonly content: readonly Inline[] }> {
  return block.kind === 'paragraph' || block.kind === 'item';
}

type Range = { readonly from: number; readonly to: number; readonly meaning: Meaning };

/** The sentence with a plain number in the place of each slot, so that it is read like any other. */
function plainSentence(
  content: readonly Inline[],
  meanings: ReadonlyMap<BoundInline, Meaning>,
): { readonly text: string; readonly ranges: readonly Range[] } {
  const ranges: Range[] = [];
  let text = '';
  for (const [index, inline] of content.entries()) {
    const meaning = inline.kind === 'bound' ? meanings.get(inline) : undefined;
    if (inline.kind === 'typed' || inline.kind === 'quoted')
      text += inline.text.endsWith('。') ? '某某。' : '某某';
    else if (!meaning) text += inline.text;
    else {
      const words = standIn(meaning, content[index + 1]);
      ranges.push({ from: text.length, to: text.length + words.length, meaning });
      text += words;
    }
  }
  return { text, ranges };
}

function standIn(meaning: Meaning, next: Inline | undefined): string {
  switch (meaning.kind) {
    case 'amount':
      // A count's unit stands behind it in the template, and belongs to it.
      if (measures(meaning.quantity.type) === 'money') return '1元';
      return next?.kind === 'text' && /^\s*(?:元|万元)/.test(next.text) ? '1元' : '1';
    case 'share':
      return '1%';
    case 'change':
      return '增加1元，增长1%';
    case 'completion':
      return '完成预算的1%';
    case 'comparison':
      return '等于';
    case 'names':
      return '某某';
  }
}
