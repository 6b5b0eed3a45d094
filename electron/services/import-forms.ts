import { basename, extname } from 'node:path';
import { partsByTitle, sheetsOfPart } from '#shared/forms/form-parts';
import { formsInWorkbook } from '#shared/forms/forms-in-workbook';
import { type LocatedForm, locateForm } from '#shared/forms/locate-form';
import type { DocumentLine } from '#shared/forms/loose-lines';
import { nextFormId } from '#shared/forms/new-form';
import { readForm } from '#shared/forms/read-form';
import type { HostProblem } from '#shared/host/contract';
import { greatest } from '#shared/kit/lists';
import { ok, type Result } from '#shared/kit/result';
import type { Question } from '#shared/mapping/questions';
import type { BookId } from '#shared/rule/rule';
import type { Session } from '#shared/session/session';
import { explainReadProblem } from '#shared/workbook/explain-read-problem';
import type { PlainWorkbook, ReadProblem } from '#shared/workbook/sheet';
import { readWorkbook } from '../excel/read-workbook';
import { fileProblem } from '../files/file-problem';
import { readBytes } from '../files/read-file';
import { readTables } from '../word/read-tables';
import type { FormQuestions } from './form-answers';
import { unusableFile } from './unusable-file';

/** What came of one file: the forms taken, and all of it that was not read, a sentence each. */
export type ImportedForms = {
  readonly taken: readonly {
    readonly book: BookId;
    readonly name: string;
    readonly notes: readonly string[];
  }[];
  readonly left: readonly string[];
  /** Names of 项目 that the project has already, whose forms were left; absent: none. */
  readonly existing?: readonly string[];
  /** What words of it can be answered (对应关系), each once; absent: nobody was to be asked. */
  readonly questions?: readonly Question[];
};

/**
 * Takes the self-evaluation forms of a workbook (one a sheet) or of a Word document (one, over all its tables) into the
 * project, as printed. A form whose project is there already is left, so that nothing typed is
 * overwritten, unless `replaces` says so.
 */
export async function importForms(
  session: Session,
  path: string,
  { replaces = false, asking }: { readonly replaces?: boolean; readonly asking?: FormQuestions } = {},
): Promise<Result<ImportedForms, HostProblem>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return { ok: false, problem: fileProblem(bytes.problem) };
  const isWord = extname(path).toLowerCase() === '.docx';
  const read = (): Result<Sources, ReadProblem> =>
    isWord ? formsOfDocument(session, bytes.value) : formsOfWorkbook(session, bytes.value, asking);
  const first = read();
  // What is answered of one form may be what another of the same kind has too.
  const sources = first.ok && asking && answered(session, first.value, asking) ? read() : first;
  if (!sources.ok) return unusableFile(path, explainReadProblem(sources.problem));
  const taken: ImportedForms['taken'][number][] = [];
  const left = [...sources.value.left];
  const existing: string[] = [];
  for (const source of sources.value.forms) {
    const done = take(session, { ...source, located: locatedIn(session, source, asking) }, path, replaces);
    if ('book' in done) taken.push(done);
    else {
      left.push(done.why);
      if (done.existing !== undefined) existing.push(done.existing);
    }
  }
  if (!asking) return ok({ taken, left, existing });
  const questions = sources.value.forms.flatMap((source) => {
    const [found, ...others] = locatedIn(session, source, asking);
    return [
      ...(found?.among ? asking.kindQuestion(session.pack, found.among) : []),
      ...(found && others.length === 0 ? asking.questionsOf(source.workbook, found) : []),
    ];
  });
  return ok({
    taken,
    left,
    existing,
    questions: [...new Map(questions.map((one) => [one.id, one])).values()],
  });
}

function locatedIn({ pack }: Session, source: Source, asking?: FormQuestions): readonly LocatedForm[] {
  return source.located ?? locateForm(pack, source.workbook, asking?.answersOf);
}

/** Answers as long as an answer brings up the next question; true: the forms have to be looked for anew. */
function answered(session: Session, { forms }: Sources, asking: FormQuestions): boolean {
  let isAnswered = false;
  for (const source of forms) {
    let located = locatedIn(session, source, asking);
    while (answeredOf(session, source, located, asking)) {
      isAnswered = true;
      located = locateForm(session.pack, source.workbook, asking.answersOf);
    }
  }
  return isAnswered;
}

