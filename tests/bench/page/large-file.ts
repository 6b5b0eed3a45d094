import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRIOR_BOOK } from '../../../shared/pack/book';
import { saveProject } from '../../../shared/project-file/save-project';
import { priorFrom } from '../../../shared/session/prior-from';
import { largeProject } from '../../shared/export/large-project';
import { loadShanxi, sessionOf } from '../../support/reference';

const texts = new Map<number, string>();

/** Writes the project file of a department with so many 项, last year's of the same size in it. Answers with its path. */
export function writeLargeFile(folder: string, items: number): string {
  const text = texts.get(items) ?? largeText(items);
  texts.set(items, text);
  const path = join(folder, `${items}项.juesuan`);
  writeFileSync(path, text);
  return path;
}

function largeText(items: number): string {
  const pack = loadShanxi();
  const document = largeProject(pack, items);
  const { facts, ...prior } = priorFrom(sessionOf(pack, document), '上年');
  const lastYear = { ...prior, facts: { ...facts, year: facts.year - 1 } };
  return saveProject(pack, { ...document, books: new Map(document.books).set(PRIOR_BOOK, lastYear) });
}
