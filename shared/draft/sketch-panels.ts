import { KINDS } from '../kind/kinds';
import { append, greatest } from '../kit/lists';
import { codeText } from '../workbook/join-code';
import type { DraftColumn } from './draft-table';
import type { HeaderCell, SketchColumn } from './sketch-columns';
import type { SketchGrid } from './sketch-grid';

/** One of the lists of lines that stand side by side, with the 栏次 of each of its amount columns. */
export type SketchPanel = {
  readonly title: string | undefined;
  readonly columns: readonly (SketchColumn & { readonly amount: number | undefined })[];
};

/** A panel begins with the column of labels or codes that follows one of amounts. */
export function sketchPanels(
  grid: SketchGrid,
  columns: readonly SketchColumn[],
  numbersRow: number | undefined,
): SketchPanel[] {
  const groups: SketchColumn[][] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    const begins = column.shows === 'label' || column.shows === 'code';
    if (!last || (begins && last.some(({ shows }) => shows === 'amount'))) groups.push([column]);
    else last.push(column);
  }
  const panels: SketchPanel[] = [];
  for (const group of groups) {
    const title = groups.length > 1 ? commonTitle(group) : undefined;
    const own = group.map((column) =>
      title === undefined ? column : { ...column, path: column.path.slice(1) },
    );
    panels.push({ title, columns: numbered(own, grid, numbersRow, panels) });
  }
  return panels;
}

/** The header cell that spans all of the panel's columns. */
function commonTitle(group: readonly SketchColumn[]): string | undefined {
  const [first] = group;
  const top = first?.path[0];
  const spans = group.every(({ path }) => path.length > 1 && path[0]?.place === top?.place);
  return spans ? top?.text : undefined;
}

/**
 * Printed 栏次 where there are; lists of codes that go on in the next panel keep the numbers of the first; else
 * counted on from panel to panel.
 */
function numbered(
  columns: readonly SketchColumn[],
  grid: SketchGrid,
  numbersRow: number | undefined,
  before: readonly SketchPanel[],
): SketchPanel['columns'] {
  const titles = titlesOf(columns);
  const alike = before.find(
    (panel) => columns[0]?.shows === 'code' && titlesOf(panel.columns).join('|') === titles.join('|'),
  );
  const used = before.flatMap((panel) => panel.columns.flatMap(({ amount }) => amount ?? []));
  let next = alike ? 0 : greatest(used, 0);
  return columns.map((column) => {
    if (column.shows !== 'amount') return { ...column, amount: undefined };
    next += 1;
    const printed = numbersRow === undefined ? '' : codeText(grid.own(numbersRow, column.at[0] ?? 0));
    return { ...column, amount: /^[1-9]\d?$/.test(printed) ? Number(printed) : next };
  });
}

function titlesOf(columns: readonly SketchColumn[]): string[] {
  return columns.map(({ path, shows }) => `${shows}${path.at(-1)?.text ?? ''}`);
}

const WIDTHS = { label: 34, number: 6, code: 14, name: 34, amount: 17 } as const;

/** The panel's columns as groups and leaves, for `columns:`. `aliases` are other titles of its amount columns. */
export function columnTree(panel: SketchPanel, aliases: readonly string[]): DraftColumn[] {
  return branch(panel.columns, 0, aliases);
}

function branch(columns: SketchPanel['columns'], depth: number, aliases: readonly string[]): DraftColumn[] {
  const nodes: DraftColumn[] = [];
  for (let at = 0; at < columns.length; ) {
    const column = columns[at];
    if (!column) break;
    const head: HeaderCell | undefined = column.path[depth];
    let end = at + 1;
    while (head && end < columns.length && columns[end]?.path[depth]?.place === head.place) end += 1;
    const together = columns.slice(at, end);
    const grouped = head !== undefined && together.every(({ path }) => path.length > depth + 1);
    if (grouped) nodes.push({ title: head.text, columns: branch(together, depth + 1, aliases) });
    else
      append(
        nodes,
        together.flatMap((one) => leaves(one, aliases)),
      );
    at = end;
  }
  return nodes;
}

function leaves(column: SketchPanel['columns'][number], aliases: readonly string[]): DraftColumn[] {
  const title = column.path.at(-1)?.text ?? '';
  const width = WIDTHS[column.shows];
  if (column.shows === 'amount' && column.type !== undefined) {
    const { type } = column;
    return [
      {
        column: column.amount ?? 1,
        title,
        type,
        width: KINDS[type].calculates ? WIDTHS.amount : WIDTHS.label,
      },
    ];
  }
  if (column.shows === 'amount') {
    return [{ amount: column.amount ?? 1, title, ...(aliases.length > 0 ? { aliases } : {}), width }];
  }
  const parts = column.parts.length > 1 ? { parts: column.parts } : {};
  if (!column.withName) return [{ shows: column.shows, title, ...parts, width }];
  return [
    { shows: 'code', title: '科目编码', aliases: [title], width },
    { shows: 'name', title: '科目名称', aliases: [title], width: WIDTHS.name },
  ];
}
