import type { Scale } from '#shared/amount/amount';
import { explainAmountProblem, parseValue } from '#shared/amount/parse-amount';
import { type AddressText, parseAddress } from '#shared/document/address';
import { explainRefusal } from '#shared/document/explain-refusal';
import type { Session } from '#shared/session/session';

/** Carried out, or one sentence saying why not. */
export type Commit = { readonly done: true } | { readonly done: false; readonly sentence: string };

const DONE: Commit = { done: true };

/**
 * Turns typed text into a command. A derived cell is only written when `overriding` (改写) or already overridden;
 * otherwise the refusal names its formula.
 */
export function commitText(
  session: Session,
  text: string,
  typed: string,
  scale: Scale,
  overriding: boolean,
): Commit {
  const address = parseAddress(text);
  const view = address && session.cell(address);
  if (!address || !view) return refused(`没有单元格 ${text}`);
  const value = parseValue(typed, view.type, scale);
  if (!value.ok) return refused(`${text}：${explainAmountProblem(value.problem, scale)}`);
  const writesFormula = view.kind === 'override' || (view.kind === 'derived' && overriding);
  const result = session.run(
    writesFormula
      ? { kind: 'override-cell', address, value: value.value }
      : { kind: 'set-cells', cells: [{ address, value: value.value }] },
  );
  if (result.ok || result.problem.kind === 'nothing-to-do') return DONE;
  return refused(explainRefusal(result.problem));
}

/** Delete: clears an input cell, restores the formula of an overridden one. */
export function clearCell(session: Session, text: AddressText): Commit {
  const address = parseAddress(text);
  const view = address && session.cell(address);
  if (!address || !view) return DONE;
  const result = session.run(
    view.kind === 'override'
      ? { kind: 'restore-formula', addresses: [address] }
      : { kind: 'set-cells', cells: [{ address, value: null }] },
  );
  if (result.ok || result.problem.kind === 'nothing-to-do') return DONE;
  return refused(explainRefusal(result.problem));
}

function refused(sentence: string): Commit {
  return { done: false, sentence };
}
