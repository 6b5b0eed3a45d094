import { type Amount, type CellValue, isNumber, sameValue } from '../amount/amount';
import { compare } from '../amount/rounding';
import type { AddressText } from '../document/address';
import type { Entry, ProjectDocument, TableContent } from '../document/document';
import { Engine } from '../engine/engine';
import type { Identity } from '../engine/identity';
import type { CompileProblem } from '../engine/program';
import { plainText, quantumOf } from '../kind/value-text';
import { ok, type Result } from '../kit/result';
import type { Pack } from '../pack/pack';
import type { ColumnNumber, LineKey, TableId } from '../rule/rule';
import type { ImportReport } from './import-report';
import type { IssueList } from './issue-list';
import type { TableReading } from './read-table';

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
  const entries = new Map<TableId, Map<LineKey, Map<ColumnNumber, Entry>>>();
  for (const [id, content] of printed.tables) {
    entries.set(id, new Map([...content.entries].map(([line, columns]) => [line, new Map(columns)])));
  }
  const cells: SettledCells = { overrides: new Map(), filled: new Map() };
  for (const derived of engine.cells()) {
    const { number, place: stands } = derived;
    const derivation = engine.derivation(number);
    if (stands.book !== undefined || !derivation) continue;
    const { text: cell, type } = derived;
    const { table, line, column } = derived.address;
    const value = printed.tables.get(table)?.entries.get(line)?.get(column)?.value ?? null;
    const columns = entries.get(table)?.get(line);
    const computed = engine.computed(number) ?? null;
    const computedText = isNumber(computed) ? plainText(computed, type) : '';
    const place = readings.get(table)?.places.get(cell);
    if (value === null) {
      columns?.delete(column);
      if (!isNumber(computed) || computed === 0n || place === undefined) continue;
      append(cells.filled, table, { cell, place, computed: computedText });
      noteFilled({ cell, place, computedText }, issues);
    } else if (sameValue(value, computed)) {
      columns?.delete(column);
    } else {
      const step = quantumOf(type, printed.tables.get(table)?.scale ?? 'yuan');
      if (isNumber(value) && isRounded({ value, computed, derivation, step }, engine)) {
        columns?.set(column, { value, rounded: true });
      } else {
        append(cells.overrides, table, {
          cell,
          place: place ?? '',
          printed: isNumber(value) ? plainText(value, type) : '—',
          computed: computedText,
        });
      }
    }
  }
  const tables = [...printed.tables].map(([id, content]): [string, TableContent] => [
    id,
    { ...content, entries: new Map([...(entries.get(id) ?? [])].filter(([, columns]) => columns.size > 0)) },
  ]);
  return ok({ engine, tables: new Map(tables), cells });
}

type PrintedTotal = {
  readonly value: Amount;
  readonly computed: CellValue;
  readonly derivation: Identity;
  /** To which it is printed. */
  readonly step: Amount;
};

/** A printed total that differs from its formula by no more than the rounding of its terms (尾差). */
function isRounded({ value, computed, derivation, step }: PrintedTotal, engine: Engine): boolean {
  const shown = derivation.right.cells.map((cell) => engine.shown(cell));
  const terms = Math.max(1, shown.filter(isNumber).length);
  return compare(value, '=', isNumber(computed) ? computed : 0n, terms, step) !== 'fail';
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
