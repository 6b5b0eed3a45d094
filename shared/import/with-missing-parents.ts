import type { Pack, Table } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import { ancestorCodes, codeLevels } from '../pack/table-shape';
import type { TableLocation } from '../workbook/location';
import type { IssueList } from './issue-list';

/** The coded lines found, with the parents they lack, by code; each parent made is reported. */
export function withMissingParents(
  table: Table,
  pages: readonly TableLocation[],
  pack: Pack,
  issues: IssueList,
): CodedLine[] {
  const lines = new Map<string, CodedLine>();
  // Of a code printed on several pages the first name stays.
  for (const { codedLines } of pages)
    for (const { code, name } of codedLines) if (!lines.has(code)) lines.set(code, { code, name });
  const levels = codeLevels(table) ?? [];
  for (const { sheet, codedLines } of pages)
    for (const { code, row } of codedLines)
      for (const parent of ancestorCodes(code, levels)) {
        if (lines.has(parent)) continue;
        const name = pack.dictionary.find((entry) => entry.code === parent)?.name ?? '';
        lines.set(parent, { code: parent, name });
        issues.add({
          rule: 'G-2',
          severity: 'warning',
          message: `${table.name}的科目 ${code} 没有上级科目 ${parent}，已补上“${name}”一行，请核对`,
          cells: [],
          place: `${sheet.name}!${row + 1}`,
        });
      }
  return [...lines.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}
