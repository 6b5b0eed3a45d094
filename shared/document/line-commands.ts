import { type CellValue, isNothing, isText, textOf } from '../amount/amount';
import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import { codesAbove, linesBelow } from '../pack/code-beginnings';
import type { CodedLine } from '../pack/table-shape';
import { ancestorCodes } from '../pack/table-shape';
import type { ColumnNumber, LineKey } from '../rule/rule';
import { type Address, placeOf, type TablePlace, toAddress } from './address';
import { closedBook } from './closed-book';
import type { Command, CommandContext, Refusal } from './command';
import type { Change, Diff } from './diff';
import { type Entry, type TableContent, tablesIn } from './document';

type InsertLines = Extract<Command, { kind: 'insert-lines' }>;
type DeleteLines = Extract<Command, { kind: 'delete-lines' }>;
type RenameLine = Extract<Command, { kind: 'rename-line' }>;

/**
 * Adds coded lines and the parents they lack. A line that gets its first child while it holds amounts of its own
 * would lose them to the derivation, so the amounts move to that child, or the command is refused.
 */
export function insertLines(command: InsertLines, context: CommandContext): Result<Diff, Refusal> {
  const { table } = command;
  const opened = openTable(command, context);
  if (!opened.ok) return opened;
  const { place, levels, content } = opened.value;
  if (command.lines.length === 0) return failed({ kind: 'nothing-to-do' });

  const added = addedLines(command, content, levels, (code) => context.isCode(place, code));
  if (!added.ok) return added;
  const emptied: Change[] = [];
  for (const [parent, child] of firstChildren(command, content, added.value, levels)) {
    const held = content.entries.get(parent) ?? new Map<ColumnNumber, Entry>();
    const isWorth = [...held.values()].some((entry) => !isNothing(entry.value));
    if (isWorth && !command.moveAmounts) {
      return failed({ kind: 'parent-has-amounts', table, code: child, parent });
    }
    // Zeros need no new home; left where they are they would override the sum of the children.
    append(emptied, isWorth ? moveEntries(place, parent, child, held) : clearEntries(place, parent, held));
  }
  const insertions = [...added.value.values()].map(
    (after): Change => ({ kind: 'line', ...place, before: undefined, after }),
  );
  const presence: Change[] = content.absent
    ? [{ kind: 'presence', ...place, before: true, after: false }]
    : [];
  return ok([...insertions, ...emptied, ...presence]);
}

/** The command's lines and the parents that neither the table nor the command has. */
function addedLines(
  { table, lines, names }: InsertLines,
  content: TableContent,
  levels: readonly number[],
  isCode: (code: string) => boolean,
): Result<ReadonlyMap<string, CodedLine>, Refusal> {
  const known = new Set(content.lines.map(({ code }) => code));
  const added = new Map<string, CodedLine>();
  for (const { code, name } of lines) {
    if (!isCode(code)) return failed({ kind: 'bad-code', table, code });
    if (known.has(code) || added.has(code)) return failed({ kind: 'duplicate-code', table, code });
    added.set(code, { code, name: name.trim() });
  }
  for (const { code } of lines) {
    for (const parent of ancestorCodes(code, levels)) {
      if (!known.has(parent) && !added.has(parent))
        added.set(parent, { code: parent, name: names[parent] ?? '' });
    }
  }
  return ok(added);
}

/** Leaves of the table that become parents, with the first of their new lines that is a leaf itself. */
function firstChildren(
  { lines }: InsertLines,
  content: TableContent,
  added: ReadonlyMap<string, CodedLine>,
  levels: readonly number[],
): ReadonlyMap<string, string> {
  const codes = new Set(content.lines.map(({ code }) => code));
  const known = linesBelow(codes, new Set(lines.flatMap(({ code }) => ancestorCodes(code, levels))));
  const coming = linesBelow(added.keys(), new Set(lines.map(({ code }) => code)));
  const found = new Map<string, string>();
  for (const { code } of lines) {
    if (coming.has(code)) continue;
    const parent = ancestorCodes(code, levels)
      .toReversed()
      .find((ancestor) => codes.has(ancestor));
    if (parent !== undefined && !known.has(parent) && !found.has(parent)) found.set(parent, code);
  }
  return found;
}

function moveEntries(
  place: TablePlace,
  from: string,
  to: string,
  held: ReadonlyMap<ColumnNumber, Entry>,
): Change[] {
  return [...held].flatMap(([column, entry]): Change[] => [
    { kind: 'entry', ...place, line: from, column, before: entry, after: undefined },
    { kind: 'entry', ...place, line: to, column, before: undefined, after: entry },
  ]);
}

function clearEntries(place: TablePlace, line: LineKey, held: ReadonlyMap<ColumnNumber, Entry>): Change[] {
  return [...held].map(([column, before]) => ({
    kind: 'entry',
    ...place,
    line,
    column,
    before,
    after: undefined,
  }));
}

