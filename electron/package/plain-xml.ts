import { endOfName, isCharacter, plainAttributes, withoutEntities } from './plain-attributes';
import { localName } from './xml-document';

/** What a reader hears of a part, in document order; names are local, without prefix. */
export type XmlListener = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, closesItself: boolean) => void;
  readonly text: (piece: string) => void;
  readonly close: (name: string) => void;
};

/** Text that no tag ends: more of it than any program writes is for the library. */
const LONGEST_REST = 1024 * 1024;
const DECLARATION = /^<\?xml version="1\.0" encoding="(?:UTF-8|utf-8)"(?: standalone="(?:yes|no)")?\s*\?>/;
/** The longest declaration that is known here. */
const DECLARATION_LENGTH = 80;
const BLANK = /^[ \t\n\r]*$/;
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

const RETURN = 13;
const AMPERSAND = 38;
const SLASH = 47;
const GREATER = 62;

/**
 * Reads the XML that programs write: elements, attributes in double quotes, the usual entities. It knows nothing else and
 * gives up at the first sign that it does not know, or that is wrong, so that whatever it told is what the library would have
 * told to there. Several times as fast as the library, which most of the time of reading a workbook went to.
 */
export class PlainXml {
  /** How many events the listener heard. */
  told = 0;
  readonly #listener: XmlListener;
  #rest = '';
  #isBegun = false;
  #isRootSeen = false;
  /** The elements under way: their tags, and their names without prefixes. */
  readonly #tags: string[] = [];
  readonly #names: string[] = [];
  readonly #localNames = new Map<string, string>();

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** Takes a further piece; false: it gives up. */
  write(piece: string): boolean {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    if (!this.#isBegun) {
      if (text.length < DECLARATION_LENGTH) return this.#keep(text);
      at = this.#begin(text);
    }
    return this.#read(text, at);
  }

  /** Whether all that was written is one whole document. */
  end(): boolean {
    const text = this.#rest;
    if (!this.#isBegun && !this.#read(text, this.#begin(text))) return false;
    if (!this.#isRootSeen || this.#tags.length > 0) return false;
    return this.#rest === '' || this.#sayText(this.#rest, 0, this.#rest.length);
  }

  #keep(rest: string): boolean {
    this.#rest = rest;
    return rest.length <= LONGEST_REST;
  }

  #begin(text: string): number {
    this.#isBegun = true;
    return DECLARATION.exec(text)?.[0].length ?? 0;
  }

  #read(text: string, from: number): boolean {
    let at = from;
    for (;;) {
      const next = text.indexOf('<', at);
      const end = next < 0 ? -1 : text.indexOf('>', next);
      if (end < 0) return this.#keep(text.slice(at));
      if (next > at && !this.#sayText(text, at, next)) return false;
      const isRead =
        text.charCodeAt(next + 1) === SLASH
          ? this.#close(text, next + 2, end)
          : this.#open(text, next + 1, end);
      if (!isRead) return false;
      at = end + 1;
    }
  }

  #sayText(text: string, from: number, to: number): boolean {
    const said = this.#plain(text, from, to);
    if (said === undefined || (this.#tags.length === 0 && !BLANK.test(said))) return false;
    this.told += 1;
    this.#listener.text(said);
    return true;
  }

  /** Characters between tags, as they are meant. */
  #plain(text: string, from: number, to: number): string | undefined {
    let [hasEntities, hasReturns] = [false, false];
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (code === AMPERSAND) hasEntities = true;
      else if (code === RETURN) hasReturns = true;
      else if (!isCharacter(code)) return undefined;
      // No text may say so.
      else if (code === GREATER && text.startsWith(']]', at - 2)) return undefined;
    }
    const written = text.slice(from, to);
    const lines = hasReturns ? written.replace(/\r\n?/g, '\n') : written;
    return hasEntities ? withoutEntities(lines) : lines;
  }

  #close(text: string, from: number, end: number): boolean {
    const tag = this.#tags.at(-1);
    if (tag === undefined || end - from !== tag.length || !text.startsWith(tag, from)) return false;
    this.#tags.pop();
    this.told += 1;
    this.#listener.close(this.#names.pop() ?? '');
    return true;
  }

  #open(text: string, from: number, end: number): boolean {
    const closesItself = text.charCodeAt(end - 1) === SLASH;
    const to = closesItself ? end - 1 : end;
    const nameEnd = endOfName(text, from, to);
    if (nameEnd === from || (this.#tags.length === 0 && this.#isRootSeen)) return false;
    const attributes = nameEnd === to ? NO_ATTRIBUTES : plainAttributes(text, nameEnd, to);
    if (attributes === undefined) return false;
    const tag = text.slice(from, nameEnd);
    const name = this.#localName(tag);
    this.#isRootSeen = true;
    this.told += 1;
    this.#listener.open(name, attributes, closesItself);
    if (closesItself) {
      this.told += 1;
      this.#listener.close(name);
    } else {
      this.#tags.push(tag);
      this.#names.push(name);
    }
    return true;
  }

  #localName(tag: string): string {
    let name = this.#localNames.get(tag);
    if (name === undefined) {
      name = localName(tag);
      this.#localNames.set(tag, name);
    }
    return name;
  }
}
