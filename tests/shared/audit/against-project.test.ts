import { expect, test } from 'vitest';
import { auditDocument } from '#shared/audit/audit-document';
import { takeDifferences } from '#shared/audit/take-differences';
import { parseAddress } from '#shared/document/address';
import type { Session } from '#shared/session/session';
import { finishedReport, writtenReport } from '../../support/finished-report';
import { xinzhouSession } from '../../support/xinzhou-report';

const made = finishedReport(writtenReport(xinzhouSession()));

function differing(change: (project: Session) => void): readonly string[] {
  const project = xinzhouSession();
  writtenReport(project);
  change(project);
  const audited = auditDocument(project.pack, made, { against: project });
  if (!audited.ok) throw new Error(audited.problem);
  return audited.value.findings.flatMap(({ rule, message }) => (rule === 'D-40' ? [message] : []));
}

function run(project: Session, command: Parameters<Session['run']>[0]): void {
  const done = project.run(command);
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
}

test('nothing differs from the project that it was made of', () => {
  expect(differing(() => undefined)).toEqual([]);
});

test('a line that the project lacks is told with its amounts', () => {
  const told = differing((project) => {
    const line = project
      .document()
      .tables.get('05')
      ?.lines.find(({ code }) => code.length === 7);
    run(project, { kind: 'delete-lines', table: '05', codes: [line?.code ?? ''] });
  });
  expect(told.filter((each) => each.includes('项目中没有这一行'))).not.toEqual([]);
});

test('a name that differs is told', () => {
  const told = differing((project) => {
    const line = project
      .document()
      .tables.get('05')
      ?.lines.find(({ code }) => code.length === 7);
    if (!line) throw new Error('no line');
    run(project, { kind: 'rename-line', table: '05', code: line.code, name: '别的名称' });
  });
  expect(told.some((each) => each.includes('项目中是“别的名称”'))).toBe(true);
});

test('what the document says otherwise is taken back; sums follow of themselves, and one undo takes it away', () => {
  const project = xinzhouSession();
  writtenReport(project);
  const [cell] = project
    .addresses()
    .filter((each) => each.startsWith('02[') && project.cell(each)?.kind === 'input');
  const address = cell && parseAddress(cell);
  if (!address) throw new Error('no cell');
  const printed = project.cell(address)?.value;
  run(project, { kind: 'set-cells', cells: [{ address, value: 1_00n }] });
  const done = takeDifferences(made, project);
  if (!done.ok) throw new Error(done.problem);
  expect(done.value.taken.map(({ difference }) => difference.cell)).toEqual([cell]);
  expect(done.value.left).toEqual([]);
  expect(project.cell(address)?.value).toBe(printed);
  project.undo();
  expect(project.cell(address)?.value).toBe(1_00n);
});
