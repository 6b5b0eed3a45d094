import { isObject, type JsonObject } from '../kit/json-object';

/**
 * The books of a stored project of whatever version, the project's own first: each with facts and tables. A project of
 * version 2 keeps last year's under `prior`. The pack's sample is edited as text is, without being opened.
 */
export function booksOfProject(project: JsonObject): readonly JsonObject[] {
  const others = isObject(project.books) ? Object.values(project.books) : [project.prior];
  return [project, ...others.filter(isObject)];
}
