import type { FinishedDocument } from '../finished/finished-document';
import { headingName } from '../finished/headings';
import type { AuditFinding } from './audit-finding';
import type { PlacedParagraph } from './document-sections';
import { findingAt } from './finding-at';
import { judgeContents } from './judge-contents';
import { judgeSections } from './judge-sections';
import type { TemplateSection } from './template-slots';

/** 目录 against the headings, and the sections of the pack's document against those that are there. */
export function judgeStructure(
  document: FinishedDocument,
  paragraphs: readonly PlacedParagraph[],
  sections: readonly TemplateSection[],
  organisation: string,
): readonly AuditFinding[] {
  return [
    ...judgeContents(document, paragraphs),
    ...judgeSections(document, paragraphs, sections, organisation),
    ...repeatedParagraphs(paragraphs),
    ...repeatedHeadings(paragraphs),
    ...stray(paragraphs),
  ];
}

function repeatedParagraphs(paragraphs: readonly PlacedParagraph[]): readonly AuditFinding[] {
  const seen = new Map<string, PlacedParagraph>();
  return paragraphs.flatMap((paragraph): AuditFinding[] => {
    const { text, section } = paragraph;
    // Annexes of one form say the same of several projects.
    if (text.length < 30 || !section) return [];
    const before = seen.get(text);
    seen.set(text, paragraph);
    return before
      ? [findingAt('D-33', paragraph, 0, text.length, { message: `这一段与第 ${before.number} 段完全相同` })]
      : [];
  });
}

const MAIN_HEADING = /^[一二三四五六七八九十]+[、.．]\S/;

/** “五、主要经验做法” and then “六、主要经验做法”. */
function repeatedHeadings(paragraphs: readonly PlacedParagraph[]): readonly AuditFinding[] {
  let before: PlacedParagraph | undefined;
  return paragraphs.flatMap((paragraph): AuditFinding[] => {
    const { text } = paragraph;
    if (!MAIN_HEADING.test(text) || text.length > 40 || /[。；]$/.test(text)) return [];
    const again = before && headingName(before.text) === headingName(text);
    const first = before;
    before = paragraph;
    return again
      ? [
          findingAt('D-14', paragraph, 0, text.length, {
            message: `“${text}”与“${first?.text}”是同一节，请核对是否重复`,
          }),
        ]
      : [];
  });
}

/** A “无” that answers no heading. */
function stray(paragraphs: readonly PlacedParagraph[]): readonly AuditFinding[] {
  return paragraphs.flatMap((paragraph, at): AuditFinding[] => {
    const before = paragraphs[at - 1];
    if (paragraph.text.replace(/[。\s]/g, '') !== '无' || !before || before.heading) return [];
    if (before.text.length <= 40 && !/[。；]$/.test(before.text)) return [];
    return [
      findingAt('D-33', paragraph, 0, paragraph.text.length, {
        message: '这里单独有一个“无”，前面不是标题，请核对是否多余',
      }),
    ];
  });
}
