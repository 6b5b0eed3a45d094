import { failed, ok, type Result } from '../kit/result';
import { normalName } from '../kit/same-name';
import type { Sheet } from '../workbook/sheet';

/** How a list heads its column of units, the surest first. */
const NAME_HEADS = [
  '单位名称',
  '单位全称',
  '单位',
  '预算单位名称',
  '预算单位',
  '填报单位',
  '部门名称',
  '部门',
  '机构名称',
  '名称',
];
/** Heads that say 单位 and are not those of the units: whose they are, and what they measure. */
const OF_OTHERS = /(主管|上级|归口|计量|金额|数量)单位(名称)?$/;
/** Heads the other names of a unit, parted by 、. */
const ALIAS_HEADS = ['别名', '曾用名', '表中名称', '简称', '单位简称'];
const HEADCOUNT_HEAD = /(人数|编制数|人员数)$/;
/** How far down a sheet its header may stand, below a title. */
const HEADER_WITHIN = 10;

/** Columns of a list: of a sheet there may be several side by side. */
export type ListColumns = {
  readonly name: number;
  readonly aliases: readonly number[];
  readonly headcount: number | undefined;
};

export type ListHeader = {
  readonly row: number;
  readonly lists: readonly ListColumns[];
  /** What heads the people. */
  readonly headcountName: string | null;
};

type Head = { readonly column: number; readonly title: string };

/** Whether a text heads a column of units. */
export function isNameHead(text: string): boolean {
  return NAME_HEADS.includes(headWords(text));
}

/** A sheet's header; undefined: it has none. The problem says what can be read in two ways, without its subject, the file. */
export function listHeader(sheet: Sheet): Result<ListHeader | undefined, string> {
  const found = headsOf(sheet);
  if (!found) return ok(undefined);
  const { row, heads, names } = found;
  const [title = ''] = names.map((head) => head.title);
  const rivals = title.includes('单位') ? [] : heads.filter(isUnitHead);
  if (rivals.length > 0)
    return failed(
      `有几栏像是单位名称（${[...names, ...rivals].map((head) => head.title).join('、')}），不知道用哪一栏，请只留一栏，或把要用的一栏写作“单位名称”`,
    );
  const counts = heads.filter((head) => HEADCOUNT_HEAD.test(head.title));
  const lists = names.map(({ column }, at) => {
    const next = names[at + 1]?.column ?? Number.POSITIVE_INFINITY;
    // One list may have its columns in any order; of those side by side each begins with its units.
    const isOwn = (head: Head): boolean => names.length === 1 || (head.column > column && head.column < next);
    return {
      name: column,
      aliases: heads
        .filter((head) => isOwn(head) && ALIAS_HEADS.includes(head.title))
        .map((head) => head.column),
      counts: counts.filter(isOwn),
    };
  });
  const titles = [...new Set(counts.map((head) => head.title))];
  const isClear = lists.every((list) => list.counts.length === (counts.length === 0 ? 0 : 1));
  if (titles.length > 1 || !isClear) return failed(unclearPeople(counts.map((head) => head.title)));
  const parts = lists.flatMap(({ name, counts: [count] }) =>
    count ? partsBelow(sheet, row, name, count) : [],
  );
  if (parts.length > 0) return failed(unclearPeople(parts));
  return ok({
    row,
    lists: lists.map(({ name, aliases, counts: [count] }) => ({ name, aliases, headcount: count?.column })),
    headcountName: titles[0] ?? null,
  });
}

function unclearPeople(titles: readonly string[]): string {
  return `有几栏人数（${titles.join('、')}），不知道用哪一栏，请只留一栏`;
}

function isUnitHead({ title }: Head): boolean {
  return /单位(名称)?$/.test(title) && !OF_OTHERS.test(title);
}

function headsOf({ rows }: Sheet) {
  for (const [row, cells] of rows) {
    if (row >= HEADER_WITHIN) return undefined;
    const heads: readonly Head[] = [...cells].map(([column, { text }]) => ({
      column,
      title: headWords(text),
    }));
    const [title] = NAME_HEADS.filter((head) => heads.some((each) => each.title === head));
    if (title !== undefined) return { row, heads, names: heads.filter((head) => head.title === title) };
  }
  return undefined;
}

/** What stands in a second row of the header below the people, where it parts them: 编制数, 实有数. */
function partsBelow({ rows }: Sheet, row: number, name: number, count: Head): readonly string[] {
  const below = rows.get(row + 1);
  if (!below || below.has(name) || !/\p{L}/u.test(below.get(count.column)?.text ?? '')) return [];
  const parts = [...below].flatMap(([column, { text }]) => (column >= count.column ? [text.trim()] : []));
  return parts.length > 1 ? parts : [];
}

/** Without what is said in brackets behind it: 人数（人）. */
function headWords(text: string): string {
  return normalName(text).replace(/\([^)]*\)$/, '');
}
