import type { Table } from '../pack/pack';
import { type TableLine, tableLines } from '../pack/table-shape';
import type { ColumnNumber } from '../rule/rule';
import { alignInOrder } from '../workbook/align-in-order';
import { type KnownLine, knownLine, likeKnown } from '../workbook/match-line';

type NamedLine = { readonly line: TableLine; readonly known: KnownLine };

/** Codes say more than names. */
const SAME_CODE = 30;

/**
 * Which fixed line of another pack's table is the same as a line of this one, among those that stand in the two
 * columns: key → key. By code or 类, else by name without its ordinal, in order, so that two lines of one name (收入
 * and 年初结转) keep apart. Never by 行次.
 */
export function matchLines(
  table: Table,
  column: ColumnNumber,
  other: Table,
  otherColumn: number,
): ReadonlyMap<string, string> {
  const ours = linesIn(table, column);
  const theirs = linesIn(other, otherColumn);
  const { places } = alignInOrder(ours.length, theirs.length, (one, another) =>
    likeness(ours[one], theirs[another]),
  );
  const pairs = new Map<string, string>();
  const taken = new Set<NamedLine>();
  for (const [at, place] of places.entries()) {
    const [own, their] = [ours[at], place === undefined ? undefined : theirs[place]];
    if (!own || !their) continue;
    pairs.set(own.line.key, their.line.key);
    taken.add(their);
  }
  // What stands elsewhere in the other table (合计 at the end) is known when only one line is like it.
  for (const own of ours) {
    const like = theirs.filter((their) => !taken.has(their) && likeness(own, their) > 0);
    const [only] = like;
    if (!pairs.has(own.line.key) && only && like.length === 1) {
      pairs.set(own.line.key, only.line.key);
      taken.add(only);
    }
  }
  return pairs;
}

function linesIn(table: Table, column: ColumnNumber): NamedLine[] {
  return tableLines(table, []).flatMap((line) =>
    line.fixed && line.columns.includes(column) ? [{ line, known: knownLine(line.fixed) }] : [],
  );
}

function likeness(one: NamedLine | undefined, other: NamedLine | undefined): number {
  if (!one || !other) return 0;
  const [code, otherCode] = [codeOf(one), codeOf(other)];
  if (code !== undefined || otherCode !== undefined) return code === otherCode ? SAME_CODE : 0;
  return likeKnown(one.known, other.known);
}

function codeOf({ line }: NamedLine): string | undefined {
  return line.code ?? line.fixed?.class;
}
