import { sameValue } from '../amount/amount';
import { checkValue } from '../kind/value-text';
import { present, unreachable } from '../kit/assert';
import { append } from '../kit/lists';
import { failed, ok, type Result } from '../kit/result';
import type { Facts } from '../pack/facts';
import { ROW_NAME } from '../pack/row-keys';
import type { BookId } from '../rule/rule';
import { type Address, placeOf, type TablePlace, writeAddress } from './address';
import { closedBook } from './closed-book';
import type { CellEdit, CommandContext, Refusal, Step } from './command';
import type { Change, Diff } from './diff';
import {
  type DismissedMark,
  type Entry,
  entryAt,
  type FormFacts,
  type TableContent,
  tablesIn,
} from './document';
import { deleteLines, insertLines, renameLine, writeRowName } from './line-commands';
import { recodeLine } from './recode-line';

/** Judges a step against the document: the diff it makes, or the reason it is refused. Changes nothing. */
export function applyCommand(command: Step, context: CommandContext): Result<Diff, Refusal> {
  const { document } = context;
  switch (command.kind) {
    case 'set-cells':
      return setCells(command.cells, context);
    case 'override-cell':
      return overrideCell(command.address, command.value, context);
    case 'keep-printed':
      return keepPrinted(command.cells, context);
    case 'restore-formula':
      return restoreFormula(command.addresses, context);
    case 'insert-lines':
      return insertLines(command, context);
    case 'delete-lines':
      return deleteLines(command, context);
    case 'rename-line':
      return renameLine(command, context);
    case 'recode-line':
      return recodeLine(command, context);
    case 'set-facts':
      return setFacts(command.facts, context);
    case 'explain': {
      const before = document.explanations.get(command.finding);
      const after = command.text.trim() === '' ? undefined : command.text.trim();
      if (before === after) return failed({ kind: 'nothing-to-do' });
      return changed([{ kind: 'explanation', finding: command.finding, before, after }]);
    }
    case 'set-text': {
      const before = document.texts.get(command.key);
      const after = command.text.trim() === '' ? undefined : command.text.trim();
      if (before === after) return failed({ kind: 'nothing-to-do' });
      return changed([
        { kind: 'text', key: command.key, before, after },
        // They were said of the words as they stood.
        ...dismissalsOf(command.key, undefined, context),
      ]);
    }
    case 'dismiss-mark':
      return dismissMark(command, context);
    case 'set-text-note': {
      const before = document.textNotes.get(command.key);
      const after = command.text.trim() === '' ? undefined : command.text.trim();
      if (before === after) return failed({ kind: 'nothing-to-do' });
      return changed([{ kind: 'text-note', key: command.key, before, after }]);
    }
    case 'set-note':
      return setNote(command.address, command.text, context);
    case 'dismiss-issue': {
      const after = document.issues.filter((issue) => issue.id !== command.issue);
      if (after.length === document.issues.length) return failed({ kind: 'nothing-to-do' });
      return changed([{ kind: 'issues', before: document.issues, after }]);
    }
    case 'take-import':
      return changed([
        { kind: 'facts', before: document.facts, after: { ...document.facts, ...command.facts } },
        ...[...command.tables].map(
          ([table, after]): Change => ({
            kind: 'table',
            table,
            before: tableOf({ table }, context),
            after,
          }),
        ),
        { kind: 'issues', before: document.issues, after: command.issues },
        ...[...(command.notes ?? [])]
          .filter(([address]) => !document.notes.has(address))
          .map(([address, after]): Change => ({ kind: 'note', address, before: undefined, after })),
      ]);
    case 'set-form':
      return setForm(command.book, command.facts, context);
    case 'set-book': {
      const before = document.books.get(command.book);
      if (before === command.content) return failed({ kind: 'nothing-to-do' });
      return changed([{ kind: 'book', book: command.book, before, after: command.content }]);
    }
    default:
      return unreachable(command);
  }
}

function changed(diff: Diff): Result<Diff, Refusal> {
  return ok(diff);
}

function dismissMark(
  { key, mark, reason }: Extract<Step, { kind: 'dismiss-mark' }>,
  context: CommandContext,
): Result<Diff, Refusal> {
  const known = context.document.dismissals.get(key) ?? [];
  const isMeant = (other: DismissedMark): boolean => other.kind === mark.kind && other.words === mark.words;
  const before = known.find(isMeant)?.reason ?? '';
  const after = reason.trim();
  if (before === after) return failed({ kind: 'nothing-to-do' });
  const { kind, words } = mark;
  const others = known.filter((other) => !isMeant(other));
  return changed(
    dismissalsOf(key, after === '' ? others : [...others, { kind, words, reason: after }], context),
  );
}

function dismissalsOf(
  key: string,
  after: readonly DismissedMark[] | undefined,
  { document }: CommandContext,
): readonly Change[] {
  const before = document.dismissals.get(key);
  const left = after?.length === 0 ? undefined : after;
  return before === left ? [] : [{ kind: 'dismissals', key, before, after: left }];
}

function setNote(address: Address, text: string, context: CommandContext): Result<Diff, Refusal> {
  const key = writeAddress(address);
  const before = context.document.notes.get(key);
  const after = text.trim() === '' ? undefined : text.trim();
  if (before === after) return failed({ kind: 'nothing-to-do' });
  const closed = closedBook(address.book, context);
  if (closed) return failed(closed);
  // A note whose cell has gone can still be taken away.
  if (after !== undefined && context.kindOf(address) === undefined) {
    return failed({ kind: 'no-such-cell', address: key });
  }
  return changed([{ kind: 'note', address: key, before, after }]);
}

