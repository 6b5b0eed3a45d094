import { type CellValue, isNothing, sameValue } from '../amount/amount';
import {
  type Address,
  type AddressText,
  type TablePlace,
  toAddress,
  writeAddress,
} from '../document/address';
import type { CellEdit, Command, Step } from '../document/command';
import { tablesIn } from '../document/document';
import { explainRefusal } from '../document/explain-refusal';
import { AMOUNT } from '../kind/kinds';
import { readPasted } from '../kind/value-text';
import { failed, ok, type Result } from '../kit/result';
import type { CodedLine } from '../pack/table-shape';
import { forkForTables } from '../session/fork-session';
import type { Session } from '../session/session';
import type { Aim, Stray } from './aim';
import { insertMissing } from './insert-missing';

/** A pasted value for a cell that a formula decides, which gives something else. */
export type DifferingCell = {
  readonly address: AddressText;
  readonly pasted: CellValue;
  /** What the formula gives once everything else is pasted. */
  readonly computed: CellValue;
};

/** What a paste would do, known before anything is done. */
export type PastePlan = {
  /** Carried out whatever the clerk chooses, in order. */
  readonly steps: readonly Step[];
  /** Derived cells: not written, unless the clerk wants them overridden (改写). */
  readonly differing: readonly DifferingCell[];
  /** Derived cells that keep the pasted total: published in 万元, it differs by rounding alone (尾差). */
  readonly kept: readonly AddressText[];
  /** Cells and rows that cannot be taken, with the reason. */
  readonly refused: readonly Stray[];
  /** Lines that come into being, missing parents included. */
  readonly newLines: readonly CodedLine[];
  /** What else the clerk should know beforehand. */
  readonly notices: readonly string[];
  /** Every cell the paste is aimed at. */
  readonly cells: readonly AddressText[];
  /** How many of them are written as pasted. */
  readonly written: number;
};

/**
 * Tries a paste out on a copy of the session. A derived cell is compared after the rest is pasted and recomputed:
 * equal is accepted without a word and stays derived; different by rounding to 万元 alone is kept as pasted, as an
 * import does; else it is listed. Fails, with a sentence, only when the lines it needs cannot be made.
 */
export function planPaste(session: Session, place: TablePlace, aim: Aim): Result<PastePlan, string> {
  const trial = trialFor(session, place, aim);
  const lines = insertMissing(trial, place, aim.lines);
  if (!lines.ok) return lines;
  const refused: Stray[] = [...aim.strays];
  const edits = new Map<AddressText, CellEdit>();
  const derived = new Map<AddressText, CellEdit>();
  for (const { address: text, cell } of aim.cells) {
    const address = toAddress(text);
    const view = trial.cell(address);
    const refuse = (reason: string) => refused.push({ place: text, text: cell.text, reason });
    if (!view) {
      if (cell.text.trim() !== '') refuse('没有这个单元格');
      continue;
    }
    const value = readPasted(cell, view.kind === 'not-applicable' ? AMOUNT : view.type, aim.scale);
    if (!value.ok) refuse(value.problem);
    else if (view.kind === 'input') edits.set(text, { address, value: value.value });
    else if (view.kind !== 'not-applicable') {
      if (value.value !== null) derived.set(text, { address, value: value.value });
    } else if (!isNothing(value.value)) refuse('表样中此处印为“——”，不适用');
  }

  const steps: Step[] = [...lines.value.steps];
  if (edits.size > 0) {
    const step: Step = { kind: 'set-cells', cells: [...edits.values()] };
    const tried = trial.run(step);
    if (!tried.ok && tried.problem.kind !== 'nothing-to-do') return failed(explainRefusal(tried.problem));
    steps.push(step);
  }
  const { differing, restored, kept } = settleDerived(trial, [...derived.values()]);
  if (restored.length > 0) steps.push({ kind: 'restore-formula', addresses: restored });
  if (kept.length > 0) steps.push({ kind: 'keep-printed', cells: kept });
  return ok({
    steps,
    differing,
    kept: kept.map(({ address }) => writeAddress(address)),
    refused,
    newLines: lines.value.newLines,
    notices: lines.value.notices,
    cells: [...edits.keys(), ...derived.keys()],
    written: edits.size,
  });
}

/** Where the paste is tried: lines that are missing, and forms, need rules compiled for them. */
function trialFor(session: Session, place: TablePlace, aim: Aim): Session {
  const there = new Set(
    tablesIn(session.document(), place.book)
      ?.get(place.table)
      ?.lines.map(({ code }) => code),
  );
  const isMissing = aim.lines.some(({ code }) => !there.has(code));
  return isMissing || place.book !== undefined ? forkForTables(session, place.book) : session.trial();
}

/** What becomes of pasted totals, seen with all of them in place: one may be what another adds up. */
function settleDerived(
  trial: Session,
  pasted: readonly CellEdit[],
): { readonly differing: DifferingCell[]; readonly restored: Address[]; readonly kept: CellEdit[] } {
  // As nearly all are: then none changes anything, in place or not.
  const isComputed = ({ address, value }: CellEdit): boolean => {
    const view = trial.cell(address);
    return (
      view?.kind === 'derived' && sameValue(view.value, value) && sameValue(view.computed ?? null, value)
    );
  };
  if (pasted.every(isComputed)) return { differing: [], restored: [], kept: [] };
  const overridden = new Set(
    pasted.filter(({ address }) => trial.cell(address)?.kind === 'override').map(({ address }) => address),
  );
  trial.run({ kind: 'keep-printed', cells: pasted });
  const differing: DifferingCell[] = [];
  const restored: Address[] = [];
  const kept: CellEdit[] = [];
  for (const { address, value } of pasted) {
    const { value: shown = null, computed = null } = trial.cell(address) ?? {};
    if (sameValue(value, computed)) {
      if (overridden.has(address)) restored.push(address);
    } else if (sameValue(value, shown)) kept.push({ address, value });
    else differing.push({ address: writeAddress(address), pasted: value, computed });
  }
  return { differing, restored, kept };
}

/** Nothing needs the clerk's eye before it is done. */
export function isClean({ differing, refused, notices }: PastePlan): boolean {
  return differing.length + refused.length + notices.length === 0;
}

/** The whole paste as one command; `overridden` are the differing cells to be written against their formulas. */
export function pasteCommand(plan: PastePlan, overridden: ReadonlySet<AddressText>): Command {
  const overrides = plan.differing.flatMap(({ address: text, pasted }): Step[] => {
    if (!overridden.has(text)) return [];
    return [{ kind: 'override-cell', address: toAddress(text), value: pasted }];
  });
  return { kind: 'together', steps: [...plan.steps, ...overrides] };
}
