/**
 * The first key that an object of a JSON text has twice, with its path; the text must be JSON. `JSON.parse` keeps the
 * last of the two in silence, so that a number written before it would be gone unseen.
 */
export function findDuplicateKey(json: string): string | undefined {
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
