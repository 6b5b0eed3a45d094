import { append } from '#shared/kit/lists';
import { applyEdits, type Edit } from '../package/text-edits';
import { childNamed, descendantsNamed, type XmlDocument, type XmlElement } from '../package/xml-document';
import { attribute } from './automatic-numbers';
import { newRun, replaceText, type Segment, segmentsOf, setParagraph } from './paragraph-text';
import { paragraphsIn } from './word-sheets';

/** What stands for a name in a template; `reason`: why it stands empty. `undefined`: it names nothing of the project. */
export type SlotText = { readonly text: string } | { readonly reason: string } | undefined;

export type FilledSlots = {
  readonly edits: readonly Edit[];
  readonly count: number;
  /** Places that were left as they are, a sentence each. */
  readonly unfilled: readonly string[];
};

const PLACEHOLDER = /\{\{([^{}]+)\}\}/g;

/** Word names its own places so. */
const OWN_BOOKMARK = /^_/;

/** One kind of places. Kinds are filled one after the other, each in the text as the one before left it. */
export type SlotKind = (document: XmlDocument, textFor: (name: string) => SlotText) => FilledSlots;

/**
 * What a part of a document marks as places: content controls by their tag or title, bookmarks, and `{{…}}` in its text,
 * also split over runs. A placeholder that says nothing of the project is left and told; a control or bookmark that does
 * not may be of Word's own (the contents, a date) and is only left.
 */
export const SLOT_KINDS: readonly SlotKind[] = [fillControls, fillBookmarks, fillPlaceholders];

function fillControls(document: XmlDocument, textFor: (name: string) => SlotText): FilledSlots {
  const slots = new Slots('内容控件', textFor);
  for (const control of descendantsNamed(document.root, 'sdt')) {
    const name = nameOf(control);
    const content = childNamed(control, 'sdtContent');
    if (name === '' || !content || textFor(name) === undefined) continue;
    slots.fill(name, (text) => controlEdits(document, content, text));
  }
  return slots;
}

function fillBookmarks(document: XmlDocument, textFor: (name: string) => SlotText): FilledSlots {
  const slots = new Slots('书签', textFor);
  for (const paragraph of descendantsNamed(document.root, 'p')) {
    const segments = segmentsOf(paragraph, () => undefined);
    for (const mark of descendantsNamed(paragraph, 'bookmarkStart')) {
      const name = attribute(mark, 'name');
      if (OWN_BOOKMARK.test(name) || textFor(name) === undefined) continue;
      slots.fill(name, (text) => bookmarkEdits(document, paragraph, mark, segments, text));
    }
  }
  return slots;
}

function fillPlaceholders(document: XmlDocument, textFor: (name: string) => SlotText): FilledSlots {
  const slots = new Slots('占位', textFor);
  for (const paragraph of descendantsNamed(document.root, 'p')) {
    const segments = segmentsOf(paragraph, () => undefined);
    const whole = segments.map(({ text }) => text).join('');
    const places = [...whole.matchAll(PLACEHOLDER)].flatMap((place): Place[] => {
      const text = slots.textFor(place[1] ?? '');
      return text === undefined ? [] : [{ start: place.index, end: place.index + place[0].length, text }];
    });
    append(slots.edits, replacedPlaces(document, segments, whole, places));
  }
  return slots;
}

/** The places of one kind as they are filled or left. */
class Slots implements FilledSlots {
  readonly edits: Edit[] = [];
  readonly unfilled: string[] = [];
  count = 0;
  readonly #what: string;
  readonly #textFor: (name: string) => SlotText;

  constructor(what: string, textFor: (name: string) => SlotText) {
    this.#what = what;
    this.#textFor = textFor;
  }

  /** The text for a place; `undefined`: there is none, which is told. */
  textFor(name: string): string | undefined {
    const found = this.#textFor(name);
    if (found !== undefined && 'text' in found) {
      this.count += 1;
      return found.text;
    }
    const why = found === undefined ? '不是本项目的内容，没有填写' : `没有填写：${found.reason}`;
    this.unfilled.push(`${this.#what}“${name}”${why}`);
    return undefined;
  }

