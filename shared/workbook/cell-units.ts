import type { Scale } from '../amount/amount';
import { POWER_OF } from '../amount/money-unit';
import { oncePer } from '../kit/once-per';
import { normalName } from '../kit/same-name';
import type { TableLocation } from './location';
import { type PrintedUnit, printedUnit, withoutMoneyUnit } from './printed-unit';
import { cellAt } from './sheet';

export type CellUnit = PrintedUnit & { readonly of: 'row' | 'column' };

/**
 * The units that a cell's row and column say, the row's first; more than one may contradict each other. `column` is the
 * place of an amount in the sheet: of several columns of units the nearest to its left speaks for it.
 */
export function unitsOf(
  location: TableLocation,
  panel: number,
  at: { readonly row: number; readonly column: number },
): CellUnit[] {
  const rows = unitsOfRows(location)(panel)(at.row);
  const column = unitsOfColumns(location)[panel]?.get(at.column);
  const nearest = location.unitColumns.findLast((place) => place < at.column);
  if (rows.length === 0 && column === undefined && nearest === undefined) return [];
  const beside =
    nearest === undefined
      ? undefined
      : printedUnit(normalName(cellAt(location.sheet, at.row, nearest)?.text ?? ''));
  return [
    ...(beside ? [{ ...beside, of: 'row' } as const] : []),
    ...rows,
    ...(column ? [{ ...column, of: 'column' } as const] : []),
  ];
}

/** What the labels of a row say of it, read once for all cells of the row. */
const unitsOfRows = oncePer(({ sheet, panels }: TableLocation) => {
  const ofPanels = panels.map((columns) => {
    const labels = columns.flatMap((column) =>
      column.shows === 'label' || column.shows === 'name' ? column.columns : [],
    );
    const known = new Map<number, readonly CellUnit[]>();
    return (row: number): readonly CellUnit[] => {
      const before = known.get(row);
      if (before) return before;
      const units = labels.flatMap((column): CellUnit[] => {
        const text = cellAt(sheet, row, column)?.text ?? '';
        const words = text.includes('元') ? withoutMoneyUnit(normalName(text)).unit : undefined;
        const unit = words === undefined ? undefined : printedUnit(words);
        return unit === undefined ? [] : [{ ...unit, of: 'row' }];
      });
      known.set(row, units);
      return units;
    };
  });
  return (panel: number) => ofPanels[panel] ?? (() => []);
});

/** Panel by panel: place of an amount in the sheet → what its column's title says. */
const unitsOfColumns = oncePer(({ panels }: TableLocation) =>
  panels.map((columns) => {
    const units = new Map<number, PrintedUnit | undefined>();
    for (const {
      columns: [at],
      unit,
    } of columns) {
      if (at === undefined || units.has(at)) continue;
      units.set(at, unit === undefined || unit === '' ? undefined : printedUnit(unit));
    }
    return units;
  }),
);

/** A unit of money that a cell's row or column prints and that is not the table's, or the `own` one of its column. */
export function otherMoneyUnit(
  page: TableLocation,
  panel: number,
  row: number,
  column: number,
  own: Scale | undefined,
): PrintedUnit | undefined {
  const power = own === undefined ? page.caption.power : POWER_OF[own];
  return unitsOf(page, panel, { row, column }).find((unit) => unit.kind === 'money' && unit.power !== power);
}
