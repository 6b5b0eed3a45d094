import { isNumber, isText, NOT_APPLICABLE, type TextValue } from '../amount/amount';
import { type AddressText, addressText } from '../document/address';
import type { Entry, TableContent } from '../document/document';
import { kindOf, type ValueType } from '../kind/kinds';
import { kindName } from '../kind/value-text';
import type { Pack, Table } from '../pack/pack';
import { type CodedLine, publishedScale } from '../pack/table-shape';
import { cellTypes } from '../project-file/cell-types';
import type { ColumnNumber, LineKey, TableId } from '../rule/rule';
import type { Member } from './member';

/** What is to be looked at in a sum: a sentence, its table and its cells. */
export type SumNote = {
  readonly message: string;
  /** Absent: it is about no single one. */
  readonly table?: TableId;
  readonly cells: readonly AddressText[];
};

/** Cells of one kind in one table that units fill and that no adding gives: blank in the sum. */
export type BlankCells = {
  readonly table: Table;
  readonly type: ValueType;
  /** Of rates and scores, not of words. */
  readonly isNumber: boolean;
  readonly cells: readonly AddressText[];
};

/** Sums of units, table by table, and what could not be summed. */
export type SummedTables = {
  readonly tables: ReadonlyMap<TableId, TableContent>;
  readonly notes: readonly SumNote[];
  readonly blank: readonly BlankCells[];
};

/** So many units or cells are named in a sentence. */
export const NAMED = 5;

/** How often each text was said; who says what is not needed. */
type Said<Text extends string> = Map<Text, number>;

/** What the units say in one cell. */
type CellSum = {
  total: bigint;
  /** How many say a number, and how many that the cell does not apply. */
  numbers: number;
  notApplicable: number;
  readonly texts: Said<TextValue>;
};

/** What the units say of one table. */
type TableSum = {
  readonly table: Table;
  units: number;
  without: number;
  readonly someWithout: Set<string>;
  /** Code → its names. */
  readonly lines: Map<string, Said<string>>;
  readonly cells: Map<LineKey, Map<ColumnNumber, CellSum>>;
};

/**
 * The printed tables of units added up one after the other, so that none need be held: lines united by their codes, amounts
 * and counts added. What is no quantity is never added and never taken from a part of the units: a share or a score stays
 * blank, a text stays where all units that have the table say it; blank ones are told.
 */
export class UnitSum {
  readonly #pack: Pack;
  readonly #tables: readonly TableSum[];
  #units = 0;

  constructor(pack: Pack) {
    this.#pack = pack;
    this.#tables = pack.tables.map((table) => ({
      table,
      units: 0,
      without: 0,
      someWithout: new Set(),
      lines: new Map(),
      cells: new Map(),
    }));
  }

  /** How many units it is of. */
  get units(): number {
    return this.#units;
  }

  add(member: Member): void {
    this.#count(member, 1);
  }

  /** Takes one out again that was added. */
  remove(member: Member): void {
    this.#count(member, -1);
  }

  result(): SummedTables {
    const notes: SumNote[] = [];
    const blank: BlankCells[] = [];
    const tables = this.#tables.map((sum): [TableId, TableContent] => {
      const { table, units } = sum;
      noteWithout(sum, notes);
      const lines = unitedLines(sum, notes);
      const entries = entriesOf(sum, lines, blank);
      const absent = units === 0 && !table.supplementary;
      return [table.id, { absent, scale: publishedScale(this.#pack, table), lines, entries }];
    });
    return { tables: new Map(tables), notes, blank };
  }

  #count({ file, book }: Member, by: 1 | -1): void {
    this.#units += by;
    for (const sum of this.#tables) {
      const content = book.tables.get(sum.table.id);
      if (!content || content.absent) {
        sum.without += by;
        if (by < 0) sum.someWithout.delete(file);
        else if (sum.someWithout.size < NAMED) sum.someWithout.add(file);
      } else {
        sum.units += by;
        for (const { code, name } of content.lines)
          say(
            known(sum.lines, code, () => new Map()),
            name,
            by,
          );
        for (const [line, columns] of content.entries) addLine(sum, line, columns, by);
      }
    }
  }
}

