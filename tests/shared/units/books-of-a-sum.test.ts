import { expect, test } from 'vitest';
import { isNumber } from '#shared/amount/amount';
import { type AddressText, toAddress } from '#shared/document/address';
import type { ProjectDocument } from '#shared/document/document';
import { DEPARTMENT_BOOK, ELIMINATION_BOOK, MEMBER_BOOK } from '#shared/pack/book';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { linesOf } from '#shared/session/book-lines';
import { createSession } from '#shared/session/create-session';
import { printedBook } from '#shared/session/prior-from';
import type { Session } from '#shared/session/session';
import { consolidate } from '#shared/units/consolidate';
import { differingCells } from '#shared/units/differing-cells';
import { leaveEliminations } from '#shared/units/leave-eliminations';
import { makeUnits, projectOf } from '../../world/make-units';
import { SHANXI } from '../shanxi-pack';

const FACTS = { organisation: '某局', kind: '', year: SHANXI.year };

function open(document: ProjectDocument): Session {
  const session = createSession(SHANXI, document);
  if (!session.ok) throw new Error(session.problem.kind);
  return session.value;
}

function sumOf(units: number, pack = SHANXI) {
  const members = [...makeUnits(SHANXI, { units, seed: 31, errorEvery: 0 })].map((made) => ({
    file: made.path,
    book: printedBook(open(projectOf(made)), MEMBER_BOOK, made.path),
  }));
  const made = consolidate(pack, FACTS, members, []);
  if (!made.ok) throw new Error(made.problem.kind);
  return made.value;
}

const valuesOf = (session: Session) =>
  new Map(session.addresses().map((cell) => [cell, session.cell(cell)?.value ?? null]));

test('eliminations that are left stand in the sum again, on both sides, and 抵销 has none of them', () => {
  const { session, proposed } = sumOf(12);
  expect(proposed.length).toBeGreaterThan(1);
  const left = open(leaveEliminations(session.document(), proposed));
  const plain = sumOf(12, { ...SHANXI, eliminations: [] });
  expect(valuesOf(left)).toEqual(valuesOf(plain.session));
  expect(left.document().books.has(ELIMINATION_BOOK)).toBe(false);
  expect(leaveEliminations(session.document(), []).tables).toEqual(session.document().tables);
  const [first, ...others] = proposed;
  if (!first) throw new Error('there is an elimination');
  const one = leaveEliminations(session.document(), [first]);
  const both = leaveEliminations(one, others);
  expect(valuesOf(open(both))).toEqual(valuesOf(plain.session));
  expect(one.books.has(ELIMINATION_BOOK)).toBe(true);
});

test('a cell of a unit, of 抵销 and of 差额 is read beside the sum, and the file keeps what was typed', () => {
  const { session: sum, members } = sumOf(5);
  const [[name, member] = []] = members;
  if (name === undefined || !member) throw new Error('there is a unit');
  const cell: AddressText = '01[60,2]';
  const own = member.book.tables.get('01')?.entries.get('60')?.get(2)?.value;
  expect(sum.cell(`${name}.${cell}`)).toMatchObject({ address: `${name}.${cell}`, value: own ?? null });
  expect(sum.cell(`单位9.${cell}`)).toBeUndefined();
  expect(sum.cell(`差额.${cell}`)).toBeUndefined();

  // The department typed the sum, but one cell more and a 科目 that no unit has.
  const typed = printedBook(sum, DEPARTMENT_BOOK, '部门.xlsx');
  const changed = sum.addresses().find((text) => isNumber(sum.cell(text)?.value ?? null));
  if (changed === undefined) throw new Error('something is in the sum');
  const at = toAddress(changed);
  const table = typed.tables.get(at.table);
  const before = table?.entries.get(at.line)?.get(at.column)?.value;
  if (!table || typeof before !== 'bigint') throw new Error('it is printed');
  const columns = new Map(table.entries.get(at.line)).set(at.column, { value: before + 100n });
  const tables = new Map(typed.tables).set(at.table, {
    ...table,
    entries: new Map(table.entries).set(at.line, columns),
  });
  const document = sum.document();
  const books = new Map(document.books).set(DEPARTMENT_BOOK, { ...typed, tables });
  const text = saveProject(SHANXI, { ...document, books });
  const again = openProject(text);
  const read = again.ok ? again.value.withPack(SHANXI) : again;
  if (!read.ok) throw new Error(read.problem.kind);
  const compared = open(read.value);
  expect(differingCells(compared)).toEqual([`差额.${changed}`]);
  expect(compared.cell(`差额.${changed}`)?.value).toBe(100n);
  expect(compared.cell(`部门.${changed}`)?.value).toBe(before + 100n);
  expect(linesOf(compared.document(), '差额', '03')).toEqual(linesOf(compared.document(), null, '03'));
});
