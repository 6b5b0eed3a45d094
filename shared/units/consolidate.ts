import { type CellValue, isNumber } from '../amount/amount';
import { type AddressText, parseAddress } from '../document/address';
import {
  type Book,
  EMPTY_TABLE,
  type Entry,
  type ProjectDocument,
  type TableContent,
} from '../document/document';
import { newDocument } from '../document/new-document';
import type { CompileProblem } from '../engine/program';
import { IssueList } from '../import/issue-list';
import { settleDerived } from '../import/settle-derived';
import { ok, type Result } from '../kit/result';
import { ELIMINATION_BOOK, MEMBER_BOOK, PRIOR_BOOK } from '../pack/book';
import type { Facts } from '../pack/facts';
import type { Pack } from '../pack/pack';
import { createSession } from '../session/create-session';
import type { Session } from '../session/session';
import type { Member, MemberCell } from './member';
import { type Elimination, type Eliminations, proposeEliminations } from './propose-eliminations';
import { sumBooks } from './sum-books';

/** A sum of units, open as a project: its members are books of it, and what was eliminated one of its own. */
export type Consolidation = Eliminations & {
  readonly session: Session;
  /** Book name → member, in their order. */
  readonly members: ReadonlyMap<string, Member>;
  readonly notes: readonly string[];
};

/**
 * Sums members table by table. What a formula gives of the sums is left to it; a total that is not what its parts give, because
 * some member's was not, stays as summed (改写). Eliminations are taken off the entered cells on both sides and kept as entries
 * of the book 抵销. `priors`: last year's books of the members, summed too where all have one.
 */
export function consolidate(
  pack: Pack,
  facts: Facts,
  found: readonly Member[],
  priors: readonly Member[],
): Result<Consolidation, CompileProblem> {
  const { tables, notes } = sumBooks(pack, found);
  const printed: ProjectDocument = { ...newDocument(pack, facts), tables };
  const settled = settleDerived(pack, printed, new Map(), new IssueList());
  if (!settled.ok) return settled;
  const eliminations = proposeEliminations(pack, found);
  const isEntered = ({ cell }: MemberCell): boolean => isNumber(valueAt(settled.value.tables, cell));
  const fits = ({ income, expense }: Elimination): boolean => [...income, ...expense].every(isEntered);
  const proposed = eliminations.proposed.filter(fits);
  // Where units detail a 科目 differently, a cell of one is a sum of another's: nothing can be taken off it.
  const unfit = eliminations.proposed.flatMap((one) =>
    fits(one)
      ? []
      : [
          `${one.title}：${one.income[0]?.cell ?? ''} 和 ${one.expense[0]?.cell ?? ''} 不都是末级，没有抵销，请手工处理`,
        ],
  );
  const taken = takenOff(proposed);
  const width = String(found.length).length;
  const members = new Map(
    found.map((member, at): [string, Member] => [
      `${MEMBER_BOOK}${String(at + 1).padStart(width, '0')}`,
      member,
    ]),
  );
  const prior = summedPriors(pack, facts, found, priors);
  const document: ProjectDocument = {
    ...printed,
    tables: without(settled.value.tables, taken),
    books: new Map<string, Book>([
      ...(prior ? [[PRIOR_BOOK, prior] as const] : []),
      ...[...members].map(([name, { book }]) => [name, book] as const),
      ...(taken.size > 0 ? [[ELIMINATION_BOOK, eliminationBook(pack, facts, taken)] as const] : []),
    ]),
  };
  const session = createSession(pack, document);
  if (!session.ok) return session;
  const lacking = found.length - priors.length;
  const unsummed = prior || priors.length === 0 ? [] : [`${lacking} 个单位没有上年数，没有汇总上年数`];
  return ok({
    proposed,
    unmatched: eliminations.unmatched,
    session: session.value,
    members,
    notes: [...notes, ...unfit, ...unsummed],
  });
}

/** By cell, what is taken off in 分. */
function takenOff(proposed: readonly Elimination[]): ReadonlyMap<AddressText, bigint> {
  const taken = new Map<AddressText, bigint>();
  for (const { income, expense } of proposed) {
    for (const { cell, amount } of [...income, ...expense]) taken.set(cell, (taken.get(cell) ?? 0n) + amount);
  }
  return taken;
}

