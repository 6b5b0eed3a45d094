import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { Book } from '#shared/document/document';
import type { HostHandlers, HostProblem, HostRequest } from '#shared/host/contract';
import { AMOUNT } from '#shared/kind/kinds';
import { displayText } from '#shared/kind/value-text';
import { failed, ok, type Result } from '#shared/kit/result';
import { DEPARTMENT_BOOK } from '#shared/pack/book';
import { saveProject } from '#shared/project-file/save-project';
import { rosterTold } from '#shared/roster/roster-words';
import { createSession } from '#shared/session/create-session';
import type { Session } from '#shared/session/session';
import { differingCells } from '#shared/units/differing-cells';
import { leaveEliminations } from '#shared/units/leave-eliminations';
import type { Side } from '#shared/units/propose-eliminations';
import { type ListCell, type ListSheet, writeListWorkbook } from '../../excel/write-list-workbook';
import { writePiecesAtomically } from '../../files/atomic-write';
import { fileProblem } from '../../files/file-problem';
import type { PackFolders } from '../../packs/pack-folders';
import type { JobLine, JobsUnderWay } from '../jobs-under-way';
import type { Log } from '../log';
import type { Admission } from '../named-files';
import { openPackLibrary } from '../pack-library';
import type { RememberedAnswers } from '../remembered-answers';
import { cancelled } from '../workbook-jobs';
import { type ConsolidatedFiles, consolidateFiles } from './consolidate-files';
import { type BatchMeans, runBatch } from './run-batch';

type Means = {
  readonly named: Admission;
  readonly packFolders: PackFolders;
  readonly remembered: RememberedAnswers;
  readonly jobs: JobsUnderWay;
  /** The bundled `batch-worker.js`. */
  readonly worker: string;
  readonly log: Log;
};

/** What was read last, to be opened once the clerk has looked at it. */
type Kept = { readonly sum: number; readonly read: ConsolidatedFiles; readonly department?: Book };

/** 汇总 in the window: units are read and told of first; the sum is opened when the clerk says so. */
export function createSumHandlers(means: Means): Pick<HostHandlers, 'sum.read' | 'sum.take' | 'sum.list'> {
  const { named, packFolders, remembered, jobs, worker, log } = means;
  let kept: Kept | undefined;
  let serial = 0;
  return {
    'sum.read': async (request) => {
      const { places: typed, department: asked, prior: lastYear, expected: listed } = request;
      const { omitted, packId, name, job } = request;
      const places: string[] = [];
      for (const place of typed) {
        const path = named.admit('units', place);
        if (!path.ok) return path;
        places.push(path.value);
      }
      const department = asked === undefined ? undefined : named.admit('units', asked);
      if (department && !department.ok) return department;
      const prior = lastYear === undefined ? undefined : named.admit('units', lastYear);
      if (prior && !prior.ok) return prior;
      const expected = listed === undefined ? undefined : named.admit('roster', listed);
      if (expected && !expected.ok) return expected;
      if (!existsSync(worker)) throw new Error(`There is no ${worker}`);
      const packs = openPackLibrary(packFolders);
      return jobs.run(job, async (line) => {
        const { book: answers } = await remembered.all();
        const { signal } = line;
        const run = { packs, worker, packFolders, answers, log, jobs: availableParallelism(), signal };
        const read = await consolidateFiles(
          {
            places,
            name,
            ...(department ? { against: department.value } : {}),
            ...(prior ? { prior: prior.value } : {}),
            ...(omitted === undefined ? {} : { omitted }),
            ...(packId === undefined ? {} : { packId }),
            ...(expected ? { expected: expected.value } : {}),
          },
          run,
          ({ done, total }) => line.tell('gathering', total === 0 ? 0 : done / total),
        );
        // A reading that was stopped has read a part only: no sum.
        if (signal.aborted) return failed(cancelled('consolidate'));
        if (!read.ok) return read;
        const { session } = read.value.consolidation;
        const compared = department && (await departmentBook(department.value, session.pack.id, run, line));
        if (compared && !compared.ok) return compared;
        const pack = session.pack;
        serial += 1;
        kept = { sum: serial, read: read.value, ...(compared ? { department: compared.value } : {}) };
        return ok({
          ...told(read.value),
          sum: serial,
          packId: pack.id,
          packTitle: pack.title,
          year: session.document().facts.year,
          differences: compared ? countDifferences(session, compared.value) : null,
        });
      });
    },
    'sum.take': async ({ sum, left }) => {
      if (kept?.sum !== sum)
        return failed({ kind: 'bad-request', message: '读过的单位已经换成另一批的，请重新读取再汇总' });
      const { session, proposed } = kept.read.consolidation;
      const undone = proposed.filter((_, at) => left.includes(at));
      const document = leaveEliminations(session.document(), undone);
      const { department } = kept;
      const books = department ? new Map(document.books).set(DEPARTMENT_BOOK, department) : document.books;
      return ok({ project: saveProject(session.pack, { ...document, books }) });
    },
    'sum.list': async ({ path: typed, rows }) => {
      const path = await named.admitReplacing('made-workbook', typed);
      if (!path.ok) return path;
      const written = await writePiecesAtomically(path.value, (write) =>
        writeListWorkbook([differenceSheet(rows)], write),
      );
      return written.ok ? ok({ path: path.value }) : failed(fileProblem(written.problem));
    },
  };
}

