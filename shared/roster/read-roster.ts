import { failed, ok, type Result } from '../kit/result';
import { foldedText, normalName } from '../kit/same-name';
import type { PlainWorkbook, Sheet } from '../workbook/sheet';
import type { Roster, RosterUnit } from './roster';

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
const HEADCOUNT_HEAD = /(人数|编制数|人员数)$/;
/** How far down a sheet its header may stand, below a title. */
const HEADER_WITHIN = 10;
/** What stands in a list and is no unit. */
const NO_UNIT = /^(合计|总计|小计|共计)|(名单|清单|一览表|花名册|统计表)(\(.*\))?$/;

/**
 * A list of units as a table: a column headed 单位名称 (单位, 部门…), and, where there is one, a column of 人数. Without a
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
    list.add(cells.get(name)?.text ?? '', row + 1, count);
  }
  return list.result();
}

/** A list of units as plain text, a unit a line. The problem as of `readRoster`. */
export function readRosterLines(text: string): Result<Roster, string> {
  const list = new RosterList(null);
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries())
    if (at > 0 || !NAME_HEADS.includes(normalName(line))) list.add(line, at + 1, undefined);
  return list.result();
}

/** A list of units that is names alone. */
export function rosterOfNames(names: readonly string[]): Result<Roster, string> {
  const list = new RosterList(null);
  for (const [at, name] of names.entries()) list.add(name, at + 1, undefined, true);
  return list.result();
}

type Header = {
  readonly row: number;
  readonly name: number;
  readonly headcounts: readonly { readonly column: number; readonly title: string }[];
};

function headerOf({ rows }: Sheet): Header | undefined {
  for (const [row, cells] of rows) {
    if (row >= HEADER_WITHIN) return undefined;
    const heads = [...cells].map(([column, { text }]) => ({ column, title: headWords(text) }));
    const [name] = NAME_HEADS.flatMap((head) => heads.filter(({ title }) => title === head));
    if (name)
      return { row, name: name.column, headcounts: heads.filter(({ title }) => HEADCOUNT_HEAD.test(title)) };
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

/** Units as they are read, each once. */
class RosterList {
  readonly #units = new Map<string, RosterUnit & { readonly row: number }>();
  readonly #told: string[] = [];
  readonly #headcountName: string | null;

  constructor(headcountName: string | null) {
    this.#headcountName = headcountName;
  }

  tell(sentence: string): void {
    this.#told.push(sentence);
  }

  /** @param isSure it is the name of a unit, whatever it looks like */
  add(written: string, row: number, count: string | undefined, isSure = false): void {
    const name = isSure ? written.trim() : withoutNumber(written);
    if (name === '') {
      if (count !== undefined && count !== '') this.tell(`名单第 ${row} 行没有单位名称，没有算`);
      return;
    }
    if (!isSure && NO_UNIT.test(normalName(name))) {
      this.tell(`名单第 ${row} 行“${name}”不是单位，没有算`);
      return;
    }
    const known = this.#units.get(normalName(name));
    if (known) {
      if (!isSure)
        this.tell(`名单上“${name}”写了两次（第 ${known.row}、${row} 行），算一个，用第 ${known.row} 行的`);
      return;
    }
    this.#units.set(normalName(name), { name, headcount: this.#people(name, row, count), row });
  }

  result(): Result<Roster, string> {
    if (this.#units.size === 0) return failed('里没有单位名称，请选写着各单位名称的名单');
    const units = [...this.#units.values()].map(({ name, headcount }) => ({ name, headcount }));
    return ok({ units, headcountName: this.#headcountName, told: this.#told });
  }

  #people(name: string, row: number, written = ''): number | null {
    const text = foldedText(written).trim();
    const [, digits] = /^(\d{1,9})\s*人?$/.exec(text) ?? [];
    if (digits !== undefined) return Number(digits);
    if (text !== '') this.tell(`名单第 ${row} 行“${name}”的人数“${written}”不是整数，没有读取`);
    return null;
  }
}

/** A list may be numbered by hand: `3、某局`. */
function withoutNumber(text: string): string {
  const name = text.trim();
  return /^\d+$/.test(name) ? '' : name.replace(/^(?:[（(]\d+[)）]|\d+[.．、])\s*(?=\D)/, '');
}
