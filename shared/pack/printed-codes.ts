import { oncePer } from '../kit/once-per';
import type { HeaderNode, Table } from './pack';
import { codeLevels } from './table-shape';

/** How many digits at the end of the table's longest codes only number rows. */
export function serialDigits(table: Table): number {
  for (const panel of table.panels) {
    for (const item of panel.items) if (item.kind === 'codes') return item.serial;
  }
  return 0;
}

/** What is printed of a line's code: without the digits that only number rows. */
export function printedCode(table: Table, code: string): string {
  return isNumbered(table, code) ? code.slice(0, -serialDigits(table)) : code;
}

/** Whether the last digits of a line's code only tell it from other rows of the same code. */
export function isNumbered(table: Table, code: string): boolean {
  return serialDigits(table) > 0 && code.length === codeLevels(table)?.at(-1);
}

/** Digits that codes have where they are printed. */
export const printedLevels = oncePer((table: Table): readonly number[] | undefined => {
  const levels = codeLevels(table);
  const serial = serialDigits(table);
  if (!levels || serial === 0) return levels;
  const printed = [...levels.slice(0, -1), (levels.at(-1) ?? 0) - serial];
  return [...new Set(printed)].filter((length) => length > 0);
});

/** After how many characters each part of a code ends that is printed in several columns; else its levels. */
export function codeBreaks(table: Table): readonly number[] | undefined {
  return breaksOf(table);
}

const breaksOf = oncePer((table: Table): readonly number[] | undefined => {
  const digitsOf = (node: HeaderNode): readonly number[] | undefined =>
    'columns' in node ? (node.digits ?? node.columns.map(digitsOf).find((found) => found)) : undefined;
  const said = table.panels.flatMap(({ header }) => header.map(digitsOf)).find((found) => found);
  return said ?? printedLevels(table);
});
