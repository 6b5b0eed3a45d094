import { stat } from 'node:fs/promises';
import type { Scale } from '#shared/amount/amount';
import { type UnitResult, unusableUnit } from '#shared/batch/unit-result';
import type { Book } from '#shared/document/document';
import type { RoundingMode } from '#shared/export/wanyuan';
import type { HostProblem } from '#shared/host/contract';
import { ok, type Result } from '#shared/kit/result';
import { MEMBER_BOOK, PRIOR_BOOK } from '#shared/pack/book';
import type { Pack } from '#shared/pack/pack';
import { explainLacks } from '#shared/prior/translate-prior';
import type { ReportFormat } from '#shared/report/blocks';
import type { Roster } from '#shared/roster/roster';
import { printedBook } from '#shared/session/prior-from';
import type { Session } from '#shared/session/session';
import { contentOf } from '#shared/units/choose-members';
import { digestOf } from '../../files/digest';
import type { InputMeans } from '../open-input';
import { checkUnit, type UnitWish } from './check-unit';
import { readRosterFile } from './roster-file';
import { type UnitCells, unitCells } from './unit-cells';

/** What a batch does with every file. Plain, so that it can cross to a thread and stand in the record of a run. */
export type BatchJob =
  /** `cells`: its filled cells are wanted too. */
  | { readonly kind: 'check'; readonly cells: boolean }
  /** Its tables as a book of a sum of units, with last year's where it has them. */
  | { readonly kind: 'member' }
  /** It is a list of the units that are expected, not a unit. */
  | { readonly kind: 'roster' }
  | {
      readonly kind: 'report';
      readonly format: ReportFormat;
      readonly part?: string;
      readonly append: readonly string[];
      /** The office's own Word document, to be filled. */
      readonly template?: string;
    }
  | {
      readonly kind: 'export';
      readonly template?: string;
      readonly scale?: Scale;
      readonly rounding?: RoundingMode;
      readonly formulas: boolean;
      readonly notes: boolean;
    };

/** What came of one file: its result, and what was asked for beside it. */
export type UnitAnswer = {
  readonly result: UnitResult;
  readonly cells?: UnitCells;
  readonly bytes?: Uint8Array;
  readonly member?: ReadMember;
  readonly roster?: Roster;
};

/** A unit's tables as printed, for a sum of units. */
export type ReadMember = {
  readonly book: Book;
  /** Last year's, where it has them. */
  readonly prior?: Book;
  /** Names what its tables say: units of one content are one unit twice. */
  readonly content: string;
  /** It is a sum itself, of units of these names. */
  readonly sumOf?: readonly string[];
  /** What there is to know of how it was read, a sentence each. */
  readonly remarks: readonly string[];
};

/** Checks one file and makes of it what the job asks for, in the thread that calls. Writes nothing. */
export async function answerUnit(unit: UnitWish, job: BatchJob, means: InputMeans): Promise<UnitAnswer> {
  if (job.kind === 'roster') {
    const roster = await readRosterFile(unit.path, means);
    return roster.ok
      ? { result: unusableUnit(unit.file, ''), roster: roster.value }
      : { result: unusableUnit(unit.file, roster.problem.message) };
  }
  const { result, opened } = await checkUnit(unit, means, { causes: job.kind !== 'member' });
  if (!opened) return { result };
  const { session } = opened;
  if (job.kind === 'check') return job.cells ? { result, cells: unitCells(session) } : { result };
  if (job.kind === 'member') return { result, member: memberOf(session, result) };
  const made = await make(session, unit, job, means);
  if (!made.ok) return { result: { ...result, state: 'unusable', reason: made.problem.message } };
  return { result: { ...result, notes: [...result.notes, ...made.value.notes] }, bytes: made.value.bytes };
}

function memberOf(session: Session, { file, notes }: UnitResult): ReadMember {
  const { books, issues } = session.document();
  const prior = books.get(PRIOR_BOOK);
  const isOfPack = prior?.packId === session.pack.id;
  const { explanations: _, texts: __, ...book } = printedBook(session, MEMBER_BOOK, file);
  const sumOf = [...books.values()].flatMap(({ kind, facts, source }) =>
    kind === MEMBER_BOOK ? [facts.organisation || source] : [],
  );
  const open = issues.flatMap(({ severity, message }) => (severity === 'hint' ? [] : [message]));
  const other =
    prior && !isOfPack ? [`上年数是另一表样“${prior.packId}”的，没有汇总`] : lacksOf(session.pack, prior);
  return {
    book,
    ...(prior && isOfPack ? { prior } : {}),
    content: digestOf(contentOf(book)),
    ...(sumOf.length > 0 ? { sumOf } : {}),
    remarks: [...new Set([...notes, ...open, ...other])],
  };
}

/** What last year's tables had no counterpart for, being of another pack. */
function lacksOf(pack: Pack, prior: Book | undefined): readonly string[] {
  return prior ? explainLacks(pack, prior) : [];
}

type Made = { readonly bytes: Uint8Array; readonly notes: readonly string[] };

async function make(
  session: Session,
  { path }: UnitWish,
  job: Exclude<BatchJob, { kind: 'check' | 'member' | 'roster' }>,
  { packs, answers }: InputMeans,
): Promise<Result<Made, HostProblem>> {
  const said = answers?.get(session.pack.id) ?? [];
  if (job.kind === 'export') {
    const { kind: _, ...options } = job;
    const all = await packs.all();
    // Brings the library that makes workbooks.
    const { exportWorkbook } = await import('../export-workbook');
    const made = await exportWorkbook(session, { ...options, answers: said }, all.ok ? all.value.packs : []);
    if (!made.ok) return made;
    const { missing, warnings } = made.value.report;
    return ok({
      bytes: made.value.bytes,
      notes: [...missing.map((table) => `模板中没有表 ${table}`), ...warnings],
    });
  }
  if (job.template !== undefined) {
    const { fillReport } = await import('../fill-report');
    const made = await fillReport(session, job.template, said);
    return made.ok ? ok({ bytes: made.value.bytes, notes: made.value.unfilled }) : made;
  }
  // The time of its source, so that the same files give the same documents.
  const timestamp = Math.floor((await stat(path)).mtimeMs / 1000);
  const { reportDocument } = await import('../report-document');
  const made = await reportDocument(session, { ...job, timestamp });
  if (!made.ok) return made;
  const { bytes, missing, notes } = made.value;
  return ok({ bytes, notes: [...notes, ...missing.map((words) => `还没有内容：${words}`)] });
}