/** Which kind it is comes first: what its words mean is asked of one kind. */
function answeredOf(
  { pack }: Session,
  { workbook }: Source,
  [found, ...others]: readonly LocatedForm[],
  asking: FormQuestions,
): boolean {
  if (!found) return false;
  if (found.among && asking.answerKind(pack, found.among)) return true;
  return others.length === 0 && asking.answer(workbook, found);
}

/** What may be one form, and where it stands, in words. */
type Source = {
  readonly workbook: PlainWorkbook;
  readonly lines: readonly DocumentLine[];
  readonly where: string;
  /** What stands there, where it was looked for already. */
  readonly located?: readonly LocatedForm[];
  /** Without a name of its own, the form is called so; absent: as the file. */
  readonly called?: string;
};

type Sources = { readonly forms: readonly Source[]; readonly left: readonly string[] };

/** A form a sheet, or a table a sheet of one form after another; an empty sheet is none. */
function formsOfWorkbook(
  { pack }: Session,
  bytes: Uint8Array,
  asking?: FormQuestions,
): Result<Sources, ReadProblem> {
  const read = readWorkbook(bytes);
  if (!read.ok) return read;
  const left = (read.value.lostSheets ?? []).map(
    (sheet) => `工作表“${sheet}”列在文件的目录里，文件中却没有它的内容，没有读取`,
  );
  return ok({
    forms: formsInWorkbook(pack, read.value, asking?.answersOf).map((form) => ({ ...form, lines: [] })),
    left,
  });
}

/** One form over all tables; where the title of a kind comes again, another begins. */
function formsOfDocument({ pack }: Session, bytes: Uint8Array): Result<Sources, ReadProblem> {
  const read = readTables(bytes);
  if (!read.ok) return read;
  const { workbook, lines } = read.value;
  const parts = partsByTitle(lines, pack.forms);
  const forms = parts.map(
    (part, at): Source => ({
      workbook: { ...workbook, sheets: sheetsOfPart(workbook.sheets, part, lines) },
      lines: part,
      where: parts.length === 1 ? '文档' : `文档的第 ${at + 1} 份`,
    }),
  );
  return ok({ forms, left: [] });
}

/** Why a form was left, a sentence; `existing`: because the project has that 项目 already. */
type Left = { readonly why: string; readonly existing?: string };

function take(
  session: Session,
  { workbook, lines, where, called, located }: Source,
  path: string,
  replaces: boolean,
): ImportedForms['taken'][number] | Left {
  const [found, ...others] = located ?? locateForm(session.pack, workbook);
  if (!found) return { why: `${where}里没有找到表样包的绩效自评表，没有读取` };
  if (others.length > 0) {
    if (found.among?.by === 'clerk') return { why: `${where}按指明的不是自评表，没有读取` };
    const kinds = [found, ...others].map(({ kind }) => `“${kind.title}”`).join('和');
    return { why: `${where}与${kinds}同样吻合，看不出是哪一种，没有读取，请指明` };
  }
  const document = session.document();
  const forms = session.forms.figures();
  const { book, name, notes, differing } = readForm(session.pack, document, workbook, found, {
    place:
      greatest(
        forms.map(({ facts }) => facts.place),
        0,
      ) + 1,
    fallbackName: called ?? basename(path, extname(path)),
    source: basename(path),
    lines,
  });
  const same = forms.find(({ kind, facts }) => kind.name === found.kind.name && facts.name === name);
  if (same && !replaces) return { why: `${where}：项目里已有“${name}”的自评表，没有读取`, existing: name };
  const id = same?.book ?? nextFormId(document);
  // What the list says of it no form prints: its level, its place, whether it is 涉密.
  const content = same ? { ...book, form: same.facts } : book;
  const answer = session.run({ kind: 'set-book', book: id, content });
  if (!answer.ok) throw new Error(`A form that was read does not fit: ${answer.problem.kind}`);
  return { book: id, name, notes: [...differing, ...notes] };
}
