import { type Document, visit } from 'yaml';

/** Far above what any table of a pack needs. */
const LONGEST = 512 * 1024;
const DEEPEST = 60;
/** Indentation, and the marks of lists and keys that may follow one another on a line. */
const LONGEST_INDENT = 200;

/**
 * Why a text is not to be given to the parser at all: deep nesting exhausts the stack and with it the whole process,
 * whoever catches. `undefined`: nothing against it.
 */
export function beyondBounds(text: string): { readonly line: number; readonly reason: string } | undefined {
  if (text.length > LONGEST) return { line: 0, reason: `文件超过 ${LONGEST / 1024} KB，不是表样包的数据` };
  let [open, deepest] = [0, 0];
  for (const [at, line] of text.split('\n').entries()) {
    const indent = /^[ \t?-]*/.exec(line)?.[0].length ?? 0;
    for (const character of line) {
      if (character === '[' || character === '{') {
        open += 1;
        deepest = Math.max(deepest, open);
      }
      if ((character === ']' || character === '}') && open > 0) open -= 1;
    }
    if (deepest > DEEPEST || indent > LONGEST_INDENT) {
      return { line: at + 1, reason: '层次太深，不是表样包的写法' };
    }
  }
  return undefined;
}

/** A part that names itself (`&a [*a]`) has no end; gives the place of the name. */
export function endlessAlias(document: Document.Parsed): number | undefined {
  let found: number | undefined;
  visit(document, {
    Alias: (_, alias, path) => {
      const within = path.some((node) => 'anchor' in node && node.anchor === alias.source);
      if (!within) return undefined;
      found = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}
