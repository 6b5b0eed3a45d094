import { type Scale, sameValue } from '#shared/amount/amount';
import { type Address, type AddressText, toAddress } from '#shared/document/address';
import type { CellEdit, Step } from '#shared/document/command';
import { explainRefusal } from '#shared/document/explain-refusal';
import { editText, readTyped } from '#shared/kind/value-text';
import { present } from '#shared/kit/assert';
import { append } from '#shared/kit/lists';
import { ok, type Result } from '#shared/kit/result';
import type { CellView, Session } from '#shared/session/session';

/** Carried out, perhaps with something the clerk should know, or one sentence saying why not. */
export type Commit =
  | { readonly done: true; readonly notice?: string }
  | { readonly done: false; readonly sentence: string };

/** What typing into one cell comes to, and what there is to tell of it; no step: it stays as it is. */
type Written = { readonly step?: Step; readonly notice?: string };

/**
 * Turns typed text, an amount or a sum (`=1200+350.5*2`), into one command: Enter writes one cell, Ctrl+Enter all that
 * are selected. A derived cell is only written when it is `overriding` (改写) or overridden already; otherwise it is
 * left, and told: where nothing else is to be written, as a refusal. Overriding with what the formula gives does nothing.
 */
export function commitText(
  session: Session,
  addresses: readonly AddressText[],
  typed: string,
  scale: Scale,
  overriding: AddressText | null,
): Commit {
  const edits: CellEdit[] = [];
  const steps: Step[] = [];
  const notices = new Set<string>();
  const left: CellView[] = [];
  for (const text of addresses) {
    const address = toAddress(text);
    const view = session.cell(address);
    if (!view) return refused(explainRefusal({ kind: 'no-such-cell', address: text }));
    if (view.kind === 'not-applicable' || (view.kind === 'derived' && overriding !== text)) {
      left.push(view);
      continue;
    }
    const written = write(address, view, typed, scale);
    if (!written.ok) return refused(`${text}：${written.problem}`);
    const { step, notice } = written.value;
    if (step?.kind === 'set-cells') append(edits, step.cells);
    else if (step) steps.push(step);
    if (notice !== undefined) notices.add(addresses.length === 1 ? `${text}：${notice}` : notice);
  }
  if (edits.length > 0) steps.push({ kind: 'set-cells', cells: edits });
  if (steps.length === 0 && left.length > 0) return refused(whyLeft(left));
  const result = session.run({ kind: 'together', steps });
  if (!result.ok && result.problem.kind !== 'nothing-to-do') return refused(explainRefusal(result.problem));
  if (left.length > 0) {
    if (notices.size === 0) notices.add('已录入');
    notices.add(`其中 ${left.length} 个单元格由公式计算或不适用，没有改动`);
  }
  return notices.size === 0 ? { done: true } : { done: true, notice: [...notices].join('；') };
}

function write(address: Address, view: CellView, typed: string, scale: Scale): Result<Written, string> {
  const isDerived = view.kind === 'derived';
  // 改写 opened and left as it was.
  if (isDerived && typed === editText(view.value, view.type, scale)) return ok({});
  const read = readTyped(typed, view.type, scale);
  if (!read.ok) return read;
  const { value, notice } = read.value;
  if (isDerived && sameValue(value, view.computed ?? null)) {
    // There is nothing to override; a total that stood as printed (尾差) is computed again.
    const step: Step = { kind: 'restore-formula', addresses: [address] };
    return ok({ step, notice: '与公式计算的数相同，没有改写，仍由公式计算' });
  }
  const step: Step =
    view.kind === 'input'
      ? { kind: 'set-cells', cells: [{ address, value }] }
      : { kind: 'override-cell', address, value };
  return ok({ step, ...(notice === undefined ? {} : { notice }) });
}

/** Of one cell its own refusal, which names the formula. */
function whyLeft([first, ...others]: readonly CellView[]): string {
  if (!first || others.length > 0)
    return '选中的单元格由公式计算或不适用，没有录入；要改计算的数，请改其来源，或用“改写”';
  const { address, formula } = first;
  return explainRefusal(
    first.kind === 'derived'
      ? { kind: 'derived', address, formula: present(formula, 'a derived cell has a formula').text }
      : { kind: 'not-applicable', address },
  );
}

function refused(sentence: string): Commit {
  return { done: false, sentence };
}
