import type { Scale } from '#shared/amount/amount';
import { explainTypedProblem, readTyped } from '#shared/amount/typed-value';
import { type AddressText, parseAddress } from '#shared/document/address';
import type { CellEdit } from '#shared/document/command';
import { explainRefusal } from '#shared/document/explain-refusal';
import type { Session } from '#shared/session/session';
import type { Commit } from './commit-text';

/** Ctrl+Enter: one typed text into all the cells that are entered by hand, as one step. */
export function spreadText(
  session: Session,
  addresses: readonly AddressText[],
  typed: string,
  scale: Scale,
): Commit {
  const cells: CellEdit[] = [];
  let left = 0;
  for (const text of addresses) {
    const address = parseAddress(text);
    const view = address && session.cell(address);
    if (!address || view?.kind !== 'input') {
      left += 1;
      continue;
    }
    const read = readTyped(typed, view.type, scale);
    if (!read.ok) return { done: false, sentence: `${text}：${explainTypedProblem(read.problem, scale)}` };
    cells.push({ address, value: read.value.value });
  }
  const result = session.run({ kind: 'set-cells', cells });
  if (!result.ok && result.problem.kind !== 'nothing-to-do') {
    return { done: false, sentence: explainRefusal(result.problem) };
  }
  return left === 0
    ? { done: true }
    : { done: true, notice: `已录入；其中 ${left} 个单元格由公式计算或不适用，没有改动` };
}