  /** `write` answers nothing where the place is none that can be filled. */
  fill(name: string, write: (text: string) => readonly Edit[] | undefined): void {
    const text = this.textFor(name);
    if (text === undefined) return;
    const made = write(text);
    const meets = (edit: Edit): boolean =>
      this.edits.some(({ start, end }) => edit.start < end && start < edit.end);
    if (made !== undefined && !made.some(meets)) {
      append(this.edits, made);
      return;
    }
    this.count -= 1;
    const why = made === undefined ? '跨了几段，没有填写，请改用内容控件' : '与另一处重叠，没有填写';
    this.unfilled.push(`${this.#what}“${name}”${why}`);
  }
}

type Place = { readonly start: number; readonly end: number; readonly text: string };

/** Places of one paragraph, those that share a run put together. */
function replacedPlaces(
  document: XmlDocument,
  segments: readonly Segment[],
  whole: string,
  places: readonly Place[],
): readonly Edit[] {
  const edits: Edit[] = [];
  const runAt = (at: number): number => {
    let end = 0;
    return segments.findIndex(({ text }) => {
      end += text.length;
      return at < end;
    });
  };
  let group: Place[] = [];
  const finish = (): void => {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last) return;
    const inner = applyEdits(
      whole.slice(first.start, last.end),
      group.map((place) => ({ ...place, start: place.start - first.start, end: place.end - first.start })),
    );
    append(edits, replaceText(document, segments, first.start, last.end, inner));
    group = [];
  };
  for (const place of places) {
    const last = group.at(-1);
    if (last && runAt(last.end - 1) !== runAt(place.start)) finish();
    group.push(place);
  }
  finish();
  return edits;
}

function nameOf(control: XmlElement): string {
  const properties = childNamed(control, 'sdtPr');
  const named = (name: string): string => attribute(properties && childNamed(properties, name), 'val').trim();
  return named('tag') || named('alias');
}

/** In a line: its runs; around paragraphs: the first says the text, a copy of it every further line, others nothing. */
function controlEdits(document: XmlDocument, content: XmlElement, text: string): readonly Edit[] {
  const paragraphs = descendantsNamed(content, 'p');
  const [first, ...others] = paragraphs;
  if (!first) {
    const segments = segmentsOf(content, () => undefined);
    const length = segments.reduce((sum, segment) => sum + segment.text.length, 0);
    if (length > 0) return replaceText(document, segments, 0, length, text);
    return setParagraph(document, content, text);
  }
  const direct = paragraphsIn(content);
  if (direct.length !== paragraphs.length) return setParagraph(document, first, text);
  const [line = '', ...further] = text.split('\n');
  const source = document.text.slice(first.start, first.end);
  const copies = further.map((each) =>
    applyEdits(
      source,
      setParagraph(document, first, each).map((edit) => ({
        ...edit,
        start: edit.start - first.start,
        end: edit.end - first.start,
      })),
    ),
  );
  return [
    ...setParagraph(document, first, line),
    { start: first.end, end: first.end, text: copies.join('') },
    ...others.map(({ start, end }) => ({ start, end, text: '' })),
  ];
}

/** What stands between both marks of a bookmark in one paragraph; an empty one gets a run of its own. */
function bookmarkEdits(
  document: XmlDocument,
  paragraph: XmlElement,
  mark: XmlElement,
  segments: readonly Segment[],
  text: string,
): readonly Edit[] | undefined {
  const id = attribute(mark, 'id');
  const end = descendantsNamed(paragraph, 'bookmarkEnd').find((each) => attribute(each, 'id') === id);
  if (!end) return undefined;
  let at = 0;
  let from: number | undefined;
  let to = 0;
  for (const { text: own, element } of segments) {
    const isWithin = element !== undefined && element.start >= mark.end && element.end <= end.start;
    if (isWithin) {
      from ??= at;
      to = at + own.length;
    }
    at += own.length;
  }
  if (from !== undefined && to > from) return replaceText(document, segments, from, to, text);
  return [{ start: mark.end, end: mark.end, text: newRun(paragraph, text) }];
}
