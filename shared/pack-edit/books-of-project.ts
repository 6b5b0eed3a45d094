import { isObject, type JsonObject } from '../kit/json-object';

/**
 * The books of a stored project of whatever version, the project's own first: each with facts and tables. A project of
 * version 2 keeps last year's under `prior`. The pack's sample is edited as text is, without being opened.
 */
export function booksOfProject(project: JsonObject): readonly JsonObject[] {
  const others = isObject(project.books) ? Object.values(project.books) : [project.prior];
  return [project, ...others.filter(isObject)];
}

/** All texts of a stored thing renamed: addresses stand in keys and in values. */
export function deep(value: unknown, rename: (text: string) => string): unknown {
  if (typeof value === 'string') return rename(value);
  if (Array.isArray(value)) return value.map((item) => deep(item, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [rename(key), deep(item, rename)]));
}
