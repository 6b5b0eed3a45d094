import { useEffect, useState } from 'react';
import { type PageRows, pageBreaks } from '#shared/print/page-breaks';
import { contentSize } from '#shared/print/paper';
import type { PrintedTable } from '#shared/print/print-table';

/** A table of the pack made ready for paper. Not every pack prints a 表号 by which its sheets could be told apart. */
export type ChosenTable = { readonly id: string; readonly printed: PrintedTable };

/** One sheet of paper: the rows of one table that stand on it. */
export type SheetPage = { readonly id: string; readonly table: PrintedTable; readonly rows: PageRows };

export const PIXELS_PER_MILLIMETRE = 96 / 25.4;

/** The sheets that the printed flow will take, measured in it once it stands in the page. */
export function usePages(flow: HTMLElement | null, tables: readonly ChosenTable[]): readonly SheetPage[] {
  const [pages, setPages] = useState<readonly SheetPage[]>([]);
  useEffect(() => {
    const sections = [...(flow?.querySelectorAll<HTMLElement>('.print-table') ?? [])];
    setPages(
      tables.flatMap(({ id, printed: table }, at) => {
        const section = sections[at];
        return section ? breaks(section, table).map((rows) => ({ id, table, rows })) : [];
      }),
    );
  }, [flow, tables]);
  return pages;
}

function breaks(section: HTMLElement, { fit }: PrintedTable): readonly PageRows[] {
  const { width, height } = contentSize(fit.paper);
  section.style.width = `${width}mm`;
  const head = section.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  const rows = [...section.querySelectorAll('tbody > tr')];
  const heights = rows.map((row) => row.getBoundingClientRect().height);
  const withNotes = rows.at(-1)?.classList.contains('print-notes') ?? false;
  return pageBreaks(heights, head, height * PIXELS_PER_MILLIMETRE, withNotes);
}
