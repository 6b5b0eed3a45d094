import { isNothing } from '../amount/amount';
import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import { ancestorCodes, type CodedLine } from '../pack/table-shape';
import type { LineKey, TableId } from '../rule/rule';
import { type AddressText, parseAddress, toAddress, writeAddress } from './address';
import type { Command, CommandContext, Refusal } from './command';
import type { Change, Diff } from './diff';
import type { TableContent } from './document';
import { parentsLeftAlone } from './line-commands';

type RecodeLine = Extract<Command, { kind: 'recode-line' }>;

/** Old code → new code, of the line and all below it. */
type Codes = ReadonlyMap<string, string>;

/**
 * Corrects the code of a line, in all the tables named, with all that hangs on it: what stands below it, amounts,
 * notes, explanations, what imports said of its cells. New parents come, old ones left without children go, as when
 * lines are inserted and deleted.
 */
export function recodeLine(command: RecodeLine, context: CommandContext): Result<Diff, Refusal> {
  const { code, to, tables } = command;
  if (code === to || tables.length === 0) return failed({ kind: 'nothing-to-do' });
  const diff: Change[] = [];
  const moved = new Map<string, Codes>();
  for (const table of tables) {
    const content = context.document.tables.get(table);
    const levels = context.levelsOf({ table });
    if (!content || !levels) return failed({ kind: 'no-coded-lines', table });
    const codes = codesAfter(content, code, to);
    const refusal = refuse({
      ...{ table, code, to, content, levels, codes },
      isCode: (typed) => context.isCode({ table }, typed),
    });
    if (refusal) return failed(refusal);
    moved.set(table, codes);
    append(diff, moveLines(command, table, content, codes, levels));
  }
  return ok([...diff, ...moveWords(context, moved)]);
}

function codesAfter(content: TableContent, code: string, to: string): Codes {
  return new Map(
    content.lines
      .filter((line) => line.code.startsWith(code))
      .map((line) => [line.code, `${to}${line.code.slice(code.length)}`]),
  );
}

type Place = {
  readonly table: TableId;
  readonly code: string;
  readonly to: string;
  readonly content: TableContent;
  readonly levels: readonly number[];
  readonly isCode: (code: string) => boolean;
  readonly codes: Codes;
};

function refuse({ table, code, to, content, levels, isCode, codes }: Place): Refusal | undefined {
  if (!codes.has(code)) return { kind: 'no-such-line', table, code };
  if (!isCode(to)) return { kind: 'bad-code', table, code: to };
  if (codes.size > 1 && to.length !== code.length) return { kind: 'other-level', table, code, to };
  const staying = content.lines.filter((line) => !codes.has(line.code));
  const taken = staying.find((line) => [...codes.values()].includes(line.code));
  if (taken) return { kind: 'duplicate-code', table, code: taken.code };
  const parent = ancestorCodes(to, levels)
    .toReversed()
    .find((ancestor) => staying.some((line) => line.code === ancestor));
  const isLeaf =
    parent !== undefined &&
    !content.lines.some(({ code: other }) => other !== parent && other.startsWith(parent));
  const holds =
    isLeaf && [...(content.entries.get(parent)?.values() ?? [])].some(({ value }) => !isNothing(value));
  return holds ? { kind: 'parent-has-amounts', table, code: to, parent } : undefined;
}

/** The lines under their new codes with their amounts; parents that come and go. */
function moveLines(
  { name, names, code, to }: RecodeLine,
  table: TableId,
  content: TableContent,
  codes: Codes,
  levels: readonly number[],
): Change[] {
  const staying = content.lines.filter((line) => !codes.has(line.code));
  const wanted = ancestorCodes(to, levels);
  const going = parentsLeftAlone(content, [code], new Set(codes.keys()), levels).filter(
    (parent) => !wanted.includes(parent),
  );
  const coming = wanted.filter((parent) => !staying.some((line) => line.code === parent));
  const arriving: CodedLine[] = [
    ...content.lines.flatMap((line) => {
      const next = codes.get(line.code);
      return next === undefined ? [] : [{ code: next, name: line.code === code ? name : line.name }];
    }),
    ...coming.map((parent) => ({ code: parent, name: names[parent] ?? '' })),
  ];
  const left = (line: LineKey): Change[] =>
    [...(content.entries.get(line) ?? [])].map(([column, before]) => ({
      kind: 'entry',
      table,
      line,
      column,
      before,
      after: undefined,
    }));
  // What a leaf that becomes a parent holds is nothing, or it would have refused; it would override its children.
  const emptied = wanted.filter(
    (parent) => !coming.includes(parent) && !going.includes(parent) && !hasChild(content, parent),
  );
  return [
    ...[...codes.keys(), ...going, ...emptied].flatMap(left),
    ...content.lines
      .filter((line) => codes.has(line.code) || going.includes(line.code))
      .map((before): Change => ({ kind: 'line', table, before, after: undefined })),
    ...arriving.map((after): Change => ({ kind: 'line', table, before: undefined, after })),
    ...[...codes].flatMap(([from, line]) =>
      [...(content.entries.get(from) ?? [])].map(
        ([column, after]): Change => ({ kind: 'entry', table, line, column, before: undefined, after }),
      ),
    ),
  ];
}

function hasChild(content: TableContent, parent: string): boolean {
  return content.lines.some(({ code }) => code !== parent && code.startsWith(parent));
}

/** Notes, explanations and issues name cells: they follow. */
function moveWords({ document }: CommandContext, moved: ReadonlyMap<string, Codes>): Change[] {
  const renamed = (text: AddressText): AddressText => {
    const address = toAddress(text);
    if (address.book !== undefined) return text;
    const line = moved.get(address.table)?.get(address.line);
    return line === undefined ? text : writeAddress({ ...address, line });
  };
  const notes = [...document.notes].flatMap(([address, text]) => {
    const next = renamed(address);
    return next === address ? [] : [{ address, next, text }];
  });
  const explanations = [...document.explanations].flatMap(([finding, text]) => {
    const next = finding.replaceAll(ADDRESSES, (text) => {
      const address = parseAddress(text);
      return address ? renamed(writeAddress(address)) : text;
    });
    return next === finding ? [] : [{ finding, next, text }];
  });
  const issues = document.issues.map((issue) => ({ ...issue, cells: issue.cells.map(renamed) }));
  const isTold = issues.some(({ cells }, at) => cells.join() !== document.issues[at]?.cells.join());
  // All go before any comes: one may come where another was.
  return [
    ...notes.map(({ address, text }): Change => ({ kind: 'note', address, before: text, after: undefined })),
    ...notes.map(
      ({ next, text }): Change => ({ kind: 'note', address: next, before: undefined, after: text }),
    ),
    ...explanations.map(
      ({ finding, text }): Change => ({ kind: 'explanation', finding, before: text, after: undefined }),
    ),
    ...explanations.map(
      ({ next, text }): Change => ({ kind: 'explanation', finding: next, before: undefined, after: text }),
    ),
    ...(isTold ? [{ kind: 'issues', before: document.issues, after: issues } as const] : []),
  ];
}

/** The addresses in a finding's key. */
const ADDRESSES = /[^|+,;\s[\]]+\[[^\]]+\]/g;
