import type { FinishedDocument } from '../finished/finished-document';
import { headingName } from '../finished/headings';
import type { AuditFinding } from './audit-finding';
import { LOOKS_LIKE_A_HEADING, OUTSIDE, type PlacedParagraph } from './document-sections';
import { finding, findingAt } from './finding-at';
import { nameLikeness } from './label-words';
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
    ...repeated(document, found),
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
    const { path } = section;
    const above = path.slice(0, -1).join('|');
    const parentThere = sections.some((each) => found.has(each) && each.path.join('|') === above);
    if (path.length > 2 && !parentThere) return [];
    const title = path.at(-1) ?? '';
    // What holds no sentence with numbers is a heading that offices call as they like.
    const isCertain =
      path.length > 1 && sections.some((each) => each.slots.length > 0 && isWithin(each, section));
    const said = isCertain ? {} : { severity: 'hint' as const };
    const elsewhere = free.find(
      (line) => isNamed(line.text, title, organisation) && hasText(document, line.block),
    );
    if (elsewhere && isBetween(elsewhere.block, section, sections, found)) return [];
    if (elsewhere) {
      const before = [...found].findLast(([, { block }]) => block < elsewhere.block)?.[0].path.at(-1);
      const message = `“${elsewhere.text}”一节的次序与表样不同${before === undefined ? '' : `，现在印在“${before}”后面`}，请核对`;
      return path.length > 1
        ? [findingAt('D-14', elsewhere, 0, elsewhere.text.length, { message, ...said })]
        : [];
    }
    if (!isCertain && free.some(({ text }) => isLike(text, title, organisation))) return [];
    return [finding('D-14', { quote: '' }, { message: `没有找到“${title}”一节`, ...said })];
  });
}

/** It stands where the sections before and after it leave it; only it is no heading by itself (a line above a table). */
function isBetween(
  block: number,
  section: TemplateSection,
  sections: readonly TemplateSection[],
  found: Places,
): boolean {
  const at = sections.indexOf(section);
  const blockOf = (each: TemplateSection): number | undefined => found.get(each)?.block;
  const before = sections.slice(0, at).findLast((each) => found.has(each));
  const after = sections.slice(at + 1).find((each) => found.has(each));
  return (
    block > ((before && blockOf(before)) ?? -1) &&
    block < ((after && blockOf(after)) ?? Number.POSITIVE_INFINITY)
  );
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

function plainTitle(text: string, organisation: string): string {
  return headingName(text)
    .replaceAll(headingName(organisation), '')
    .replace(/部门|单位|本/g, '');
}

function isNamed(text: string, title: string, organisation: string): boolean {
  const plain = plainTitle(title, organisation);
  return plain !== '' && plainTitle(text, organisation) === plain && LOOKS_LIKE_A_HEADING.test(text.trim());
}

function isLike(text: string, title: string, organisation: string): boolean {
  const [one, other] = [plainTitle(text, organisation), plainTitle(title, organisation)];
  return one === other || nameLikeness(one, other) >= ALIKE;
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
      isHeadingOfAnother(headings.get(next), section) ||
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

function isWithin({ path }: TemplateSection, { path: above }: TemplateSection): boolean {
  return above.every((heading, at) => path[at] === heading);
}

/** What follows a heading is text or a table: not so in 目录. */
function hasText(document: FinishedDocument, block: number): boolean {
  const next = nextOf(document, block);
  const below = next === undefined ? undefined : document.blocks[next];
  return (
    below?.kind === 'table' ||
    (below?.kind === 'paragraph' &&
      (below.text.length > LONGEST_HEADING ||
        /[。；]$/.test(below.text) ||
        !LOOKS_LIKE_A_HEADING.test(below.text.trim())))
  );
}

function isHeadingOfAnother(next: TemplateSection | undefined, section: TemplateSection): boolean {
  return next !== undefined && !isWithin(next, section);
}

function nextOf({ blocks }: FinishedDocument, at: number): number | undefined {
  const next = blocks.findIndex(
    (block, index) =>
      index > at && (block.kind === 'table' || (block.role === undefined && block.text.trim() !== '')),
  );
  return next < 0 ? undefined : next;
}

/** A heading of which there is one in the pack's document, twice with text below it; 目录 has none. */
function repeated(document: FinishedDocument, found: Places): readonly AuditFinding[] {
  const names = [...found.keys()].map(({ path }) => headingName(path.at(-1) ?? ''));
  const lines = freeLines(document, found);
  return [...found].flatMap(([section, paragraph]): AuditFinding[] => {
    const name = headingName(section.path.at(-1) ?? '');
    if (names.filter((each) => each === name).length > 1) return [];
    const again = lines.filter(
      (each) =>
        LOOKS_LIKE_A_HEADING.test(each.text.trim()) &&
        headingName(each.text) === name &&
        hasText(document, each.block),
    );
    return again.map((each) =>
      findingAt('D-14', each, 0, each.text.length, {
        message: `“${each.text}”一节与第 ${paragraph.number} 段的“${paragraph.text}”重复`,
      }),
    );
  });
}
