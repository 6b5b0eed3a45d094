import { type Amount, isNumber } from '../amount/amount';
import { type AddressText, parseAddress } from '../document/address';
import type { ProjectDocument } from '../document/document';
import type { ValueType } from '../kind/kinds';
import { ELIMINATION_BOOK, MEMBER_BOOK } from '../pack/book';
import type { CellView, Session } from '../session/session';
import { adds } from './unit-sum';

/** A cell of a sum that its units say otherwise, with what its numbers are. */
export type SumDifference = {
  readonly cell: AddressText;
  readonly type: ValueType;
  /** What the department typed, and what its units give. */
  readonly typed: Amount;
  readonly sum: Amount;
};

/**
 * Where the department's own tables differ from the sum of its units, cell by cell, in the order of the tables. What units
 * cannot give by adding (a rate that no formula computes, words) is not compared.
 */
export function sumDifferences(sum: Session, department: Session): readonly SumDifference[] {
  const cells = new Set([...sum.addresses(), ...department.addresses()]);
  return [...cells].flatMap((cell) => {
    const [own, given] = [department.cell(cell), sum.cell(cell)];
    const type = (own ?? given)?.type;
    if (type === undefined || (!adds(type) && amountIn(given) === undefined)) return [];
    const [typed, added] = [amountIn(own) ?? 0n, amountIn(given) ?? 0n];
    return typed === added ? [] : [{ cell, type, typed, sum: added }];
  });
}

function amountIn(cell: CellView | undefined): Amount | undefined {
  return cell && isNumber(cell.value) ? cell.value : undefined;
}

/** What a cell of a sum is made of: each member's amount, and what was eliminated; nothing where it is nothing. */
export type Term = {
  readonly book: string;
  readonly organisation: string;
  readonly source: string;
  readonly amount: Amount;
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