function setForm(
  book: BookId,
  facts: Partial<FormFacts>,
  { document }: CommandContext,
): Result<Diff, Refusal> {
  const before = document.books.get(book)?.form;
  if (!before) return failed({ kind: 'no-such-book', book });
  const after = { ...before, ...facts };
  const isSame = (Object.keys(after) as (keyof FormFacts)[]).every((key) => before[key] === after[key]);
  if (isSame) return failed({ kind: 'nothing-to-do' });
  if (after.name.trim() === '') return failed({ kind: 'blank-form-name' });
  return changed([{ kind: 'form', book, before, after }]);
}

function setFacts(facts: Partial<Facts>, { document }: CommandContext): Result<Diff, Refusal> {
  const before = document.facts;
  const after = { ...before, ...facts };
  const isSame =
    before.organisation === after.organisation && before.kind === after.kind && before.year === after.year;
  return isSame ? failed({ kind: 'nothing-to-do' }) : changed([{ kind: 'facts', before, after }]);
}

function tableOf({ book, table }: TablePlace, { document }: CommandContext): TableContent {
  return present(tablesIn(document, book)?.get(table), `a command names table ${table}, which the pack has`);
}

function setCells(edits: readonly CellEdit[], context: CommandContext): Result<Diff, Refusal> {
  const diff: Change[] = [];
  for (const { address, value } of edits) {
    const refusal = refuse(address, 'input', context) ?? refuseValue(address, value, context);
    if (refusal) return failed(refusal);
    if (address.column === ROW_NAME) {
      append(diff, writeRowName(address, value, context));
      continue;
    }
    const before = entryAt(context.document, address);
    if (before === undefined ? value === null : before.value === value) continue;
    diff.push(entryChange(address, before, value === null ? undefined : { value }));
  }
  if (diff.length === 0) return failed({ kind: 'nothing-to-do' });
  return ok([
    ...diff,
    ...settleIssues(
      edits.map(({ address }) => address),
      context,
    ),
    ...presence(diff, context),
  ]);
}

function overrideCell(
  address: Address,
  value: CellEdit['value'],
  context: CommandContext,
): Result<Diff, Refusal> {
  const refusal = refuse(address, 'derived', context) ?? refuseValue(address, value, context);
  if (refusal) return failed(refusal);
  const before = entryAt(context.document, address);
  if (before && !before.rounded && sameValue(before.value, value)) return failed({ kind: 'nothing-to-do' });
  const change = entryChange(address, before, { value });
  return ok([change, ...settleIssues([address], context), ...presence([change], context)]);
}

function keepPrinted(edits: readonly CellEdit[], context: CommandContext): Result<Diff, Refusal> {
  const diff: Change[] = [];
  for (const { address, value } of edits) {
    const refusal = refuse(address, 'derived', context) ?? refuseValue(address, value, context);
    if (refusal) return failed(refusal);
    const before = entryAt(context.document, address);
    // A blank is no printed total: the formula's stands.
    const after: Entry | undefined = value === null ? undefined : { value, rounded: true };
    if (after === undefined ? before === undefined : before?.rounded && sameValue(before.value, value))
      continue;
    diff.push(entryChange(address, before, after));
  }
  const addresses = edits.map(({ address }) => address);
  return diff.length === 0
    ? failed({ kind: 'nothing-to-do' })
    : ok([...diff, ...settleIssues(addresses, context), ...presence(diff, context)]);
}

function restoreFormula(addresses: readonly Address[], context: CommandContext): Result<Diff, Refusal> {
  const diff: Change[] = [];
  for (const address of addresses) {
    const refusal = refuse(address, 'derived', context);
    if (refusal) return failed(refusal);
    const before = entryAt(context.document, address);
    if (before) diff.push(entryChange(address, before, undefined));
  }
  return diff.length === 0 ? failed({ kind: 'nothing-to-do' }) : ok(diff);
}

/** The reason a cell cannot be written as the wanted kind, if there is one. */
function refuse(address: Address, wanted: 'input' | 'derived', context: CommandContext): Refusal | undefined {
  const text = writeAddress(address);
  const closed = closedBook(address.book, context);
  if (closed) return closed;
  const kind = context.kindOf(address);
  if (kind === undefined) return { kind: 'no-such-cell', address: text };
  if (kind === 'not-applicable') return { kind: 'not-applicable', address: text };
  if (kind === wanted) return undefined;
  return wanted === 'input'
    ? { kind: 'derived', address: text, formula: context.formulaOf(address) }
    : { kind: 'not-derived', address: text };
}

function refuseValue(
  address: Address,
  value: CellEdit['value'],
  { typeOf }: CommandContext,
): Refusal | undefined {
  const checked = checkValue(value, typeOf(address));
  return checked.ok
    ? undefined
    : { kind: 'wrong-value', address: writeAddress(address), reason: checked.problem };
}

function entryChange(address: Address, before: Entry | undefined, after: Entry | undefined): Change {
  return { kind: 'entry', ...address, before, after };
}

/** An import's complaint about a cell is settled once the clerk has written the cell. */
function settleIssues(addresses: readonly Address[], { document }: CommandContext): Change[] {
  const written = new Set(addresses.map(writeAddress));
  const after = document.issues.filter((issue) => !issue.cells.some((cell) => written.has(cell)));
  return after.length === document.issues.length ? [] : [{ kind: 'issues', before: document.issues, after }];
}

/** A table that the imported workbook lacked is there once something is typed into it. */
function presence(diff: readonly Change[], context: CommandContext): Change[] {
  const written = new Map<string, TablePlace>();
  for (const change of diff) {
    if (change.kind === 'entry') written.set(`${change.book ?? ''}.${change.table}`, placeOf(change));
  }
  return [...written.values()].flatMap((place): Change[] =>
    tableOf(place, context).absent ? [{ kind: 'presence', ...place, before: true, after: false }] : [],
  );
}
