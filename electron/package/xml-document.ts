import { SaxesParser } from 'saxes';

/**
 * An XML text with the offsets of its elements. It is never written out again from these: changes are spliced into
 * the text, so that whatever is not understood here survives untouched. Names are local, without prefix.
 */
export type XmlDocument = {
  readonly text: string;
  readonly root: XmlElement;
};

export type XmlElement = {
  readonly name: string;
  /** The name as written, with prefix. */
  readonly tag: string;
  /** Attribute values, entities resolved, by name as written. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Direct character content, entities resolved. */
  readonly content: string;
  /** `<` of the opening tag. */
  readonly start: number;
  /** One past `>` of the opening tag. */
  readonly openEnd: number;
  /** `<` of the closing tag; equal to `end` when the element closes itself. */
  readonly closeStart: number;
  readonly end: number;
  readonly selfClosing: boolean;
};

type Open = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: XmlElement[] };

/** Office packages nest some tens deep; what walks down a document must not meet one that nests without end. */
const DEEPEST = 500;

/** Parses a whole XML text; undefined when it is not well-formed, or is nothing that an office program writes. */
export function parseXml(text: string): XmlDocument | undefined {
  const parser = new SaxesParser({ position: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let broken = false;
  parser.on('error', () => {
    broken = true;
  });
  // Office packages have no document type, and entities are how a small part becomes a large one.
  parser.on('doctype', () => {
    broken = true;
  });
  parser.on('opentagstart', ({ name }) => {
    const start = text.lastIndexOf('<', parser.position - 1);
    open.push(newElement(name, start));
    broken ||= open.length > DEEPEST;
  });
  parser.on('opentag', ({ attributes, isSelfClosing }) => {
    const element = open.at(-1);
    if (element === undefined) return;
    Object.assign(element, { attributes, openEnd: parser.position, selfClosing: isSelfClosing });
  });
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.content += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element === undefined) return;
    element.end = parser.position;
    element.closeStart = element.selfClosing ? element.end : text.lastIndexOf('</', element.end - 1);
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.write(text).close();
  return broken || root === undefined ? undefined : { text, root };
}

function newElement(tag: string, start: number): Open {
  const name = localName(tag);
  const none = { attributes: {}, children: [], content: '', openEnd: 0, closeStart: 0, end: 0 };
  return { name, tag, start, selfClosing: false, ...none };
}

export function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Every element below this one with that local name, in document order. */
export function descendantsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  // A list, not recursion: a file may nest deeper than any stack.
  const waiting = [...element.children].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.name === name) found.push(next);
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at];
      if (child !== undefined) waiting.push(child);
    }
  }
  return found;
}
