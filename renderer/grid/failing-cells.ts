import type { AddressText } from '#shared/document/address';
import type { Finding } from '#shared/engine/finding';

/** Cells that stand in a failing identity; an error outweighs a warning, hints are not marked. */
export function failingCells(findings: readonly Finding[]): ReadonlyMap<AddressText, 'error' | 'warning'> {
  const failing = new Map<AddressText, 'error' | 'warning'>();
  for (const { state, severity, cells } of findings) {
    if (state !== 'fail' || severity === 'hint') continue;
    for (const cell of cells) if (failing.get(cell) !== 'error') failing.set(cell, severity);
  }
  return failing;
}

/** Keys whose mark appeared, went or changed. */
export function changedMarks<Mark>(
  before: ReadonlyMap<AddressText, Mark>,
  after: ReadonlyMap<AddressText, Mark>,
): AddressText[] {
  const changed = [...after].filter(([cell, mark]) => before.get(cell) !== mark).map(([cell]) => cell);
  for (const cell of before.keys()) if (!after.has(cell)) changed.push(cell);
  return changed;
}
