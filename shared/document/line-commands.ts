import { isNothing } from '../amount/amount';
import { failed, ok, type Result } from '../kit/result';
import { ancestorCodes } from '../pack/table-shape';
import type { Command, CommandContext, Refusal } from './command';
import type { Change, Diff } from './diff';
import type { CodedLine, Entry, TableContent } from './document';

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

  const lines = new Map(content.lines.map((line) => [line.code, line]));
  const added = new Map<string, CodedLine>();
  for (const { code, name } of command.lines) {
    if (!/^\d+$/.test(code) || !levels.includes(code.length))
      return failed({ kind: 'bad-code', table, code });
    if (lines.has(code)) return failed({ kind: 'duplicate-code', table, code });
    added.set(code, { code, name: name.trim() });
  }
  for (const code of [...added.keys()]) {
    for (const parent of ancestorCodes(code, levels)) {
      if (!lines.has(parent) && !added.has(parent))
        added.set(parent, { code: parent, name: command.names[parent] ?? '' });
    }
  }

  const moves: Change[] = [];
  for (const { code } of command.lines) {
    const parent = ancestorCodes(code, levels)
      .toReversed()
      .find((ancestor) => lines.has(ancestor));
    if (parent === undefined || hasChild(content, parent)) continue;
    const held = content.entries.get(parent);
    if (!held || [...held.values()].every((entry) => isNothing(entry.value))) continue;
    if (!command.moveAmounts) return failed({ kind: 'parent-has-amounts', table, code, parent });
    if (moves.length > 0) continue;
    moves.push(...moveEntries(table, parent, code, held));
  }
  const insertions = [...added.values()].map(
    (after): Change => ({ kind: 'line', table, before: undefined, after }),
  );
  const presence: Change[] = content.absent ? [{ kind: 'presence', table, before: true, after: false }] : [];
  return ok([...insertions, ...moves, ...presence]);
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

/** Removes lines with everything below them and the parents that are left without children. */
export function deleteLines(
  table: string,
  codes: readonly string[],
  { document, levelsOf }: CommandContext,
): Result<Diff, Refusal> {
  const content = document.tables.get(table);
  const levels = levelsOf(table);
  if (!content || !levels) return failed({ kind: 'no-coded-lines', table });
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
  return ok([...entries, ...lines]);
}

export function renameLine(
  table: string,
  code: string,
  name: string,
  { document }: CommandContext,
): Result<Diff, Refusal> {
  const before = document.tables.get(table)?.lines.find((line) => line.code === code);
  if (!before) return failed({ kind: 'no-such-line', table, code });
  if (before.name === name.trim()) return failed({ kind: 'nothing-to-do' });
  return ok([{ kind: 'line', table, before, after: { code, name: name.trim() } }]);
}
