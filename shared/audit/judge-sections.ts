import type { FinishedDocument } from '../finished/finished-document';
import { headingName } from '../finished/headings';
import type { AuditFinding } from './audit-finding';
import { LOOKS_LIKE_A_HEADING, OUTSIDE, type PlacedParagraph } from './document-sections';
import { finding, findingAt } from './finding-at';
import { likeness } from './label-words';
import type { TemplateSection } from './template-slots';

/** Of so many of the pack's headings, one must be found in the document for its form to be the pack's. */
const LEAST_FOUND = 2;
const ALIKE = 0.75;
const LONGEST_HEADING = 60;

type Places = ReadonlyMap<TemplateSection, PlacedParagraph>;

/** The sections that the pack's document has over these amounts: each there, in order, with something in it, and once. */
export function judgeSections(
  document: FinishedDocument,
  paragraphs: readonly PlacedParagraph[],
  sections: readonly TemplateSection[],
  organisation: string,
): readonly AuditFinding[] {
  const found: Places = new Map(
    paragraphs.flatMap((paragraph) => (paragraph.heading ? [[paragraph.heading, paragraph]] : [])),
  );
  if (sections.length === 0) return [];
  // A document of which few headings are known follows another form: what it lacks is not told.
  if (found.size * LEAST_FOUND < sections.filter(({ slots }) => slots.length > 0).length)
    return [
      finding(
        'D-14',
        { quote: '' },
        {
          message: `表样包的 ${sections.length} 个标题只找到 ${found.size} 个，文本可能另有格式，各部分是否齐全没有核对`,
          state: 'not-run',
          severity: 'hint',
        },
      ),
    ];
  return [
    ...missing(document, sections, found, organisation),
    ...empty(document, found),
    ...repeated(document, paragraphs, found),
  ];
}

function missing(
  document: FinishedDocument,
  sections: readonly TemplateSection[],
  found: Places,
  organisation: string,
): readonly AuditFinding[] {
  const free = freeLines(document, found);
  return sections.flatMap((section): AuditFinding[] => {
    if (found.has(section) || !section.demanded) return [];
    const above = section.path.slice(0, -1).join('|');
    const parentThere = sections.some((each) => found.has(each) && each.path.join('|') === above);
    if (section.path.length > 2 && !parentThere) return [];
    const title = section.path.at(-1) ?? '';
    const elsewhere = free.find(({ text }) => isCalled(text, title, organisation));
    // What holds no sentence with numbers is a heading that offices call as they like.
    const isCertain = section.slots.length > 0;
    if (!elsewhere)
      return [
        finding(
          'D-14',
          { quote: '' },
          { message: `没有找到“${title}”一节`, ...(isCertain ? {} : { severity: 'hint' as const }) },
        ),
      ];
    if (!isCertain) return [];
    const before = [...found].findLast(([, { block }]) => block < elsewhere.block)?.[0].path.at(-1);
    return [
      findingAt('D-14', elsewhere, 0, elsewhere.text.length, {
        message: `“${elsewhere.text}”一节的次序与表样不同${before === undefined ? '' : `，现在印在“${before}”后面`}，请核对`,
      }),
    ];
  });
}

type Line = Pick<PlacedParagraph, 'block' | 'number' | 'page' | 'text'>;

/** Short lines that are no heading yet, those above tables too. */
function freeLines({ blocks }: FinishedDocument, found: Places): readonly Line[] {
  const taken = new Set([...found.values()].map(({ block }) => block));
  let number = 0;
  return blocks.flatMap((block, at): Line[] => {
    if (block.kind !== 'paragraph') return [];
    number += 1;
    if (block.role !== undefined || block.text.length > LONGEST_HEADING || taken.has(at)) return [];
    return [
      { block: at, number, text: block.text, ...(block.page === undefined ? {} : { page: block.page }) },
    ];
  });
}

function isCalled(text: string, title: string, organisation: string): boolean {
  const plain = (words: string): string =>
    headingName(words)
      .replaceAll(headingName(organisation), '')
      .replace(/部门|单位|本/g, '');
  const [one, other] = [plain(text), plain(title)];
  return one !== '' && (one === other || likeness(one, other) >= ALIKE);
}

/** A heading with nothing below it before the next one, where the pack's document has something. */
function empty(document: FinishedDocument, found: Places): readonly AuditFinding[] {
  const headings = new Map([...found].map(([section, { block }]) => [block, section]));
  return [...found].flatMap(([section, paragraph]): AuditFinding[] => {
    if (!section.demanded?.hasContent) return [];
    const next = nextOf(document, paragraph.block);
    const block = next === undefined ? undefined : document.blocks[next];
    const isOver =
      next === undefined ||
      block === undefined ||
      isOther(headings.get(next), section) ||
      (block.kind === 'paragraph' && block.text.length <= LONGEST_HEADING && OUTSIDE.test(block.text));
    return isOver
      ? [
          findingAt('D-14', paragraph, 0, paragraph.text.length, {
            message: `“${paragraph.text}”一节没有内容`,
          }),
        ]
      : [];
  });
}

/** A heading that does not belong to the section. */
function isOther(next: TemplateSection | undefined, { path }: TemplateSection): boolean {
  return next !== undefined && !path.every((heading, at) => next.path[at] === heading);
}

function nextOf({ blocks }: FinishedDocument, at: number): number | undefined {
  const next = blocks.findIndex(
    (block, index) =>
      index > at && (block.kind === 'table' || (block.role === undefined && block.text.trim() !== '')),
  );
  return next < 0 ? undefined : next;
}

/** A heading of which there is one in the pack's document, twice with text below it; 目录 has none. */
function repeated(
  document: FinishedDocument,
  paragraphs: readonly PlacedParagraph[],
  found: Places,
): readonly AuditFinding[] {
  const names = [...found.keys()].map(({ path }) => headingName(path.at(-1) ?? ''));
  const hasText = ({ block }: PlacedParagraph): boolean => {
    const next = nextOf(document, block);
    const below = next === undefined ? undefined : document.blocks[next];
    return (
      below?.kind === 'table' ||
      (below?.kind === 'paragraph' &&
        !(below.text.length <= LONGEST_HEADING && LOOKS_LIKE_A_HEADING.test(below.text.trim())))
    );
  };
  return [...found].flatMap(([section, paragraph]): AuditFinding[] => {
    const name = headingName(section.path.at(-1) ?? '');
    if (names.filter((each) => each === name).length > 1) return [];
    const again = paragraphs.filter(
      (each) =>
        each !== paragraph &&
        each.text.length <= LONGEST_HEADING &&
        LOOKS_LIKE_A_HEADING.test(each.text.trim()) &&
        headingName(each.text) === name &&
        hasText(each),
    );
    return again.map((each) =>
      findingAt('D-14', each, 0, each.text.length, {
        message: `“${each.text}”一节与第 ${paragraph.number} 段的“${paragraph.text}”重复`,
      }),
    );
  });
}
