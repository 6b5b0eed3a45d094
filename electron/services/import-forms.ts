import { basename, extname } from 'node:path';
import { locateForm } from '#shared/forms/locate-form';
import { nextFormId } from '#shared/forms/new-form';
import { readForm } from '#shared/forms/read-form';
import type { HostProblem } from '#shared/host/contract';
import { append, greatest } from '#shared/kit/lists';
import { ok, type Result } from '#shared/kit/result';
import type { BookId } from '#shared/rule/rule';
import type { Session } from '#shared/session/session';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import { readWorkbook } from '../excel/read-workbook';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import { readTables } from '../word/read-tables';
import { unusableFile } from './unusable-file';

/** What came of one file: the forms taken, and all of it that was not read, a sentence each. */
export type ImportedForms = {
  readonly taken: readonly {
    readonly book: BookId;
    readonly name: string;
    readonly notes: readonly string[];
  }[];
  readonly left: readonly string[];
};

/**
 * Takes the self-evaluation forms of a workbook (one a sheet) or of a Word document (one, over all its tables) into the
 * project, as printed. A form whose project is there already is left, so that nothing typed is overwritten.
 */
export async function importForms(
  session: Session,
  path: string,
): Promise<Result<ImportedForms, HostProblem>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return { ok: false, problem: fileProblem(bytes.problem) };
  const isWord = extname(path).toLowerCase() === '.docx';
  const read = isWord ? readTables(bytes.value) : readWorkbook(bytes.value);
  if (!read.ok) return unusableFile(path, explainReadProblem(read.problem));
  const sources = isWord
    ? [read.value]
    : read.value.sheets.map((sheet) => ({ ...read.value, sheets: [sheet] }));
  const taken: ImportedForms['taken'][number][] = [];
  const left = (read.value.lostSheets ?? []).map(
    (sheet) => `工作表“${sheet}”列在文件的目录里，文件中却没有它的内容，没有读取`,
  );
  for (const source of sources) {
    const done = take(session, source, path, isWord);
    if (typeof done === 'string') left.push(done);
    else if (done) append(taken, [done]);
  }
  return ok({ taken, left });
}

/** A sentence: why it was left. Nothing for an empty sheet. */
function take(
  session: Session,
  source: PlainWorkbook,
  path: string,
  isWord: boolean,
): ImportedForms['taken'][number] | string | undefined {
  const sheet = source.sheets[0];
  const where = isWord ? '文档' : `工作表“${sheet?.name ?? ''}”`;
  if (!isWord && sheet?.rows.size === 0) return undefined;
  const [found, ...others] = locateForm(session.pack, source);
  if (!found) return `${where}里没有找到表样包的绩效自评表，没有读取`;
  if (others.length > 0) {
    const kinds = [found, ...others].map(({ kind }) => `“${kind.title}”`).join('和');
    return `${where}与${kinds}同样吻合，看不出是哪一种，没有读取`;
  }
  const document = session.document();
  const forms = session.forms.figures();
  const stem = basename(path, extname(path));
  const isOnly = isWord || sheet === undefined || /^sheet\d*$/i.test(sheet.name);
  const { book, name, notes } = readForm(session.pack, document, source, found, {
    place:
      greatest(
        forms.map(({ facts }) => facts.place),
        0,
      ) + 1,
    fallbackName: isOnly ? stem : sheet.name,
    source: basename(path),
  });
  if (forms.some(({ kind, facts }) => kind.name === found.kind.name && facts.name === name))
    return `${where}：项目里已有“${name}”的自评表，没有读取；要换成这一份，请先删去原来的`;
  const id = nextFormId(document);
  const answer = session.run({ kind: 'set-book', book: id, content: book });
  if (!answer.ok) throw new Error(`A form that was read does not fit: ${answer.problem.kind}`);
  return { book: id, name, notes };
}
