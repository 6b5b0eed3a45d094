import type { AddressText } from '../document/address';
import type { ImportIssue, ProjectDocument } from '../document/document';
import { IssueList } from '../import/issue-list';
import { kindName } from '../kind/value-text';
import { firstNames } from '../kit/first-names';
import type { LeftOut } from './member';
import type { Eliminations } from './propose-eliminations';
import { type BlankCells, NAMED, type SumNote } from './unit-sum';

/** Of what no adding gives, what no formula gives either. */
export function blankNotes(
  blank: readonly BlankCells[],
  derives: (cell: AddressText) => boolean,
): readonly SumNote[] {
  return blank.flatMap(({ table, type, isNumber, cells }) => {
    const left = cells.filter((cell) => !derives(cell));
    if (left.length === 0) return [];
    const why = isNumber ? '不能由各单位相加' : '各单位写的不同，或只有一部分单位写了';
    const message = `${table.name}：${left.length} 格${kindName(type)}${why}，空着待填：${firstNames(left, NAMED)}`;
    return [{ message, table: table.id, cells: left }];
  });
}

/** More issues than anybody reads; how many there are is told. */
const MOST_ISSUES = 500;

/**
 * All that was told of a sum, to be kept in its project. Summing's own checks are H-1 (a unit: not in the sum, or not read
 * whole), H-2 (cells and tables that were not added) and H-3 (a transfer without its other side).
 */
export function sumIssues(
  notes: readonly SumNote[],
  unmatched: Eliminations['unmatched'],
  told: readonly LeftOut[],
): readonly ImportIssue[] {
  const list = new IssueList();
  for (const { message, table, cells } of notes)
    list.add({
      rule: 'H-2',
      severity: 'warning',
      message,
      ...(table === undefined ? {} : { table }),
      cells,
      place: '',
    });
  for (const { title, side, of } of unmatched)
    list.add({
      rule: 'H-3',
      severity: 'warning',
      message: `${title}：${of.organisation || of.file} ${side === 'income' ? '收到' : '支出'}的 ${of.cell} 没有对方，没有抵销，请核对`,
      cells: [],
      place: of.file,
    });
  for (const { file, organisation, reason } of told.slice(0, MOST_ISSUES))
    list.add({
      rule: 'H-1',
      severity: 'warning',
      message: `${organisation || file}：${reason}`,
      cells: [],
      place: file,
    });
  if (told.length > MOST_ISSUES)
    list.add({
      rule: 'H-1',
      severity: 'warning',
      message: `各单位还有 ${told.length - MOST_ISSUES} 条没有列出，请看汇总时的输出`,
      cells: [],
      place: '',
    });
  return list.all();
}

/** Whom a kept sum says to be without: units and files, as its issues name them. */
export function namedAsMissing({ issues, books }: ProjectDocument): readonly string[] {
  const members = new Set([...books.values()].map(({ source }) => source));
  return issues.flatMap(({ rule, message, place }) => {
    const [name = ''] = message.split('：');
    return rule === 'H-1' && name !== '' && !(place !== '' && members.has(place)) ? [name] : [];
  });
}
