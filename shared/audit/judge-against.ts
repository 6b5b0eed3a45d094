import { headingName } from '../finished/headings';
import { normalName } from '../kit/same-name';
import { composeReport, parseReport } from '../narrative/compose-report';
import { inlineText } from '../report/blocks';
import type { Session } from '../session/session';
import type { AuditFinding } from './audit-finding';
import type { AuditedBook } from './audited-book';
import type { Counterpart, Sentence } from './counterpart';
import type { PlacedParagraph } from './document-sections';
import { finding, findingAt } from './finding-at';
import { nameLikeness } from './label-words';
import { cellDifferences, differenceFinding, nameDifferences } from './project-differences';

/** The document against its counterpart, cell by cell and sentence by sentence. */
export function judgeAgainst(
  book: AuditedBook,
  paragraphs: readonly PlacedParagraph[],
  counterpart: Counterpart,
): readonly AuditFinding[] {
  return [
    ...cellDifferences(book, counterpart).map((each) => differenceFinding(each, counterpart.name)),
    ...nameDifferences(book, counterpart),
    ...judgeTexts(paragraphs, counterpart),
  ];
}

export function projectCounterpart(session: Session): Counterpart {
  return { session, name: '项目', sentences: sentencesOfProject(session), isPrinted: false };
}

export function documentCounterpart(session: Session, paragraphs: readonly PlacedParagraph[]): Counterpart {
  const sentences = paragraphs.flatMap(({ text, heading, section }) =>
    heading || !section
      ? []
      : sentencesOf(text).map((sentence) => ({
          heading: headingName(section.path.at(-1) ?? ''),
          text: sentence.text,
        })),
  );
  return { session, name: '对照文本', sentences, isPrinted: true };
}

const LEAST_ALIKE = 0.5;
const SHORTEST = 4;

function judgeTexts(
  paragraphs: readonly PlacedParagraph[],
  { sentences: written, name }: Counterpart,
): readonly AuditFinding[] {
  const said = new Map<
    string,
    { readonly paragraph: PlacedParagraph; readonly from: number; readonly text: string }[]
  >();
  const known = new Set<string>();
  for (const paragraph of paragraphs) {
    if (paragraph.heading || !paragraph.section) continue;
    const heading = headingName(paragraph.section.path.at(-1) ?? '');
    const own = said.get(heading) ?? [];
    for (const { text, from } of sentencesOf(paragraph.text)) {
      own.push({ paragraph, from, text });
      known.add(normalName(text));
    }
    said.set(heading, own);
  }
  const ours = new Set(written.map(({ text }) => normalName(text)));
  const taken = new Set<string>();
  const unfound = new Map<string, number>();
  for (const { heading, text } of written)
    if (!said.has(heading) && !known.has(normalName(text)))
      unfound.set(heading, (unfound.get(heading) ?? 0) + 1);
  const notRun = [...unfound].map(([heading, count]) => {
    const message = `文本中没有找到“${heading}”一节，${name}中这一节的 ${count} 句没有核对`;
    return finding('D-41', { quote: '' }, { message, state: 'not-run' });
  });
  const differing = written.flatMap(({ heading, text }): AuditFinding[] => {
    if (known.has(normalName(text)) || !said.has(heading)) return [];
    const candidates = (said.get(heading) ?? []).filter(
      (each) => !ours.has(normalName(each.text)) && !taken.has(`${each.paragraph.block}:${each.from}`),
    );
    const [best] = candidates
      .map((each) => ({ ...each, alike: nameLikeness(normalName(each.text), normalName(text)) }))
      .sort((one, other) => other.alike - one.alike);
    if (!best || best.alike < LEAST_ALIKE)
      return [
        finding(
          'D-41',
          { quote: '' },
          { message: `“${heading}”一节没有${name}中的这一句：${text}`, expected: text },
        ),
      ];
    taken.add(`${best.paragraph.block}:${best.from}`);
    return [
      findingAt('D-41', best.paragraph, best.from, best.from + best.text.length, {
        message: `与${name}中的句子不同，${name}中是：${text}`,
        expected: text,
        correct: true,
      }),
    ];
  });
  return [...notRun, ...differing];
}

function sentencesOfProject(truth: Session): readonly Sentence[] {
  const templates = parseReport(truth.pack);
  if (!templates?.ok) return [];
  const report = composeReport(templates.value, truth, { scale: truth.pack.scale });
  if (!report.ok) return [];
  let heading = '';
  return report.value.blocks.flatMap((block) => {
    if (block.kind === 'heading') heading = headingName(inlineText(block.content));
    if (block.kind !== 'paragraph' && block.kind !== 'item') return [];
    // What waits to be filled in has no sentence to be compared with.
    return sentencesOf(inlineText(block.content)).flatMap(({ text }) =>
      text.includes('【') ? [] : [{ heading, text }],
    );
  });
}

function sentencesOf(paragraph: string): readonly { readonly text: string; readonly from: number }[] {
  let at = 0;
  return paragraph.split(/(?<=[。；！？\n])/).flatMap((part) => {
    const from = at + (part.length - part.trimStart().length);
    at += part.length;
    const text = part.trim();
    return text.length < SHORTEST ? [] : [{ text, from }];
  });
}
