const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const TAB = 9;
const NEW_LINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const AMPERSAND = 38;
const HYPHEN = 45;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const UNDERSCORE = 95;
const FIRST_SURROGATE = 0xd800;
/** Beyond are no characters of XML. */
const LAST_CHARACTER = 0xfffd;

/** The attributes of a tag; undefined: there is something else than attributes as programs write them. */
export function plainAttributes(
  text: string,
  from: number,
  to: number,
): Readonly<Record<string, string>> | undefined {
  const attributes: Record<string, string> = {};
  let at = from;
  for (;;) {
    const nameStart = pastSpace(text, at, to);
    if (nameStart === to) return attributes;
    const nameEnd = endOfName(text, nameStart, to);
    const isNamed = nameStart > at && nameEnd > nameStart;
    if (!isNamed || text.charCodeAt(nameEnd) !== EQUALS || text.charCodeAt(nameEnd + 1) !== QUOTE)
      return undefined;
    const name = text.slice(nameStart, nameEnd);
    const valueEnd = text.indexOf('"', nameEnd + 2);
    const value = valueEnd < 0 || valueEnd >= to ? undefined : plainValue(text, nameEnd + 2, valueEnd);
    if (value === undefined || name in attributes) return undefined;
    attributes[name] = value;
    at = valueEnd + 1;
  }
}

/** What an attribute says; undefined: its spaces or signs are for the library. */
function plainValue(text: string, from: number, to: number): string | undefined {
  let hasEntities = false;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === AMPERSAND) hasEntities = true;
    else if (code < SPACE || code === LESS || !isCharacter(code)) return undefined;
  }
  const written = text.slice(from, to);
  return hasEntities ? withoutEntities(written) : written;
}

/** Whether XML may have the character in it as it stands; a return has a meaning of its own. */
export function isCharacter(code: number): boolean {
  return code <= LAST_CHARACTER && (code >= SPACE || code === NEW_LINE || code === TAB);
}

function pastSpace(text: string, from: number, to: number): number {
  let at = from;
  for (; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== NEW_LINE && code !== TAB) break;
  }
  return at;
}

/** One past a name of plain letters, digits and the signs of names; where it begins, if there is none. */
export function endOfName(text: string, from: number, to: number): number {
  let at = from;
  for (; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === UNDERSCORE;
    // Digits, hyphens, points and colons begin no name.
    if (!isLetter && (at === from || code < HYPHEN || code > COLON || code === SLASH)) break;
  }
  return at;
}

/** What a text with entities means; undefined: there is one that not every program knows. */
export function withoutEntities(text: string): string | undefined {
  let isKnown = true;
  const meant = text.replace(/&(?:([a-z]+);|#([0-9]{1,5});)?/g, (_, name = '', digits = '') => {
    const sign = digits === '' ? ENTITIES[name] : signOf(Number(digits));
    isKnown &&= sign !== undefined;
    return sign ?? '';
  });
  return isKnown ? meant : undefined;
}

function signOf(code: number): string | undefined {
  const isPlain = code < FIRST_SURROGATE && (isCharacter(code) || code === RETURN);
  return isPlain ? String.fromCharCode(code) : undefined;
}
