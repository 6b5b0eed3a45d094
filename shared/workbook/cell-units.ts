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
): readonly CellUnit[] {
  return unitsAlong(location, panel, at.row)(at.column);
}

/** The same of a row, for whoever asks for its cells one after another. */
export function unitsAlong(
  location: TableLocation,
  panel: number,
  row: number,
): (column: number) => readonly CellUnit[] {
  const rows = unitsOfRows(location)(panel)(row);
  const columns = unitsOfColumns(location)[panel] ?? NO_COLUMNS;
  const { sheet, unitColumns } = location;
  if (rows.length === 0 && columns.size === 0 && unitColumns.length === 0) return noUnits;
  return (at) => {
    const column = columns.get(at);
    const nearest = unitColumns.findLast((place) => place < at);
    if (rows.length === 0 && column === undefined && nearest === undefined) return NO_UNITS;
    const beside =
      nearest === undefined ? undefined : printedUnit(normalName(cellAt(sheet, row, nearest)?.text ?? ''));
    return [
      ...(beside ? [{ ...beside, of: 'row' } as const] : []),
      ...rows,
      ...(column ? [{ ...column, of: 'column' } as const] : []),
    ];
  };
}

const NO_UNITS: readonly CellUnit[] = [];
const NO_COLUMNS: ReadonlyMap<number, PrintedUnit> = new Map();

function noUnits(): readonly CellUnit[] {
  return NO_UNITS;
}

/** What the labels of a row say of it. */
const unitsOfRows = oncePer(({ sheet, panels }: TableLocation) => {
  const ofPanels = panels.map((columns) => {
    const labels = columns.flatMap((column) =>
      column.shows === 'label' || column.shows === 'name' ? column.columns : [],
    );
    return (row: number): readonly CellUnit[] => {
      const cells = sheet.rows.get(row);
      let units = NO_UNITS;
      for (const column of labels) {
        const text = cells?.get(column)?.text ?? '';
        const words = text.includes('元') ? withoutMoneyUnit(normalName(text)).unit : undefined;
        const unit = words === undefined ? undefined : printedUnit(words);
        if (unit) units = [...units, { ...unit, of: 'row' }];
      }
      return units;
    };
  });
  return (panel: number) => ofPanels[panel] ?? (() => []);
});

/** Panel by panel: place of an amount in the sheet → what its column's title says. */
const unitsOfColumns = oncePer(({ panels }: TableLocation) =>
  panels.map((columns): ReadonlyMap<number, PrintedUnit> => {
    const met = new Set<number>();
    const units = new Map<number, PrintedUnit>();
    for (const {
      columns: [at],
      unit,
    } of columns) {
      if (at === undefined || met.has(at)) continue;
      met.add(at);
      const said = unit === undefined || unit === '' ? undefined : printedUnit(unit);
      if (said) units.set(at, said);
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
