import { normalName } from '../kit/same-name';

/** The candidate most like the text, by the pairs of neighbouring characters they share; nothing shared: none. */
export function nearestName(text: string, candidates: Iterable<string>): string | undefined {
  const own = pairs(text);
  let best: { name: string; score: number } | undefined;
  for (const name of candidates) {
    const score = likeness(own, pairs(name));
    if (score > 0 && (!best || score > best.score)) best = { name, score };
  }
  return best?.name;
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

/** Single characters count too, so that names of one or two characters have something to share. */
function pairs(text: string): ReadonlySet<string> {
  const characters = [...normalName(text)];
  return new Set([
    ...characters,
    ...characters.map((character, at) => character + (characters[at + 1] ?? '')),
  ]);
}