function without(
  tables: ReadonlyMap<string, TableContent>,
  taken: ReadonlyMap<AddressText, bigint>,
): ReadonlyMap<string, TableContent> {
  const changed = new Map(tables);
  for (const [cell, amount] of taken) {
    const address = parseAddress(cell);
    const content = address && changed.get(address.table);
    const value = valueAt(changed, cell);
    if (!address || !content || !isNumber(value)) continue;
    const columns = new Map(content.entries.get(address.line)).set(address.column, { value: value - amount });
    changed.set(address.table, { ...content, entries: new Map(content.entries).set(address.line, columns) });
  }
  return changed;
}

function valueAt(tables: ReadonlyMap<string, TableContent>, cell: AddressText): CellValue {
  const address = parseAddress(cell);
  if (!address) return null;
  return tables.get(address.table)?.entries.get(address.line)?.get(address.column)?.value ?? null;
}

function eliminationBook(pack: Pack, facts: Facts, taken: ReadonlyMap<AddressText, bigint>): Book {
  const entries = new Map<string, Map<string, Map<number, Entry>>>();
  for (const [cell, amount] of taken) {
    const address = parseAddress(cell);
    if (!address) continue;
    const lines = entries.get(address.table) ?? new Map<string, Map<number, Entry>>();
    const columns = lines.get(address.line) ?? new Map<number, Entry>();
    lines.set(address.line, columns.set(address.column, { value: -amount }));
    entries.set(address.table, lines);
  }
  const tables = [...entries].map(([id, lines]): [string, TableContent] => [
    id,
    { ...EMPTY_TABLE, lines: [...lines.keys()].sort().map((code) => ({ code, name: '' })), entries: lines },
  ]);
  return {
    kind: ELIMINATION_BOOK,
    readOnly: true,
    packId: pack.id,
    facts,
    source: '',
    tables: new Map(tables),
  };
}

function summedPriors(
  pack: Pack,
  facts: Facts,
  found: readonly Member[],
  priors: readonly Member[],
): Book | undefined {
  if (priors.length === 0 || priors.length < found.length) return undefined;
  return {
    kind: PRIOR_BOOK,
    readOnly: true,
    packId: pack.id,
    facts: { ...facts, year: facts.year - 1 },
    source: `${priors.length} 个单位的上年数之和`,
    tables: sumBooks(pack, priors).tables,
  };
}

/** A cell of a sum that its units say otherwise. */
export type SumDifference = {
  readonly cell: AddressText;
  /** What the department typed, and what its units give. */
  readonly typed: bigint;
  readonly sum: bigint;
};

/** Where the department's own tables differ from the sum of its units, cell by cell, in the order of the tables. */
export function sumDifferences(sum: Session, department: Session): readonly SumDifference[] {
  const cells = new Set([...sum.addresses(), ...department.addresses()]);
  const amountIn = (session: Session, text: AddressText): bigint => {
    const address = parseAddress(text);
    const value = (address && session.cell(address)?.value) ?? null;
    return isNumber(value) ? value : 0n;
  };
  return [...cells].flatMap((cell) => {
    const [typed, given] = [amountIn(department, cell), amountIn(sum, cell)];
    return typed === given ? [] : [{ cell, typed, sum: given }];
  });
}

/** What a cell of a sum is made of: each member's amount, and what was eliminated; nothing where it is nothing. */
export type Term = {
  readonly book: string;
  readonly organisation: string;
  readonly source: string;
  readonly amount: bigint;
};

/** From a cell of a sum to the units behind it. A derived cell has the units' own; eliminations stand at entered cells. */
export function termsOf(document: ProjectDocument, cell: AddressText): readonly Term[] {
  const address = parseAddress(cell);
  if (!address) return [];
  return [...document.books].flatMap(([book, { kind, facts, source, tables }]) => {
    if (kind !== MEMBER_BOOK && kind !== ELIMINATION_BOOK) return [];
    const value = tables.get(address.table)?.entries.get(address.line)?.get(address.column)?.value ?? null;
    if (!isNumber(value) || value === 0n) return [];
    const organisation = kind === MEMBER_BOOK ? facts.organisation : ELIMINATION_BOOK;
    return [{ book, organisation, source, amount: value }];
  });
}
