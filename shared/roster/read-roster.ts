import { failed, type Result } from '../kit/result';
import type { PlainWorkbook, Sheet } from '../workbook/sheet';
import type { Roster } from './roster';
import { isNameHead, type ListColumns, listHeader } from './roster-header';
import { RosterList } from './roster-list';

/**
 * A list of units as a table: a column headed 单位名称 (单位, 部门…), and, where there are such, columns of 人数 and 别名; or several
 * such lists side by side. Without a header the only column of words is taken. The problem is one sentence without its
 * subject, the file.
 */
export function readRoster({ sheets }: PlainWorkbook): Result<Roster, string> {
  const shown = sheets.filter(({ hidden, rows }) => !hidden && rows.size > 0);
  const [first] = shown;
  if (!first) return failed('里没有内容，请选写着各单位名称的名单');
  const sheet = shown.find(isHeaded) ?? first;
  const found = listHeader(sheet);
  if (!found.ok) return found;
  const header = found.value;
  const lists = header?.lists ?? onlyWords(sheet);
  if (!lists) return failed('看不出哪一栏是单位名称，请在表头写“单位名称”（人数一栏写“年末实有人数”之类）');
  const others = sheets
    .filter((each) => each !== sheet && each.rows.size > 0)
    .map((each) => `“${each.name}”`);
  const list = new RosterList(header?.headcountName ?? null);
  if (others.length > 0) list.tell(`只读了工作表“${sheet.name}”，没有读 ${others.join('、')}`);
  for (const columns of lists)
    for (const [row, cells] of sheet.rows) {
      if (header && row <= header.row) continue;
      const text = (column: number): string => cells.get(column)?.text ?? '';
      list.add(
        {
          name: text(columns.name),
          count: columns.headcount === undefined ? undefined : text(columns.headcount),
          aliases: columns.aliases.flatMap((column) => text(column).split(/[、，,;；\n]/)),
        },
        row + 1,
      );
    }
  return list.result();
}

/** A list of units as plain text, a unit a line. The problem as of `readRoster`. */
export function readRosterLines(text: string): Result<Roster, string> {
  const list = new RosterList(null);
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries())
    if (at > 0 || !isNameHead(line)) list.add({ name: line }, at + 1);
  return list.result();
}

/** A list of units that is names alone. */
export function rosterOfNames(names: readonly string[]): Result<Roster, string> {
  const list = new RosterList(null);
  for (const [at, name] of names.entries()) list.add({ name }, at + 1, true);
  return list.result();
}

/** Whether a sheet has a header, be it one that can be read in two ways. */
function isHeaded(sheet: Sheet): boolean {
  const found = listHeader(sheet);
  return !found.ok || found.value !== undefined;
}

/** The only column that holds words; numbers beside it may be anything. */
function onlyWords({ rows }: Sheet): readonly ListColumns[] | undefined {
  const columns = new Set<number>();
  for (const cells of rows.values())
    for (const [column, { kind, text }] of cells)
      if (kind === 'text' && /\p{Script=Han}|\p{L}/u.test(text)) columns.add(column);
  const [name] = columns;
  return columns.size === 1 && name !== undefined ? [{ name, aliases: [], headcount: undefined }] : undefined;
}
