import { isNumber } from '../amount/amount';
import type { AddressText } from '../document/address';
import type { ProjectDocument, TableContent } from '../document/document';
import type { CompileProblem } from '../engine/compile-problem';
import { Engine } from '../engine/engine';
import { plainText } from '../kind/value-text';
import { ok, type Result } from '../kit/result';
import type { Pack } from '../pack/pack';
import type { TableId } from '../rule/rule';
import type { ImportReport } from './import-report';
import type { IssueList } from './issue-list';
import type { TableReading } from './read-table';
import { settleCells } from './settle-cells';

type ReportedTable = ImportReport['tables'][number];

/** By table, the derived cells that the clerk is told of. */
export type SettledCells = {
  readonly overrides: Map<string, ReportedTable['overrides']>;
  readonly filled: Map<string, ReportedTable['filled']>;
};

export type SettledTables = {
  /** Started over the printed values. */
  readonly engine: Engine;
  readonly tables: ReadonlyMap<TableId, TableContent>;
  readonly cells: SettledCells;
};

/** Lets formulas take over wherever they give what is printed; keeps what differs; fills what was left blank. */
export function settleDerived(
  pack: Pack,
  printed: ProjectDocument,
  readings: ReadonlyMap<string, TableReading>,
  issues: IssueList,
): Result<SettledTables, CompileProblem> {
  const started = Engine.start(pack, printed);
  if (!started.ok) return started;
  const engine = started.value;
  const settled = settleCells(engine, printed.tables);
  const cells: SettledCells = { overrides: new Map(), filled: new Map() };
  for (const { cell: derived, printed: value, computed, as } of settled.cells) {
    const { text: cell, type } = derived;
    if (as !== 'blank' && as !== 'override') continue;
    const { table, line, column } = derived.address;
    const computedText = isNumber(computed) ? plainText(computed, type) : '';
    const place = readings.get(table)?.places.get(line, column);
    if (as === 'blank' && place !== undefined && isNumber(computed) && computed !== 0n) {
      append(cells.filled, table, { cell, place, computed: computedText });
      noteFilled({ cell, place, computedText }, issues);
    }
    if (as === 'override')
      append(cells.overrides, table, {
        cell,
        place: place ?? '',
        printed: isNumber(value) ? plainText(value, type) : '—',
        computed: computedText,
      });
  }
  return ok({ engine, tables: settled.tables, cells });
}

function noteFilled(
  filled: { readonly cell: AddressText; readonly place: string; readonly computedText: string },
  issues: IssueList,
): void {
  const { cell, place, computedText } = filled;
  issues.add({
    rule: 'G-9',
    severity: 'warning',
    message: `${cell} 在工作簿中是空的，按公式应为 ${computedText}，已补上，请核对`,
    cells: [cell],
    place,
  });
}

function append<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}
