/**
 * The first key that an object of a JSON text has twice, with its path. `JSON.parse` keeps the last of the two in silence, so
 * that a number written before it would be gone unseen.
 *
 * @param parsed what `JSON.parse` made of the text
 */
export function findDuplicateKey(json: string, parsed: unknown): string | undefined {
  return hasEveryKey(json, parsed) ? undefined : readDuplicateKey(json);
}

/**
 * Whether the text surely has no more keys than what was read of it, so that none stands twice. Every key ends with a
 * quotation mark before its colon; if there are just as many of these as keys were read, all of them were. Texts that
 * hold the two signs, or spaces between them, are read letter by letter.
 */
function hasEveryKey(json: string, parsed: unknown): boolean {
  if (/"\s+:/.test(json)) return false;
  let ends = 0;
  for (let at = json.indexOf('":'); at >= 0; at = json.indexOf('":', at + 2)) ends += 1;
  return ends === countKeys(parsed);
}

function countKeys(parsed: unknown): number {
  const waiting = [parsed];
  let keys = 0;
  // Not by recursion: nothing has been said yet about how deep the text goes.
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const inside: unknown[] = Object.values(value);
    if (!Array.isArray(value)) keys += inside.length;
    for (const item of inside) if (typeof item === 'object') waiting.push(item);
  }
  return keys;
}

function readDuplicateKey(json: string): string | undefined {
  const open: { readonly keys: Set<string> | null; key: string }[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const letter = json[at];
    if (letter === '{') open.push({ keys: new Set(), key: '' });
    else if (letter === '[') open.push({ keys: null, key: '' });
    else if (letter === '}' || letter === ']') open.pop();
    else if (letter === '"') {
      const from = at;
      at = endOfText(json, from);
      const inside = open.at(-1);
      if (!inside?.keys || !isKey(json, at + 1)) continue;
      inside.key = String(JSON.parse(json.slice(from, at + 1)));
      if (inside.keys.has(inside.key)) return pathOf(open.map(({ key }) => key));
      inside.keys.add(inside.key);
    }
  }
  return undefined;
}

/** Where the text that begins at a quotation mark has its other one. */
function endOfText(json: string, from: number): number {
  let at = from;
  let escapes = 0;
  do {
    at = json.indexOf('"', at + 1);
    escapes = 0;
    while (json[at - 1 - escapes] === '\\') escapes += 1;
  } while (escapes % 2 === 1);
  return at;
}

/** Whether a colon follows, as it does after keys and nothing else. */
function isKey(json: string, from: number): boolean {
  let at = from;
  while (json[at] === ' ' || json[at] === '\n' || json[at] === '\r' || json[at] === '\t') at += 1;
  return json[at] === ':';
}

function pathOf(keys: readonly string[]): string {
  return keys.filter((key) => key !== '').join('.');
}
