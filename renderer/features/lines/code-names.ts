import { classificationOf } from '#shared/pack/table-shape';
import type { Session } from '#shared/session/session';

export type CodeSuggestion = { readonly code: string; readonly name: string; readonly source: string };

/** Names by code: the project's own lines first, then last year's, then the dictionary. */
export function codeSuggestions(session: Session, table: string): readonly CodeSuggestion[] {
  const { tables, prior } = session.document();
  const shape = session.pack.tables.find(({ id }) => id === table);
  const classification = shape ? classificationOf(shape) : undefined;
  const found = new Map<string, CodeSuggestion>();
  const add = (code: string, name: string, source: string): void => {
    if (name !== '' && !found.has(code)) found.set(code, { code, name, source });
  };
  for (const content of tables.values())
    for (const { code, name } of content.lines) add(code, name, '本项目');
  for (const content of prior?.tables.values() ?? [])
    for (const { code, name } of content.lines) add(code, name, '上年');
  for (const entry of session.pack.dictionary) {
    if (entry.classification === classification)
      add(entry.code, entry.name, entry.verified ? '词典' : '词典（未核对）');
  }
  return [...found.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

export function namesByCode(suggestions: readonly CodeSuggestion[]): Readonly<Record<string, string>> {
  return Object.fromEntries(suggestions.map(({ code, name }) => [code, name]));
}
