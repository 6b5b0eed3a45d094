import type { Scale } from '../amount/amount';
import { POWER_OF } from '../amount/money-unit';
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
  { sheet, unitColumns, panels }: TableLocation,
  panel: number,
  at: { readonly row: number; readonly column: number },
): CellUnit[] {
  const rawAt = (row: number, column: number): string => cellAt(sheet, row, column)?.text ?? '';
  const nearest = unitColumns.findLast((column) => column < at.column);
  const labels = (panels[panel] ?? []).filter(({ shows }) => shows === 'label' || shows === 'name');
  const label = labels
    .flatMap(({ columns }) => columns)
    .map((column) => rawAt(at.row, column))
    .filter((text) => text.includes('元'))
    .map(normalName);
  const column = (panels[panel] ?? []).find(({ columns }) => columns[0] === at.column);
  const row = [
    nearest === undefined ? undefined : normalName(rawAt(at.row, nearest)),
    ...label.map((text) => withoutMoneyUnit(text).unit),
  ];
  const said = (words: string | undefined, of: CellUnit['of']): CellUnit[] => {
    const unit = words === undefined || words === '' ? undefined : printedUnit(words);
    return unit === undefined ? [] : [{ ...unit, of }];
  };
  return [...row.flatMap((words) => said(words, 'row')), ...said(column?.unit, 'column')];
}

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
