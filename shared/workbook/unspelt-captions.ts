import { oncePer } from '../kit/once-per';
import type { HeaderPath } from './header-path';
import type { WantedColumn } from './wanted-columns';

/**
 * The words above the columns, with each caption (部门：某某局) that no column is called by in place of which it is: whose
 * tables they are says nothing of a column, so that headers which differ in nothing else are one. The colon stays, by which
 * a caption is told from a title.
 */
export function withUnspeltCaptions(
  paths: readonly HeaderPath[],
  wanted: readonly WantedColumn[],
): readonly HeaderPath[] {
  const known = columnWords(wanted);
  const captions = new Map<string, string>();
  const unspelt = (word: string): string => {
    if (!word.includes(':') || known.has(word)) return word;
    const before = captions.get(word);
    if (before !== undefined) return before;
    const name = `${captions.size}:`;
    captions.set(word, name);
    return name;
  };
  return paths.map((path) => new Set([...path].map(unspelt)));
}

/** Everything that a column or a group is called by. */
const columnWords = oncePer(
  (wanted: readonly WantedColumn[]): ReadonlySet<string> =>
    new Set(wanted.flatMap(({ words, foreign, elsewhere }) => [...words.flat(), ...foreign, ...elsewhere])),
);
