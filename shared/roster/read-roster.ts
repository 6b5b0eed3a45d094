import { failed, type Result } from '../kit/result';
import { normalName } from '../kit/same-name';
import type { PlainWorkbook, Sheet } from '../workbook/sheet';
import type { Roster } from './roster';
import { RosterList } from './roster-list';

/** How a list heads its column of units, the surest first. */
const NAME_HEADS = [
  '单位名称',
  '单位',
  '预算单位名称',
  '预算单位',
  '填报单位',
  '部门名称',
  '部门',
  '机构名称',
  '名称',
];
/** Heads the other names of a unit, parted by 、. */
const ALIAS_HEADS = ['别名', '曾用名', '表中名称', '简称'];
const HEADCOUNT_HEAD = /(人数|编制数|人员数)$/;
/** How far down a sheet its header may stand, below a title. */
const HEADER_WITHIN = 10;

/**
 * A list of units as a table: a column headed 单位名称 (单位, 部门…), and, where there are such, columns of 人数 and 别名. Without a
 * header the only column of words is taken. The problem is one sentence without its subject, the file.
 */
export function readRoster({ sheets }: PlainWorkbook): Result<Roster, string> {
  const shown = sheets.filter(({ hidden, rows }) => !hidden && rows.size > 0);
  const [first] = shown;
  if (!first) return failed('里没有内容，请选写着各单位名称的名单');
  const sheet = shown.find((each) => headerOf(each) !== undefined) ?? first;
  const header = headerOf(sheet);
  const name = header?.name ?? onlyWords(sheet);
  if (name === undefined)
    return failed('看不出哪一栏是单位名称，请在表头写“单位名称”（人数一栏写“年末实有人数”之类）');
  if (header && header.headcounts.length > 1)
    return failed(
      `有几栏人数（${header.headcounts.map(({ title }) => title).join('、')}），不知道用哪一栏，请只留一栏`,
    );
  const [headcount] = header?.headcounts ?? [];
  const others = sheets
    .filter((each) => each !== sheet && each.rows.size > 0)
    .map((each) => `“${each.name}”`);
  const list = new RosterList(headcount?.title ?? null);
  if (others.length > 0) list.tell(`只读了工作表“${sheet.name}”，没有读 ${others.join('、')}`);
  for (const [row, cells] of sheet.rows) {
    if (header && row <= header.row) continue;
    const count = headcount && cells.get(headcount.column)?.text;
    const aliases = (header?.aliases ?? []).flatMap(
      (column) => cells.get(column)?.text.split(/[、，,;；\n]/) ?? [],
    );
    list.add({ name: cells.get(name)?.text ?? '', count, aliases }, row + 1);
  }
  return list.result();
}

/** A list of units as plain text, a unit a line. The problem as of `readRoster`. */
export function readRosterLines(text: string): Result<Roster, string> {
  const list = new RosterList(null);
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries())
    if (at > 0 || !NAME_HEADS.includes(normalName(line))) list.add({ name: line }, at + 1);
  return list.result();
}

/** A list of units that is names alone. */
export function rosterOfNames(names: readonly string[]): Result<Roster, string> {
  const list = new RosterList(null);
  for (const [at, name] of names.entries()) list.add({ name }, at + 1, true);
  return list.result();
}

type Header = {
  readonly row: number;
  readonly name: number;
  readonly aliases: readonly number[];
  readonly headcounts: readonly { readonly column: number; readonly title: string }[];
};

function headerOf({ rows }: Sheet): Header | undefined {
  for (const [row, cells] of rows) {
    if (row >= HEADER_WITHIN) return undefined;
    const heads = [...cells].map(([column, { text }]) => ({ column, title: headWords(text) }));
    const [name] = NAME_HEADS.flatMap((head) => heads.filter(({ title }) => title === head));
    if (name)
      return {
        row,
        name: name.column,
        aliases: heads.flatMap(({ column, title }) => (ALIAS_HEADS.includes(title) ? [column] : [])),
        headcounts: heads.filter(({ title }) => HEADCOUNT_HEAD.test(title)),
      };
  }
  return undefined;
}

/** Without what is said in brackets behind it: 人数（人）. */
function headWords(text: string): string {
  return normalName(text).replace(/\([^)]*\)$/, '');
}

/** The only column that holds words; numbers beside it may be anything. */
function onlyWords({ rows }: Sheet): number | undefined {
  const columns = new Set<number>();
  for (const cells of rows.values())
    for (const [column, { kind, text }] of cells)
      if (kind === 'text' && /\p{Script=Han}|\p{L}/u.test(text)) columns.add(column);
  const [column] = columns;
  return columns.size === 1 ? column : undefined;
}
