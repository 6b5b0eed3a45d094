import { type AddressText, toAddress } from '#shared/document/address';
import type { Step } from '#shared/document/command';
import { explainRefusal } from '#shared/document/explain-refusal';
import type { Session } from '#shared/session/session';

/**
 * Delete: empties what was entered and gives overridden cells their formula back, as one undo step. Cells that a
 * formula decides stay; when the clerk should know that, or nothing could be done, the sentence to say is returned.
 */
export function clearCells(session: Session, addresses: readonly AddressText[]): string | undefined {
  const cells = addresses.flatMap((text) => {
    const address = toAddress(text);
    const view = session.cell(address);
    return view ? [{ address, view }] : [];
  });
  const of = (kind: string) => cells.filter(({ view }) => view.kind === kind);
  const inputs = of('input').map(({ address }) => ({ address, value: null }));
  const overrides = of('override').map(({ address }) => address);
  const steps: Step[] = [];
  if (inputs.length > 0) steps.push({ kind: 'set-cells', cells: inputs });
  if (overrides.length > 0) steps.push({ kind: 'restore-formula', addresses: overrides });
  const [first] = cells;
  if (!first) return '这里是表样文字，不能清除';
  if (steps.length === 0) {
    if (cells.length > 1) return '选中的都是计算或不适用的单元格，没有可清除的内容';
    // Its own refusal names the formula.
    steps.push({ kind: 'set-cells', cells: [{ address: first.address, value: null }] });
  }
  const result = session.run({ kind: 'together', steps });
  if (!result.ok && result.problem.kind !== 'nothing-to-do') return explainRefusal(result.problem);
  const derived = of('derived').length;
  return derived > 0 ? `已清除；其中 ${derived} 个单元格由公式计算，没有改动` : undefined;
}
