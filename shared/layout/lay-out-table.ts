import type { Table } from '../pack/pack';
import { layOutPlane } from './lay-out-plane';
import { layOutWords, type WordsOptions } from './lay-out-words';
import type { TableLayout } from './layout';
import type { PrintedLines } from './printed-items';

export type LayoutOptions = PrintedLines & WordsOptions;

/** Lays a table out as the ministry prints it. */
export function layOutTable(table: Table, options: LayoutOptions): TableLayout {
  return { ...layOutWords(table, options), ...layOutPlane(table, options), landscape: table.landscape };
}
