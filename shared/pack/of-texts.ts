import { calculates, measures, optionsOf } from '../kind/value-text';
import { oncePer } from '../kit/once-per';
import type { Table } from './pack';
import { codeLevels, panelColumns, typeAt } from './table-shape';

/** A table of titles with one text each, which is written and printed as text and not in a grid. */
export function isOfTexts(table: Table): boolean {
  const [only, ...others] = table.columns;
  if (only === undefined || others.length > 0 || codeLevels(table) !== undefined) return false;
  if (table.panels.flatMap(panelColumns).length !== 2) return false;
  const type = typeAt(table, {}, only.number);
  return !calculates(type) && optionsOf(type).length === 0;
}

/** Whether anything of the table is an amount of money. */
export const holdsMoney = oncePer((table: Table): boolean =>
  table.columns.some(({ number }) => measures(typeAt(table, {}, number)) === 'money'),
);
