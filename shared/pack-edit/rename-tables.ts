import { TABLE_PLACES } from '../narrative/table-places';
import type { KeyMap } from './line-keys';

/**
 * Everything in a text of the pack that names one of the tables, called anew: `07[…]` wherever a reference stands,
 * conditions included, names in the brackets of checks, rules numbered by their table: `07-2`. In one pass: tables may
 * change places, and what was renamed is not looked at again.
 */
export function renameTables(text: string, moves: KeyMap): string {
  const ids = alternatives(moves);
  if (ids === '') return text;
  const of = (table: string): string => moves.get(table) ?? table;
  const reference = `(?<![\\p{L}\\p{N}_-])(?:${ids})(?=\\s*[\\[［])`;
  const list = '\\p{L}+[(（][^()（）[\\]［\\n]*(?=[)）,，[［])';
  const rule = `(?<![\\p{L}\\p{N}_.-])(?:${ids})(?=-\\d)`;
  return text.replaceAll(new RegExp(`${reference}|${list}|${rule}`, 'gu'), (found) => {
    const open = found.search(/[(（]/);
    if (open < 0) return of(found);
    const words = found.slice(open + 1);
    return `${found.slice(0, open + 1)}${words.replaceAll(/[^\s,，]+/g, (word, at: number) =>
      isTable(found.slice(0, open), words.slice(at + word.length)) ? of(word) : word,
    )}`;
  });
}

/** A number in the brackets of a function is none: `round(07, 2)`; the table of a reference is one whatever calls it. */
function isTable(name: string, after: string): boolean {
  return after.trim() === '' || !/^(sum|max|min|round|单位性质)$/i.test(name);
}

/**
 * The same in a narrative template, and the tables that its words name by themselves: `"03" | 明细行: 2`,
 * `连同: "03", 1, 6`, `格: 1, "03"`; also where such a word takes them from a name: `{% assign 表 = "03" %}`.
 */
export function renameTablesInTemplate(text: string, moves: KeyMap): string {
  const quoted = `(["'])(${alternatives(moves)})`;
  const renamed = (whole: string, before: string, quote: string, id: string): string =>
    `${before}${quote}${moves.get(id) ?? id}${whole.slice(before.length + quote.length + id.length)}`;
  const names = namesOfTables(text);
  const patterns = [
    ...TABLE_PLACES.map(({ word, given }) =>
      given === 'subject'
        ? `()${quoted}\\2(?=\\s*\\|\\s*${word}\\s*:)`
        : `(\\|\\s*${word}\\s*:\\s*(?:[^,|}]*,\\s*){${given}})${quoted}\\2`,
    ),
    ...names.map((name) => `(assign\\s+${name}\\s*=\\s*)${quoted}\\2(?=\\s*-?%\\})`),
  ].map((pattern) => new RegExp(pattern, 'gu'));
  const tagged = text.replaceAll(/\{\{.*?\}\}|\{%.*?%\}/gsu, (tag) =>
    // No two of them can meet in one place.
    patterns.reduce((made, pattern) => made.replaceAll(pattern, renamed), tag),
  );
  return renameTables(tagged, moves);
}

/** The names that the template puts where a table is meant. */
function namesOfTables(text: string): readonly string[] {
  const found = TABLE_PLACES.flatMap(({ word, given }) => {
    const pattern =
      given === 'subject'
        ? `([\\p{L}_][\\p{L}\\p{N}_]*)\\s*\\|\\s*${word}\\s*:`
        : `\\|\\s*${word}\\s*:\\s*(?:[^,|}]*,\\s*){${given}}([\\p{L}_][\\p{L}\\p{N}_]*)`;
    return [...text.matchAll(new RegExp(pattern, 'gu'))].flatMap(([, name]) => name ?? []);
  });
  return [...new Set(found)];
}

function alternatives(moves: KeyMap): string {
  return [...moves.keys()].map((id) => id.replaceAll(/[.*+?^${}()|\\]/g, '\\$&')).join('|');
}
