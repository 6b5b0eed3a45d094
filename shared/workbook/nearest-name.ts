import { normalName } from '../kit/same-name';

/** The candidate most like the text, by the pairs of neighbouring characters they share; nothing shared: none. */
export function nearestName(text: string, candidates: readonly string[]): string | undefined {
  const [first] = nearestNames(text, candidates, 1);
  return first === undefined ? undefined : candidates[first];
}

/** Places of the candidates most like the text, the likest first; of equals the foremost first. */
export function nearestNames(text: string, candidates: readonly string[], most: number): number[] {
  const own = pairs(text);
  return candidates
    .map((name, at) => ({ at, score: likeness(own, pairs(name)) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || one.at - other.at)
    .slice(0, most)
    .map(({ at }) => at);
}

/** How much of two names is the same, 0 to 1, by the pairs of neighbouring characters they share. */
export function nameLikeness(one: string, other: string): number {
  return likeness(pairs(one), pairs(other));
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
