import type { Scale } from '#shared/amount/amount';
import { displayText } from '#shared/amount/format-amount';
import { explainTypedProblem, readTyped } from '#shared/amount/typed-value';
import { parseAddress } from '#shared/document/address';
import { explainRefusal } from '#shared/document/explain-refusal';
import type { Session } from '#shared/session/session';

/** Carried out, perhaps with something the clerk should know, or one sentence saying why not. */
export type Commit =
  | { readonly done: true; readonly notice?: string }
  | { readonly done: false; readonly sentence: string };

const DONE: Commit = { done: true };

/**
 * Turns typed text, an amount or a sum (`=1200+350.5*2`), into a command. A derived cell is only written when
 * `overriding` (改写) or already overridden; otherwise the refusal names its formula.
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
  const read = readTyped(typed, view.type, scale);
  if (!read.ok) return refused(`${text}：${explainTypedProblem(read.problem, scale)}`);
  const { value, rounded } = read.value;
  const writesFormula = view.kind === 'override' || (view.kind === 'derived' && overriding);
  const result = session.run(
    writesFormula
      ? { kind: 'override-cell', address, value }
      : { kind: 'set-cells', cells: [{ address, value }] },
  );
  if (!result.ok && result.problem.kind !== 'nothing-to-do') return refused(explainRefusal(result.problem));
  if (!rounded) return DONE;
  const notice = `${text}：“${typed.trim()}”的结果有分以下的小数，已四舍五入，录入 ${displayText(value, view.type, 'yuan')} 元`;
  return { done: true, notice };
}

function refused(sentence: string): Commit {
  return { done: false, sentence };
}