/** The codes that go when those named are deleted: they, all below them, and the parents left without children. */
export function linesGoing(
  content: TableContent,
  codes: readonly string[],
  levels: readonly number[],
): readonly string[] {
  const named = new Set(codes);
  const above = codesAbove(named);
  const going = new Set(
    content.lines.flatMap(({ code }) => (named.has(code) || above(code).length > 0 ? [code] : [])),
  );
  for (const parent of parentsLeftAlone(content, codes, going, levels)) going.add(parent);
  return content.lines.flatMap(({ code }) => (going.has(code) ? [code] : []));
}

/** The parents of the codes that have no line below them any more when `going` have gone. */
export function parentsLeftAlone(
  content: TableContent,
  codes: readonly string[],
  going: ReadonlySet<string>,
  levels: readonly number[],
): readonly string[] {
  const staying = new Set(content.lines.flatMap(({ code }) => (going.has(code) ? [] : [code])));
  const candidates = codes.flatMap((code) => ancestorCodes(code, levels).toReversed());
  const asked = new Set(candidates);
  const below = linesBelow(staying, asked);
  const above = codesAbove(asked);
  const parents: string[] = [];
  for (const parent of candidates) {
    if (!staying.has(parent) || (below.get(parent) ?? 0) > 0) continue;
    staying.delete(parent);
    for (const code of above(parent)) below.set(code, (below.get(code) ?? 0) - 1);
    parents.push(parent);
  }
  return parents;
}

/** Removes lines with everything below them, their notes, and the parents that are left without children. */
export function deleteLines(command: DeleteLines, context: CommandContext): Result<Diff, Refusal> {
  const { table, codes } = command;
  const opened = openTable(command, context);
  if (!opened.ok) return opened;
  const { place, levels, content } = opened.value;
  if (codes.length === 0) return failed({ kind: 'nothing-to-do' });
  const known = new Set(content.lines.map(({ code }) => code));
  const absent = codes.find((code) => !known.has(code));
  if (absent !== undefined) return failed({ kind: 'no-such-line', table, code: absent });
  const going = new Set(linesGoing(content, codes, levels));
  const entries = [...going].flatMap((line) =>
    [...(content.entries.get(line) ?? [])].map(
      ([column, before]): Change => ({ kind: 'entry', ...place, line, column, before, after: undefined }),
    ),
  );
  const lines = content.lines
    .filter((line) => going.has(line.code))
    .map((before): Change => ({ kind: 'line', ...place, before, after: undefined }));
  const notes = [...context.document.notes].flatMap(([address, before]): Change[] => {
    const at = toAddress(address);
    const goes = at.book === place.book && at.table === table && going.has(at.line);
    return goes ? [{ kind: 'note', address, before, after: undefined }] : [];
  });
  return ok([...entries, ...notes, ...lines]);
}

export function renameLine(command: RenameLine, context: CommandContext): Result<Diff, Refusal> {
  const { table, code } = command;
  const opened = openTable(command, context);
  if (!opened.ok) return opened;
  const before = opened.value.content.lines.find((line) => line.code === code);
  if (!before) return failed({ kind: 'no-such-line', table, code });
  const name = command.name.trim();
  if (name === '' && context.hasRows?.(opened.value.place) !== true)
    return failed({ kind: 'blank-name', code });
  if (before.name === name) return failed({ kind: 'nothing-to-do' });
  return ok([{ kind: 'line', ...opened.value.place, before, after: { code, name } }]);
}

/** What is written into a row's name (`ROW_NAME`), as a change of the row; nothing when it is called so already. */
export function writeRowName(address: Address, value: CellValue, { document }: CommandContext): Change[] {
  const { code, name } = {
    code: address.line,
    name: isText(value) ? textOf(value).replace(/\s*\n\s*/g, ' ') : '',
  };
  const before = tablesIn(document, address.book)
    ?.get(address.table)
    ?.lines.find((line) => line.code === code);
  if (!before || before.name === name) return [];
  return [{ kind: 'line', ...placeOf(address), before, after: { code, name } }];
}

type OpenTable = {
  readonly place: TablePlace;
  readonly content: TableContent;
  readonly levels: readonly number[];
};

/** The table a command would change lines of, in a book that may be written, with lines keyed by codes. */
function openTable(command: TablePlace, context: CommandContext): Result<OpenTable, Refusal> {
  const place = placeOf(command);
  const closed = closedBook(place.book, context);
  if (closed) return failed(closed);
  const levels = context.levelsOf(place);
  const content = tablesIn(context.document, place.book)?.get(place.table);
  return levels && content
    ? ok({ place, content, levels })
    : failed({ kind: 'no-coded-lines', table: place.table });
}
