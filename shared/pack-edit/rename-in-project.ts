import { isObject, parseObject } from '../kit/json-object';
import { booksOfProject, deep } from './books-of-project';
import type { KeyMap } from './line-keys';

type Rename = (text: string) => string;

/**
 * A stored project with the lines of one table called anew: the entries of the table in every book, what a book
 * lacks, and every address in explanations, notes and issues. `undefined`: the text is no JSON object.
 */
export function renameInProject(
  text: string,
  table: string,
  keys: KeyMap,
  rename: Rename,
): string | undefined {
  const project = parseObject(text);
  if (!project) return undefined;
  for (const part of booksOfProject(project)) {
    const content = isObject(part.tables) ? part.tables[table] : undefined;
    if (isObject(content) && isObject(content.entries)) content.entries = renameKeys(content.entries, keys);
    if (part.explanations !== undefined) part.explanations = deep(part.explanations, rename);
    if (Array.isArray(part.lacks)) part.lacks = part.lacks.map((lack) => renameLack(lack, table, keys));
  }
  for (const name of ['notes', 'issues']) project[name] = deep(project[name], rename);
  return `${JSON.stringify(project, null, 1)}\n`;
}

function renameKeys(entries: Record<string, unknown>, keys: KeyMap): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [keys.get(key) ?? key, value]));
}

function renameLack(lack: unknown, table: string, keys: KeyMap): unknown {
  if (!isObject(lack) || lack.table !== table || !Array.isArray(lack.lines)) return lack;
  return { ...lack, lines: lack.lines.map((key: unknown) => keys.get(String(key)) ?? key) };
}
