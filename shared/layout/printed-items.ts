import { present } from '../kit/assert';
import { recountOrdinals } from '../kit/recount-ordinals';
import type { Panel, PanelItem } from '../pack/pack';
import type { CodedLine } from '../pack/table-shape';
import type { BookId } from '../rule/rule';

/** What the project decides about a table's lines. */
export type PrintedLines = {
  /** The book whose table is laid out; absent: the project's own. */
  readonly book?: BookId;
  readonly lines: readonly CodedLine[];
  /** Keys of optional lines that are not printed, see `hiddenLines`. */
  readonly hidden: ReadonlySet<string>;
};

/** Without the optional lines that are not printed; the ordinals of such a panel are counted through. */
export function printedItems(panel: Panel, hidden: ReadonlySet<string>): readonly PanelItem[] {
  const shown = panel.items.filter((item) => item.kind !== 'line' || !hidden.has(item.line.key));
  if (!panel.items.some((item) => item.kind === 'line' && item.line.optional)) return shown;
  const labels = recountOrdinals(shown.map((item) => (item.kind === 'line' ? item.line.label : '')));
  return shown.map((item, at) =>
    item.kind === 'line'
      ? { ...item, line: { ...item.line, label: present(labels[at], 'as many labels as items') } }
      : item,
  );
}

/** Rows of the panel by itself, without what fills it up. */
export function panelHeight(panel: Panel, { lines, hidden }: PrintedLines): number {
  return printedItems(panel, hidden).reduce(
    (height, { kind }) => height + (kind === 'codes' ? lines.length : kind === 'fill' ? 0 : 1),
    0,
  );
}