function told({ consolidation, leftOut, failing, remarks, expected }: ConsolidatedFiles) {
  const { units, notes, proposed, unmatched } = consolidation;
  return {
    units: units.map(({ file, organisation }) => ({ file, organisation })),
    leftOut: [...leftOut],
    failing: [...failing],
    remarks: [...remarks],
    expected: rosterTold(expected),
    notes: [...notes],
    eliminations: proposed.map(({ title, amount, income, expense }) => ({
      title,
      amount: displayText(amount, AMOUNT, 'yuan'),
      income: income.map(sideOf),
      expense: expense.map(sideOf),
    })),
    unmatched: unmatched.map(({ title, side, of }) => ({ title, side, of: sideOf(of) })),
  };
}

type Row = HostRequest<'sum.list'>['rows'][number];

function differenceSheet(rows: readonly Row[]): ListSheet {
  const cellOf = (listed: Row['sum']): ListCell => ('amount' in listed ? BigInt(listed.amount) : listed.text);
  return {
    name: '差额',
    columns: [
      { title: '表', width: 30 },
      { title: '单元格', width: 16 },
      { title: '项目', width: 44 },
      { title: '部门所填', width: 20 },
      { title: '各单位之和', width: 20 },
      { title: '差额', width: 20 },
    ],
    rows: rows.map(({ table, cell, words, typed, sum, difference }) => [
      table,
      cell,
      words,
      cellOf(typed),
      cellOf(sum),
      cellOf(difference),
    ]),
  };
}

function sideOf({ file, organisation, cell, amount }: Side) {
  return { file, organisation, cell, amount: displayText(amount, AMOUNT, 'yuan') };
}

/** The department's own tables, read under the limits of a batch as units are. */
async function departmentBook(
  path: string,
  packId: string,
  means: BatchMeans,
  line: JobLine,
): Promise<Result<Book, HostProblem>> {
  for await (const { result, member } of runBatch(
    [{ path, file: basename(path), packId }],
    { kind: 'member' },
    means,
  )) {
    if (member) return ok({ ...member.book, kind: DEPARTMENT_BOOK });
    return failed({
      kind: 'unusable-input',
      message: `部门自己的“${basename(path)}”没有读取：${result.reason}`,
    });
  }
  if (!line.signal.aborted) throw new Error('A batch of one file answered nothing');
  return failed(cancelled('consolidate'));
}

/** Cells in which the department typed something else than its units give. */
function countDifferences(session: Session, department: Book): number {
  const document = session.document();
  const books = new Map(document.books).set(DEPARTMENT_BOOK, department);
  const compared = createSession(session.pack, { ...document, books });
  if (!compared.ok) throw new Error('A book that no rule reads does not fit the rules');
  return differingCells(compared.value).length;
}
