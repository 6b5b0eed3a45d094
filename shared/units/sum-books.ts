import { type CellValue, isNumber } from '../amount/amount';
import { addressText } from '../document/address';
import type { Entry, TableContent } from '../document/document';
import { kindOf } from '../kind/kinds';
import type { Pack, Table } from '../pack/pack';
import { type CodedLine, publishedScale } from '../pack/table-shape';
import { cellTypes } from '../project-file/cell-types';
import type { Member } from './member';

/** Sums of units, table by table, and what could not be summed, a sentence each. */
export type SummedTables = {
  readonly tables: ReadonlyMap<string, TableContent>;
  readonly notes: readonly string[];
};

/**
 * The members' printed tables added up: lines united by their codes, amounts and counts added. What is no quantity (a share,
 * a score, a text) is never added: where all members say the same it stays, else the cell is blank and told.
 */
export function sumBooks(pack: Pack, members: readonly Member[]): SummedTables {
  const notes: string[] = [];
  const tables = pack.tables.map((table): [string, TableContent] => {
    const contents = members.flatMap(({ file, book }) => {
      const content = book.tables.get(table.id);
      return content && !content.absent ? [{ file, content }] : [];
    });
    const without = members
      .filter(({ book }) => book.tables.get(table.id)?.absent !== false)
      .map(({ file }) => file);
    if (!table.supplementary && without.length > 0)
      notes.push(
        `${table.name}：${without.length} 个单位没有这张表（${without.slice(0, 5).join('、')}），汇总数不含它们`,
      );
    const lines = unitedLines(table, contents, notes);
    const entries = addUp(table, lines, contents, notes);
    const absent = contents.length === 0 && !table.supplementary;
    return [table.id, { absent, scale: publishedScale(pack, table), lines, entries }];
  });
  return { tables: new Map(tables), notes };
}

type Contents = readonly { readonly file: string; readonly content: TableContent }[];

/** Sorted by code; of two names of one code the first one met stays. */
function unitedLines(table: Table, contents: Contents, notes: string[]): readonly CodedLine[] {
  const names = new Map<string, string>();
  for (const { file, content } of contents) {
    for (const { code, name } of content.lines) {
      const known = names.get(code);
      if (known === undefined || known === '') names.set(code, name);
      else if (name !== '' && name !== known)
        notes.push(`${table.name}：科目 ${code} 在“${file}”里叫“${name}”，别处叫“${known}”`);
    }
  }
  return [...names].sort(([one], [other]) => (one < other ? -1 : 1)).map(([code, name]) => ({ code, name }));
}

function addUp(
  table: Table,
  lines: readonly CodedLine[],
  contents: Contents,
  notes: string[],
): ReadonlyMap<string, ReadonlyMap<number, Entry>> {
  const { typeOf } = cellTypes(table, lines);
  const sums = new Map<string, Map<number, Entry>>();
  const differing = new Set<string>();
  for (const { content } of contents) {
    for (const [line, columns] of content.entries) {
      const known = sums.get(line) ?? new Map<number, Entry>();
      sums.set(line, known);
      for (const [column, { value }] of columns) {
        const before = known.get(column)?.value;
        const kind = kindOf(typeOf(line, column, typeof value === 'string' ? value : ''));
        const adds = kind.measures === 'money' || kind.measures === 'things';
        const sum = added(before, value, adds);
        if (sum === undefined) differing.add(addressText(table.id, line, column));
        known.set(column, { value: sum ?? null });
      }
    }
  }
  if (differing.size > 0) {
    const some = [...differing].slice(0, 5).join('、');
    notes.push(
      `${table.name}：${differing.size} 格不能相加（比率、得分或文字，各单位不同），空着待填：${some}`,
    );
    for (const columns of sums.values())
      for (const [column, { value }] of columns) if (value === null) columns.delete(column);
  }
  return sums;
}

/** `undefined`: the two say different things that cannot be added. */
function added(before: CellValue | undefined, value: CellValue, adds: boolean): CellValue | undefined {
  if (before === undefined) return value;
  if (adds && isNumber(value)) return isNumber(before) ? before + value : value;
  if (adds && isNumber(before)) return before;
  return before === value ? value : undefined;
}
