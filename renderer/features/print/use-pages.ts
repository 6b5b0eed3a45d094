import { useEffect, useState } from 'react';
import type { Table } from '#shared/pack/pack';
import type { PageRows } from '#shared/print/page-breaks';
import type { PrintedTable } from '#shared/print/print-table';
import { inSlices } from '../../store/in-slices';
import { measuredBreaks } from './measure-rows';

/** One sheet of paper: the rows of one table that stand on it. Not every pack prints a 表号 by which sheets could be told apart. */
export type SheetPage = { readonly id: string; readonly table: PrintedTable; readonly rows: PageRows };

export type Pages = {
  readonly pages: readonly SheetPage[];
  /** No more come. */
  readonly isWhole: boolean;
};

const NOTHING: Pages = { pages: [], isWhole: false };

/** The sheets that these tables will take, table after table; `prepare` makes one ready for paper. */
export function usePages(tables: readonly Table[], prepare: (table: Table) => PrintedTable): Pages {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    let pages: readonly SheetPage[] = [];
    const made = function* (): Generator<readonly SheetPage[]> {
      for (const table of tables) {
        const printed = prepare(table);
        yield measuredBreaks(printed).map((rows) => ({ id: table.id, table: printed, rows }));
      }
    };
    // The table that is looked at first is there at once, with the dialog.
    const work = made();
    const first = work.next();
    if (!first.done) pages = first.value;
    setFound({ pages, isWhole: tables.length <= 1 });
    if (tables.length <= 1) return undefined;
    return inSlices(
      work,
      (more) => {
        pages = [...pages, ...more.flat()];
        setFound({ pages, isWhole: false });
      },
      () => setFound({ pages, isWhole: true }),
    );
  }, [tables, prepare]);
  return found;
}