function addLine(
  { cells }: TableSum,
  line: LineKey,
  columns: ReadonlyMap<ColumnNumber, Entry>,
  by: 1 | -1,
): void {
  const sums = known(cells, line, () => new Map<ColumnNumber, CellSum>());
  for (const [column, { value }] of columns) {
    if (value === null) continue;
    const cell = known(sums, column, () => ({ total: 0n, numbers: 0, notApplicable: 0, texts: new Map() }));
    if (isNumber(value)) {
      cell.total += by > 0 ? value : -value;
      cell.numbers += by;
    } else if (isText(value)) say(cell.texts, value, by);
    else cell.notApplicable += by;
  }
}

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const there = map.get(key) ?? make();
  map.set(key, there);
  return there;
}

function say<Text extends string>(said: Said<Text>, text: Text, by: number): void {
  const times = (said.get(text) ?? 0) + by;
  if (times === 0) said.delete(text);
  else said.set(text, times);
}

function noteWithout({ table, without, someWithout }: TableSum, notes: SumNote[]): void {
  if (table.supplementary || without === 0) return;
  const files = [...someWithout].join('、');
  notes.push({
    message: `${table.name}：${without} 个单位没有这张表（${files}${without > someWithout.size ? ' 等' : ''}），汇总数不含它们`,
    table: table.id,
    cells: [],
  });
}

/** Sorted by code; of several names of one code the one that most units use, else the first one met. */
function unitedLines({ table, lines }: TableSum, notes: SumNote[]): readonly CodedLine[] {
  const united: CodedLine[] = [];
  for (const [code, said] of lines) {
    if (said.size === 0) continue;
    const names = [...said].filter(([name]) => name !== '').sort(([, one], [, other]) => other - one);
    united.push({ code, name: names[0]?.[0] ?? '' });
    if (names.length < 2) continue;
    const all = names.slice(0, NAMED).map(([name, times]) => `“${name}”（${times} 个单位）`);
    notes.push({
      message: `${table.name}：科目 ${code} 有 ${names.length} 个名称：${all.join('、')}，汇总用第一个，请核对`,
      table: table.id,
      cells: [],
    });
  }
  return united.sort((one, other) => (one.code < other.code ? -1 : 1));
}

function entriesOf(
  { table, cells, units }: TableSum,
  lines: readonly CodedLine[],
  blank: BlankCells[],
): ReadonlyMap<LineKey, ReadonlyMap<ColumnNumber, Entry>> {
  const { typeOf } = cellTypes(table, lines);
  const entries = new Map<LineKey, ReadonlyMap<ColumnNumber, Entry>>();
  const blanks = new Map<string, Omit<BlankCells, 'table' | 'cells'> & { readonly cells: AddressText[] }>();
  for (const [line, columns] of cells) {
    const own = new Map<ColumnNumber, Entry>();
    for (const [column, cell] of columns) {
      const [text = ''] = cell.texts.keys();
      const type = typeOf(line, column, text);
      const value = settledValue(cell, type, units);
      if (value !== undefined) own.set(column, { value });
      else if (cell.numbers + cell.texts.size > 0)
        known(blanks, kindName(type), () => ({ type, isNumber: cell.numbers > 0, cells: [] })).cells.push(
          addressText(table.id, line, column),
        );
    }
    if (own.size > 0) entries.set(line, own);
  }
  for (const of of blanks.values()) blank.push({ table, ...of });
  return entries;
}

/** `undefined`: the units fill the cell, and no value of theirs is the sum's; or nobody fills it. */
function settledValue(
  { total, numbers, notApplicable, texts }: CellSum,
  type: ValueType,
  units: number,
): Entry['value'] | undefined {
  if (numbers > 0 && (adds(type) || units === 1)) return total;
  if (numbers > 0) return undefined;
  const [[text, times] = []] = texts;
  if (text !== undefined) return times === units ? text : undefined;
  return notApplicable > 0 ? NOT_APPLICABLE : undefined;
}

/** Money and things add; shares, scores and words do not. */
export function adds(type: ValueType): boolean {
  const { measures } = kindOf(type);
  return measures === 'money' || measures === 'things';
}
