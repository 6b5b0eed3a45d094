import type { KeyMap } from './line-keys';

/** A reference to a line that the table did not have, and where it stands. */
export type LostReference = { readonly line: number; readonly key: string };

/**
 * Exchanges the lines' keys in everything written `表[行,栏]`, with several lines or ranges of them before the last comma,
 * in whatever text: formulas, tests, keys of findings. Also in last year's cells, which are in this pack's terms.
 *
 * @param stray asked of each key that stays; true: it names no line of the table
 */
export function renameReferences(
  text: string,
  table: string,
  keys: KeyMap,
  stray: (key: string) => boolean,
): { readonly text: string; readonly changed: number; readonly strays: readonly LostReference[] } {
  const strays: LostReference[] = [];
  let changed = 0;
  const made = text.replaceAll(
    referencePattern(table),
    (whole: string, open: string, lines: string, rest: string, at: number) => {
      const next = lines.replaceAll(KEY, (key) => {
        if (!keys.has(key) && stray(key)) strays.push({ line: text.slice(0, at).split('\n').length, key });
        return keys.get(key) ?? key;
      });
      if (next !== lines) changed += 1;
      return next === lines ? whole : `${open}${next}${rest}`;
    },
  );
  return { text: made, changed, strays };
}

const KEY = /[^\s:：,，]+/gu;

/**
 * What stands in the brackets before its last comma, and the rest. Half- and full-width marks alike, as the notation
 * reads them. The table's id must not be the end of a longer one.
 */
function referencePattern(table: string): RegExp {
  const id = table.replaceAll(/[.*+?^${}()|\\]/g, '\\$&');
  return new RegExp(
    `(?<![\\p{L}\\p{N}_-])(${id}\\s*[\\[［]\\s*)([^\\[\\]［］\\n()（）]+?)(\\s*[,，][^,，\\[\\]［］\\n]*[\\]］])`,
    'gu',
  );
}
