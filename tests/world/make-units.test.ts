import { describe, expect, test } from 'vitest';
import { importBook } from '#shared/import/import-book';
import { locateBook } from '#shared/import/locate-book';
import { saveProject } from '#shared/project-file/save-project';
import { listCauses } from '#shared/session/cause-list';
import { createSession, sessionOver } from '#shared/session/create-session';
import { priorFor } from '#shared/session/prior-for';
import type { Session } from '#shared/session/session';
import { readWorkbook } from '../../electron/excel/read-workbook';
import { SHANXI } from '../shared/shanxi-pack';
import { type MadeUnit, makeUnits, projectOf } from './make-units';
import type { PrintedUnit } from './printed-unit';
import { writeUnitWorkbook } from './write-workbook';

/** The unit as its workbook is read, with last year's beside it. */
function imported({ thisYear, lastYear }: MadeUnit): Session {
  const session = sessionOfWorkbook(thisYear);
  const { prior } = priorFor(session, sessionOfWorkbook(lastYear), '上年.xlsx');
  session.run({ kind: 'set-book', book: '上年', content: prior });
  return session;
}

function sessionOfWorkbook(printed: PrintedUnit): Session {
  const workbook = readWorkbook(writeUnitWorkbook(printed));
  if (!workbook.ok) throw new Error(workbook.problem.kind);
  const located = locateBook(SHANXI, workbook.value, [], 'refused');
  if (!located.ok) throw new Error(located.problem.kind);
  const book = importBook(located.value);
  if (!book.ok) throw new Error(book.problem.kind);
  return sessionOver(SHANXI, book.value.document, book.value.engine);
}

function troubles(session: Session): readonly string[] {
  return session.failing().flatMap(({ severity, message }) => (severity === 'hint' ? [] : [message]));
}

describe('a world of units', () => {
  test('agrees with itself in every unit, as workbook and as project', () => {
    for (const made of makeUnits(SHANXI, { units: 25, seed: 3, errorEvery: 0 })) {
      expect(troubles(imported(made)), made.path).toEqual([]);
      const project = createSession(SHANXI, projectOf(made));
      expect(project.ok && troubles(project.value), made.path).toEqual([]);
    }
  });

  test('is the same for the same seed, to the letter', () => {
    const text = (seed: number): string =>
      [...makeUnits(SHANXI, { units: 6, seed, errorEvery: 2 })]
        .map((made) => saveProject(SHANXI, projectOf(made)))
        .join('');
    expect(text(5)).toBe(text(5));
    expect(text(5)).not.toBe(text(6));
  });

  test('has mistakes that are found, each with its cell and what is right among the first three causes', () => {
    let mistakes = 0;
    for (const made of makeUnits(SHANXI, { units: 25, seed: 11, errorEvery: 1 })) {
      const { error } = made;
      if (!error) throw new Error(`${made.path} has no mistake`);
      mistakes += 1;
      const causes = listCauses(imported(made).causes()).slice(0, 3);
      const named = causes.map(({ cause }) =>
        cause.changes.map(({ cell, should }) => `${cell} ${should}`).join('+'),
      );
      expect(named, `${made.path} ${error.mistake} ${error.cell}`).toContain(`${error.cell} ${error.right}`);
    }
    expect(mistakes).toBe(25);
  });
});
