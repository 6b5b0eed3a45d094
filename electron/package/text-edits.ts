import type { XmlDocument, XmlElement } from './xml-document';

/** Replaces `text.slice(start, end)`; an insertion has `start === end`. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** Applies edits that do not overlap; insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at) throw new Error(`edits overlap at ${edit.start}`);
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Sets an attribute in an opening tag, in place where it is, otherwise right after the tag's name. */
export function setAttribute({ text }: XmlDocument, element: XmlElement, name: string, value: string): Edit {
  const place = findAttribute(text, element, name);
  const written = `${name}="${escapeAttribute(value)}"`;
  if (place !== undefined) return { ...place, text: written };
  const at = element.start + 1 + element.tag.length;
  return { start: at, end: at, text: ` ${written}` };
}

/** Takes an attribute out, with the space before it; undefined when it is not there. */
export function dropAttribute({ text }: XmlDocument, element: XmlElement, name: string): Edit | undefined {
  const place = findAttribute(text, element, name);
  if (place === undefined) return undefined;
  const spaces = /\s*$/.exec(text.slice(element.start, place.start))?.[0].length ?? 0;
  return { start: place.start - spaces, end: place.end, text: '' };
}

/** Replaces what stands between the tags. */
export function setContent({ text }: XmlDocument, element: XmlElement, content: string): Edit {
  if (!element.selfClosing) return { start: element.openEnd, end: element.closeStart, text: content };
  // Only the closing slash goes, so that attributes can be edited along with it.
  const slash = /\s*\/>$/.exec(text.slice(element.start, element.openEnd))?.[0].length ?? 0;
  return { start: element.end - slash, end: element.end, text: `>${content}</${element.tag}>` };
}

/** Adds XML behind the last child. */
export function appendChild(document: XmlDocument, element: XmlElement, xml: string): Edit {
  if (element.selfClosing) return setContent(document, element, xml);
  return { start: element.closeStart, end: element.closeStart, text: xml };
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

function findAttribute(
  text: string,
  element: XmlElement,
  name: string,
): { readonly start: number; readonly end: number } | undefined {
  const from = element.start + 1 + element.tag.length;
  const opening = text.slice(from, element.openEnd);
  for (const match of opening.matchAll(/([^\s=/<>]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)) {
    if (match[1] === name) return { start: from + match.index, end: from + match.index + match[0].length };
  }
  return undefined;
}
