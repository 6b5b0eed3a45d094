import type { Edit } from '../package/text-edits';
import { childNamed, type XmlDocument, type XmlElement } from '../package/xml-document';
import { segmentsOf } from './paragraph-text';

/** A comment and the words of a paragraph's text that it is about, `start` to before `end`. */
export type CommentMark = { readonly id: number; readonly start: number; readonly end: number };

/** Marks within one `w:t`, at an offset of its text. */
type Cut = { readonly offset: number; readonly xml: string };

/** Puts the marks of comments around words of a paragraph; a run that holds both more and less is parted, look and all. */
export function commentEdits(
  document: XmlDocument,
  paragraph: XmlElement,
  marks: readonly CommentMark[],
): readonly Edit[] {
  const prefix = paragraph.tag.slice(0, paragraph.tag.length - paragraph.name.length);
  const runOf = runsIn(paragraph);
  const pieces = segmentsOf(paragraph, () => undefined);
  const cuts = new Map<XmlElement, Cut[]>();
  const atEnd: string[] = [];
  const cut = (at: number, xml: string, isEnd: boolean): boolean => {
    let from = 0;
    for (const { text, element } of pieces) {
      const to = from + text.length;
      const isHere = isEnd ? from < at && at <= to : from <= at && at < to;
      if (isHere && element && runOf.has(element)) {
        const own = cuts.get(element) ?? [];
        cuts.set(element, own);
        own.push({ offset: at - from, xml });
        return true;
      }
      from = to;
    }
    return false;
  };
  for (const { id, start, end } of marks) {
    const begins = `<${prefix}commentRangeStart ${prefix}id="${id}"/>`;
    const reference = `<${prefix}r><${prefix}commentReference ${prefix}id="${id}"/></${prefix}r>`;
    const ends = `<${prefix}commentRangeEnd ${prefix}id="${id}"/>${reference}`;
    // Both marks or none: a range without its end spoils a document.
    const isPlaced = start < end && canCut(pieces, runOf, start, false) && canCut(pieces, runOf, end, true);
    if (isPlaced) {
      cut(start, begins, false);
      cut(end, ends, true);
    } else atEnd.push(begins + ends);
  }
  const edits = [...cuts].map(([element, own]) =>
    partedRun(document, element, runOf.get(element) ?? element, own),
  );
  return atEnd.length === 0 ? edits : [...edits, ...behind(paragraph, atEnd.join(''))];
}

function canCut(
  pieces: ReturnType<typeof segmentsOf>,
  runOf: ReadonlyMap<XmlElement, XmlElement>,
  at: number,
  isEnd: boolean,
): boolean {
  let from = 0;
  return pieces.some(({ text, element }) => {
    const [begin, end] = [from, from + text.length];
    from = end;
    const isHere = isEnd ? begin < at && at <= end : begin <= at && at < end;
    return isHere && element !== undefined && runOf.has(element);
  });
}

/** The run of every `w:t`. */
function runsIn(paragraph: XmlElement): ReadonlyMap<XmlElement, XmlElement> {
  const found = new Map<XmlElement, XmlElement>();
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (element.name === 'r' && child.name === 't') found.set(child, element);
      walk(child);
    }
  };
  walk(paragraph);
  return found;
}

/** A `w:t` with marks: between its pieces the run ends, the mark stands, and a run of the same look begins. */
function partedRun(
  { text: source }: XmlDocument,
  element: XmlElement,
  run: XmlElement,
  cuts: readonly Cut[],
): Edit {
  const look = childNamed(run, 'rPr');
  const begin = source.slice(run.start, run.openEnd) + (look ? source.slice(look.start, look.end) : '');
  const opening = source.slice(element.start, element.openEnd);
  const kept = /\bxml:space\s*=/.test(opening)
    ? opening
    : `${opening.replace(/>$/, '')} xml:space="preserve">`;
  const raw = source.slice(element.openEnd, element.closeStart);
  // Ends before beginnings where both stand at one place.
  const ordered = [...cuts].sort((one, other) => one.offset - other.offset || rank(one) - rank(other));
  let at = 0;
  let written = kept;
  for (const { offset, xml } of ordered) {
    const to = rawOffset(raw, offset);
    written += `${raw.slice(at, to)}</${element.tag}></${run.tag}>${xml}${begin}${kept}`;
    at = to;
  }
  return { start: element.start, end: element.end, text: `${written}${raw.slice(at)}</${element.tag}>` };
}

function rank({ xml }: Cut): number {
  return xml.includes('commentRangeEnd') ? 0 : 1;
}

/** Where a unit of the text stands in its XML, in which some signs are written as entities. */
function rawOffset(raw: string, offset: number): number {
  let at = 0;
  for (let units = 0; units < offset && at < raw.length; ) {
    const entity = /^&(?:#x?[\da-fA-F]+|\w+);/.exec(raw.slice(at, at + 12))?.[0];
    if (entity === undefined) {
      units += 1;
      at += 1;
      continue;
    }
    const code = /^&#(x?)([\da-fA-F]+);$/.exec(entity);
    units += code && Number.parseInt(code[2] ?? '', code[1] ? 16 : 10) > 0xffff ? 2 : 1;
    at += entity.length;
  }
  return at;
}

function behind(paragraph: XmlElement, xml: string): readonly Edit[] {
  if (!paragraph.selfClosing) return [{ start: paragraph.closeStart, end: paragraph.closeStart, text: xml }];
  return [
    { start: paragraph.start, end: paragraph.end, text: `<${paragraph.tag}>${xml}</${paragraph.tag}>` },
  ];
}
