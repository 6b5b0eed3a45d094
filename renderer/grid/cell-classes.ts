import { isNumber } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import type { LayoutCell } from '#shared/layout/layout';
import type { CellView } from '#shared/session/session';

/** What colours a cell besides its own content. */
export type CellMarks = {
  readonly failing: ReadonlyMap<AddressText, 'error' | 'warning'>;
  readonly highlighted: ReadonlySet<AddressText>;
};

/** Class names of a printed cell: its kind, its sign, whether an identity it stands in fails. */
export function cellClasses(
  cell: LayoutCell | undefined,
  view: CellView | undefined,
  marks: CellMarks,
): string[] {
  if (!cell) return [];
  const { content } = cell;
  const classes = [`is-${content.kind}`];
  if (cell.bold) classes.push('is-bold');
  if (content.kind === 'text') classes.push(`align-${content.align}`);
  if (content.kind === 'name') classes.push(`level-${content.level}`);
  if (content.kind !== 'cell') return classes;
  if (view) classes.push(`kind-${view.kind}`);
  if (view && isNumber(view.value) && view.value < 0n) classes.push('is-negative');
  const failing = marks.failing.get(content.address);
  if (failing) classes.push(`fails-${failing}`);
  if (marks.highlighted.has(content.address)) classes.push('is-lit');
  return classes;
}
