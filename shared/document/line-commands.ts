import { isNothing } from '../amount/amount';
import { failed, ok, type Result } from '../kit/result';
import type { CodedLine } from '../pack/table-shape';
import { ancestorCodes } from '../pack/table-shape';
import { parseAddress } from './address';
import type { Command, CommandContext, Refusal } from './command';
import type { Change, Diff } from './diff';
import type { Entry, TableContent } from './document';

type InsertLines = Extract<Command, { kind: 'insert-lines' }>;

/**
 * Adds coded lines and the parents they lack. A line that gets its first child while it holds amounts of its own
 * would lose them to the derivation, so the amounts move to that child, or the command is refused.
 */
export function insertLines(command: InsertLines, context: CommandContext): Result<Diff, Refusal> {
  const { table } = command;
  const levels = context.levelsOf(table);
  const content = context.document.tables.get(table);
  if (!levels || !content) return failed({ kind: 'no-coded-lines', table });
  if (command.lines.length === 0) return failed({ kind: 'nothing-to-do' });

  const added = addedLines(command, content, levels);
  if (!added.ok) return added;
  const emptied: Change[] = [];
  for (const [parent, child] of firstChildren(command, content, [...added.value.keys()], levels)) {
    const held = content.entries.get(parent) ?? new Map<number, Entry>();
    const isWorth = [...held.values()].some((entry) => !isNothing(entry.value));
    if (isWorth && !command.moveAmounts) {
      return failed({ kind: 'parent-has-amounts', table, code: child, parent });
    }
    // Zeros need no new home; left where they are they would override the sum of the children.
    emptied.push(...(isWorth ? moveEntries(table, parent, child, held) : clearEntries(table, parent, held)));
  }
  const insertions = [...added.value.values()].map(
    (after): Change => ({ kind: 'line', table, before: undefined, after }),
  );
  const presence: Change[] = content.absent ? [{ kind: 'presence', table, before: true, after: false }] : [];
  return ok([...insertions, ...emptied, ...presence]);
}

/** The command's lines and the parents that neither the table nor the command has. */
function addedLines(
  { table, lines, names }: InsertLines,
  content: TableContent,
  levels: readonly number[],
): Result<ReadonlyMap<string, CodedLine>, Refusal> {
  const known = new Set(content.lines.map(({ code }) => code));
  const added = new Map<string, CodedLine>();
  for (const { code, name } of lines) {
    if (!/^\d+$/.test(code) || !levels.includes(code.length))
      return failed({ kind: 'bad-code', table, code });
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
  added: readonly string[],
  levels: readonly number[],
): ReadonlyMap<string, string> {
  const known = new Set(content.lines.map(({ code }) => code));
  const found = new Map<string, string>();
  for (const { code } of lines) {
    if (added.some((other) => other !== code && other.startsWith(code))) continue;
    const parent = ancestorCodes(code, levels)
      .toReversed()
      .find((ancestor) => known.has(ancestor));
    if (parent !== undefined && !hasChild(content, parent) && !found.has(parent)) found.set(parent, code);
  }
  return found;
}

function hasChild(content: TableContent, parent: string): boolean {
  return content.lines.some((line) => line.code !== parent && line.code.startsWith(parent));
}

function moveEntries(table: string, from: string, to: string, held: ReadonlyMap<number, Entry>): Change[] {
  return [...held].flatMap(([column, entry]): Change[] => [
    { kind: 'entry', table, line: from, column, before: entry, after: undefined },
    { kind: 'entry', table, line: to, column, before: undefined, after: entry },
  ]);
}

function clearEntries(table: string, line: string, held: ReadonlyMap<number, Entry>): Change[] {
  return [...held].map(([column, before]) => ({
    kind: 'entry',
    table,
    line,
    column,
    before,
    after: undefined,
  }));
}

/** Removes lines with everything below them, their notes, and the parents that are left without children. */
export function deleteLines(
  table: string,
  codes: readonly string[],
  { document, levelsOf }: CommandContext,
): Result<Diff, Refusal> {
  const content = document.tables.get(table);
  const levels = levelsOf(table);
  if (!content || !levels) return failed({ kind: 'no-coded-lines', table });
  if (codes.length === 0) return failed({ kind: 'nothing-to-do' });
  const going = new Set<string>();
  for (const code of codes) {
    if (!content.lines.some((line) => line.code === code))
      return failed({ kind: 'no-such-line', table, code });
    for (const line of content.lines) if (line.code.startsWith(code)) going.add(line.code);
  }
  for (const code of codes) {
    for (const parent of ancestorCodes(code, levels).toReversed()) {
      const stays = content.lines.some(
        (line) => line.code !== parent && line.code.startsWith(parent) && !going.has(line.code),
      );
      if (!stays && content.lines.some((line) => line.code === parent)) going.add(parent);
    }
  }
  const entries = [...going].flatMap((line) =>
    [...(content.entries.get(line) ?? [])].map(
      ([column, before]): Change => ({ kind: 'entry', table, line, column, before, after: undefined }),
    ),
  );
  const lines = content.lines
    .filter((line) => going.has(line.code))
    .map((before): Change => ({ kind: 'line', table, before, after: undefined }));
  const notes = [...document.notes].flatMap(([address, before]): Change[] => {
    const place = parseAddress(address);
    const goes = place?.table === table && going.has(place.line);
    return goes ? [{ kind: 'note', address, before, after: undefined }] : [];
  });
  return ok([...entries, ...notes, ...lines]);
}

export function renameLine(
  table: string,
  code: string,
  wanted: string,
  { document }: CommandContext,
): Result<Diff, Refusal> {
  const before = document.tables.get(table)?.lines.find((line) => line.code === code);
  if (!before) return failed({ kind: 'no-such-line', table, code });
  const name = wanted.trim();
  if (name === '') return failed({ kind: 'blank-name', code });
  if (before.name === name) return failed({ kind: 'nothing-to-do' });
  return ok([{ kind: 'line', table, before, after: { code, name } }]);
}
